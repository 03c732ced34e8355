import Documents
import Parsing

/// Takes secrets out of what is recorded or quoted.
struct Redactor: Sendable {
  static let mark = "<redacted>"

  /// Known secrets, removed as text wherever they stand.
  var secrets: [Secret] = []

  private static let secretFields: Set<String> = [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key",
    "x-amz-security-token", "x-vault-token",
  ]

  /// Compared without case and separators.
  private static let secretMembers: Set<String> = [
    "secret", "password", "accesstoken", "refreshtoken", "idtoken", "clientsecret", "apikey",
    "privatekey", "assertion", "authorization",
  ]

  func redact(_ headers: Headers) -> Headers {
    Headers(
      headers.fields.map { field in
        let isSecret = Self.secretFields.contains(field.name.lowercased())
        return (field.name, isSecret ? Self.mark : redact(text: field.value))
      })
  }

  func redact(url: String) -> String {
    let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = redact(text: String(parts[0]))
    return parts.count > 1 ? path + "?" + redact(form: String(parts[1])) : path
  }

  /// Redacts secret members at any depth, and known secrets everywhere.
  func redact(_ value: Value) -> Value {
    switch value {
    case .string(let text): .string(redact(text: text))
    case .array(let elements): .array(elements.map(redact))
    case .object(let object):
      .object(
        Object(
          object.map { member in
            let isSecret = Self.isSecret(member.key) && !member.value.isNull
            return (member.key, isSecret ? .string(Self.mark) : redact(member.value))
          }))
    default: value
    }
  }

  /// A body as it may be recorded: JSON as such, anything else as text.
  func redact(body: [UInt8], type: String?) -> Value {
    if body.isEmpty { return .null }
    let type = type?.lowercased() ?? ""
    if let value = try? JSON.value(body) { return redact(value) }
    let text = String(decoding: body, as: UTF8.self)
    if type.contains("x-www-form-urlencoded") { return .string(redact(form: text)) }
    // What cannot be parsed cannot be redacted member by member.
    let folded = Self.folded(text)
    if Self.secretMembers.contains(where: { folded.contains($0) }) {
      return .string("<\(body.count) bytes withheld: they may hold a secret>")
    }
    return .string(redact(text: text))
  }

  func redact(text: String) -> String {
    secrets.reduce(text) { text, secret in
      secret.isEmpty ? text : text.replacing(secret.reveal(), with: Self.mark)
    }
  }

  private func redact(form: String) -> String {
    form.split(separator: "&").map { field in
      let name = field.prefix { $0 != "=" }
      let isSecret = Self.isSecret(PercentCoding.decode(name))
      return isSecret ? "\(name)=\(Self.mark)" : redact(text: String(field))
    }.joined(separator: "&")
  }

  private static func isSecret(_ name: String) -> Bool { secretMembers.contains(folded(name)) }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0 != "_" && $0 != "-" }
  }
}
