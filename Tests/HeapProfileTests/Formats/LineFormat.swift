import Bytes
import HeapProfile
import Measures

/// A second format, made up to show what one costs: this file, and an entry in a list.
///
///     heap lines
///     snapshot 1.5 after the start
///     object app.Node 96 0.5
///
/// A line for each snapshot (time, description) and each object (class, bytes, birth), which has
/// this size at every snapshot after its birth.
struct LineFormat: DumpFormat {
  let name = "lines"

  func recognises(_ beginning: [UInt8]) -> Bool { beginning.starts(with: "heap lines\n".utf8) }

  func advice(for code: LoadError.Code) -> String? { "see the page about lines" }

  func read(_ input: DumpInput, filling builder: consuming ProfileBuilder) throws(LoadError)
    -> ProfileBuilder
  {
    let text = String(decoding: input.source.array, as: UTF8.self)
    let lines = text.split(separator: "\n").dropFirst().map { $0.split(separator: " ") }
    var times: [Double] = []
    var classes: [(name: Substring, rows: [UInt32])] = []
    for line in lines {
      switch line.first {
      case "snapshot" where line.count > 1:
        times.append(Double(line[1]) ?? 0)
        builder.add(
          Snapshot(
            timestamp: times.last ?? 0, description: line.dropFirst(2).joined(separator: " "),
            trackedTotal: 0))
      case "object" where line.count == 4:
        let bytes = ByteCount(Int64(line[2]) ?? 0)
        let birth = Double(line[3]) ?? 0
        let sized = try builder.add(Sized(size: bytes, flat: bytes))
        let later = times.filter { $0 > birth }
        for time in later { try builder.addSize(at: time, sized) }
        let name = builder.text(Array(line[1].utf8))
        let row = try builder.add(
          NewInstance(name: name, birth: birth), sizeCount: later.count)
        let place = classes.firstIndex { $0.name == line[1] } ?? classes.endIndex
        if place == classes.endIndex { classes.append((line[1], [])) }
        classes[place].rows.append(row)
      default: throw LoadError(.malformed, "a line that nobody knows")
      }
    }
    for (name, rows) in classes { builder.addClass(String(name), instances: rows) }
    return builder
  }
}
