package import Documents

/// How far a piece of work is.
package struct ProgressCounts: Hashable, Sendable {
  /// Things that are finished.
  package var done: Int
  /// Nil while nobody knows how many there are.
  package var total: Int?
  /// The most a second that the vendor lets through, once it limits us.
  package var limit: Double?
  /// Time lost to that limit so far.
  package var waited: Duration

  /// Makes counts; without a limit nothing is said of one.
  package init(done: Int, of total: Int?, limit: Double? = nil, waited: Duration = .zero) {
    self.done = done
    self.total = total
    self.limit = limit
    self.waited = waited
  }
}

/// Turns counts and times into the line that people watch.
package struct ProgressMeter: Sendable {
  private let unit: String
  private var samples: [(time: Duration, done: Int)] = []

  /// Speeds are averaged over this long, so that the time left follows what happens now.
  private static let window = Duration.seconds(30)

  /// Starts counting things of one unit at a moment.
  package init(unit: String, at start: Duration) {
    self.unit = unit
    samples = [(start, 0)]
  }

  /// Takes in how far the work is now.
  package mutating func record(_ counts: ProgressCounts, at time: Duration) {
    if samples.count > 1, let last = samples.last, time - last.time < .milliseconds(500) {
      samples[samples.count - 1].done = counts.done
    } else {
      samples.append((time, counts.done))
    }
    while samples.count > 2, time - samples[1].time >= Self.window { samples.removeFirst() }
  }

  /// Things a second, or nil before anything can be said.
  package func rate(at time: Duration) -> Double? {
    guard let first = samples.first, let last = samples.last else { return nil }
    let elapsed = (time - first.time).seconds
    return elapsed >= 1 && last.done > first.done ? Double(last.done - first.done) / elapsed : nil
  }

  /// `412/1,930 queues  18.4/s  ETA 1m22s  (limited: 5/s, 31 s waited)`.
  package func line(_ counts: ProgressCounts, at time: Duration) -> String {
    let total = counts.total.map { "/\(grouped($0))" } ?? ""
    var parts = ["\(grouped(counts.done))\(total) \(unit)"]
    if let rate = rate(at: time) {
      parts.append("\(oneDecimal(rate))/s")
      if let total = counts.total, total > counts.done {
        parts.append("ETA \(compact(.seconds(Double(total - counts.done) / rate)))")
      }
    }
    if let limit = counts.limit {
      parts.append("(limited: \(shortest(limit))/s, \(counts.waited.wholeSecondsText) waited)")
    }
    return parts.joined(separator: "  ")
  }

  /// The same for `--events`.
  package func event(_ counts: ProgressCounts, at time: Duration) -> Object {
    var event: Object = ["unit": .string(unit), "done": .integer(counts.done)]
    event["total"] = counts.total.map { .integer($0) }
    event["rate"] = rate(at: time).flatMap { Value(number: oneDecimal($0)) }
    event["limit"] = counts.limit.flatMap { Value(number: shortest($0)) }
    event["waited_ms"] = .integer(counts.waited.milliseconds)
    return event
  }

  private func oneDecimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func shortest(_ number: Double) -> String {
    let text = oneDecimal(number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `45s`, `1m22s`, `2h05m`.
  private func compact(_ duration: Duration) -> String {
    let seconds = duration.milliseconds / 1000
    switch seconds {
    case ..<60: return "\(seconds)s"
    case ..<3600: return "\(seconds / 60)m\(twoDigits(seconds % 60))s"
    default: return "\(seconds / 3600)h\(twoDigits(seconds / 60 % 60))m"
    }
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Writes a count with separators between thousands: `1,930`.
package func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "-" : ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return text
}

extension Duration {
  fileprivate var wholeSecondsText: String {
    Duration.seconds((milliseconds + 500) / 1000).text
  }
}
