import Bytes
import PickleReader

/// Keeps each trace once, however many instances were made there.
struct TraceInterner {
  private var indices: [[UInt32]: TraceIndex] = [:]
  private var frames: [Frame] = []
  private var frameIndices: [FrameKey: UInt32] = [:]
  private var strings: [String] = []
  /// By their bytes: two texts that only look the same are two texts.
  private var stringIndices: [[UInt8]: UInt32] = [:]
  /// The number of each text value seen: picklers fetch file and function names from the memo.
  private var numbers: [Value: UInt32] = [:]
  /// Of them those that were asked for last, each at the place that its offset says: most of a dump's frames
  /// are the same few.
  private var recent = [(value: Value, number: UInt32)](repeating: (.none, 0), count: 1 << 10)
  /// The number of the text that several source lines make.
  private var joined: [[UInt32]: UInt32] = [:]
  /// What is known of traces that several instances share, with the number of frames that they had
  /// and the bytes of their long texts.
  private var shared: [Value: (count: Int, textCount: Int, index: TraceIndex)] = [:]
  private var frameBudget: SharingBudget
  private var textBudget: SharingBudget

  private struct FrameKey: Hashable {
    var file: UInt32
    var function: UInt32
    var source: UInt32
    var line: Int64?
  }

  init(_ limits: InputLimits, byteCount: Int) {
    frameBudget = SharingBudget(limits, byteCount: byteCount)
    textBudget = SharingBudget(limits, byteCount: byteCount)
  }

  /// Call this between pickles: the next one numbers its nodes from the start.
  mutating func forgetValues() {
    shared = [:]
  }

  /// The index of a trace: a list of `inspect.stack` records without their frame objects
  /// (file, line, function, source lines, index), or of strings; nil for None.
  mutating func index(
    of trace: Value, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> TraceIndex? {
    if trace.isNone { return nil }
    guard let records = graph.sequence(trace) else {
      throw .unexpected(at: offset, "a trace is \(graph.describe(trace))")
    }
    graph.seal(trace)
    if records.isEmpty { return nil }
    // Every instance shows its trace, whether they share it or not.
    try frameBudget.spend(records.count, free: FreeSharing.frames, at: offset)
    if let known = shared[trace], known.count == records.count {
      try textBudget.spend(known.textCount, free: 0, at: offset)
      return known.index
    }
    let (index, textCount) = try index(of: records, in: graph, at: offset, &builder)
    if graph.isLasting(trace) { shared[trace] = (records.count, textCount, index) }
    return index
  }

  private mutating func index(
    of records: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> (TraceIndex, textCount: Int) {
    var key: [UInt32] = []
    var textCount = 0
    key.reserveCapacity(records.count)
    for record in records {
      guard let frame = try frame(record, in: graph, at: offset) else {
        throw .unexpected(at: offset, "a frame of a trace is \(graph.describe(record))")
      }
      for text in [frame.file, frame.function, frame.source] {
        let count = strings[Int(text)].utf8.count
        try textBudget.spend(count, free: FreeSharing.text, at: offset)
        if count > FreeSharing.text { textCount += count }
      }
      key.append(intern(frame))
    }
    if let known = indices[key] { return (known, textCount) }
    let index = builder.add(Trace(frames: key.map { frames[Int($0)] }))
    indices[key] = index
    return (index, textCount)
  }

  private mutating func intern(_ key: FrameKey) -> UInt32 {
    if let known = frameIndices[key] { return known }
    let index = UInt32(frames.count)
    let source = strings[Int(key.source)].trimmingBlanks
    frames.append(
      Frame(
        file: strings[Int(key.file)],
        fileName: strings[Int(key.file)].lastPathPart, line: key.line,
        function: strings[Int(key.function)],
        source: source, hasBlankSource: source.isEmpty && !strings[Int(key.source)].isEmpty))
    frameIndices[key] = index
    return index
  }

  private mutating func frame(
    _ record: Value, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> FrameKey? {
    if record.isText {
      // Heapmonitor stored each frame as text.
      return FrameKey(
        file: number(.none, in: graph), function: number(.none, in: graph),
        source: number(record, in: graph), line: nil)
    }
    guard let parts = graph.sequence(record), parts.count >= 3 else { return nil }
    graph.seal(record)
    return FrameKey(
      file: number(parts[0], in: graph), function: number(parts[2], in: graph),
      source: try source(parts.count > 3 ? parts[3] : .none, in: graph, at: offset),
      line: graph.integer(parts[1]))
  }

  /// The number of the source lines of a frame: one as a rule, none for code without a file.
  private mutating func source(
    _ lines: Value, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> UInt32 {
    graph.seal(lines)
    guard let lines = graph.sequence(lines) else { return number(lines, in: graph) }
    if lines.count == 1 { return number(lines[0], in: graph) }
    try frameBudget.spend(lines.count, free: FreeSharing.frames, at: offset)
    let key = lines.map { number($0, in: graph) }
    if let known = joined[key] { return known }
    var text = ""
    for line in key {
      text += strings[Int(line)]
      try textBudget.spend(strings[Int(line)].utf8.count, free: 0, at: offset)
    }
    let place = intern(text)
    joined[key] = place
    return place
  }

  /// The number of a text's content; anything that is not a text counts as empty.
  private mutating func number(_ value: Value, in graph: borrowing PickleGraph) -> UInt32 {
    guard let offset = value.textOffset else { return lookUp(value, in: graph) }
    let place = (offset ^ offset >> 10) & (recent.count - 1)
    if recent[place].value == value { return recent[place].number }
    let number = lookUp(value, in: graph)
    recent[place] = (value, number)
    return number
  }

  private mutating func lookUp(_ value: Value, in graph: borrowing PickleGraph) -> UInt32 {
    if let known = numbers[value] { return known }
    let number = intern(graph.string(value) ?? "")
    // Bounded: a text that is not fetched from the memo is a new value each time.
    if numbers.count < 1 << 16 || strings[Int(number)].utf8.count > 256 { numbers[value] = number }
    return number
  }

  private mutating func intern(_ string: String) -> UInt32 {
    let key = Array(string.utf8)
    if let known = stringIndices[key] { return known }
    let number = UInt32(strings.count)
    strings.append(string)
    stringIndices[key] = number
    return number
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    var scalars = unicodeScalars[...]
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }
}
