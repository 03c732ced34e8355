/// Why a sandbox cannot start or take what it is given.
package enum SandboxError: Error, Sendable, Equatable {
  /// The seed says something that cannot be.
  case seed(String)
  /// No such vendor is simulated.
  case vendor(String)
  /// The port cannot be listened on.
  case port(Int, String)
}

extension SandboxError: CustomStringConvertible {
  /// The reason as one line.
  package var description: String {
    switch self {
    case .seed(let reason): "cannot use the seed: \(reason)"
    case .vendor(let name):
      "cannot simulate the vendor '\(name)': "
        + "expected genesys-cloud or nice-cxone"
    case .port(let port, let reason): "cannot listen on port \(port): \(reason)"
    }
  }
}
