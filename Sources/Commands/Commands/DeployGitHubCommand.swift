/// Writes the workflow by which pull requests on GitHub plan and apply.
struct DeployGitHubCommand: Command {
  let declaration = Declaration(
    "deploy github", in: .tools,
    summary: "Write the workflow for pull requests on GitHub",
    discussion: """
      On a pull request the workflow shows the plan as one comment, edited in place, and keeps the
      plan file; a merge applies exactly that plan, or shows a new one where things moved since.
      Every night it looks for drift and keeps an issue about it. What is wrong with files and plans
      also stands on the changed lines, where the repository has code scanning.

      Where the project has a hypercare, rights that have ended are revoked every 5 minutes.

      Plans get credentials that can only read, by secrets of their own. Pull requests from forks
      are validated and never planned. A state that lives on the runner alone is refused.
      """,
    takes: PipelineProject.options,
    examples: [
      Declaration.Example(
        "cutsheet deploy github --install ./install-cutsheet.sh",
        "Writes .github/workflows/cutsheet.yml and the script that it runs."),
      Declaration.Example(
        "cutsheet deploy github --project tenants --env staging --branch staging",
        "Writes a second workflow, for an environment and a branch of its own."),
    ],
    exits: [.invalid: "invalid usage or project, or the state lives on the runner alone"])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let project = try PipelineProject.open(invocation, in: context)
    let workflow = GitHubWorkflow(project.request)
    try project.write(workflow.files)
    return project.outcome(workflow.files, steps: workflow.steps)
  }
}
