/// What a project is read from, so that reading it needs neither disk nor environment.
package struct ProjectSources {
  /// The bytes of every file that ends in `.yaml`, by path relative to the project.
  package var files: [String: [UInt8]]
  /// The environment variables that `variables:` may take values from.
  package var environment: [String: String]
  /// The name after `--env`; the file `environments/NAME.yaml` is laid over the project.
  package var overlay: String
  /// Gives the bytes of another file that the project names, or nil where there is none.
  ///
  /// The path is relative to the project and holds no `..`. It is for the caller to refuse links
  /// that lead out of the project.
  package var attachment: (String) -> [UInt8]?

  /// Takes all there is; without `attachment` no other file can be named.
  package init(
    files: [String: [UInt8]], environment: [String: String] = [:], overlay: String = "default",
    attachment: @escaping (String) -> [UInt8]? = { _ in nil }
  ) {
    self.files = files
    self.environment = environment
    self.overlay = overlay
    self.attachment = attachment
  }

  /// The names of the overlays that there are.
  package var overlays: [String] {
    files.keys.compactMap(Self.overlayName).sorted()
  }

  /// The environment that `environments/NAME.yaml` describes; nil for other files.
  static func overlayName(of path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "environments", path.hasSuffix(".yaml") else { return nil }
    let name = parts[1].dropLast(5)
    return name.isEmpty ? nil : String(name)
  }

  /// Whether a file takes part in a project at all: YAML outside hidden folders.
  static func isRead(_ path: String) -> Bool {
    path.hasSuffix(".yaml") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }
}
