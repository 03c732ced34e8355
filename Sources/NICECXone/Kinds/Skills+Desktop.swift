import Documents
import Model

/// What agents and customers see of a skill's contacts.
enum SkillDesktop {
  @AttributesBuilder static var attributes: [Attribute] {
    chat
    mail
    screen
  }

  @AttributesBuilder private static var chat: [Attribute] {
    Attribute.integer(
      "chatWarningThreshold", "After how long a silent chat is marked.", in: 0...Int.largest
    ).counted(in: .seconds)
    Attribute.boolean("agentTypingIndicator", "Whether customers see that the agent types.")
    Attribute.boolean("patronTypingPreview", "Whether agents see what the customer types.")
      .formerly("patronTypingIndicator")
    Attribute.boolean("displayThankyou", "Whether a chat ends with thanks.")
    Attribute.string("thankYouLink", "The link in the thanks.")
    Attribute.boolean("popThankYou", "Whether the thanks open a page.")
    Attribute.string("popThankYouURL", "The page.")
    Attribute.boolean("makeTranscriptAvailable", "Whether customers get a transcript.")
    Attribute.string("transcriptFromAddress", "The sender of transcripts.")
  }

  @AttributesBuilder private static var mail: [Attribute] {
    Attribute.string("emailFromAddress", "The sender of answers.")
    Attribute.boolean("emailFromEditable", "Whether agents may change the sender.")
    Attribute.string("emailBccAddress", "Who gets a copy of answers.")
    Attribute.boolean("enableParking", "Whether agents may put e-mails aside.")
      .on(wire: "emailParking", written: "enableParking")
    Attribute.integer("messageTemplateId", "The template of messages.", in: 0...Int.largest)
    Attribute.integer("smsTransportCodeId", "The sender of text messages.", in: 0...Int.largest)
  }

  @AttributesBuilder private static var screen: [Attribute] {
    Attribute.boolean("useScreenPops", "Whether contacts open a screen.")
    Attribute.integer(
      "screenPopTriggerEvent", "What opens the screen.", in: 0...Int.largest)
    Attribute.boolean("useCustomScreenPops", "Whether the screen is our own.")
    Attribute.string("screenPopType", "The kind of screen.").writeOnly()
    Attribute.string("screenPopDetails", "What the screen shows.")
      .on(wire: "screenPopDetail", written: "screenPopDetails")
    Attribute.boolean("requireManualAccept", "Whether agents accept contacts by hand.")
  }
}
