import Foundation

/// Holds the pages of a site against the rules that all of them keep.
struct LinkChecker {
  /// Path and contents of every file.
  let files: [String: [UInt8]]

  /// Everything that is wrong, a line each; empty for a good site.
  func problems() -> [String] {
    var problems: [String] = []
    var pages: [String: Markup] = [:]
    for path in files.keys.sorted() where path.hasSuffix(".html") {
      do {
        pages[path] = try Markup(parsing: files[path] ?? [])
      } catch {
        problems.append("\(path): \(error)")
      }
    }
    let ids = pages.mapValues { page in page.elements.compactMap { $0["id"] } }
    var linked: Set<String> = []
    for (path, page) in pages.sorted(by: { $0.key < $1.key }) {
      problems += PageRules.problems(of: page).map { "\(path): \($0)" }
      for link in PageRules.links(of: page) {
        do {
          linked.insert(try resolve(link, on: path, ids: ids))
        } catch let problem as Problem {
          problems.append("\(path): \(link): \(problem.text)")
        } catch {
          problems.append("\(path): \(link): \(error)")
        }
      }
    }
    // The finder's data is named by the script, not by a page.
    let lost = files.keys.filter { !linked.contains($0) && !$0.hasSuffix("assets/search.js") }
      .sorted()
    return problems + lost.map { "\($0): no page leads to it" }
  }

  private struct Problem: Error {
    let text: String
  }

  /// The file that a link on a page leads to.
  private func resolve(_ link: String, on page: String, ids: [String: [String]]) throws -> String {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let way = String(parts[0])
    guard !link.isEmpty, !way.hasPrefix("/"), !way.contains(":"), !way.contains("?") else {
      throw Problem(text: "no relative link")
    }
    guard let decoded = way.removingPercentEncoding,
      way.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw Problem(text: "badly encoded") }
    var target = page
    if !way.isEmpty {
      var names = page.split(separator: "/").dropLast().map(String.init)
      for name in decoded.split(separator: "/", omittingEmptySubsequences: false).map(String.init) {
        if name == ".." {
          guard names.popLast() != nil else { throw Problem(text: "leads out of the site") }
        } else {
          names.append(name)
        }
      }
      target = names.joined(separator: "/")
    }
    guard files[target] != nil else { throw Problem(text: "no such file") }
    if parts.count == 2 {
      guard ids[target]?.contains(String(parts[1])) == true else {
        throw Problem(text: "no such place on \(target)")
      }
    }
    return target
  }
}
