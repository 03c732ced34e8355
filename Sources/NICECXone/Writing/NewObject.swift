import Documents
import Model
import Transport

/// Finds the id of an object that a call has just made; not every answer tells it.
struct NewObject: Sendable {
  private let cxone: CXoneKind
  private let call: Call
  private let connection: Connection
  private let directory: Directory

  init(_ cxone: CXoneKind, _ call: Call, _ connection: Connection, _ directory: Directory) {
    self.cxone = cxone
    self.call = call
    self.connection = connection
    self.directory = directory
  }

  func id(_ answer: Value) async throws(ProviderError) -> String {
    switch cxone.endpoints.peculiarity {
    case .scripts, .files: if let key { return key }
    case .accessKeys, nil: break
    }
    if let named = namedByPath ?? told(answer) { return named }
    // The list may lag a moment behind; the engine asks again where it finds nothing.
    if let key, let found = try await look(for: key) { return found.id }
    throw ProviderError(
      call.operation, .answerLost("the answer does not name the new \(cxone.kind.singular)"))
  }

  /// A tenant that cannot be asked has made the object nevertheless.
  private func look(for key: String) async throws(ProviderError) -> LiveObject? {
    do throws(ProviderError) {
      return try await reader.object(keyed: key)
    } catch {
      throw ProviderError(
        call.operation,
        .answerLost("the answer does not name the new \(cxone.kind.singular), and: \(error)"),
        correlationID: error.correlationID)
    }
  }

  private var reader: ObjectReader {
    ObjectReader(
      cxone: cxone, connection: connection, directory: directory, formerNames: FormerNames())
  }

  /// The id that stands in the path already, as when an object is brought back.
  private var namedByPath: String? {
    guard call.path.hasPrefix(cxone.endpoints.path + "/") else { return nil }
    return call.path.dropFirst(cxone.endpoints.path.count).split(separator: "/").first
      .map(String.init)
  }

  /// The id where one of the usual members holds it.
  private func told(_ answer: Value) -> String? {
    let places = [
      answer.unwrapped, Verdict(answer).firstResult,
      answer.entity(under: cxone.endpoints.listing.members),
    ]
    let names = cxone.endpoints.id + ["id", "uuid", "profileId", "pointOfContactId"]
    for place in places.compactMap(\.self) {
      if let id = names.lazy.compactMap({ place[$0]?.idText }).first { return id }
    }
    return nil
  }

  /// The natural key as the call wrote it.
  var key: String? {
    switch cxone.endpoints.peculiarity {
    case .scripts: return call.body?[path: ["scriptContent", "header", "scriptName"]]?.string
    case .files: return call.body?["fileName"]?.string
    case .accessKeys, nil: break
    }
    guard let fields = cxone.endpoints.creation?.fields(call.body, call.query) else { return nil }
    var attributes = Value.object(Object())
    for attribute in cxone.kind.attributes {
      let name = attribute.writePath.first.map { cxone.endpoints.inCreation[$0] ?? $0 } ?? ""
      if let value = fields[name] { attributes.set(value, at: attribute.path) }
    }
    return cxone.kind.key(of: attributes)
  }
}

extension Endpoints.Form {
  /// The fields of one object in a request of this form.
  func fields(_ body: Value?, _ query: [(String, String)]) -> Value {
    switch self {
    case .batch(let name): body?[name]?.array?.first ?? .null
    case .member(let name): body?[name] ?? .null
    case .flat: body ?? .null
    case .query: .object(Object(query.map { ($0.0, .string($0.1)) }))
    }
  }
}
