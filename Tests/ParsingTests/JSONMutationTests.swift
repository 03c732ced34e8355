import Documents
import Testing

@testable import Parsing

struct JSONMutationTests {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `both readers agree on any bytes`(seed: UInt64) throws {
    var mutations = Mutations(
      of: [
        #"{"entities":[{"id":"a1","name":"Support é","n":[1,-2.5e3,0.10]},{}],"next":null}"#,
        "[\n  true, false, null,\n  \"\\u00e9\\ud83d\\ude00\\n\", [[[]]], {\"a\":{\"a\":1},\"a\":2}\n]\n",
        "[12345678901234567890, 1e10, -0, 0.0]", "\"text\"", " 17 ",
      ],
      morsels: [
        "[", "]", "{", "}", ",", ":", "\"", "\\", "\\ud83d", "\\u0000", "null", "01", "1e", "-",
        "é",
        "\u{FEFF}", "\0", " ",
      ],
      seed: seed)
    for _ in 0..<3_000 {
      let bytes = mutations.next()
      let fast = FastJSON.value(bytes, depth: 256)
      var reader = JSONReader(bytes, file: "", limits: .default)
      let slow = try? reader.read().value
      // The fast one leaves scalar roots to the other.
      if fast != nil || slow?.array != nil || slow?.object != nil {
        try #require(fast == slow, "\(String(decoding: bytes, as: UTF8.self)) \(bytes)")
      }
    }
  }
}
