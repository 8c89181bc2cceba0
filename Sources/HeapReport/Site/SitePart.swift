/// Pages that belong together: a report, or a part of one.
struct SitePart: Sendable {
  let folders: [String]
  let jobs: [PageJob]
}
