import Documents
import Model
import Parsing
import Planning
import Projects

extension PolicyRule {
  static let plainCredential = PolicyRule(
    "plain-credential", .error,
    summary: "Something that looks like a password, a key or a token stands in a file.",
    why: """
      What stands in a file is in git for ever, and plans print it in pull requests. Where the vendor
      takes a secret, write ${env.NAME} or ${secret.NAME}; a credential that was committed must be
      changed. Its line is not shown, and a plan that would print it is not shown either.
      """,
    good: [
      Example(
        "a description that speaks of passwords",
        """
        kind: genesys-cloud
        tenant: cloud
        queues: { Support: { description: Helps with forgotten passwords and tokens } }
        """),
      Example(
        "what to do about a password is no password",
        """
        kind: genesys-cloud
        tenant: cloud
        queues: { Support: { description: "Forgotten password: contact the service desk" } }
        """),
    ],
    bad: [
      Example(
        "a key in a description",
        """
        kind: genesys-cloud
        tenant: cloud
        queues: { Support: { description: "sync with AKIAABCDEFGHIJKLMNOP" } }
        """),
      Example(
        "a password in an address",
        """
        kind: genesys-cloud
        tenant: cloud
        oauthClients:
          Portal:
            authorizedGrantType: CODE
            registeredRedirectUri: ["https://portal:Zx81-spectrum@acme.example/back"]
        """),
      Example(
        "a password beside its name",
        """
        kind: genesys-cloud
        tenant: cloud
        queues: { Support: { description: "login sync, password: Tr0ub4dor&3" } }
        """),
    ]
  ) { context, _ in
    context.writtenResources.compactMap { resource in
      guard let found = Credential.first(in: resource.attributes, at: []) else { return nil }
      let range = Origins(resource).range(of: found.path)
      return Finding(
        "'\(found.path.joined(separator: "."))' of '\(Printable.line(resource.address.description))' "
          + "holds what looks like \(found.noun)",
        address: resource.address, at: range, help: help
      ).hidingItsLine()
    }
      + context.documents.compactMap { document in
        guard let found = Credential.first(in: document.value, at: []) else { return nil }
        let node = found.path.reduce(document.node as Node?) { $0?[$1] }
        return Finding(
          "'\(found.path.joined(separator: "."))' of \(document.kind) "
            + "'\(Printable.line(document.identity))' holds what looks like \(found.noun)",
          at: node?.range ?? document.node.range, help: help
        ).hidingItsLine()
      }
  }

  private static let help =
    "take it out of the file and of git's history, and change it where it is used"
}

/// Something in a text that nobody writes who does not mean a secret.
private struct Credential {
  let path: [String]
  let noun: String

  /// What a credential looks like; `needles` are what every such text has one of, as bytes: a look
  /// for these is a fraction of a search.
  private struct Form {
    let noun: String
    let needles: [[UInt8]]
    let pattern: Pattern?

    init(_ noun: String, having needles: String..., pattern: String) {
      self.noun = noun
      self.needles = needles.map { Array($0.utf8) }
      self.pattern = try? Pattern(pattern)
    }

    func fits(_ text: String) -> Bool {
      let bytes = text.utf8.span
      return needles.contains { Self.has($0, in: bytes) } && pattern?.search(text) == .found
    }

    private static func has(_ needle: [UInt8], in text: Span<UInt8>) -> Bool {
      guard needle.count <= text.count else { return false }
      for start in 0...(text.count - needle.count) where text[start] == needle[0] {
        var place = 1
        while place < needle.count, text[start + place] == needle[place] { place += 1 }
        if place == needle.count { return true }
      }
      return false
    }
  }

  private static let forms = [
    Form("an AWS key", having: "AKIA", "ASIA", pattern: "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
    Form(
      "a private key", having: "-----BEGIN", pattern: "-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    Form("a GitHub token", having: "gh", pattern: "\\bgh[pousr]_[0-9A-Za-z]{36}"),
    Form("a GitLab token", having: "glpat-", pattern: "\\bglpat-[0-9A-Za-z_-]{20}"),
    Form("a Slack token", having: "xox", pattern: "\\bxox[abposr]-[0-9A-Za-z-]{10}"),
    Form(
      "a signed token", having: "eyJ",
      pattern: "\\beyJ[0-9A-Za-z_-]{10,}\\.eyJ[0-9A-Za-z_-]{10,}\\."),
    Form(
      "a bearer token", having: "earer ", pattern: "\\b[Bb]earer [0-9A-Za-z._~+/-]{20}"),
    Form(
      "a password in an address", having: "://", pattern: "://[^/\\s:@]+:[^/\\s:@$]{3,}@"),
    Form(
      "a password", having: ":", "=",
      pattern: "\\b([Pp]assword|[Pp]asswd|PASSWORD|[Aa]pi[-_ ]?[Kk]ey|[Cc]lient[-_ ]?[Ss]ecret)"
        + "\\s*[:=]\\s*(?=[^\\s$,;]*[0-9!@#%^&*+=])[^\\s$,;]{6,}"),
  ]

  /// Names of fields whose text is a secret whatever it looks like.
  private static let names: Set<String> = [
    "password", "passwd", "secret", "clientsecret", "apikey", "privatekey", "accesskey",
    "accesskeysecret", "accesstoken", "refreshtoken",
  ]

  /// The first place below a value, in the order in which it is written.
  static func first(in value: Value, at path: [String]) -> Credential? {
    switch value {
    case .string(let text):
      noun(for: text, at: path.last).map { Credential(path: path, noun: $0) }
    case .array(let elements):
      elements.lazy.compactMap { first(in: $0, at: path) }.first
    case .object(let members):
      members.lazy.compactMap { first(in: $0.value, at: path + [$0.key]) }.first
    default: nil
    }
  }

  private static func noun(for text: String, at name: String?) -> String? {
    guard text.utf8.count >= 8, !text.hasPrefix("${") else { return nil }
    if let name = name?.filter({ $0 != "_" && $0 != "-" }).lowercased(), names.contains(name),
      !text.contains(" ")
    {
      return "a secret"
    }
    return forms.first { $0.fits(text) }?.noun
  }
}
