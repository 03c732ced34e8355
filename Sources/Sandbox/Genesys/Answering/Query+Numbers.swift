extension Query {
  /// A whole number within bounds, or the default where it is absent.
  func number(
    _ name: String, default fallback: Int, in bounds: ClosedRange<Int>
  ) throws(Refusal) -> Int {
    guard let text = self[name] else { return fallback }
    guard let number = Int(text), bounds.contains(number) else {
      let message = "The query parameter '\(name)' must be between \(bounds.lowerBound) and "
      throw .invalid(
        name, message + "\(bounds.upperBound), not '\(text)'", code: "invalid.query.param.value")
    }
    return number
  }
}
