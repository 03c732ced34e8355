/// Makes broken texts out of good ones, the same ones in every run.
struct Mutations {
  private var state: UInt64
  private let corpus: [[UInt8]]
  private let morsels: [[UInt8]]

  init(of corpus: [String], morsels: [String], seed: UInt64) {
    self.corpus = corpus.map { Array($0.utf8) }
    self.morsels = morsels.map { Array($0.utf8) }
    state = seed
  }

  mutating func next() -> [UInt8] {
    var bytes = corpus[below(corpus.count)]
    for _ in 0...below(4) { mutate(&bytes) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = below(bytes.count + 1)
    let end = min(bytes.count, place + below(12))
    switch below(6) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count + 1))
    case 2: bytes.insert(UInt8(below(256)), at: place)
    case 3: bytes.insert(contentsOf: morsels[below(morsels.count)], at: place)
    case 4: bytes.removeSubrange(place...)
    default: if place < bytes.count { bytes[place] ^= 1 << UInt8(below(8)) }
    }
  }

  /// Steele and Vigna's SplitMix64.
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(mixed % UInt64(bound))
  }
}
