/// Files that `recording.json` names.
enum RecordedFile {
  /// A file in the recording's folder; nil: what leads elsewhere, or is no name.
  static func name(_ value: JSONValue?) -> String? {
    guard let name = value?.text, !name.isEmpty, name != ".", name != "..",
      !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0)
    else { return nil }
    return name
  }
}
