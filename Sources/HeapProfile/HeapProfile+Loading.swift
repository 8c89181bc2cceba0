package import Bytes

extension HeapProfile {
  /// Reads a dump of whichever format its content has.
  ///
  /// - Parameters:
  ///   - source: the input; the last bytes may still be on their way.
  ///   - limits: what reading it may cost.
  ///   - position: told how far the reading has come.
  ///   - formats: those that are looked for, in this order.
  /// - Throws: ``LoadError``; nothing in the input is ever run, imported or opened.
  package convenience init(
    _ source: OwnedBytes, limits: InputLimits = InputLimits(), position: ReadingPosition? = nil,
    formats: [any DumpFormat] = DumpFormats.all
  ) throws(LoadError) {
    guard source.count > 0 else { throw LoadError(.empty, at: 0, "the input is empty") }
    let beginning = source.beginning(DumpFormats.beginning)
    let foreign = ForeignContent(beginning, byteCount: source.count)
    guard foreign == nil, let format = formats.first(where: { $0.recognises(beginning) }) else {
      throw Self.unrecognised(foreign, formats)
    }
    let input = DumpInput(source: source, limits: limits, position: position)
    do throws(LoadError) {
      self.init(
        try format.read(input, filling: ProfileBuilder(source, limits: limits)).finish())
    } catch {
      throw error.advised(by: format)
    }
  }

  /// The same profile.
  private convenience init(_ other: HeapProfile) {
    self.init(
      texts: other.texts, classes: other.classes, instances: other.instances, sizes: other.sizes,
      sized: other.sized, snapshots: other.snapshots, traces: other.traces, record: other.record,
      census: other.census)
  }

  private static func unrecognised(
    _ content: ForeignContent?, _ formats: [any DumpFormat]
  ) -> LoadError {
    let advice = formats.compactMap { $0.advice(for: .unrecognised) }.joined(separator: "; ")
    return LoadError(
      .unrecognised,
      content.map { "the file is \($0.name)" }
        ?? "the file has an unknown format",
      remedy: content?.remedy ?? .advice(advice))
  }
}

extension LoadError {
  /// The same with what the format says about it.
  fileprivate func advised(by format: any DumpFormat) -> LoadError {
    guard remedy == nil, let advice = format.advice(for: code) else { return self }
    var error = self
    error.remedy = .advice(advice)
    return error
  }
}
