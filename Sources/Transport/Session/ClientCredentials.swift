import Digests
package import Documents

/// The client-credentials grant of OAuth 2 (RFC 6749 section 4.4).
package struct ClientCredentials: SignIn {
  private let url: String
  private let id: String
  private let secret: Secret

  /// Takes the token endpoint's URL and what identifies the client.
  package init(url: String, id: String, secret: Secret) {
    self.url = url
    self.id = id
    self.secret = secret
  }

  /// Asks the token endpoint, with the secret in a header and never in a URL.
  package func token(by client: HTTPClient) async throws(TransportError) -> Token {
    let operation = "sign in"
    let response = try await client.send(request, operation: operation)
    let reading = AnswerReading(response: response, operation: operation)
    let answer = try reading.answer(hiding: [secret])
    guard let text = answer.value["access_token"]?.string, !text.isEmpty,
      let seconds = answer.value["expires_in"]?.integer, seconds > 0
    else {
      throw TransportError(
        operation: operation, cause: .signIn("the answer holds no token with a lifetime"))
    }
    return Token(Secret(text), lifetime: .seconds(min(seconds, 10 * 365 * 86_400)))
  }

  private var request: HTTPRequest {
    let pair = Base64.encode(Array("\(id):\(secret.reveal())".utf8))
    return HTTPRequest(
      "POST", url,
      headers: [
        "Authorization": "Basic " + pair, "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
      ],
      body: Array(PercentCoding.form([("grant_type", "client_credentials")]).utf8),
      deadline: .seconds(30))
  }
}
