import Documents
import Model
import Parsing

@testable import Hypercare

/// The document of an example that is no project's: what the tenant and the hour are like.
struct Situation {
  /// The time.
  var now = Instant(milliseconds: 1_795_780_800_000)
  /// A vendor's document that says what the tenant has, made by others.
  var tenant: String?
  /// One that says what the last apply has left there.
  var managed: String?
  /// What goes on in objects, by address.
  var liveUse: [String: LiveUse] = [:]
  /// Break-glass in use.
  var openings: [Opening] = []

  init(_ texts: [String]) throws {
    for text in texts {
      let (nodes, problems) = YAML.documents(Array(text.utf8), file: "situation.yaml")
      guard problems.isEmpty else { throw ExampleScene.Unusable(diagnostics: problems) }
      for node in nodes { read(node.value) }
    }
  }

  /// What is open of one hypercare.
  func book(of document: HypercareDocument) -> OpeningBook {
    OpeningBook(
      tenant: document.tenant, hypercare: document.name,
      openings: openings.filter { document.role($0.role) != nil })
  }

  private mutating func read(_ value: Value) {
    if let time = value["now"]?.string.flatMap({ Instant($0) }) { now = time }
    tenant = value["tenant"]?.string ?? tenant
    managed = value["managed"]?.string ?? managed
    for (address, use) in value["liveUse"]?.object ?? Object() {
      liveUse[address] = LiveUse(
        waiting: use["waiting"]?.integer ?? 0, active: use["active"]?.integer ?? 0)
    }
    openings += (value["open"]?.array ?? []).map { entry in
      Opening(
        user: entry["user"]?.string ?? "", role: entry["role"]?.string ?? "", divisions: [],
        reason: "a queue is stuck", ticket: nil, openedBy: "ana@acme.example", openedAt: now,
        endsAt: entry["until"]?.string.flatMap { Instant($0) } ?? now)
    }
  }
}
