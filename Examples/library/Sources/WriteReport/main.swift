// WriteReport DUMP FOLDER: a report with charts, one chart, and the numbers as CSV.

import Foundation
import HeapHTML
import HeapHTMLCairo

guard CommandLine.arguments.count == 3 else { fatalError("usage: WriteReport DUMP FOLDER") }
let folder = URL(filePath: CommandLine.arguments[2], directoryHint: .isDirectory)

func write(_ bytes: [UInt8], _ path: String) throws {
  let file = folder.appending(path: path)
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(bytes).write(to: file)
}

let dump = try Dump(contentsOf: CommandLine.arguments[1])
for file in try dump.report(ReportOptions(title: "An example"), charts: .cairo) {
  try write(file.bytes, file.path)
}
if let chart = try dump.svg(of: .tracked, width: 800, drawnBy: .cairo) {
  try write(chart, "tracked.svg")
}
try write(try dump.export(.csv), "numbers.csv")
