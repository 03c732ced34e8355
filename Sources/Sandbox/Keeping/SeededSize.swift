/// The size of a made-up organisation, from which each kind takes its numbers.
struct SeededSize: Sendable {
  let queues: Int
  var users: Int { 2 * queues }
  var skills: Int { queues > 0 ? queues / 50 + 5 : 0 }
  var wrapUpCodes: Int { queues > 0 ? queues / 20 + 5 : 0 }
  /// With the home division, which stands first.
  var divisions: Int { queues > 0 ? 10 : 1 }
  var groups: Int { queues / 10 }
}
