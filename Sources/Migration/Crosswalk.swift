package import Documents
package import Model

/// Which object of the source has become which of the target, by id and name.
///
/// Kept in the state repository and versioned by each apply; later jobs translate ids with it.
package struct Crosswalk: Sendable, Equatable {
  /// One end of an entry.
  package struct End: Hashable, Sendable, Comparable {
    /// The kind's plural name.
    package var kind: String
    /// The natural key.
    package var key: String
    /// The vendor's id; nil until the object is made.
    package var id: String?

    package init(kind: String, key: String, id: String?) {
      self.kind = kind
      self.key = key
      self.id = id
    }

    package static func < (left: End, right: End) -> Bool {
      (left.kind, left.key, left.id ?? "") < (right.kind, right.key, right.id ?? "")
    }
  }

  /// One pair; an object that was merged or split is in several.
  package struct Entry: Hashable, Sendable, Comparable {
    /// The object of the source.
    package var source: End
    /// The object of the target.
    package var target: End

    package init(source: End, target: End) {
      self.source = source
      self.target = target
    }

    package static func < (left: Entry, right: Entry) -> Bool {
      left.source == right.source ? left.target < right.target : left.source < right.source
    }
  }

  /// The migration's name.
  package var migration: String
  /// The source tenant.
  package var from: String
  /// The target tenant.
  package var to: String
  /// By source, then target.
  package private(set) var entries: [Entry]

  package init(migration: String, from: String, to: String, entries: some Sequence<Entry>) {
    self.migration = migration
    self.from = from
    self.to = to
    self.entries = Set(entries).sorted()
  }

  /// The file in the state repository.
  package static func path(of migration: String) -> String { "crosswalk/\(migration).json" }

  /// Finds entries by an id or a natural key of either side, in any case.
  package func find(_ text: String) -> [Entry] {
    let wanted = text.lowercased()
    return entries.filter { entry in
      [entry.source, entry.target].contains { $0.id == text || $0.key.lowercased() == wanted }
    }
  }

  /// What an object of the source has become, by its id.
  package func targets(ofSource id: String, kind: String) -> [End] {
    entries.lazy.filter { $0.source.kind == kind && $0.source.id == id }.map(\.target)
  }

  /// What an object of the target was, by its id.
  package func sources(ofTarget id: String, kind: String) -> [End] {
    entries.lazy.filter { $0.target.kind == kind && $0.target.id == id }.map(\.source)
  }

  /// Takes the ids of the target's objects over from what was read there.
  package func filled(from target: Inventory) -> Crosswalk {
    Crosswalk(
      migration: migration, from: from, to: to,
      entries: entries.map { entry in
        var entry = entry
        let found = target.object(of: entry.target.kind, key: entry.target.key)
        entry.target.id = found?.id ?? entry.target.id
        return entry
      })
  }

  /// Keeps what an earlier one knew of objects that have gone from the source since: history still
  /// refers to them.
  package func remembering(_ earlier: Crosswalk) -> Crosswalk {
    // A new name is no other object: the id tells.
    func identity(_ end: End) -> [String] { [end.kind, end.id ?? end.key] }
    let known = Set(entries.map { identity($0.source) })
    return Crosswalk(
      migration: migration, from: from, to: to,
      entries: entries + earlier.entries.filter { !known.contains(identity($0.source)) })
  }
}

extension Crosswalk {
  /// The file that is committed: canonical, entries by source.
  package var bytes: [UInt8] {
    CanonicalJSON.bytes(of: value, layout: .lines)
  }

  /// The machine-readable form, entries by the source's kind.
  package var value: Value {
    var kinds = Object()
    for (kind, entries) in Dictionary(grouping: entries, by: \.source.kind) {
      kinds[kind] = .array(
        entries.sorted().map { ["source": $0.source.value, "target": $0.target.value] })
    }
    return [
      "format_version": "1", "migration": .string(migration), "from": .string(from),
      "to": .string(to), "kinds": .object(kinds),
    ]
  }

  /// Reads a committed file; nil where it is none.
  package init?(_ value: Value) {
    guard value["format_version"] == "1", let migration = value["migration"]?.string,
      let from = value["from"]?.string, let to = value["to"]?.string,
      let kinds = value["kinds"]?.object
    else { return nil }
    var entries: [Entry] = []
    for list in kinds.values {
      for entry in list.array ?? [] {
        guard let source = End(entry["source"]), let target = End(entry["target"]) else {
          return nil
        }
        entries.append(Entry(source: source, target: target))
      }
    }
    self.init(migration: migration, from: from, to: to, entries: entries)
  }
}

extension Crosswalk.End {
  /// The machine-readable form.
  package var value: Value {
    var object: Object = ["kind": .string(kind), "key": .string(key)]
    if let id { object["id"] = .string(id) }
    return .object(object)
  }

  fileprivate init?(_ value: Value?) {
    guard let kind = value?["kind"]?.string, let key = value?["key"]?.string else { return nil }
    self.init(kind: kind, key: key, id: value?["id"]?.string)
  }
}
