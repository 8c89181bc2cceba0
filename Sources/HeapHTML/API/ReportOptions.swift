/// What a report shows, and in which form.
public struct ReportOptions: Sendable, Hashable {
  /// In the head of every page.
  public var title: String
  /// Whether everything is in one file, to mail or to attach.
  public var isSingleFile = false
  /// How many instances of each class are listed at most, the largest first; `nil`: all.
  ///
  /// A page says how many it left out. The default is 1,000, and 200 in a single file.
  public var instanceLimit: Int?
  /// Whether reprs, lines of source code, folders and keys of dictionaries are left out.
  public var isRedacted = false
  /// Whether every chart is made as a PNG, too. Only with a ``ChartRenderer``; not in a single file.
  public var hasPNG = false

  /// - Parameters:
  ///   - title: in the head of every page.
  ///   - isSingleFile: whether everything is in one file.
  public init(title: String = "Memory report", isSingleFile: Bool = false) {
    self.title = title
    self.isSingleFile = isSingleFile
    instanceLimit = isSingleFile ? 200 : 1_000
  }
}
