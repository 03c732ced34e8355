import Documents
import GenesysCloud
import Model
import NICECXone
import Parsing
import Projects
import TestSupport
import Testing

@testable import Hypercare

/// A project with a hypercare in it, and moments of its window.
enum Sample {
  static let providers: [any Provider] = [GenesysCloudProvider(), NICECXoneProvider()]
  static let zones = ZoneLibrary(ZoneFile.named)

  static let project = """
    kind: project
    name: acme
    tenants:
      legacy: { vendor: nice-cxone, area: na1, accessKeyId: "${env.ID}", accessKeySecret: "${env.KEY}" }
      cloud: { vendor: genesys-cloud, region: us-east-1, clientId: "${env.CI}", clientSecret: "${env.CS}" }

    """

  static let wave = """
    kind: hypercare
    name: wave-1
    tenant: cloud
    window: { opens: 2026-03-20T22:00, timeZone: Europe/Berlin }
    requiresMFA: true
    mustNotHold: ["*Admin*"]
    allowed:
      roles: [employee]
    roles:
      HYPERCARE_OBSERVER:
        description: Looks and touches nothing.
        permissions: ["routing:queue:view", "telephony:sites:view"]
        members: [ana@acme.example, ben@acme.example]
        groups: [War Room]
        tasks: { see queues: ["routing:queue:view"] }
      HYPERCARE_LEAD:
        description: Mends routing.
        permissions: ["routing:queue:edit", "routing:skill:assign"]
        members: [eva@acme.example]
        groups: [Leads]
        divisions: [Sales]
        breakGlass: { maximum: 4h }
    """

  /// What comes of documents, with all that is said against them.
  static func read(_ texts: String...) -> ([HypercareDocument], [Diagnostic]) {
    var files = ["cutsheet.yaml": Array(project.utf8)]
    for (place, text) in texts.enumerated() { files["h\(place).yaml"] = Array(text.utf8) }
    let (project, problems) = Project.load(
      ProjectSources(files: files), providers: providers, kinds: [HypercareDocument.kind])
    guard let project else { return ([], problems) }
    let documents = project.documents.map { HypercareDocument($0, zones) }
    var check = HypercareCheck(providers: providers)
    return (documents, problems + check.problems(of: documents, in: project))
  }

  /// The wave as it stands above, or another.
  static func document(_ text: String = wave) throws -> HypercareDocument {
    let (documents, problems) = read(text)
    try #require(problems.filter { $0.severity == .error } == [])
    return try #require(documents.first)
  }

  static func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

  static let during = Instant(milliseconds: 1_774_500_000_000)  // 2026-03-26T04:40:00Z
}
