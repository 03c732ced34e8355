import CPosix
import Glibc

extension Subprocess {
  /// Runs it with our own standard streams and in our group, as a shell would; blocks, and answers
  /// its exit code, or 128 and the signal that killed it.
  ///
  /// A cancelled task asks it to end, once; it then has all the time it wants.
  package func runAttached() throws(FileError) -> Int32 {
    var program = self
    program.mayAskUser = true
    let child = try program.start([0, 1, 2])
    var code: Int32 = 0
    var isAsked = false
    while true {
      switch unsafe cposix_poll_child(child, &code) {
      case 1: return code
      case 0: break
      default: throw .last("wait for", arguments.first ?? "")
      }
      if Task.isCancelled, !isAsked {
        isAsked = true
        kill(child, SIGTERM)
      }
      _ = poll(nil, 0, 20)
    }
  }
}
