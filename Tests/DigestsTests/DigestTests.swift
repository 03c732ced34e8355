import Testing

@testable import Digests

struct DigestTests {
  @Test func `a digest survives its hexadecimal text`() {
    let digest = SHA256.digest(of: "abc")
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(digest.bytes.prefix(2) == [0xBA, 0x78])
  }

  @Test(arguments: [
    "", "ba78", String(repeating: "g", count: 64), String(repeating: "a", count: 63),
    String(repeating: "a", count: 66), String(repeating: "é", count: 32),
  ])
  func `a text that is no digest is refused`(text: String) {
    #expect(Digest(hex: text) == nil)
  }

  @Test func `digests are in the order of their texts`() {
    let digests = (0..<50).map { SHA256.digest(of: String($0)) }
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
  }
}
