/// Writes the pipeline by which merge requests on GitLab plan and apply.
struct DeployGitLabCommand: Command {
  private static let image = Option(
    "image", "IMAGE", "The container image of the jobs; it needs git and Python 3.",
    Reading<String>.text)

  let declaration = Declaration(
    "deploy gitlab", in: .tools,
    summary: "Write the pipeline for merge requests on GitLab",
    discussion: """
      On a merge request the pipeline shows the plan as one note, edited in place, and keeps the
      plan file; a merge applies exactly that plan, or shows a new one where things moved since.
      On a schedule it looks for drift and keeps an issue about it. What is wrong with files and
      plans is also listed as a test report.

      Where the project has a hypercare, a schedule of its own revokes rights that have ended.

      Plans get credentials that can only read, by variables of their own. Merge requests from
      forks are validated and never planned. A state that lives on the runner alone is refused.
      """,
    takes: PipelineProject.options + [Self.image],
    examples: [
      Declaration.Example(
        "cutsheet deploy gitlab --image registry.example/cutsheet:1",
        "Writes the pipeline to include, and the script that it runs.")
    ],
    exits: [.invalid: "invalid usage or project, or the state lives on the runner alone"])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let project = try PipelineProject.open(
      invocation, in: context, image: invocation[Self.image])
    let pipeline = GitLabPipeline(project.request)
    try project.write(pipeline.files)
    return project.outcome(pipeline.files, steps: pipeline.steps)
  }
}
