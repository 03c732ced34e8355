import Documents

/// What a field of a request may hold.
indirect enum Shape: Sendable {
  case text(ClosedRange<Int>)
  case flag
  case whole(ClosedRange<Int>)
  case number(ClosedRange<Int>)
  case choice([String])
  /// A date and time without zone, as schedules have them.
  case localTime
  case instant
  /// An object with an `id` of that kind, answered with its name.
  case reference(String)
  /// The same, where `"*"` stands for all.
  case starReference(String)
  /// A bare id of that kind.
  case id(String)
  /// A bare id, where `"*"` stands for all.
  case starId(String)
  case object([Field])
  case list(Shape, ClosedRange<Int>)
  case map(Shape)
  case anything

  static let text = Shape.text(0...10_000)
  static func list(_ shape: Shape) -> Shape { .list(shape, 0...10_000) }
}

/// One writable field of a kind, with what the vendor demands of it.
struct Field: Sendable {
  let name: String
  let shape: Shape
  var isRequired = false
  /// The code of the answer to a wrong value, where the kind has its own.
  var code = "constraint.validation"

  init(_ name: String, _ shape: Shape, required: Bool = false, code: String? = nil) {
    self.name = name
    self.shape = shape
    isRequired = required
    if let code { self.code = code }
  }
}
