import Output
import Mustache

/// Renders one template, given as text, with partials by file name.
func render<Root: TemplateContext>(
  _ template: String, _ root: Root, partials: [String: String] = [:]
) throws(TemplateError) -> String {
  let compiled = try library(template, partials).template("page.mustache", for: Root.self)
  var writer = HTMLWriter(OutputBudget(.none))
  compiled.render(root, into: &writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// The error that a template fails to load with, as `file:line:column: message`, and its code.
func failure<Root: TemplateContext>(
  _ template: String, for root: Root.Type, partials: [String: String] = [:]
) -> TemplateError? {
  do {
    _ = try library(template, partials).template("page.mustache", for: Root.self)
    return nil
  } catch {
    return error
  }
}

private func library(_ template: String, _ partials: [String: String]) -> TemplateLibrary {
  var files = partials
  files["page.mustache"] = template
  return TemplateLibrary(files.mapValues { Array($0.utf8) })
}
