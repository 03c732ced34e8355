import Parsing

/// The formats that draft 2020-12 defines; each is checked by its own standard.
enum Format: String, CaseIterable, Sendable {
  case date, time, duration, email, hostname, ipv4, ipv6, uri, iri, uuid, regex
  case dateTime = "date-time"
  case idnEmail = "idn-email"
  case idnHostname = "idn-hostname"
  case uriReference = "uri-reference"
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"

  func accepts(_ text: String) -> Bool {
    switch self {
    case .date: TimeSyntax.isDate(text)
    case .time: TimeSyntax.isTime(text)
    case .dateTime: TimeSyntax.isDateTime(text)
    case .duration: TimeSyntax.isDuration(text)
    case .email: MailSyntax.isAddress(text, isInternational: false)
    case .idnEmail: MailSyntax.isAddress(text, isInternational: true)
    case .hostname: HostSyntax.isHostname(text)
    case .idnHostname: HostSyntax.isInternationalHostname(text)
    case .ipv4: HostSyntax.isIPv4(text)
    case .ipv6: HostSyntax.isIPv6(text)
    case .uri: URISyntax.isValid(text, isInternational: false, isAbsolute: true)
    case .iri: URISyntax.isValid(text, isInternational: true, isAbsolute: true)
    case .uriReference: URISyntax.isValid(text, isInternational: false, isAbsolute: false)
    case .iriReference: URISyntax.isValid(text, isInternational: true, isAbsolute: false)
    case .uriTemplate: TemplateSyntax.isValid(text)
    case .jsonPointer: JSONPointer(parsing: text) != nil
    case .relativeJSONPointer: PointerSyntax.isRelative(text)
    case .uuid: UUIDSyntax.isValid(text)
    case .regex: Pattern.syntaxError(in: text) == nil
    }
  }

  /// The article that goes before the name in a sentence.
  var article: String {
    switch self {
    case .email, .idnEmail, .idnHostname, .ipv4, .ipv6, .iri, .iriReference: "an"
    default: "a"
    }
  }
}
