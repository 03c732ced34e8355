/// What the files of a pipeline are made from: one project, one environment.
struct PipelineRequest: Hashable, Sendable {
  /// Where the state lives, which says how a runner gets at it.
  enum State: String, Sendable {
    /// On branches of the project's own repository.
    case here
    /// Elsewhere, with a token.
    case https
    /// Elsewhere, with a key.
    case ssh
  }

  /// The project's folder in its repository; `.` for the repository itself.
  var project = "."
  var environment = "default"
  var tenants: [String] = []
  /// Environment variables that hold secrets, by the names that the project uses.
  var secrets: [String] = []
  /// Environment variables that the project reads and that are no secrets.
  var variables: [String] = []
  var state = State.here
  /// The branch that is applied.
  var branch = "main"
  /// The shell line that puts the program on the runner.
  var install = PipelineRequest.defaultInstall
  /// When drift is looked for, in the words of cron, in UTC.
  var schedule = "17 3 * * *"
  /// Whether rights end by themselves, which somebody has to see to every few minutes.
  var hasHypercare = false
  /// The container that jobs run in, where the forge asks for one.
  var image: String?

  /// Fails with a reason where the runner has no program and nobody said how it gets one.
  static let defaultInstall =
    "command -v cutsheet || { echo 'say by --install how runners get cutsheet'; exit 1; }"

  /// The word that files, jobs and locks of this pipeline are named by.
  var slug: String { environment == "default" ? "cutsheet" : "cutsheet-" + environment }

  /// When rights that have ended are revoked: as often as forges allow.
  static let expirySchedule = "*/5 * * * *"

  /// The place of the credentials that revoke, which nobody has to approve.
  var expiryEnvironment: String { slug + "-expire" }

  /// The further secrets by which git reaches the state.
  var stateSecrets: [String] {
    switch state {
    case .here: []
    case .https: ["STATE_TOKEN"]
    case .ssh: ["STATE_KEY", "STATE_HOSTS"]
    }
  }

  /// Every secret, without the word that tells those of a plan from those of an apply.
  var secretNames: [String] { secrets + stateSecrets }

  /// The files whose change concerns the project, as patterns of the forge.
  func paths(and own: [String]) -> [String] {
    project == "." ? [] : ["\(project)/**"] + own
  }

  /// What cannot stand in a pipeline: it could end a text or begin an expression of the forge.
  var problem: String? {
    let texts = [project, schedule, image ?? ""] + tenants
    if let text = texts.first(where: { text in
      text.contains("${{") || text.unicodeScalars.contains { $0.value < 32 }
    }) {
      return text
    }
    // The environment also names files and artifacts.
    if environment.contains("/") { return environment }
    let names = [environment, branch] + secrets + variables
    return names.first { name in
      name.isEmpty || !name.utf8.allSatisfy { Self.plainSigns.contains($0) }
    }
  }

  private static let plainSigns = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./".utf8)
}
