import Documents

extension Evaluation {
  mutating func holds(
    _ keyword: Keyword, elements: [Value], _ marks: inout Marks
  ) -> Bool? {
    switch keyword {
    case .minItems(let least): elements.count >= least
    case .maxItems(let most): elements.count <= most
    case .uniqueItems: Self.firstRepetition(in: elements) == nil
    case .items(let rules): holds(rules, elements, &marks)
    case .contains(let rule): holds(rule, elements, &marks)
    case .unevaluatedItems(let schema): holdsUnevaluated(schema, elements, &marks)
    default: nil
    }
  }

  private mutating func holds(
    _ rules: Keyword.ItemRules, _ elements: [Value], _ marks: inout Marks
  ) -> Bool {
    for (element, schema) in zip(elements, rules.prefix) where !accepts(element, at: schema) {
      return false
    }
    marks.add(elementsBefore: rules.prefix.count)
    guard let rest = rules.rest else { return true }
    marks.add(elementsBefore: elements.count)
    for element in elements.dropFirst(rules.prefix.count) where !accepts(element, at: rest) {
      return false
    }
    return true
  }

  private mutating func holds(
    _ rule: Keyword.ContainsRule, _ elements: [Value], _ marks: inout Marks
  ) -> Bool {
    var count = 0
    for (place, element) in elements.enumerated() where accepts(element, at: rule.schema) {
      count += 1
      marks.add(element: place)
      if !marks.isCollecting, rule.most == nil, count >= rule.least { return true }
    }
    return count >= rule.least && count <= rule.most ?? .max
  }

  private mutating func holdsUnevaluated(
    _ schema: Int, _ elements: [Value], _ marks: inout Marks
  ) -> Bool {
    for (place, element) in elements.enumerated() where !marks.covers(element: place) {
      guard accepts(element, at: schema) else { return false }
    }
    marks.add(elementsBefore: elements.count)
    return true
  }

  /// The places of the first two equal elements.
  static func firstRepetition(in elements: [Value]) -> (Int, Int)? {
    guard elements.count > longestComparedInPairs else {
      for (place, element) in elements.enumerated() {
        if let earlier = elements[..<place].firstIndex(of: element) { return (earlier, place) }
      }
      return nil
    }
    var seen: [Value: Int] = [:]
    for (place, element) in elements.enumerated() {
      if let earlier = seen.updateValue(place, forKey: element) { return (earlier, place) }
    }
    return nil
  }

  /// Up to here comparing each with each costs less than hashing all.
  private static let longestComparedInPairs = 8
}

extension Evaluation {
  mutating func holds(
    _ keyword: Keyword, object: Object, _ marks: inout Marks
  ) -> Bool? {
    switch keyword {
    case .minProperties(let least): object.count >= least
    case .maxProperties(let most): object.count <= most
    case .required(let names): names.allSatisfy { object[$0] != nil }
    case .dependentRequired(let rules, _):
      rules.allSatisfy { rule in
        object[rule.name] == nil || rule.required.allSatisfy { object[$0] != nil }
      }
    case .members(let rules): holds(rules, object, &marks)
    case .propertyNames(let schema):
      object.allSatisfy { accepts(.string($0.key), at: schema) }
    case .dependentSchemas(let rules, _):
      rules.allSatisfy { rule in
        object[rule.name] == nil || accepts(.object(object), rule.schema, &marks)
      }
    case .unevaluatedProperties(let schema): holdsUnevaluated(schema, object, &marks)
    default: nil
    }
  }

  private mutating func holds(
    _ rules: Keyword.MemberRules, _ object: Object, _ marks: inout Marks
  ) -> Bool {
    if rules.patterns.isEmpty, rules.additional == nil, object.count > rules.names.count {
      return holdsProperties(rules, object, &marks)
    }
    for (name, value) in object {
      var isCovered = false
      if let schema = rules.properties[name] {
        guard accepts(value, at: schema) else { return false }
        isCovered = true
      }
      for rule in rules.patterns where finds(rule.pattern, in: name) {
        guard accepts(value, at: rule.schema) else { return false }
        isCovered = true
      }
      if !isCovered, let additional = rules.additional {
        guard accepts(value, at: additional) else { return false }
        isCovered = true
      }
      if isCovered { marks.add(member: name) }
    }
    return true
  }

  /// The other way round, for an object with many members and a schema with few.
  private mutating func holdsProperties(
    _ rules: Keyword.MemberRules, _ object: Object, _ marks: inout Marks
  ) -> Bool {
    for name in rules.names {
      guard let value = object[name], let schema = rules.properties[name] else { continue }
      guard accepts(value, at: schema) else { return false }
      marks.add(member: name)
    }
    return true
  }

  private mutating func holdsUnevaluated(
    _ schema: Int, _ object: Object, _ marks: inout Marks
  ) -> Bool {
    for (name, value) in object where !marks.covers(member: name) {
      guard accepts(value, at: schema) else { return false }
    }
    marks.addAllMembers()
    return true
  }
}
