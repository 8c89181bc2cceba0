// WhatToFix DUMP: the largest classes at the peak, and what to do first.

import Foundation
import HeapHTML

guard CommandLine.arguments.count == 2 else { fatalError("usage: WhatToFix DUMP") }

do {
  let dump = try Dump(contentsOf: CommandLine.arguments[1])
  if let peak = dump.peak {
    let snapshot = dump.snapshots[peak]
    print("peak: \(snapshot.bytes) bytes in \(snapshot.alive) objects, \(snapshot.description)")
    let classes = try dump.classes(at: peak).sorted { $0.bytes > $1.bytes }
    for usage in classes.prefix(3) {
      print("  \(usage.name): \(usage.bytes) bytes, \(usage.alive) alive")
    }
  }
  let findings = dump.findings()
  if findings.isEmpty { print("nothing stands out") }
  for finding in findings {
    print("\(finding.kind): \(finding.title)")
    print("  \(finding.nextStep)")
  }
} catch {
  FileHandle.standardError.write(Data("WhatToFix: \(error)\n".utf8))
  exit(1)
}
