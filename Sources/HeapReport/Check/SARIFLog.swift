/// Results as SARIF 2.1.0, which code hosts show in the changed lines.
///
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
struct SARIFLog {
  /// Of heaphtml.
  let version: String
  /// The kinds of results that there are, and in words.
  let rules: [(id: String, text: String)]
  let results: [JSONDocument]

  var bytes: [UInt8] {
    let rules = rules.map { rule in
      JSONDocument.object([
        ("id", .text(rule.id)), ("shortDescription", .object([("text", .text(rule.text))])),
      ])
    }
    let driver = JSONDocument.object([
      ("name", .text("heaphtml")), ("version", .text(version)), ("rules", .array(rules)),
    ])
    return JSONDocument.object([
      ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .text("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])), ("columnKind", .text("unicodeCodePoints")),
            ("results", .array(results)),
          ])
        ])
      ),
    ]).bytes
  }

  static func result(
    rule: String, level: String, message: String, location: JSONDocument, fingerprint: String
  ) -> JSONDocument {
    .object([
      ("ruleId", .text(rule)), ("level", .text(level)),
      ("message", .object([("text", .text(message))])),
      ("locations", .array([.object([("physicalLocation", location)])])),
      ("partialFingerprints", .object([("heaphtmlFinding/v1", .text(fingerprint))])),
    ])
  }

  /// The place of what has none in a program is the dump: hosts refuse results without one.
  static func location(ofDump title: String) -> JSONDocument {
    .object([
      ("artifactLocation", .object([("uri", .text(SiteLayout.percentEncoded(title)))]))
    ])
  }
}
