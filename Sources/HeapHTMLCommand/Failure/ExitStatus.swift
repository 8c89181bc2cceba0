/// How the program ends, in the numbers of BSD's `sysexits.h` where it has one.
package enum ExitStatus: Int32, Sendable {
  /// The arguments do not fit together or do not fit the dump.
  case usage = 64
  /// The input is not a dump that can be read.
  case dataError = 65
  /// There is no such input, or it cannot be opened.
  case noInput = 66
  /// Something is wrong with the program itself or the machine.
  case software = 70
  /// The output cannot be created.
  case cannotCreate = 73
  /// The output cannot be written.
  case outputError = 74
}
