/// Strings as C wants them for a program's arguments and environment, with a null at the end.
struct CStrings: ~Copyable {
  var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) {
    pointers = strings.map { $0.withBytes { strdup($0) } } + [nil]
  }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}
