package import Mustache

/// The templates of all pages, compiled once.
package struct PageTemplates: Sendable {
  let index: Template<IndexPage>
  let classes: Template<ClassListPage>
  let classPage: Template<ClassPage>
  let instances: Template<InstancesPage>
  let snapshot: Template<SnapshotPage>
  let single: Template<SinglePage>

  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(_ library: TemplateLibrary) throws(TemplateError) {
    index = try library.template("index.mustache", for: IndexPage.self)
    classes = try library.template("classes.mustache", for: ClassListPage.self)
    classPage = try library.template("class.mustache", for: ClassPage.self)
    instances = try library.template("instances.mustache", for: InstancesPage.self)
    single = try library.template("single.mustache", for: SinglePage.self)
    snapshot = try library.template("snapshot.mustache", for: SnapshotPage.self)
  }
}
