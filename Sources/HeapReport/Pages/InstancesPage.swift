import HeapProfile
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

extension InstancesPage {
  init(_ index: ClassIndex, _ number: Int, _ facts: ReportFacts) {
    let page = facts.links.instancesPage(index, number)
    let name = facts.names.name(of: index)
    self.init(
      frame: PageFrame("\(name), instances, page \(number)", page, in: facts.head), name: name,
      classLink: facts.links.href(facts.links.classPage(index), from: page),
      listing: InstanceListing(facts, of: index, number: number))
  }
}
