import HeapProfile
import System

/// The lines to name for each trace: the innermost of the program itself, and the innermost of all.
package struct TracePlaces: Sendable {
  /// All lines that are named.
  private(set) var places: [CallPlace] = []
  /// For each trace the place to name and the innermost one, in ``places``.
  private(set) var blamed: [Int] = []
  private(set) var innermost: [Int] = []
  private var index: [CallPlace: Int] = [:]

  init(_ traces: [Trace]) {
    for trace in traces {
      let frames = trace.frames
      let inner = frames.last ?? Frame(file: "", fileName: "", line: nil, function: "", source: "")
      innermost.append(number(of: inner))
      blamed.append(number(of: frames.last(where: Self.isOfProgram) ?? inner))
    }
  }

  private mutating func number(of frame: Frame) -> Int {
    let place = CallPlace(frame)
    if let known = index[place] { return known }
    index[place] = places.count
    places.append(place)
    return places.count - 1
  }

  /// Whether a frame is of a person's own code, and no step of a constructor on its way up.
  private static func isOfProgram(_ frame: Frame) -> Bool {
    guard frame.line != nil, !frame.isOfLibrary else { return false }
    guard ["__init__", "__new__", "__call__"].contains(frame.function) else { return true }
    return !["super(", "__init__(", "__new__("].contains { frame.source.contains(bytes: $0) }
  }
}

extension String {
  /// Whether the bytes of another text are among this one's.
  func contains(bytes other: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { UnsafeRawBufferPointer($0).contains(other) }
  }
}
