import Model

/// How a queue sounds, and under which name it speaks.
enum QueueAddresses {
  @AttributesBuilder static var attributes: [Attribute] {
    flags
    Attribute.string("callingPartyName", "The name shown to those called from the queue.")
    Attribute.string("callingPartyNumber", "The number shown to those called from the queue.")
    Attribute.string("defaultMediaLanguage", "The language of media, as a code: 'en-us'.")
    flows
    Attribute.map(
      "defaultScripts", from: .text, to: .reference(Reference(to: "scripts")),
      "What agents read to callers, by medium: 'CALL'.")
    Attribute.string("outboundMessagingAddresses.smsAddress.id", "The id of the SMS sender.")
    Attribute.string(
      "outboundMessagingAddresses.openMessagingRecipient.id", "The id of the open-messaging sender."
    )
    Attribute.string(
      "outboundMessagingAddresses.whatsAppRecipient.id", "The id of the WhatsApp sender.")
    Attribute.string("outboundEmailAddress.domain.id", "The id of the sender's e-mail domain.")
    Attribute.string("outboundEmailAddress.route.id", "The id of the sender's e-mail route.")
    Attribute.choice(
      "cannedResponseLibraries.mode", "Which libraries of responses agents see.",
      of: ["All", "SelectedOnly", "None"])
    Attribute.set(
      "cannedResponseLibraries.libraryIds", of: .string(length: 1...64, format: nil),
      "The ids of the libraries, with SelectedOnly.")
  }

  @AttributesBuilder private static var flags: [Attribute] {
    Attribute.boolean("autoAnswerOnly", "Whether whispers play only before automatic answers.")
    Attribute.boolean("enableTranscription", "Whether calls are transcribed.")
    Attribute.boolean("enableAudioMonitoring", "Whether audio is watched for quality.")
    Attribute.boolean("enableManualAssignment", "Whether agents may pick conversations.")
    Attribute.boolean(
      "suppressInQueueCallRecording", "Whether recording waits until an agent answers.")
  }

  @AttributesBuilder private static var flows: [Attribute] {
    Attribute.reference("queueFlow", to: "flows", "What callers hear while they wait.")
    Attribute.reference("emailInQueueFlow", to: "flows", "What waiting e-mails go through.")
    Attribute.reference("messageInQueueFlow", to: "flows", "What waiting messages go through.")
    Attribute.reference("whisperPrompt", to: "prompts", "What agents hear first.")
    Attribute.reference("onHoldPrompt", to: "prompts", "What callers hear on hold.")
  }
}
