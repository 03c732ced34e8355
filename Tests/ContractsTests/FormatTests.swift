import Contracts
import Documents
import Testing

/// Cases beyond the official suite, which has few for some formats.
struct FormatTests {
  @Test(arguments: [
    ("hostname", "xn--4gbwdl.xn--wgbh1c", true), ("hostname", "xn--X", false),
    ("hostname", "example.", false), ("hostname", "ab--cd.example", false),
    ("idn-hostname", "münchen.example", true), ("idn-hostname", "a..b", false),
    ("email", "a@b@example.com", false), ("email", #""a\"b"@example.com"#, true),
    ("idn-email", "jörg@münchen.example", true), ("email", "jörg@example.com", false),
    ("uri", "http://a/%zz", false), ("uri", "http://[::1]:80/x?y#z", true),
    ("uri", "http://a/<b>", false), ("uri", "urn:", true), ("iri", "urn:ä", true),
    ("uri", "urn:ä", false), ("uri-reference", "a:b", true), ("uri-reference", "1:b", false),
    ("uri-reference", "./1:b", true), ("ipv6", "::ffff:1.2.3.4", true),
    ("ipv6", "1::2::3", false), ("ipv6", ":::", false), ("ipv6", "1:2:3:4:5:6:7::", true),
    ("ipv6", "fe80::1%eth0", false), ("uri-template", "{+a,b*}{?c:20}", true),
    ("uri-template", "{a:0}", false), ("uri-template", "}", false),
    ("relative-json-pointer", "1+2/a", true), ("relative-json-pointer", "01", false),
    ("relative-json-pointer", "0##", false), ("duration", "P1Y1D", false),
    ("duration", "P1Y1M1DT1H1M1S", true), ("date-time", "2020-02-29T00:00:00Z", true),
    ("date-time", "2021-02-29T00:00:00Z", false),
    ("regex", #"(?<=a)\p{Script=Greek}\u{1f600}"#, true),
    ("regex", #"\Z"#, false), ("regex", "a**", false), ("regex", #"(?i)a"#, false),
  ])
  func `a format is what its standard says`(format: String, text: String, isValid: Bool) throws {
    let schema = try Schema(compiling: ["format": .string(format)], assertsFormats: true)
    #expect(schema.accepts(.string(text)) == isValid)
  }
}
