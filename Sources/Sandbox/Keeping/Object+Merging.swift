import Documents

extension Object {
  /// These members with others laid over them, objects member by member.
  func merging(_ other: Object) -> Object {
    var result = self
    for (name, value) in other {
      if let inner = value.object, let mine = result[name]?.object {
        result[name] = .object(mine.merging(inner))
      } else {
        result[name] = value
      }
    }
    return result
  }
}
