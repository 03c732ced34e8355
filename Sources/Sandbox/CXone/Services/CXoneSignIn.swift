import Documents
import Parsing

/// Discovery, and the ways to an access token and to its successor.
enum CXoneSignIn {
  static let routes: [CXoneRoute] = [
    CXoneRoute("GET", "/.well-known/openid-configuration") { (_, call) throws(CXoneRefusal) in
      .value([
        "issuer": .string(call.origin), "token_endpoint": .string(call.origin + "/auth/token"),
        "authorization_endpoint": .string(call.origin + "/auth/authorize"),
        "jwks_uri": .string(call.origin + "/auth/jwks"), "scopes_supported": ["openid"],
        "response_types_supported": ["code"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
      ])
    },
    CXoneRoute("GET", "/.well-known/cxone-configuration") {
      (world, call) throws(CXoneRefusal) in
      try world.discovery(call)
    },
    CXoneRoute("POST", "/authentication/v1/token/access-key") {
      (world, call) throws(CXoneRefusal) in
      let body = try call.object()
      return .value(
        try world.signIn(
          body["accessKeyId"]?.string ?? "", body["accessKeySecret"]?.string ?? "", call))
    },
    CXoneRoute("POST", "/auth/token") { (world, call) throws(CXoneRefusal) in
      let form = Query(String(decoding: call.body, as: UTF8.self))
      guard !(form["client_id"] ?? call.key).isEmpty else {
        throw CXoneRefusal(401, "invalid_client", "an application must be registered")
      }
      switch form["grant_type"] {
      case "password":
        return .value(
          try world.signIn(form["username"] ?? "", form["password"] ?? "", call))
      case "refresh_token":
        return .value(try world.renewed(form["refresh_token"] ?? "", call))
      default: throw CXoneRefusal(400, "unsupported_grant_type", "expected password")
      }
    },
    CXoneRoute("POST", "/public/user/refresh") { (world, call) throws(CXoneRefusal) in
      let sent = try call.object()["token"]?.string ?? ""
      let tokens = try world.renewed(sent, call)
      return .value([
        "token": tokens["access_token"] ?? "", "refreshToken": tokens["refresh_token"] ?? "",
        "tokenExpirationTimeSec": tokens["expires_in"] ?? 3_600,
        "refreshTokenExpirationTimeSec": 7_200,
      ])
    },
  ]
}

extension CXoneWorld {
  /// Whether a key still signs in: it and its owner must be active.
  func isUsable(key: String) -> Bool {
    guard let id = id(named: key, in: "accessKeys"), let record = truth["accessKeys"]?.record(id)
    else { return false }
    return record.text("accessKeyId") == key && record.fields["isActive"] == true
      && owner(of: key)?.fields["isActive"] == true
  }

  fileprivate func discovery(_ call: CXoneCall) throws(CXoneRefusal) -> Answer {
    if let tenant = call.query["tenantId"], tenant != tenantId {
      throw .missing("tenantId", tenant)
    }
    return .value([
      "api_endpoint": .string(call.origin), "auth_endpoint": .string(call.origin),
      "area": "na1", "cluster": "c42", "domain": "niceincontact.com",
      "acdDomain": "nice-incontact.com", "uhDomain": "niceincontact.com",
      "tenantId": .string(tenantId), "private": false,
    ])
  }

  fileprivate mutating func signIn(
    _ key: String, _ secret: String, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Value {
    guard isUsable(key: key), let id = id(named: key, in: "accessKeys"),
      truth["accessKeys"]?.record(id)?.secret == secret
    else { throw CXoneRefusal(401, "invalid_grant", "the access key is not valid") }
    return issue(to: key, call)
  }

  fileprivate mutating func renewed(
    _ token: String, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Value {
    guard let old = renewals.use(token, at: call.now), isUsable(key: old.clientId) else {
      throw CXoneRefusal(401, "invalid_grant", "the refresh token is not valid")
    }
    renewals.revoke(token)
    return issue(to: old.clientId, call)
  }

  private mutating func issue(to key: String, _ call: CXoneCall) -> Value {
    let seconds = conditions.tokenSeconds ?? 3_600
    let (token, renewal) = (random.hexadecimal(64), random.hexadecimal(64))
    tokens.issue(token, to: key, until: call.now + .seconds(seconds), at: call.now)
    renewals.issue(renewal, to: key, until: call.now + .seconds(2 * seconds), at: call.now)
    return [
      "access_token": .string(token), "token_type": "Bearer",
      "expires_in": .integer(seconds), "refresh_token": .string(renewal),
      "id_token": .string(identity(of: key, call, seconds)),
    ]
  }

  /// A JWT that tells the tenant and the business unit; its signature signs nothing.
  private mutating func identity(of key: String, _ call: CXoneCall, _ seconds: Int) -> String {
    let person = owner(of: key)
    let start = call.now.milliseconds / 1_000
    var claims: Object = [
      "iss": .string(call.origin), "tenantId": .string(tenantId), "icBUId": unitId,
      "icClusterId": "C42", "iat": .integer(start), "exp": .integer(start + seconds),
    ]
    claims["icAgentId"] = person.map { .string($0.id) }
    claims["sub"] = person.map { .string("user:" + uuid(of: $0.id, in: "agents")) }
    claims["role"] = person.flatMap { profile in
      name(of: profile.fields["profileId"], in: "securityProfiles")
    }
    let parts: [Value] = [["alg": "none", "typ": "JWT"], .object(claims)]
    return parts.map { Base64.url(JSONWriter.bytes(of: $0)) }.joined(separator: ".") + "."
      + Base64.url(Array("sandbox".utf8))
  }

  /// Adds the key that the tool signs in with; it belongs to the first person, an administrator.
  mutating func employ(_ key: String, secret: String, at now: Instant) {
    var record = Record(
      id: claim(.accessKeys),
      fields: [
        "accessKeyId": .string(key), "isActive": true, "agentId": .integer(AgentFields.first),
      ])
    record.secret = secret
    write(.accessKeys, record, at: now)
    settle(at: now, all: true)
  }
}

extension Base64 {
  /// The form without padding that goes into addresses and tokens.
  fileprivate static func url(_ bytes: [UInt8]) -> String {
    String(
      encoded(bytes).compactMap { character -> Character? in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }
}
