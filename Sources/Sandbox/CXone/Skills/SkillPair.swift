import Documents

/// A skill and one of its agents as reads see them.
struct SkillPair: Sendable {
  let skill: Record
  let agent: Record
  let entry: Object
  let isActive: Bool
  let isAgentActive: Bool

  init(skill: Record, agent: Record, entry: Object) {
    self.skill = skill
    self.agent = agent
    self.entry = entry
    isActive = entry["isActive"]?.bool ?? true
    isAgentActive = agent.fields["isActive"]?.bool ?? true
  }
}
