import Foundation
import Testing

@testable import Digests

struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `a text is the one of RFC 4648`(plain: String, encoded: String) {
    #expect(Base64.encode(plain.utf8) == encoded)
    #expect(Base64.decode(encoded) == Array(plain.utf8))
  }

  @Test(arguments: 0..<70)
  func `any bytes come back, and as Foundation writes them`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 151 + count * 37) }
    #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
    #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    #expect(Base64.decode(Base64.encode(bytes, alphabet: .url), alphabet: .url) == bytes)
  }

  @Test func `the URL alphabet has no sign that a URL must escape`() {
    #expect(Base64.encode([0xFB, 0xFF, 0xFE, 0xFF], alphabet: .url) == "-__-_w")
    #expect(Base64.decode("-__-_w==", alphabet: .url) == [0xFB, 0xFF, 0xFE, 0xFF])
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "Z===", "Zh==", "Zg==\n", "-__-", "Zg==Zg==", "====", "é==="])
  func `what is no standard base64 is refused`(text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
