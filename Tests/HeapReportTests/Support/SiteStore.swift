import Synchronization
import TestSupport

/// The sites of the fixtures, each made once for all tests.
enum SiteStore {
  /// A site that is made when it is first asked for.
  private final class Entry: Sendable {
    let site = Mutex<GeneratedSite?>(nil)
  }

  private static let entries: [String: Entry] = Dictionary(
    uniqueKeysWithValues: Fixture.all.map { ($0.name, Entry()) })

  static func site(of fixture: Fixture) throws -> GeneratedSite {
    guard let entry = entries[fixture.name] else { return try GeneratedSite(fixture) }
    return try entry.site.withLock { known in
      if let known { return known }
      let site = try GeneratedSite(fixture)
      known = site
      return site
    }
  }
}
