/// Pages that are made one by one: on any processor, in any order, with the same bytes.
package protocol PageSet: Sendable {
  /// A part of the work.
  associatedtype Job: Sendable

  /// The folders that its files lie in, seen from the folder of them all.
  var folders: [String] { get }

  /// All parts of the work.
  var jobs: [Job] { get }

  /// Does one part of the work and hands out its files, one after the other; in the form of a single
  /// file one section.
  func run(_ job: Job, emit: (OutputFile) throws -> Void) throws

  /// Joins the sections of a set that is to be a single file.
  ///
  /// - Parameter pages: what the jobs handed out, in the order of ``jobs``.
  func singleDocument(_ pages: [[UInt8]]) -> [UInt8]
}
