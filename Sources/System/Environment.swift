/// The variables of the environment.
package enum Environment {
  /// The value of one of them, if it is set.
  package static subscript(_ name: String) -> String? {
    getenv(name).map { String(systemString: $0) }
  }

  /// All of them with changes, each as `NAME=value`.
  static func all(with changes: [String: String]) -> [String] {
    var variables: [String] = []
    var place = environ
    while let pointer = place.pointee {
      let variable = String(systemString: pointer)
      let name = String(variable.prefix { $0 != "=" })
      if changes[name] == nil { variables.append(variable) }
      place += 1
    }
    return variables + changes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}
