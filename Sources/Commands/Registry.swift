/// Every command of the program: one more is one file and one line here.
///
/// Within a group, help lists them in this order.
package let allCommands: [any Command] = [
  // Everyday.
  InitCommand(),
  ValidateCommand(),
  PlanCommand(),
  ApplyCommand(),
  DriftCommand(),
  ExportCommand(),
  AdoptCommand(),
  CompareCommand(),
  AuditCommand(),

  // Jobs.
  VerifyCommand(),
  CrosswalkShowCommand(),
  CrosswalkFindCommand(),
  HypercareOpenCommand(),
  HypercareExpireCommand(),
  HypercareCloseCommand(),

  // State.
  HistoryCommand(),
  ShowCommand(),
  DiffCommand(),
  BlameCommand(),
  RollbackCommand(),
  UnlockCommand(),

  // Tools.
  GraphCommand(),
  PermissionsCommand(),
  SchemaCommand(),
  ExplainCommand(),
  SandboxCommand(),
  DeployGitHubCommand(),
  DeployGitLabCommand(),
  ContractCheckCommand(),
  HelpCommand(),
  CompletionsCommand(),
  ManCommand(),
]
