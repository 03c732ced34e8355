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

  /// How a pair came to be, and whether it still holds.
  package enum Standing: String, Sendable {
    /// A rule makes one from the other.
    case derived
    /// People made both, and the author says that they belong together.
    case paired
    /// The object of the source is gone, or not what it was: nothing is derived from it any more.
    case left
    /// The author's mapping does not make it any more.
    case dropped

    /// Whether the pair is only remembered.
    package var isPast: Bool { self == .left || self == .dropped }
  }

  /// One pair; an object that was merged or split is in several.
  package struct Entry: Hashable, Sendable, Comparable {
    /// The object of the source.
    package var source: End
    /// The object of the target.
    package var target: End
    /// How the pair came to be.
    package var standing: Standing

    package init(source: End, target: End, standing: Standing = .derived) {
      self.source = source
      self.target = target
      self.standing = standing
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

  /// The folder in the state repository.
  package static let folder = "crosswalk"

  /// The file in the state repository.
  package static func path(of migration: String) -> String { "\(folder)/\(migration).json" }

  /// Finds entries by an id or a natural key of either side, in any case.
  package func find(_ text: String) -> [Entry] {
    let wanted = text.lowercased()
    return entries.filter { entry in
      [entry.source, entry.target].contains { $0.id == text || $0.key.lowercased() == wanted }
    }
  }

  /// What an object of the source has become, by its id; what it was once only where it is nothing
  /// any more.
  package func targets(ofSource id: String, kind: String) -> [End] {
    targets(ofSources: [kind: [id]])[kind]?[id] ?? []
  }

  /// The same of many, by kind and id, in one walk.
  package func targets(ofSources wanted: [String: Set<String>]) -> [String: [String: [End]]] {
    var found: [String: [String: [Entry]]] = [:]
    for entry in entries {
      guard let id = entry.source.id, wanted[entry.source.kind]?.contains(id) ?? false else {
        continue
      }
      found[entry.source.kind, default: [:]][id, default: []].append(entry)
    }
    return found.mapValues { entries in
      entries.mapValues { entries in
        let present = entries.filter { !$0.standing.isPast }
        return (present.isEmpty ? entries : present).map(\.target)
      }
    }
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
        let (kind, key) = (entry.target.kind, entry.target.key)
        guard
          let found = entry.standing == .paired
            ? ExpectedObject(kind: kind, name: key).object(in: target)
            : target.object(of: kind, key: key)
        else { return entry }
        // Of a pair the author may know the id alone.
        if entry.standing == .paired { entry.target.key = found.key }
        entry.target.id = found.id
        return entry
      })
  }

  /// Keeps what an earlier one knew and is not made any more: what stays at the target, told by
  /// `standings`, and what has gone from the source, to which history still refers.
  package func remembering(
    _ earlier: Crosswalk, _ standings: [Entry.Names: Standing] = [:]
  ) -> Crosswalk {
    // A new name is no other object: the id tells.
    func identity(_ end: End) -> [String] { [end.kind, end.id ?? end.key] }
    let known = Set(entries.map { identity($0.source) })
    let made = Set(entries.map(\.names))
    let past = earlier.entries.compactMap { entry -> Entry? in
      guard !made.contains(entry.names), entry.standing != .paired else { return nil }
      var entry = entry
      if let standing = standings[entry.names] {
        entry.standing = standing
      } else if known.contains(identity(entry.source)) {
        return nil
      } else if !entry.standing.isPast {
        entry.standing = .left
      }
      return entry
    }
    return Crosswalk(migration: migration, from: from, to: to, entries: entries + past)
  }
}

extension Crosswalk.Entry {
  /// Which two objects it is about, whatever their ids.
  package struct Names: Hashable, Sendable {
    let source: [String]
    let target: [String]
  }

  /// Which two objects it is about.
  package var names: Names {
    // The source's id outlives its name.
    Names(
      source: [source.kind, source.id ?? source.key], target: [target.kind, target.key])
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
        entries.sorted().map(\.value))
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
        let word = entry["standing"]?.string
        guard let standing = word.map(Standing.init) ?? .derived else { return nil }
        entries.append(Entry(source: source, target: target, standing: standing))
      }
    }
    self.init(migration: migration, from: from, to: to, entries: entries)
  }
}

extension Crosswalk.Entry {
  /// The machine-readable form.
  package var value: Value {
    var object: Object = ["source": source.value, "target": target.value]
    if standing != .derived { object["standing"] = .string(standing.rawValue) }
    return .object(object)
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
