import Digests
package import Documents
import Model

// The plan file: canonical JSON with Terraform's words where they fit. Its schema stands in
// `schemas/plan.schema.json`.
extension Plan {
  /// Rises in front of the dot when readers must change.
  package static let formatVersion = "1.0"

  /// The digest of all that the plan does, which names it; what rules say of it is left out.
  package var id: String {
    SHA256.digest(of: CanonicalJSON.bytes(of: content)).hex
  }

  /// The short form of the id that people compare.
  package var shortID: String { String(id.prefix(12)) }

  /// The whole file.
  package var value: Value {
    var value = content
    value.set(.string(id), at: ["id"])
    value.set(.array(policyResults.map(\.value)), at: ["policy_results"])
    return value
  }

  private var content: Value {
    [
      "format_version": .string(Self.formatVersion),
      "basis": basis.value,
      "resource_changes": .array(changes.map(\.value)),
      "ownership": .array(ownership.map(\.value)),
      "omissions": .array(omissions.map(\.value)),
      "guards": .array(guards.map(\.value)),
      "unchanged": .integer(unchanged),
      "drift_elsewhere": .integer(driftElsewhere),
      "estimated_calls": .integer(estimatedCalls),
    ]
  }
}

extension Plan.Basis {
  fileprivate var value: Value {
    .object(
      ([
        "tool_version": .string(toolVersion), "project": .string(project),
        "environment": .string(environment), "tenant": .string(tenant),
        "vendor": .string(vendor),
        "organization": ["id": .string(organization.id), "name": .string(organization.name)],
        "documents": .string(documents),
      ] as Object).adding("snapshot", snapshot.map { .string($0) })
        .adding("state_tree", stateTree.map { .string($0) }))
  }
}

extension Change {
  /// The change as plan files have it, and as policies see it.
  package var value: Value {
    .object(
      ([
        "address": .string(address.description), "tenant": .string(address.tenant),
        "type": .string(address.kind), "name": .string(address.key),
        "action": .string(action.rawValue), "risk": .string(risk.rawValue),
        "change": change,
        "attributes": .array(attributes.map(\.value)),
        "managed": .array(managed.map { .string($0) }),
        "lifecycle": lifecycle.value,
        "depends_on": .array(dependsOn.map { .string($0.description) }),
        "used_by": .array(usedBy.map { .string($0.description) }),
        "postponed": .array(postponed.map { .string($0) }),
      ] as Object)
      .adding("previous_name", formerKey.map { .string($0) })
      .adding("id", id.map { .string($0) })
      .adding("live_digest", liveDigest.map { .string($0) })
      .adding("declared_at", declaredAt?.value)
      .adding("secret_to", secretTarget.map { .string($0) })
      .adding("due_because", dueBecause.map { .string($0) })
      .adding("made_from", madeFrom.isEmpty ? nil : .array(madeFrom.map { .string($0) })))
  }

  private var change: Value {
    [
      "actions": .array(action.terraformActions.map { .string($0) }),
      "before": before ?? .null, "after": desired ?? .null,
      "after_unknown": .object(action == .create || action == .replace ? ["id": true] : [:]),
    ]
  }
}

extension Change.Action {
  /// The words that policy tools written for Terraform know.
  fileprivate var terraformActions: [String] {
    switch self {
    case .create: ["create"]
    case .replace: ["delete", "create"]
    case .delete: ["delete"]
    case .forget: ["forget"]
    case .adopt, .update, .rename, .deactivate, .bind: ["update"]
    }
  }
}

extension AttributeChange {
  fileprivate var value: Value {
    .object(
      ([
        "name": .string(name), "before": before ?? .null, "after": after ?? .null,
        "cause": .string(cause.rawValue), "impact": .string(impact.rawValue),
        "forces_replacement": .bool(forcesReplacement), "is_secret": .bool(isSecret),
      ] as Object)
      .adding("base", base).adding("unit", unit.map { .string($0.rawValue) })
      .adding("origin", origin?.value).adding("actor", actor.map { .string($0) })
      .adding("moves", moves.isEmpty ? nil : .array(moves.map(\.value))))
  }
}

extension Provenance.Move {
  fileprivate var value: Value {
    let object: Object = ["subject": .string(subject)]
    return switch manner {
    case .came: .object(object.adding("change", "came"))
    case .left: .object(object.adding("change", "left"))
    case .changed(let name, let before, let after):
      .object(
        object.adding("change", "changed").adding("attribute", .string(name))
          .adding("before", before).adding("after", after))
    }
  }
}

extension Plan.Ownership {
  fileprivate var value: Value {
    [
      "address": .string(address.description), "id": .string(id),
      "managed": .array(managed.map { .string($0) }),
      "gained": .array(gained.map { .string($0) }),
      "released": .array(released.map { .string($0) }),
      "lifecycle": lifecycle.value, "is_adoption": .bool(isAdoption),
    ]
  }
}

extension Plan.Omission {
  fileprivate var value: Value {
    let object: Object = [
      "why": .string(why.rawValue), "what": .string(what), "count": .integer(count),
    ]
    return .object(object.adding("reason", reason.map { .string($0) }))
  }
}

extension Guard {
  fileprivate var value: Value {
    [
      "subject": .string(subject.rawValue), "kind": .string(kind), "used": .integer(used),
      "limit": .integer(limit), "managed": .integer(managed), "is_breached": .bool(isBreached),
    ]
  }
}

extension Object {
  /// A copy with one more member, where there is a value for it.
  fileprivate func adding(_ key: String, _ value: Value?) -> Object {
    var copy = self
    if let value { copy[key] = value }
    return copy
  }
}
