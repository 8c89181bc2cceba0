/// A key of a context: its name, the kind of its value, and how to get the value.
///
/// The kind decides which tags may use it, and any other use is a load error. So no template can
/// switch off the escaping of text, and markup is visible as markup in every template.
///
/// | kind                      | `{{x}}` | `{{{x}}}` `{{&x}}` | `{{#x}}` `{{^x}}` | `{{x.y}}` |
/// |---------------------------|:-------:|:------------------:|:-----------------:|:---------:|
/// | text, integer             |   yes   |                    |                   |           |
/// | optional text             |   yes   |                    |        yes        |           |
/// | markup                    |         |        yes         |                   |           |
/// | flag, list, strings       |         |                    |        yes        |           |
/// | object                    |         |                    |        yes        |    yes    |
package struct Field<Context>: Sendable {
  /// The key in templates; without dots and white space.
  package let name: String
  let access: Access<Context>

  init(_ name: String, _ access: Access<Context>) {
    self.name = name
    self.access = access
  }
}
