import HeapProfile
import HeapStatistics
import Mustache

/// A page with further instances of a class.
struct InstancesPage: TemplateContext {
  let frame: PageFrame
  let name: String
  let classLink: String
  let listing: InstanceListing

  static let fields: [Field<InstancesPage>] =
    PageFrame.fields { $0.frame } + [
      .text("name") { $0.name },
      .text("classLink") { $0.classLink },
      .object("listing") { $0.listing },
    ]
}

extension Report {
  func renderInstances(
    _ index: ClassIndex, _ number: Int, _ emit: (OutputFile) throws -> Void
  ) throws {
    let page = Page.instances(index, number)
    let name = self.name(of: index)
    let context = InstancesPage(
      frame: PageFrame("\(name), instances, page \(number)", page, of: self), name: name,
      classLink: plan.href(.classPage(index), from: page),
      listing: InstanceListing(report: self, owner: index, number: number))
    try render(page, templates.instances, context, emit)
  }
}
