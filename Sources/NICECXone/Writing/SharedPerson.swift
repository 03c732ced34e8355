import Documents
import Model

/// Makes a creation a change where the person is there already.
///
/// Two families of the vendor's services know the same people: as users and as agents. Whichever
/// is asked first makes the person for both, so that the other finds the name taken.
struct SharedPerson: Sendable {
  typealias Pause = @Sendable (Duration) async throws -> Void

  private let cxone: CXoneKind
  private let key: String
  private let namesake: Namesake
  private let pause: Pause

  init(_ cxone: CXoneKind, _ key: String, _ namesake: Namesake, _ pause: @escaping Pause) {
    self.cxone = cxone
    self.key = key
    self.namesake = namesake
    self.pause = pause
  }

  /// The person who bears the name; nil where there is nobody but who was switched off.
  ///
  /// A list may lag some seconds behind, so a refusal that speaks of the name is believed longer.
  func found(after refusal: ProviderError) async throws(ProviderError) -> LiveObject? {
    if let person = try await namesake.present() { return person }
    guard refusal.speaksOfNames, try await namesake.switchedOff() == nil else { return nil }
    for wait in [Duration.milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(4)] {
      do { try await pause(wait) } catch { return nil }
      if let person = try await namesake.present() { return person }
    }
    return nil
  }

  /// The change that gives a person what a creation was to make; of what only a creation takes, such
  /// as a password, nothing is left.
  func change(of person: LiveObject, to creation: Value?) throws(ProviderError) -> Call {
    let write = Write(
      .update, kind: cxone.kind, key: key, live: person, attributes: .object(Object()), changed: [])
    return try CallMaker(cxone, write).change(
      "update \(cxone.kind.singular) '\(key)', who is there already", id: person.id,
      to: fields(creation))
  }

  /// The fields of a creation as a change takes them.
  private func fields(_ creation: Value?) -> Object {
    let sent = cxone.endpoints.creation?.fields(creation, []).object ?? Object()
    var fields = Object()
    for attribute in cxone.kind.attributes where attribute.mutability == .always {
      guard let name = attribute.writePath.first else { continue }
      if let value = sent[cxone.endpoints.inCreation[name] ?? name] { fields[name] = value }
    }
    return fields
  }
}

extension ProviderError {
  /// Whether the vendor's words, which nobody has written down, are about a name that is taken.
  fileprivate var speaksOfNames: Bool {
    guard case .refused(let status, _, let message) = cause else { return false }
    let words = message.lowercased()
    return status == 409
      || ["exist", "already", "duplicate", "taken", "in use", "unique"].contains {
        words.contains($0)
      }
  }
}
