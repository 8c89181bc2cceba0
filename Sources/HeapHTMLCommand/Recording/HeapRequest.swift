import HeapReport
import Measures
import System

/// A script that another process runs to write its heap, and what it says about that.
struct HeapRequest {
  let folder: RecorderFolder
  let process: Int64
  var usesCompiledPart = true

  /// What became of a request.
  enum Outcome {
    case written(Numbers)
    case failed(String)
    case ended
    case timeout
  }

  /// What the script tells: another user's word, so that it may be anything.
  struct Numbers {
    let objects: Int64
    let milliseconds: Int64
    /// Interpreters whose objects are not in the heap.
    let others: Int64

    init(_ text: Substring) {
      let numbers = text.split(separator: " ").map { min(max(0, Int64($0) ?? 0), 1 << 40) }
      objects = numbers.first ?? 0
      milliseconds = numbers.count > 1 ? numbers[1] : 0
      others = numbers.count > 2 ? numbers[2] : 0
    }

    /// - Parameter stopped: milliseconds that the process was stopped besides.
    func told(stopped: Int64) -> String {
      let others = GroupedCount(others)
      return WrittenHeap.standstill(objects: objects, milliseconds: milliseconds + stopped)
        + (others.count > 0
          ? "; without the objects of \(others.of("other interpreter", "other interpreters"))" : "")
    }
  }

  /// The script.
  var script: String { "\(folder.data)/capture.py" }
  /// Made by the script when all is done; what is in it says why not.
  private var answer: String { "\(folder.data)/capture.done" }
  /// Made by the script when it begins.
  private var beginning: String { "\(folder.data)/capture.began" }

  /// Writes the script. It leaves nothing in the process, no module, no name, no path, but for the
  /// recorder's compiled part.
  func write() throws(CommandFailure) {
    let text = """
      def _capture():
          import sys
          import time
          began, problem = time.perf_counter(), ''
          folder, data = \(Self.quoted(folder.path)), \(Self.quoted(folder.data))
          known = set(sys.modules)
          written = sys.dont_write_bytecode
          try: open(data + '/capture.began', 'x').close()
          except OSError: return      # it was asked in two ways, or nobody waits any longer
          try:
              sys.dont_write_bytecode = True
              sys.path.insert(0, folder)
              try:
                  from heapmonitor import passing
                  try: count, others = passing.capture(\(Self.quoted(folder.dump)), \(usesCompiledPart ? "True" : "False"))
                  finally: passing.leave(known)
                  stood = int((time.perf_counter() - began) * 1000)
                  problem = '\(Self.written)%d %d %d' % (count, stood, others)
              finally:
                  sys.path.remove(folder)
                  sys.dont_write_bytecode = written
                  for name in [name for name in sys.modules if name not in known]:
                      if name == 'heapmonitor' or name.startswith('heapmonitor.'):
                          del sys.modules[name]
                  for path in list(sys.path_importer_cache):
                      if type(path) is str and path.startswith(folder): del sys.path_importer_cache[path]
          except BaseException as error:
              problem = str(error) if type(error).__name__ == 'HeapRefused' \\
                  else '%s: %s' % (type(error).__name__, error)
          try:
              with open(data + '/capture.done.new', 'w') as file: file.write(problem)
              import os
              os.rename(data + '/capture.done.new', data + '/capture.done')
          except OSError:
              pass
      try:
          _capture()
      finally:
          del _capture
      """
    do {
      let file = try Descriptor.open(script, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o600)
      try file.write(Array(text.utf8))
      try file.close()
    } catch {
      throw CommandFailure(.cannotCreate, script, error.reason)
    }
  }

  /// Waits until the heap is written; once that has begun, as long as the process lives.
  func wait(seconds: UInt32) -> Outcome {
    let born = OtherProcess.born(process)
    var waited: UInt32 = 0
    while true {
      if let bytes = try? FileContents.read(answer, flags: O_NOFOLLOW) {
        let text = String(decoding: bytes.prefix(200), as: UTF8.self)
        return text.hasPrefix(Self.written)
          ? .written(Numbers(text.dropFirst(Self.written.count))) : .failed(text)
      }
      guard OtherProcess.isRunning(process, born: born) else { return .ended }
      if waited >= seconds * 1_000, FileSystem.kind(beginning) == .nothing { return .timeout }
      Clock.wait(milliseconds: 20)
      waited += 20
    }
  }

  /// Takes the request back: what is not there cannot be run.
  ///
  /// - Returns: whether it had not begun.
  func withdraw() -> Bool {
    FileSystem.removeFile(script)
    return FileSystem.kind(beginning) == .nothing
  }

  /// Before the numbers that the script tells when all went well.
  private static let written = "written "

  /// How long the script took; nil: it has not ended well.
  var milliseconds: Int64? {
    guard let bytes = try? FileContents.read(answer, flags: O_NOFOLLOW) else { return nil }
    let text = String(decoding: bytes.prefix(200), as: UTF8.self)
    return text.hasPrefix(Self.written)
      ? Numbers(text.dropFirst(Self.written.count)).milliseconds : nil
  }

  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.appendJSON(text)
    return String(decoding: bytes, as: UTF8.self)
  }
}
