/// A program that reads standard input and writes standard output.
package struct FilterProcess {
  private let process: pid_t
  private let input: Descriptor
  private let output: Descriptor

  /// Runs it with nothing open but two pipes; what it says on standard error is not shown.
  ///
  /// Its time is the time that it works, not the time that it waits for a processor: a machine that
  /// is busy with something else must not change the result.
  ///
  /// - Parameters:
  ///   - bytes: what it reads.
  ///   - seconds: it is ended when it has computed, or has done nothing at all, for that long; in
  ///     any case after as many minutes.
  ///   - byteLimit: it is ended when it has written that many bytes.
  /// - Returns: what it wrote until then; nothing when it cannot be started.
  package static func run(
    _ path: String, _ arguments: [String], on bytes: [UInt8], seconds: Int, byteLimit: Int
  ) -> [UInt8] {
    guard let filter = start(path, arguments) else { return [] }
    let result = filter.pass(bytes, seconds: seconds, byteLimit: byteLimit)
    filter.end()
    return result
  }

  private static func start(_ path: String, _ arguments: [String]) -> FilterProcess? {
    guard let toProcess = Pipe.make() else { return nil }
    guard let fromProcess = Pipe.make() else {
      toProcess.discard()
      return nil
    }
    var actions = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else {
      toProcess.discard()
      fromProcess.discard()
      return nil
    }
    defer { _ = posix_spawn_file_actions_destroy(&actions) }  // it cannot fail for what init made
    let words = CStrings(arguments)
    var process: pid_t = 0
    let isStarted =
      posix_spawn_file_actions_adddup2(&actions, toProcess.end.number, STDIN_FILENO) == 0
      && posix_spawn_file_actions_adddup2(&actions, fromProcess.start.number, STDOUT_FILENO) == 0
      && posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0
      && path.withBytes { posix_spawn(&process, $0, &actions, nil, words.pointers, environ) } == 0
    toProcess.end.discard()
    fromProcess.start.discard()
    guard isStarted else {
      toProcess.start.discard()
      fromProcess.end.discard()
      return nil
    }
    return FilterProcess(process: process, input: toProcess.start, output: fromProcess.end)
  }

  /// Hands it all bytes while taking what it writes, until its time or the room is up.
  private func pass(_ bytes: [UInt8], seconds: Int, byteLimit: Int) -> [UInt8] {
    // A program that ends early must not end this one.
    let former = signal(SIGPIPE, SIG_IGN)
    defer { _ = signal(SIGPIPE, former) }
    defer { output.discard() }
    // A write that blocks would wait for a program that waits for us to read.
    guard fcntl(input.number, F_SETFL, O_NONBLOCK) == 0 else {
      input.discard()
      return []
    }
    let limit = seconds * 1_000_000_000
    let end = Self.time(of: CLOCK_MONOTONIC) + 60 * limit
    var used = timeUsed
    var idle = 0
    var result: [UInt8] = []
    var offset = 0
    var isOpen = true
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while result.count < byteLimit, max(used, idle) < limit,
      Self.time(of: CLOCK_MONOTONIC) < end
    {
      var requests = [
        pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOpen ? input.number : -1, events: Int16(POLLOUT), revents: 0),
      ]
      let ready = poll(&requests, 2, Int32(Self.pause / 1_000_000))
      guard ready >= 0 || errno == EINTR else { break }
      let now = timeUsed
      // Counted in pauses: time in which this program did not run either does not count as idle.
      idle = ready == 0 && now == used ? idle + Self.pause : 0
      used = now
      if isOpen, requests[1].revents != 0 {
        let written = bytes.withUnsafeBytes {
          write(input.number, $0.baseAddress.map { $0 + offset }, $0.count - offset)
        }
        if written > 0 { offset += written }
        let isGone = written < 0 && errno != EAGAIN && errno != EINTR
        if offset == bytes.count || isGone {
          input.discard()
          isOpen = false
        }
      }
      if requests[0].revents != 0 {
        let count = try? buffer.withUnsafeMutableBytes { try output.read(into: $0) }
        guard let count, count > 0 else { break }
        result += buffer[..<count]
      }
    }
    if isOpen { input.discard() }
    return result
  }

  /// Ends it: if it has closed its output it is done, else it is too late.
  private func end() {
    _ = kill(process, SIGKILL)  // it may have ended by itself
    _ = try? ChildProcess.status(of: process)
  }

  /// Nanoseconds between two looks at what a silent program does.
  private static let pause = 100_000_000

  /// Nanoseconds that it has computed; 0 when it has ended.
  private var timeUsed: Int {
    var clock = clockid_t()
    return clock_getcpuclockid(process, &clock) == 0 ? Self.time(of: clock) : 0
  }

  /// Nanoseconds of a clock that is never set; 0 when there is none.
  private static func time(of clock: clockid_t) -> Int {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return 0 }
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
