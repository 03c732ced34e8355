import Documents
import Model
import Planning

/// The JSON Schema of plan files, for tools that read them.
///
/// Written by hand, since it is a promise to others and must not change with our code.
enum PlanSchema {
  static let value: Value = .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A saved plan of cutsheet",
    "description":
      .string(
        "What an apply will do to one tenant. 'id' is the SHA-256 of the rest in canonical form, "
          + "without 'policy_results', which an apply works out again."),
    "type": "object",
    "required": [
      "format_version", "id", "basis", "resource_changes", "ownership", "omissions", "guards",
      "unchanged", "drift_elsewhere", "estimated_calls", "policy_results",
    ],
    "properties": [
      "format_version": ["type": "string", "pattern": "^1\\."],
      "id": ["$ref": "#/$defs/digest"],
      "basis": ["$ref": "#/$defs/basis"],
      "resource_changes": list("#/$defs/resource_change"),
      "ownership": list("#/$defs/ownership"),
      "omissions": list("#/$defs/omission"),
      "guards": list("#/$defs/guard"),
      "unchanged": count, "drift_elsewhere": count, "estimated_calls": count,
      "policy_results": list("#/$defs/policy_result"),
    ],
    "$defs": [
      "digest": ["type": "string", "pattern": "^[0-9a-f]{64}$"],
      "address": ["type": "string", "pattern": "^[^/]+/[^/]+/"],
      "texts": ["type": "array", "items": text],
      "addresses": list("#/$defs/address"),
      "basis": basis, "resource_change": resourceChange, "attribute": attribute,
      "move": move,
      "lifecycle": lifecycle, "ownership": ownership, "omission": omission, "guard": guardrail,
      "policy_result": policyResult, "range": range, "position": position,
    ],
  ])

  private static let text: Value = ["type": "string"]
  private static let flag: Value = ["type": "boolean"]
  private static let count: Value = ["type": "integer", "minimum": 0]

  private static func list(_ definition: String) -> Value {
    ["type": "array", "items": ["$ref": .string(definition)]]
  }

  private static func words<Word: RawRepresentable<String>>(_ words: [Word]) -> Value {
    ["enum": .array(words.map { .string($0.rawValue) })]
  }

  /// An object that must have the first members and may have the others.
  private static func object(_ required: Object, also optional: Object = [:]) -> Value {
    var properties = required
    for (name, value) in optional { properties[name] = value }
    return [
      "type": "object", "required": .array(required.keys.map { .string($0) }),
      "properties": .object(properties),
    ]
  }

  private static let basis = object(
    [
      "tool_version": text, "project": text, "environment": text, "tenant": text, "vendor": text,
      "organization": object(["id": text, "name": text]), "documents": text,
    ], also: ["snapshot": text, "state_tree": text])

  private static let resourceChange = object(
    [
      "address": ["$ref": "#/$defs/address"], "tenant": text, "type": text, "name": text,
      "action": words(Change.Action.allCases), "risk": words(Change.Risk.allCases),
      "change": object([
        "actions": [
          "type": "array", "minItems": 1,
          "items": ["enum": ["create", "update", "delete", "forget"]],
        ],
        "before": ["type": ["object", "null"]], "after": ["type": ["object", "null"]],
        "after_unknown": ["type": "object"],
      ]),
      "attributes": list("#/$defs/attribute"), "managed": ["$ref": "#/$defs/texts"],
      "lifecycle": ["$ref": "#/$defs/lifecycle"], "depends_on": ["$ref": "#/$defs/addresses"],
      "used_by": ["$ref": "#/$defs/addresses"], "postponed": ["$ref": "#/$defs/texts"],
    ],
    also: [
      "previous_name": text, "id": text, "live_digest": ["$ref": "#/$defs/digest"],
      "declared_at": ["$ref": "#/$defs/range"], "secret_to": text,
      "due_because": text,
      "made_from": ["$ref": "#/$defs/texts"],
    ])

  private static let attribute = object(
    [
      "name": text, "before": true, "after": true,
      "cause": ["enum": ["config", "source", "drift", "both"]],
      "impact": ["enum": ["behaviour", "cosmetic"]], "forces_replacement": flag,
      "is_secret": flag,
    ],
    also: [
      "base": true, "unit": ["enum": ["milliseconds", "seconds", "ratio"]],
      "origin": ["$ref": "#/$defs/range"], "actor": text, "moves": list("#/$defs/move"),
    ])

  private static let move = object(
    ["subject": text, "change": ["enum": ["came", "left", "changed"]]],
    also: ["attribute": text, "before": true, "after": true])

  private static let lifecycle = object(
    [:],
    also: [
      "protect": flag, "ignore": ["$ref": "#/$defs/texts"],
      "onRemove": words(Lifecycle.Removal.allCases),
    ])

  private static let ownership = object([
    "address": ["$ref": "#/$defs/address"], "id": text, "managed": ["$ref": "#/$defs/texts"],
    "gained": ["$ref": "#/$defs/texts"], "released": ["$ref": "#/$defs/texts"],
    "lifecycle": ["$ref": "#/$defs/lifecycle"], "is_adoption": flag,
  ])

  private static let omission = object(
    ["why": words(Plan.Omission.Why.allCases), "what": text, "count": count],
    also: ["reason": text])

  private static let guardrail = object([
    "subject": ["enum": ["delete", "update"]], "kind": text, "used": count, "limit": count,
    "managed": count, "is_breached": flag,
  ])

  private static let policyResult = object(
    ["rule": text, "severity": words(PolicyResult.Severity.allCases), "message": text],
    also: [
      "address": ["$ref": "#/$defs/address"], "range": ["$ref": "#/$defs/range"], "help": text,
      "exemption": text,
    ])

  private static let range = object([
    "file": text, "start": ["$ref": "#/$defs/position"], "end": ["$ref": "#/$defs/position"],
  ])

  private static let position = object([
    "line": ["type": "integer", "minimum": 1], "column": ["type": "integer", "minimum": 1],
  ])
}
