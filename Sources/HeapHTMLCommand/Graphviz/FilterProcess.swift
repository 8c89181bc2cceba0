#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A program that reads standard input and writes standard output.
struct FilterProcess {
  private let process: pid_t
  private let input: Int32
  private let output: Int32

  /// Starts it with nothing open but the two pipes; what it says on standard error is not shown.
  init?(_ path: String, _ arguments: [String]) {
    var toProcess: [Int32] = [-1, -1]
    var fromProcess: [Int32] = [-1, -1]
    guard pipe(&toProcess) == 0 else { return nil }
    guard pipe(&fromProcess) == 0 else {
      toProcess.forEach { close($0) }
      return nil
    }
    // Our ends must not stay open in the other program: it would wait for its own end of input.
    for end in toProcess + fromProcess { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toProcess[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromProcess[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, path, &actions, nil, &words, environ)
    close(toProcess[0])
    close(fromProcess[1])
    guard failure == 0 else {
      close(toProcess[1])
      close(fromProcess[0])
      return nil
    }
    self.process = process
    input = toProcess[1]
    output = fromProcess[0]
  }

  /// Hands it all bytes while taking what it writes, and ends it when its time or the room is up.
  ///
  /// Its time is the time that it works, not the time that it waits for a processor: a machine that
  /// is busy with something else must not change the result.
  ///
  /// - Parameters:
  ///   - seconds: how long it may compute, and how long it may do nothing at all; after so many
  ///     minutes it is ended in any case.
  ///   - byteLimit: how much it may write.
  /// - Returns: what it wrote until then.
  func run(_ bytes: [UInt8], seconds: Int, byteLimit: Int) -> [UInt8] {
    // A program that ends early must not end this one.
    let former = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, former) }
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
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
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOpen ? input : -1, events: Int16(POLLOUT), revents: 0),
      ]
      let ready = poll(&requests, 2, Int32(Self.pause / 1_000_000))
      guard ready >= 0 || errno == EINTR else { break }
      let now = timeUsed
      // Counted in pauses: a time in which this program did not run either is no idle one.
      idle = ready == 0 && now == used ? idle + Self.pause : 0
      used = now
      if isOpen, requests[1].revents != 0 {
        let written = bytes.withUnsafeBytes {
          write(input, $0.baseAddress.map { $0 + offset }, $0.count - offset)
        }
        if written > 0 { offset += written }
        let isGone = written < 0 && errno != EAGAIN && errno != EINTR
        if offset == bytes.count || isGone {
          close(input)
          isOpen = false
        }
      }
      if requests[0].revents != 0 {
        let received = read(output, &buffer, buffer.count)
        if received == 0 || (received < 0 && errno != EINTR) { break }
        if received > 0 { result += buffer[..<received] }
      }
    }
    if isOpen { close(input) }
    close(output)
    // Whoever has closed its output is done; whoever has not is too late.
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return result
  }

  /// Nanoseconds between two looks at what a silent program does.
  private static let pause = 100_000_000

  /// Nanoseconds that it has computed; 0 when it has ended.
  private var timeUsed: Int {
    var clock = clockid_t()
    return clock_getcpuclockid(process, &clock) == 0 ? Self.time(of: clock) : 0
  }

  /// Nanoseconds of a clock that nobody sets; 0 when there is none.
  private static func time(of clock: clockid_t) -> Int {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return 0 }
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
