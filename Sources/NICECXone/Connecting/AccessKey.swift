import Digests
import Documents
import Model
import Parsing
import Transport

/// The vendor's sign-in with the access key of an employee; what the token may do is what that
/// employee's role may do.
///
/// A token is good for an hour. It is asked for anew instead of renewed: fewer states, same result.
actor AccessKey: SignIn {
  /// What a sign-in gives.
  struct Admission: Sendable {
    var token: Token
    /// The tenant's id, where the identity token tells it.
    var tenantID: String?
  }

  private static let operation = "sign in"

  private let url: String
  private let id: String
  private let secret: Secret
  /// An admission that discovery needed and that nobody has used up to now.
  private var unused: Admission?

  init(login: String, id: String, secret: Secret) {
    url = login + "/authentication/v1/token/access-key"
    self.id = id
    self.secret = secret
  }

  func token(by client: HTTPClient) async throws(TransportError) -> Token {
    if let admission = unused {
      unused = nil
      return admission.token
    }
    return try await admission(by: client).token
  }

  /// Signs in for the tenant's id; the token is kept for the first request.
  func tenantID(by client: HTTPClient) async throws(TransportError) -> String? {
    let admission = try await admission(by: client)
    unused = admission
    return admission.tenantID
  }

  private func admission(by client: HTTPClient) async throws(TransportError) -> Admission {
    let operation = Self.operation
    let response = try await client.send(request, operation: operation)
    guard response.status == 200 else {
      var rejection = TransportError.Rejection(status: response.status)
      rejection.retryAfter = RetryAfter.duration(in: response.headers)
      throw TransportError(operation: operation, cause: .status(rejection))
    }
    let answer = (try? JSON.value(response.body)) ?? .null
    guard let text = answer["access_token"]?.string, !text.isEmpty,
      let seconds = answer["expires_in"]?.integer, seconds > 0
    else {
      throw TransportError(
        operation: operation, cause: .signIn("the answer holds no token with a lifetime"))
    }
    return Admission(
      token: Token(Secret(text), lifetime: .seconds(min(seconds, 86_400))),
      tenantID: answer["id_token"]?.string.flatMap(Self.tenantID))
  }

  /// A key that is refused is a matter of signing in, not of what was to be done.
  nonisolated func refusal(_ error: TransportError) -> ProviderError? {
    guard error.operation == Self.operation, case .status(let rejection) = error.cause,
      (400..<500).contains(rejection.status)
    else { return nil }
    return ProviderError(
      Self.operation, .unreachable("the access key was refused with status \(rejection.status)"))
  }

  /// Reads a claim of an identity token; its signature does not matter, since the vendor's own host
  /// has just sent it and all that follows from it is which tenant's hosts are asked for.
  private static func tenantID(in token: String) -> String? {
    let parts = token.split(separator: ".")
    guard parts.count == 3, let bytes = Base64.decode(String(parts[1]), alphabet: .url) else {
      return nil
    }
    return (try? JSON.value(bytes))?["tenantId"]?.string
  }

  private var request: HTTPRequest {
    let body: Object = [
      "accessKeyId": .string(id), "accessKeySecret": .string(secret.reveal()),
    ]
    return HTTPRequest(
      "POST", url,
      headers: ["Accept": "application/json", "Content-Type": "application/json"],
      body: CanonicalJSON.bytes(of: .object(body)), deadline: .seconds(30))
  }
}
