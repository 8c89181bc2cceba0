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
  package init(
    _ source: OwnedBytes, limits: InputLimits = InputLimits(), position: ReadingPosition? = nil,
    formats: [any DumpFormat] = DumpFormats.all
  ) throws(LoadError) {
    guard source.count > 0 else { throw LoadError(.empty, at: 0, "the input is empty") }
    let beginning = source.beginning(DumpFormats.beginning)
    guard let format = formats.first(where: { $0.recognises(beginning) }) else {
      throw Self.unrecognised(beginning)
    }
    let input = DumpInput(source: source, limits: limits, position: position)
    do throws(LoadError) {
      self = try format.read(input, filling: ProfileBuilder(source, limits: limits)).finish()
    } catch {
      throw error.advised(by: format)
    }
  }

  private static func unrecognised(_ beginning: [UInt8]) -> LoadError {
    let first = String(beginning.first ?? 0, radix: 16)
    return LoadError(.unrecognised, at: 0, "unknown opcode 0x\(first)")
  }
}

extension LoadError {
  /// The same with what the format says about it.
  fileprivate func advised(by format: any DumpFormat) -> LoadError {
    var error = self
    error.advice = format.advice(for: code)
    return error
  }
}
