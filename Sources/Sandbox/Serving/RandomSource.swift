/// A small random generator (SplitMix64): the same seed makes the same bad day again.
struct RandomSource: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(bitPattern: Int64(seed))
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// True once in a while: with that probability.
  mutating func happens(_ probability: Double) -> Bool {
    Double(next() >> 11) / 9_007_199_254_740_992 < probability
  }

  /// Hexadecimal digits that look like nothing.
  mutating func hexadecimal(_ count: Int) -> String {
    var text = ""
    while text.utf8.count < count {
      text += String(next() | (1 << 63), radix: 16)
    }
    return String(text.prefix(count))
  }

  mutating func identifier() -> String {
    let digits = hexadecimal(30)
    let parts = [8, 12, 15, 18, 30].map { digits.prefix($0) }
    return
      "\(parts[0])-\(parts[1].dropFirst(8))-4\(parts[2].dropFirst(12))"
      + "-a\(parts[3].dropFirst(15))-\(parts[4].dropFirst(18))"
  }
}
