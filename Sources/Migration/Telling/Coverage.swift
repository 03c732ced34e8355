package import Documents

/// What of a source a mapping takes along, and what not and why.
package struct Coverage: Sendable {
  /// How much is lost with something that the target cannot hold.
  package enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Nobody notices.
    case low
    /// Something works another way.
    case medium
    /// Somebody must act before cut-over.
    case high

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What became of an object.
  package enum Fate: Hashable, Sendable {
    /// It became these, by target kind and key.
    case mapped([String])
    /// The author, a filter or the rule left it out.
    case skipped(reason: String)
  }

  /// Who left an object out.
  package enum Cause: String, Sendable {
    /// The author named it, with a reason.
    case author
    /// The author's filter does not take it.
    case filter
    /// It is switched off at the source.
    case dormant
  }

  /// One object of the source under one rule.
  package struct Row: Sendable {
    /// The rule's name.
    package var rule: String
    /// The source's kind.
    package var kind: String
    /// The source's natural key.
    package var key: String
    /// The source's id.
    package var id: String
    /// What became of it.
    package var fate: Fate
    /// Who left it out, where it was.
    package var cause: Cause?
  }

  /// A field that the target cannot hold, or not as it is, with how many objects have it.
  package struct Loss: Sendable {
    /// The source's kind.
    package var kind: String
    /// The dotted name of the source's attribute.
    package var attribute: String
    /// How much is lost with it.
    package var severity: Severity
    /// Why, and what to do instead.
    package var reason: String
    /// How many objects it concerns.
    package var count: Int
    /// The first few of them, by key.
    package var examples: [String]
  }

  /// Something that is not mapped and in use by something that is: a plan must not be made.
  package struct Break: Hashable, Sendable {
    /// The kind of what is missing.
    package var kind: String
    /// The key of what is missing.
    package var key: String
    /// Why it is not mapped.
    package var reason: String
    /// Who uses it: kind, attribute and the first keys.
    package var users: [String]
    /// How many use it.
    package var count: Int
  }

  /// What people have made on both sides.
  package struct Pairs: Hashable, Sendable {
    /// The source's kind.
    package var source: String
    /// The target's kind.
    package var target: String
    /// How many pairs there are.
    package var count: Int
  }

  /// One row for each object and rule, by rule and key.
  package internal(set) var rows: [Row] = []
  /// Worst first, then by kind and attribute.
  package internal(set) var losses: [Loss] = []
  /// By kind and key.
  package internal(set) var breaks: [Break] = []
  /// What is paired by hand, in the document's order.
  package internal(set) var pairs: [Pairs] = []
  /// Kinds of the source that no rule takes, with how many objects each has that are not paired.
  package internal(set) var untouched: [(kind: String, count: Int)] = []
  /// Kinds of the source that nothing asks for, so that nobody knows what they hold.
  package internal(set) var unread: [String] = []
}

extension Coverage {
  /// The rows of objects that were left out.
  package var skipped: [Row] {
    rows.filter { if case .skipped = $0.fate { true } else { false } }
  }

  /// Whether nothing stands in the way of a plan.
  package var isSound: Bool { breaks.isEmpty }

  /// The worst of what is lost.
  package var worst: Severity? { losses.map(\.severity).max() }

  /// How many objects each rule takes and leaves, by rule.
  package var counts: [(rule: String, kind: String, mapped: Int, skipped: Int)] {
    var order: [String] = []
    var counts: [String: (kind: String, mapped: Int, skipped: Int)] = [:]
    for row in rows {
      if counts[row.rule] == nil { order.append(row.rule) }
      var entry = counts[row.rule] ?? (row.kind, 0, 0)
      if case .mapped = row.fate { entry.mapped += 1 } else { entry.skipped += 1 }
      counts[row.rule] = entry
    }
    return order.compactMap { rule in
      counts[rule].map { (rule, $0.kind, $0.mapped, $0.skipped) }
    }
  }

  /// The machine-readable form.
  package var value: Value {
    [
      "counts": .array(
        counts.map {
          [
            "rule": .string($0.rule), "kind": .string($0.kind), "mapped": .integer($0.mapped),
            "skipped": .integer($0.skipped),
          ]
        }),
      "objects": .array(rows.map(\.value)),
      "losses": .array(losses.map(\.value)),
      "breaks": .array(breaks.map(\.value)),
      "pairs": .array(
        pairs.map {
          [
            "source": .string($0.source), "target": .string($0.target),
            "count": .integer($0.count),
          ]
        }),
      "untouched": .array(
        untouched.map { ["kind": .string($0.kind), "count": .integer($0.count)] }),
      "unread": .array(unread.map { .string($0) }),
    ]
  }
}

extension Coverage.Row {
  fileprivate var value: Value {
    var object: Object = [
      "rule": .string(rule), "kind": .string(kind), "key": .string(key), "id": .string(id),
    ]
    switch fate {
    case .mapped(let targets): object["targets"] = .array(targets.map { .string($0) })
    case .skipped(let reason): object["skipped"] = .string(reason)
    }
    return .object(object)
  }
}

extension Coverage.Loss {
  fileprivate var value: Value {
    [
      "kind": .string(kind), "attribute": .string(attribute),
      "severity": .string(severity.rawValue), "reason": .string(reason),
      "count": .integer(count), "examples": .array(examples.map { .string($0) }),
    ]
  }
}

extension Coverage.Break {
  fileprivate var value: Value {
    [
      "kind": .string(kind), "key": .string(key), "reason": .string(reason),
      "users": .array(users.map { .string($0) }), "count": .integer(count),
    ]
  }

  /// What is told to the author.
  var diagnostic: Diagnostic {
    let more = count > users.count ? " and \(count - users.count) more" : ""
    return Diagnostic(
      "unmapped-in-use",
      "\(kind) '\(Printable.excerpt(key))' is \(reason) and in use by "
        + users.map { Printable.excerpt($0, most: 120) }.joined(separator: ", ") + more,
      help: "map it, leave the users out as well, or give the attribute under 'defaults' or 'omit'")
  }
}
