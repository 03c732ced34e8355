/// A request as the client sends it, once.
package struct HTTPRequest: Sendable {
  /// The HTTP method, in capitals.
  package var method: String
  /// Absolute; `http` is allowed to this machine only.
  package var url: String
  /// Fields to send beside those that HTTP itself needs.
  package var headers: Headers
  /// Bytes to send; nil sends none.
  package var body: [UInt8]?
  /// The time from the first byte of the connection to the last of the answer.
  package var deadline: Duration

  /// Makes a request; a GET unless told otherwise.
  package init(
    _ method: String = "GET", _ url: String, headers: Headers = [:], body: [UInt8]? = nil,
    deadline: Duration = .seconds(60)
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.deadline = deadline
  }
}

extension HTTPRequest {
  /// Says why the request must not be sent, or nil.
  var objection: String? {
    if method.isEmpty || !method.utf8.allSatisfy(\.isTokenByte) {
      return "'\(method)' is no HTTP method"
    }
    if !url.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) {
      return "the URL holds characters that must be percent-encoded"
    }
    if let field = headers.firstForbidden {
      return "the header '\(field.name)' holds characters that HTTP forbids"
    }
    if url.hasPrefix("https://") { return nil }
    if url.hasPrefix("http://") {
      return isLoopback ? nil : "plain http is allowed to this machine only, not to '\(host)'"
    }
    return "the URL must begin with 'https://'"
  }

  /// Whether the request stays on this machine.
  var isLoopback: Bool {
    let host = host
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0].elementsEqual("127".utf8)
      && parts.allSatisfy { UInt8(Substring($0)) != nil }
  }

  /// The host as it stands in the URL, without user and port.
  private var host: Substring {
    let bytes = url.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return "" }
    let authority = bytes[colon...].dropFirst(3).prefix { !Self.endsAuthority($0) }
    let address =
      authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
      .last ?? authority
    if address.first == UInt8(ascii: "["), let end = address.firstIndex(of: UInt8(ascii: "]")) {
      return Substring(address[...end])
    }
    return Substring(address.prefix { $0 != UInt8(ascii: ":") })
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): true
    default: false
    }
  }
}
