#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the operating system said when it refused something.
struct SystemError: Error, Sendable {
  let number: Int32

  /// The error of the call that just failed.
  static var last: SystemError { SystemError(number: errno) }

  /// In lower case, as part of a sentence: `no such file or directory`.
  var reason: String {
    guard let message = strerror(number) else { return "error \(number)" }
    let text = String(cString: message)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
