/// What values an attribute takes and when two of them are the same.
package indirect enum AttributeType: Sendable {
  case string(length: ClosedRange<Int>, format: StringFormat?)
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Int>)
  case boolean
  case choice([String])
  case reference(Reference)
  /// Order counts; elements are compared place by place.
  case list(AttributeType)
  /// Order does not count and nothing is in it twice.
  case set(AttributeType)
  /// Entries by name or by reference; each entry is compared with its own.
  case map(MapKey, AttributeType)
  /// An object with fields of its own, as element of a list or a map.
  case record([Attribute])
  /// Anything the vendor takes, compared as it stands.
  case json

  /// What the keys of a map are.
  package enum MapKey: Sendable {
    case text
    case reference(Reference)
  }
}

/// A text that has a grammar of its own.
package enum StringFormat: String, Sendable, CaseIterable {
  /// Compared without regard to case.
  case email
  /// Local time without a zone: `2026-01-31T08:00:00.000`.
  case localDateTime = "local-date-time"
  /// An IANA name: `Europe/Berlin`.
  case timeZone = "time-zone"
  /// A recurrence rule of RFC 5545.
  case recurrence
  /// UTC with `Z` or an offset.
  case dateTime = "date-time"
  case uri
  /// A telephone number with country code: `+4930123456`.
  case e164
  /// A number with its unit: `90s`, `15m`, `4h`, `14d`.
  case duration
}

/// Whom an attribute may point to.
package struct Reference: Hashable, Sendable {
  /// The name of the other kind.
  package var kind: String
  /// Texts that stand for themselves and name no object, such as `*` for all divisions.
  package var wildcards: [String]
  /// Whether the vendor's JSON holds the bare id instead of `{"id": …}`.
  package var isBareID: Bool
  /// Whether the vendor's JSON holds the natural key itself, and no id at all.
  package var isName: Bool
  /// Whether the other kind's keys are equal in any case, as e-mail addresses are.
  package var ignoresCase: Bool

  package init(
    to kind: String, allowing wildcards: [String] = [], asBareID: Bool = false,
    asName: Bool = false, ignoringCase: Bool = false
  ) {
    self.kind = kind
    self.wildcards = wildcards
    isBareID = asBareID
    isName = asName
    ignoresCase = ignoringCase
  }
}

extension Attribute {
  /// Whether the value is the zone by which other times go.
  package var tellsTimeZone: Bool {
    if case .string(_, .timeZone) = type { true } else { isTimeZone }
  }
}

extension AttributeType {
  /// Every reference that a value of this type may hold.
  package var references: [Reference] {
    switch self {
    case .reference(let reference): [reference]
    case .list(let element), .set(let element): element.references
    case .map(.reference(let reference), let value): [reference] + value.references
    case .map(.text, let value): value.references
    case .record(let attributes): attributes.flatMap(\.type.references)
    default: []
    }
  }

  /// Whether a value of this type may hold elements without an order.
  var holdsSets: Bool {
    switch self {
    case .set: true
    case .list(let element), .map(_, let element): element.holdsSets
    case .record(let attributes): attributes.contains { $0.type.holdsSets }
    default: false
    }
  }
}
