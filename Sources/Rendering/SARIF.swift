import Digests
import Documents

/// Remarks as SARIF 2.1.0, which forges show on the lines that a pull request changes.
package struct SARIF {
  /// What the remarks are about.
  package struct Run: Sendable {
    /// The version of the program.
    package var version: String
    /// Tells this analysis from others of the same repository: `plan/cloud`; what an earlier one
    /// of the same name found and this one does not counts as mended.
    package var category: String
    /// What leads from the root of the repository to the project: `tenants/`, or nothing.
    package var prefix: String
    /// What the process ends with.
    package var exitCode: Int

    package init(version: String, category: String, prefix: String = "", exitCode: Int = 0) {
      self.version = version
      self.category = category
      self.prefix = prefix
      self.exitCode = exitCode
    }
  }

  private let run: Run
  /// What was found, with the marks by which it is known again.
  private let found: [(remark: Remark, mark: String)]
  private let failures: [Remark]
  private let rules: [Remark.Rule]
  /// Where each rule stands in the list of them.
  private let ruleIndex: [String: Int]

  /// Writes the log as canonical JSON, one member a line.
  package static func text(_ remarks: [Remark], of run: Run) -> String {
    CanonicalJSON.text(of: SARIF(remarks, run).log, layout: .lines)
  }

  private init(_ remarks: [Remark], _ run: Run) {
    self.run = run
    failures = remarks.filter(\.isFailure)
    found = Self.marked(remarks.filter { !$0.isFailure })
    let known = Dictionary(
      found.map { ($0.remark.rule.id, $0.remark.rule) }, uniquingKeysWith: { first, _ in first })
    rules = known.values.sorted { $0.id < $1.id }
    ruleIndex = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
  }

  private var log: Value {
    [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "cutsheet", "semanticVersion": .string(run.version),
              "rules": .array(rules.map(Self.value)),
            ]
          ],
          "automationDetails": ["id": .string(run.category + "/")],
          "columnKind": "unicodeCodePoints", "invocations": [invocation],
          "results": .array(found.map(result)),
        ]
      ],
    ]
  }

  /// Code scanning of GitHub asks for all three texts.
  private static func value(_ rule: Remark.Rule) -> Value {
    let why = text(rule.why ?? rule.summary)
    return [
      "id": .string(rule.id), "shortDescription": text(rule.summary), "fullDescription": why,
      "help": why,
    ]
  }

  /// What failed is no result: it would stand as a finding that nobody can mend in a file.
  private var invocation: Value {
    var value: Object = [
      "executionSuccessful": .bool(failures.isEmpty), "exitCode": .integer(run.exitCode),
    ]
    if !failures.isEmpty {
      value["toolExecutionNotifications"] = .array(
        failures.map {
          [
            "level": .string($0.severity.rawValue), "message": Self.text($0.text),
            "descriptor": ["id": .string($0.rule.id)],
          ]
        })
    }
    return .object(value)
  }

  private func result(_ remark: Remark, mark: String) -> Value {
    var value: Object = [
      "ruleId": .string(remark.rule.id), "level": .string(remark.severity.rawValue),
      "message": Self.text(remark.text), "locations": [location(remark)],
      "partialFingerprints": ["primaryLocationLineHash": .string(mark)],
    ]
    value["ruleIndex"] = ruleIndex[remark.rule.id].map { .integer($0) }
    let places = remark.notes.enumerated().compactMap { place, note in
      note.range.map { related($0, note.message, id: place + 1) }
    }
    if !places.isEmpty { value["relatedLocations"] = .array(places) }
    if let exemption = remark.exemption {
      value["suppressions"] = [
        ["kind": "external", "status": "accepted", "justification": .string(exemption)]
      ]
    }
    return .object(value)
  }

  /// A forge drops what has no place, so that what is in no file stands at the project's own.
  private func location(_ remark: Remark) -> Value {
    var value: Object = ["physicalLocation": physical(remark.range)]
    if let address = remark.address {
      value["logicalLocations"] = [
        ["fullyQualifiedName": .string(address), "kind": "resource"]
      ]
    }
    return .object(value)
  }

  private func related(_ range: SourceRange, _ message: String, id: Int) -> Value {
    ["id": .integer(id), "message": Self.text(message), "physicalLocation": physical(range)]
  }

  private func physical(_ range: SourceRange?) -> Value {
    let path = run.prefix + (range?.file ?? "cutsheet.yaml")
    return [
      "artifactLocation": ["uri": .string(Self.uri(path)), "uriBaseId": "%SRCROOT%"],
      "region": range.map(Self.region) ?? ["startLine": 1],
    ]
  }

  private static func region(_ range: SourceRange) -> Value {
    [
      "startLine": .integer(range.start.line), "startColumn": .integer(range.start.column),
      "endLine": .integer(range.end.line), "endColumn": .integer(range.end.column),
    ]
  }

  /// What makes two remarks of two runs the same one, wherever the lines have moved to; those of
  /// one run that say the same are numbered.
  private static func marked(_ remarks: [Remark]) -> [(remark: Remark, mark: String)] {
    var counts: [String: Int] = [:]
    return remarks.map { remark in
      let parts: Value = [
        .string(remark.rule.id), .string(remark.address ?? remark.range?.file ?? ""),
        .string(remark.message),
      ]
      let hash = String(SHA256.digest(of: CanonicalJSON.bytes(of: parts)).hex.prefix(16))
      counts[hash, default: 0] += 1
      return (remark, "\(hash):\(counts[hash, default: 1])")
    }
  }

  private static func text(_ text: String) -> Value { ["text": .string(text)] }

  /// A path as a relative reference: only what may stand in one stays as it is.
  private static func uri(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
        || (0x61...0x7a).contains(byte) || "-._~/".utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
  }
}
