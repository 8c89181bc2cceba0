/// The three descriptors that every program begins with, unless somebody closed them.
package enum StandardStreams {
  /// Puts something in the place of each closed one: otherwise the first file that is opened would
  /// become standard output or standard error, and what is said there would end up in it.
  ///
  /// Reading and writing fail as they would without it.
  package static func fill() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ]
    where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      // The lowest one that is free is the one that was found closed. Without /dev/null it stays so.
      _ = open("/dev/null", mode)
    }
  }
}
