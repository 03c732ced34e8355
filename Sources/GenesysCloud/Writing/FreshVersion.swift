import Documents

/// The mark in a body for the version that the object has at the moment of sending.
///
/// A call that follows another on the same object cannot know the version that the first will leave
/// behind; the mark is what the journal holds, the number is read just before the call is made.
enum FreshVersion {
  static let mark: Value = "{version}"
  static let path = ["version"]

  static func isWanted(in body: Value?) -> Bool {
    body?[path: path] == mark
  }
}
