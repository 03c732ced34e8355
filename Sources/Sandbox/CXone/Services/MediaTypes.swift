import Documents

/// The channels of the platform, by number.
enum MediaTypes {
  static let all: [(id: Int, name: String)] = [
    (1, "Email"), (3, "Chat"), (4, "Phone Call"), (5, "Voicemail"), (6, "Work Item"),
    (7, "SMS"), (8, "Social"), (9, "Digital"),
  ]

  static let codes = all.map(\.id)

  static func name(_ id: Value?) -> Value {
    .string(all.first { $0.id == id?.integer }?.name ?? "")
  }
}
