import Documents
import Foundation
import Parsing
import Testing

@testable import Commands

/// The example of a hypercare: what was planted in its tenant must be found.
struct HypercareExampleTests {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../examples/hypercare").standardized.resolvingSymlinksInPath()

  private static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  @Test func `an audit finds the super-admin among observers and the other time zone`()
    async throws
  {
    let names = ["cutsheet.yaml", "wave.yaml"]
    let files = Dictionary(uniqueKeysWithValues: try names.map { ($0, try Self.text($0)) })
    let seed = try JSON.value(Array(try Self.text("tenant.json").utf8))
    try await SandboxedProject.using(files, seed: seed) { project in
      await project.succeed("validate")
      let found = try await project.run("audit", "--format", "json").result
      let findings = found["findings"]?.array ?? []
      #expect(
        findings.contains {
          $0["subject"]?["name"] == "joel.ortega@acme.example"
            && $0["roles"]?.array?.contains("Telephony Super Admin") == true
        }, "\(findings.map { $0["message"] ?? .null })")
      #expect(
        findings.contains {
          $0["code"] == "time-zones-differ"
            && $0["message"]?.string?.contains("'Service hours'") == true
        }, "\(findings.map { $0["message"] ?? .null })")
      let others = findings.filter { finding in
        let name = finding["subject"]?["name"]?.string ?? ""
        return ["mara.lind@acme.example", "priya.nair@acme.example"].contains(name)
          && finding["roles"]?.array?.contains("Telephony Super Admin") == true
      }
      #expect(others.isEmpty, "\(others)")
    }
  }
}
