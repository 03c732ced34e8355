/// Every command of the program: one more is one file and one line here.
///
/// Within a group, help lists them in this order.
package let allCommands: [any Command] = [
  // Everyday.
  ValidateCommand(),
  PlanCommand(),
  ApplyCommand(),
  DriftCommand(),

  // Jobs.

  // State.

  // Tools.
  SandboxCommand(),
  ContractCheckCommand(),
  HelpCommand(),
  CompletionsCommand(),
  ManCommand(),
]
