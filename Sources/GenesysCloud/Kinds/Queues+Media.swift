import Documents
import Model

/// What a queue says for each medium.
enum QueueMedia {
  /// The largest number the vendor's 32-bit fields hold, where it names no bound.
  static let largest = Int(Int32.max)

  @AttributesBuilder static var attributes: [Attribute] {
    common("call")
    common("callback")
    callback
    common("chat")
    common("email")
    Attribute.list(
      "mediaSettings.email.allOutboundEmailAddresses", of: .record(outboundAddress),
      "Addresses agents may send from.")
    common("message")
    message
  }

  @AttributesBuilder private static func common(_ medium: String) -> [Attribute] {
    let path = "mediaSettings.\(medium)"
    Attribute.integer(
      "\(path).alertingTimeoutSeconds", "How long an agent is alerted.", in: 7...largest
    ).counted(in: .seconds)
    Attribute.number(
      "\(path).serviceLevel.percentage", "The part to be answered in time.", in: 0...1
    ).counted(in: .ratio)
    Attribute.integer(
      "\(path).serviceLevel.durationMs", "What in time means.", in: 1_000...largest
    ).counted(in: .milliseconds)
    Attribute.boolean(
      "\(path).enableAutoAnswer", "Whether conversations are answered without a click."
    ).defaulting(to: false)
    Attribute.number(
      "\(path).autoAnswerAlertToneSeconds", "How long the tone plays before an automatic answer.",
      in: 0...largest
    ).counted(in: .seconds)
    Attribute.number(
      "\(path).manualAnswerAlertToneSeconds", "How long the tone plays before a manual answer.",
      in: 0...largest
    ).counted(in: .seconds)
  }

  @AttributesBuilder private static var callback: [Attribute] {
    let path = "mediaSettings.callback"
    Attribute.choice(
      "\(path).mode", "Whether the agent or the customer is called first.",
      of: ["AgentFirst", "CustomerFirst"])
    Attribute.boolean("\(path).enableAutoDialAndEnd", "Whether calls are dialled and ended alone.")
    Attribute.integer(
      "\(path).autoDialDelaySeconds", "The wait before the call is dialled.", in: 0...1_200
    ).counted(in: .seconds).defaulting(to: 300)
    Attribute.integer(
      "\(path).autoEndDelaySeconds", "The wait before the callback is ended.", in: 0...1_200
    ).counted(in: .seconds).defaulting(to: 300)
    Attribute.number(
      "\(path).pacingModifier", "How many calls are dialled at once, customer first.",
      in: 1...largest)
    Attribute.integer(
      "\(path).maxRetryCount", "How often a customer is tried again.", in: 0...20)
    Attribute.integer(
      "\(path).retryDelaySeconds", "The wait before a customer is tried again.", in: 60...86_400
    ).counted(in: .seconds)
    reaction("liveVoice", "a person answers")
    reaction("answeringMachine", "a machine answers")
    Attribute.string("\(path).edgeGroup.id", "The id of the edge group that dials.")
    Attribute.string("\(path).site.id", "The id of the site that dials, instead of an edge group.")
  }

  @AttributesBuilder private static func reaction(_ name: String, _ event: String) -> [Attribute] {
    let path = "mediaSettings.callback.\(name)"
    Attribute.choice(
      "\(path)ReactionType", "What is done when \(event).",
      of: ["HangUp", "TransferToQueue", "TransferToFlow"])
    Attribute.reference("\(path)Flow", to: "flows", "The flow to transfer to when \(event).")
  }

  @AttributesBuilder private static var message: [Attribute] {
    let path = "mediaSettings.message"
    Attribute.map(
      "\(path).subTypeSettings", from: .text, to: .record(subType), "Settings by kind of message.")
    Attribute.boolean("\(path).enableInactivityTimeout", "Whether silence ends a conversation.")
    Attribute.integer(
      "\(path).inactivityTimeoutSettings.timeoutSeconds", "How long silence may last.",
      in: 0...largest
    ).counted(in: .seconds)
    Attribute.choice(
      "\(path).inactivityTimeoutSettings.actionType", "What silence leads to.",
      of: ["DISCONNECT", "SEND_TO_ARCHITECT_FLOW"])
    Attribute.reference(
      "\(path).inactivityTimeoutSettings.flowId", to: "flows", "The flow that takes over.")
  }

  @AttributesBuilder private static var subType: [Attribute] {
    Attribute.boolean("enableAutoAnswer", "Whether messages are answered without a click.")
    Attribute.boolean("enableInactivityTimeout", "Whether silence ends a conversation.")
  }

  @AttributesBuilder static var outboundAddress: [Attribute] {
    Attribute.string("domain.id", "The id of the e-mail domain.")
    Attribute.string("route.id", "The id of the e-mail route.")
  }
}
