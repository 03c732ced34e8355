import Documents

/// What a member of a body may hold.
indirect enum CXoneShape: Sendable {
  case text(ClosedRange<Int>)
  case flag
  case whole(ClosedRange<Int>)
  case number
  case choice([String])
  /// A whole number out of a list.
  case code([Int])
  /// `HH:MM:SS`.
  case time
  /// The number of an object of that kind, kept and read as a number; text of digits will do.
  case reference(String)
  /// The number of an object of that kind, kept and read as text.
  case digits(String)
  /// The uuid of an object of that kind.
  case uuid(String)
  case object([CXoneField])
  case list(CXoneShape)
  case anything

  static let text = CXoneShape.text(0...4_000)
  static let whole = CXoneShape.whole(0...1_000_000_000)
}

/// One member of a kind's objects, kept under the name by which it is read.
struct CXoneField: Sendable {
  let name: String
  let shape: CXoneShape
  /// The name in the body that creates; nil where that body has none.
  private(set) var created: String?
  /// The name in the body that changes; nil where that body has none.
  private(set) var updated: String?
  private(set) var isRequired = false
  private(set) var isRequiredInUpdate = false
  private(set) var isRead = true

  init(_ name: String, _ shape: CXoneShape) {
    self.name = name
    self.shape = shape
    created = name
    updated = name
  }

  static func flags(_ names: String...) -> [CXoneField] { names.map { .init($0, .flag) } }
  static func wholes(_ names: String...) -> [CXoneField] { names.map { .init($0, .whole) } }
  static func texts(_ names: String...) -> [CXoneField] { names.map { .init($0, .text) } }

  func written(as name: String) -> CXoneField { created(as: name).updated(as: name) }
  func created(as name: String?) -> CXoneField { with { $0.created = name } }
  func updated(as name: String?) -> CXoneField { with { $0.updated = name } }
  /// Must stand in a body that creates.
  var required: CXoneField { with { $0.isRequired = true } }
  /// Must stand in either body.
  var alwaysRequired: CXoneField { required.with { $0.isRequiredInUpdate = true } }
  var fixed: CXoneField { updated(as: nil) }
  var unread: CXoneField { with { $0.isRead = false } }

  private func with(_ change: (inout CXoneField) -> Void) -> CXoneField {
    var copy = self
    change(&copy)
    return copy
  }
}
