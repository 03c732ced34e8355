import Documents
package import Model
package import Planning

/// A plan arranged for a reader, before any format: risk first, then what it stands on.
///
/// Text and Markdown are written from this one tree, so that they cannot disagree.
package struct PlanOutline: Sendable {
  /// What a reader is told about the surroundings of a plan; none of it is part of its id.
  package struct Surroundings: Sendable {
    /// Why a plan is shown.
    package enum Purpose: Sendable {
      /// To be applied.
      case apply
      /// As the measure of a drift, which other commands undo.
      case drift
    }

    /// What the plan is shown for.
    package var purpose = Purpose.apply
    /// The command with which to go on: for a plan to be applied, the one that applies exactly it.
    package var applyCommand: String
    /// How long an apply will take at the tenant's limits.
    package var estimatedTime: Duration?
    /// The snapshot to roll back to when the apply was a mistake.
    package var wayBack: String?
    /// What goes on right now in objects that the plan destroys: `12 waiting, 3 agents on`.
    package var liveUse: [Address: String]

    package init(
      applyCommand: String, estimatedTime: Duration? = nil, wayBack: String? = nil,
      liveUse: [Address: String] = [:]
    ) {
      self.applyCommand = applyCommand
      self.estimatedTime = estimatedTime
      self.wayBack = wayBack
      self.liveUse = liveUse
    }
  }

  /// One change, or several of one sort, with reasons and details.
  struct Entry: Sendable {
    var symbol: Symbol
    var title: String
    /// What is done, where the symbol does not say it: `rename from 'Support L1'`.
    var verb: String?
    var source: String?
    /// Named facts: why, used by, way back.
    var facts: [(name: String, text: String)]
    var details: [Detail]
  }

  /// A line below an entry; depth 0 stands directly below it.
  struct Detail: Sendable {
    var symbol: Symbol
    var depth: Int
    var name: String
    var text: String
    var remark: String?
  }

  enum Symbol: String, Sendable, CaseIterable {
    case create = "+"
    case change = "~"
    case replace = "±"
    case delete = "-"
    case forget = "×"
    case none = " "

    var meaning: String {
      switch self {
      case .create: "create"
      case .change: "change"
      case .replace: "delete and make again"
      case .delete: "delete"
      case .forget: "stop managing"
      case .none: ""
      }
    }
  }

  struct Section: Sendable {
    var title: String
    /// How many changes the entries stand for.
    var count: Int
    var entries: [Entry]
    /// What holds for all entries.
    var note: String?
  }

  /// Lines under a title.
  struct Block: Sendable {
    var title: String
    var lines: [String]
  }

  let headline: String
  let sections: [Section]
  /// Everything but single changes, in the order in which it is read.
  let blocks: [Block]
  /// What must be said before the command.
  let verdict: String
  /// The command that applies exactly this plan; nil where none can.
  let command: String?

  package init(_ plan: Plan, surroundings: Surroundings, unfoldsCosmetic: Bool = false) {
    headline = Headline(plan, surroundings).text
    sections = PlanSections(plan, surroundings, unfoldsCosmetic: unfoldsCosmetic).sections
    let lists = PlanLists(plan)
    let policies = PolicyLines(plan, unfoldsCosmetic: unfoldsCosmetic)
    let before = [
      Block(title: "Policy", lines: policies.elsewhere),
      Block(title: "Cosmetic", lines: unfoldsCosmetic ? [] : lists.folded),
      Block(title: "Management", lines: lists.ownership),
    ]
    let after = [
      Block(title: "Not doing", lines: lists.omissions),
      Block(title: "Guards", lines: lists.guards),
    ]
    let refusals = Self.refusals(policies.refusals, lists.refusals, surroundings.purpose)
    blocks = (before + refusals + after).filter { !$0.lines.isEmpty }
    let ending = Ending(plan, surroundings)
    verdict = ending.verdict
    command = ending.command
  }

  /// A rule refuses what is to be applied; of what is there already it is only broken.
  private static func refusals(
    _ ruled: [String], _ others: [String], _ purpose: Surroundings.Purpose
  ) -> [Block] {
    purpose == .drift
      ? [
        Block(title: "Rules that are broken", lines: ruled), Block(title: "Refused", lines: others),
      ] : [Block(title: "Refused", lines: ruled + others)]
  }

  /// The symbols that occur, so that a legend can explain them.
  var symbols: [Symbol] {
    let used = Set(sections.flatMap { $0.entries.map(\.symbol) })
    return Symbol.allCases.filter { used.contains($0) && $0 != .none }
  }
}

/// How a plan ends for its reader: with a command, or with the reason why there is none.
private struct Ending {
  let verdict: String
  let command: String?

  init(_ plan: Plan, _ surroundings: PlanOutline.Surroundings) {
    let apply = surroundings.applyCommand
    let lifted = plan.guards.filter(\.isBreached).map(\.allowance)
    if plan.isEmpty && plan.ownership.isEmpty {
      verdict = ""
      command = nil
    } else if surroundings.purpose == .drift {
      verdict = "See what an apply would do about it:"
      command = apply
    } else if !plan.refusals.isEmpty {
      verdict =
        "This plan cannot be applied: "
        + Wording.count(plan.refusals.count, "protected object") + " would be lost."
      command = nil
    } else if !plan.denials.isEmpty {
      let places = plan.denials.count
      verdict =
        "This plan cannot be applied: "
        + (places == 1 ? "a rule refuses it." : "rules refuse it in \(places.grouped) places.")
      command = nil
    } else if lifted.isEmpty {
      verdict = "Apply exactly this plan:"
      command = apply
    } else {
      verdict = "This plan is over its limits. Apply exactly this plan in spite of that:"
      command = ([apply] + lifted).joined(separator: " ")
    }
  }
}
