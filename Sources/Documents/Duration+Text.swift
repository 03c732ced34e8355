extension Duration {
  /// Whole milliseconds, rounded towards zero.
  package var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }

  /// Seconds with their fraction, for rates.
  package var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }

  /// Reads `20ms`, `2s`, `15m`, `2h`, `14d`; nil where the number or the unit is missing.
  package init?(text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count <= 1_000_000_000 else { return nil }
    switch text.dropFirst(digits.count) {
    case "ms": self = .milliseconds(count)
    case "s": self = .seconds(count)
    case "m": self = .seconds(count * 60)
    case "h": self = .seconds(count * 3600)
    case "d": self = .seconds(count * 86_400)
    default: return nil
    }
  }

  /// The shortest form that people read: `450 ms`, `2.5 s`, `1 m 20 s`, `2 h 5 m`.
  package var text: String {
    let total = milliseconds
    switch total {
    case ..<1000: return "\(total) ms"
    case ..<60_000:
      let tenth = total / 100 % 10
      return tenth == 0 ? "\(total / 1000) s" : "\(total / 1000).\(tenth) s"
    case ..<3_600_000:
      let seconds = total / 1000 % 60
      return seconds == 0 ? "\(total / 60_000) m" : "\(total / 60_000) m \(seconds) s"
    default:
      let minutes = total / 60_000 % 60
      return minutes == 0 ? "\(total / 3_600_000) h" : "\(total / 3_600_000) h \(minutes) m"
    }
  }
}
