package import Documents
package import Model
package import Planning

/// A rule that every project is held against, declared in a file of its own.
///
/// `Policies` says what a plan or a project must not do. It looks at what it is given: no clock, no
/// file and no tenant. Rules may name kinds, the rest of the module may not.
package struct PolicyRule: Sendable {
  /// A piece of a project that shows the rule at work, and is its test.
  package struct Example: Sendable {
    /// What it shows.
    package var title: String
    /// Documents of a project; one without `kind` says what the tenant and the hour are like.
    package var text: String

    package init(_ title: String, _ text: String) {
      self.title = title
      self.text = text
    }
  }

  /// A figure or word that a policy may set.
  package struct Setting: Sendable {
    /// What it is called under `settings:`.
    package var name: String
    /// One sentence for documentation.
    package var summary: String
    /// The values that it takes, as a JSON Schema.
    package var schema: Value
    /// What holds where nothing is written.
    package var value: Value

    package init(_ name: String, _ summary: String, schema: Value, default value: Value) {
      self.name = name
      self.summary = summary
      self.schema = schema
      self.value = value
    }
  }

  /// What a rule leaves undone on a platform, since that does not offer what it takes.
  package struct Omission: Sendable {
    /// The word of the platform.
    package var vendor: String
    /// What is not done, and why.
    package var text: String

    package init(_ vendor: String, _ text: String) {
      self.vendor = vendor
      self.text = text
    }
  }

  /// What a rule must be told beside the plan, since it takes requests of its own.
  package enum Need: Hashable, Sendable {
    /// Who may do what.
    case access
    /// What goes on right now in the objects that a plan destroys.
    case liveUse
    /// All objects of a kind, where the vendor has it.
    case objects(String)
  }

  /// Something that a rule objects to.
  package struct Finding: Sendable {
    /// One sentence: what is wrong, with the values that make it so.
    package var message: String
    /// What it speaks of, where that is one object.
    package var address: Address?
    /// Where the project says it.
    package var range: SourceRange?
    /// What to do.
    package var help: String?
    /// How much it weighs, where it is less than the rule's other findings.
    package var severity: PolicyResult.Severity?
    /// Set where the line itself must not be shown.
    package private(set) var hidesLine = false

    package init(
      _ message: String, address: Address? = nil, at range: SourceRange? = nil,
      help: String? = nil, severity: PolicyResult.Severity? = nil
    ) {
      self.message = message
      self.address = address
      self.range = range
      self.help = help
      self.severity = severity
    }

    /// Says that the line holds what nobody must see.
    package func hidingItsLine() -> Finding {
      var copy = self
      copy.hidesLine = true
      return copy
    }
  }

  /// Looks for what a rule objects to; settings have a value for every name.
  package typealias Check = @Sendable (_ context: PolicyContext, _ settings: Object) -> [Finding]

  /// The word that results, policies and exemptions name it by.
  package let code: String
  /// One sentence: what it objects to.
  package let summary: String
  /// Why that is bad, for those who stumble over it.
  package let why: String
  /// How much its findings weigh where no policy says otherwise.
  package let severity: PolicyResult.Severity
  /// What a policy may set.
  package private(set) var settings: [Setting] = []
  /// What it leaves undone, by platform.
  package private(set) var omissions: [Omission] = []
  /// What it lets pass.
  package let good: [Example]
  /// What it objects to.
  package let bad: [Example]
  /// What it must be told about a plan; it passes where it was not.
  package private(set) var needs: @Sendable (PolicyContext) -> Set<Need> = { _ in [] }
  /// Looks for what it objects to.
  package let check: Check

  package init(
    _ code: String, _ severity: PolicyResult.Severity, summary: String, why: String,
    settings: [Setting] = [], omissions: [Omission] = [], good: [Example], bad: [Example],
    needs: @escaping @Sendable (PolicyContext) -> Set<Need> = { _ in [] },
    check: @escaping Check
  ) {
    self.code = code
    self.severity = severity
    self.summary = summary
    self.why = why
    self.settings = settings
    self.omissions = omissions
    self.good = good
    self.bad = bad
    self.needs = needs
    self.check = check
  }

  /// The settings that hold where an author wrote some of them.
  package func settings(_ written: Object) -> Object {
    Object(settings.map { ($0.name, written[$0.name] ?? $0.value) })
  }
}
