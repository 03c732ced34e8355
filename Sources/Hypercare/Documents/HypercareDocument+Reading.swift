import Documents
import Model
package import Parsing
import Policies
package import Projects

extension HypercareDocument {
  /// Takes a document that `Project.load` has found to have the right shape.
  package init(_ document: Document, _ zones: ZoneLibrary) {
    let (value, node) = (document.value, document.node)
    name = document.identity
    tenant = value["tenant"]?.string ?? ""
    window = HypercareWindow(value["window"] ?? .null, zones)
    roles = (value["roles"]?.object ?? Object()).map {
      Role($0.key, $0.value, node["roles"]?.member($0.key))
    }
    mustNotHold = Self.texts(value["mustNotHold"], node["mustNotHold"])
    allowed = Allowance(
      roles: Self.texts(value[path: ["allowed", "roles"]], nil).map(\.text),
      permissions: Self.texts(
        value[path: ["allowed", "permissions"]], node["allowed"]?["permissions"]))
    timeZones = Self.texts(value["timeZones"], node["timeZones"])
    unknownTimeZones = timeZones.filter { zones.zone($0.text) == nil }
    requiresMFA = value["requiresMFA"]?.bool ?? false
    retention = HypercareFacts.Retention(value["retention"], node["retention"])
    self.node = node
  }

  /// Texts of a list, each with its place.
  fileprivate static func texts(_ value: Value?, _ node: Node?) -> [Word] {
    let places = node?.elements ?? []
    return (value?.array ?? []).enumerated().compactMap { place, element in
      element.string.map {
        Word($0, at: places.indices.contains(place) ? places[place].range : node?.range)
      }
    }
  }
}

extension HypercareDocument.Role {
  fileprivate init(_ name: String, _ value: Value, _ member: Node.Member?) {
    let node = member?.value
    self.name = name
    description = value["description"]?.string ?? ""
    permissions = HypercareDocument.texts(value["permissions"], node?["permissions"])
    members =
      HypercareDocument.texts(value["members"], node?["members"]).map {
        HypercareFacts.Member(.user, $0.text, declaredAt: $0.range)
      }
      + HypercareDocument.texts(value["groups"], node?["groups"]).map {
        HypercareFacts.Member(.group, $0.text, declaredAt: $0.range)
      }
    divisions = HypercareDocument.texts(value["divisions"], node?["divisions"])
    breakGlass = value["breakGlass"].map {
      HypercareDocument.BreakGlass(
        maximum: $0["maximum"]?.string.flatMap(Duration.init(text:)),
        range: node?["breakGlass"]?["maximum"]?.range ?? node?.member("breakGlass")?.keyRange)
    }
    tasks = (value["tasks"]?.object ?? Object()).map { task, permissions in
      HypercareDocument.Duty(
        name: task, permissions: HypercareDocument.texts(permissions, node?["tasks"]?[task]),
        range: node?["tasks"]?.member(task)?.keyRange)
    }
    range = member?.keyRange
  }
}

extension HypercareFacts.Retention {
  fileprivate init(_ value: Value?, _ node: Node?) {
    func entry(_ name: String) -> Entry? {
      value?[name]?.string.flatMap(Duration.init(text:)).map { Entry($0, at: node?[name]?.range) }
    }
    self.init(
      siemBuffer: entry("siemBuffer"), ingestionLatency: entry("ingestionLatency"),
      recordings: entry("recordings"), traces: entry("traces"))
  }
}
