import Documents

/// Queries of the vendor's search index.
enum Search {
  static func body(field: String, value: String, state: String? = nil) -> Value {
    var criteria: [Value] = [
      ["type": "EXACT", "fields": [.string(field)], "value": .string(value)]
    ]
    if let state {
      criteria.append(["type": "EXACT", "fields": ["state"], "value": .string(state)])
    }
    return ["pageSize": 25, "pageNumber": 1, "query": .array(criteria)]
  }
}
