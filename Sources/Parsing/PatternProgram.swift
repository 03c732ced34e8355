import CPCRE2

/// Compiled code of PCRE2, freed with its owner.
///
/// The library never writes to it after compilation, so that threads may share it; the address is
/// kept as a number because pointers are not `Sendable`.
@safe struct PatternProgram: ~Copyable, Sendable {
  private let address: UInt

  init(_ pattern: String, countingSteps: Bool) throws(PatternError) {
    var status: Int32 = 0
    var offset = 0
    var options =
      PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF
      | PCRE2_NEVER_BACKSLASH_C
    if countingSteps { options |= PCRE2_AUTO_CALLOUT }
    let text = Array(pattern.utf8)
    guard let code = unsafe pcre2_compile_8(text, text.count, options, &status, &offset, nil)
    else { throw PatternError(Self.message(of: status), at: 0) }
    address = UInt(bitPattern: code)
  }

  deinit { unsafe pcre2_code_free_8(code) }

  private var code: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

  /// Searches with a limit on the steps from each place where a match may start.
  func search(_ text: UnsafeBufferPointer<UInt8>, stepsPerStart: Int) -> Pattern.Outcome {
    unsafe search(text) { context in
      _ = unsafe pcre2_set_match_limit_8(context, UInt32(clamping: stepsPerStart))
    }
  }

  /// Searches with a limit on all the steps together; needs a program that counts.
  func searchCounting(_ text: UnsafeBufferPointer<UInt8>, budget: Int) -> Pattern.Outcome {
    var meter = PatternMeter(left: budget)
    return unsafe withUnsafeMutablePointer(to: &meter) { meter in
      unsafe search(text) { context in
        _ = unsafe pcre2_set_callout_8(
          context, { unsafe PatternMeter.count(callout: $0, meter: $1) }, meter)
      }
    }
  }

  private func search(
    _ text: UnsafeBufferPointer<UInt8>, limit: (OpaquePointer) -> Void
  ) -> Pattern.Outcome {
    guard let context = unsafe pcre2_match_context_create_8(nil),
      let data = unsafe pcre2_match_data_create_8(1, nil)
    else { return .tooCostly }
    defer {
      unsafe pcre2_match_data_free_8(data)
      unsafe pcre2_match_context_free_8(context)
    }
    _ = unsafe pcre2_set_heap_limit_8(context, Self.heapLimit(for: text.count))
    unsafe limit(context)
    var nothing: UInt8 = 0
    let status = unsafe withUnsafePointer(to: &nothing) { empty in
      unsafe pcre2_match_8(
        code, text.baseAddress ?? empty, text.count, 0, PCRE2_NO_UTF_CHECK, data, context)
    }
    return Self.outcome(of: status)
  }

  /// What the backtracking of one search may hold, in KiB: so much for each byte of the text that
  /// a harmless pattern can step back from everywhere.
  private static func heapLimit(for length: Int) -> UInt32 {
    UInt32(clamping: 16 * 1_024 + length / 2)
  }

  private static func outcome(of status: Int32) -> Pattern.Outcome {
    switch status {
    case 0...: .found
    case PCRE2_ERROR_NOMATCH: .notFound
    default: .tooCostly
    }
  }

  private static func message(of status: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe pcre2_get_error_message_8(status, &buffer, buffer.count)
    return length > 0
      ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "it cannot be compiled"
  }
}

/// Counts what a search costs: its steps and the characters that they ran over.
struct PatternMeter {
  var left: Int
  private var position = 0

  init(left: Int) {
    self.left = left
  }

  /// Ends the search, by a number below zero, when the budget is spent.
  static func count(
    callout: UnsafeMutablePointer<cutsheet_pcre2_callout>?, meter: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let callout = unsafe callout,
      let meter = unsafe meter?.assumingMemoryBound(to: PatternMeter.self)
    else { return PCRE2_ERROR_CALLOUT }
    let position = unsafe callout.pointee.current_position
    unsafe meter.pointee.left -= 1 + abs(position - meter.pointee.position)
    unsafe meter.pointee.position = position
    return unsafe meter.pointee.left < 0 ? PCRE2_ERROR_CALLOUT : 0
  }
}
