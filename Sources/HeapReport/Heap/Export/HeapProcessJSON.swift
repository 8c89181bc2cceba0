import HeapGraph
import Measures

/// What a heap file says of its process.
enum HeapProcessJSON {
  static func write(_ facts: ProcessFacts, _ out: inout [UInt8]) {
    out.append("{\"program\":")
    out.appendJSON(optional: facts.program)
    out.append(",\"python\":")
    out.appendJSON(optional: facts.python)
    out.append(",\"command\":")
    out.appendJSON(optional: facts.command)
    out.append(",\"pid\":")
    out.appendJSON(facts.process)
    out.append(",\"time\":")
    out.appendJSON(facts.time)
    out.append(",\"resident\":")
    out.appendJSON(facts.resident)
    out.append(",\"virtual\":")
    out.appendJSON(facts.virtual)
    out.append(",\"other_interpreters\":")
    out.appendJSON(facts.otherInterpreters)
    out.append("}")
  }
}

extension [UInt8] {
  mutating func appendJSON(optional text: String?) {
    if let text { appendJSON(text) } else { append("null") }
  }

  /// Appends an address as Python writes it, as a text: numbers of JSON are exact to 53 bits only.
  mutating func appendAddress(_ address: UInt64) {
    append("\"0x")
    append(contentsOf: String(address, radix: 16).utf8)
    append("\"")
  }

  /// Appends what comes before a value, and a text.
  mutating func member(_ before: StaticString, text: String) {
    append(before)
    appendJSON(text)
  }

  /// Appends what comes before a value, and a number.
  mutating func member(_ before: StaticString, _ bytes: ByteCount) {
    member(before, Int64(bytes))
  }

  /// The same for a number of things.
  mutating func member(_ before: StaticString, _ number: some BinaryInteger) {
    append(before)
    append(number: number)
  }
}
