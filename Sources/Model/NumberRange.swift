package import Documents

/// Objects of a kind each of which stands for all telephone numbers from one to another: a number is
/// taken only once such an object is there, and the object goes only when nobody has its numbers.
package struct NumberRange: Hashable, Sendable {
  /// The kind of the objects.
  package let kind: String
  /// Its attribute with the first number.
  package let first: String
  /// Its attribute with the last number, which is one of them.
  package let last: String

  /// Takes the kind and the names of its two attributes.
  package init(of kind: String, from first: String, to last: String) {
    self.kind = kind
    self.first = first
    self.last = last
  }

  /// The numbers of one object; nil where it does not say.
  package func bounds(of attributes: Value) -> Bounds? {
    guard let first = attributes[path: [first]]?.string, let last = attributes[path: [last]]?.string
    else { return nil }
    return Bounds(first: Number(first), last: Number(last))
  }

  /// The numbers from one to another, both included.
  package struct Bounds: Sendable {
    fileprivate let first: Number
    fileprivate let last: Number

    /// Whether a number in the form of E.164 is one of them.
    package func contain(_ text: String) -> Bool {
      let number = Number(text)
      return first <= number && number <= last
    }
  }

  /// Digits without a limit, in the order of what they count.
  fileprivate struct Number: Comparable, Sendable {
    let text: String

    init(_ text: String) {
      self.text = text
    }

    static func < (left: Number, right: Number) -> Bool {
      (left.text.utf8.count, left.text) < (right.text.utf8.count, right.text)
    }
  }
}

extension Kind {
  /// The numbers that attributes hold, each with where it must lie.
  package func numbers(in attributes: Value) -> [(range: NumberRange, number: String)] {
    self.attributes.flatMap { attribute in
      guard let range = attribute.range, let value = attributes[path: attribute.path] else {
        return [(range: NumberRange, number: String)]()
      }
      return (value.array ?? [value]).compactMap(\.string).map { (range, $0) }
    }
  }
}
