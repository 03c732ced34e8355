// What a hypercare adds: a job that sees to the end of rights.
extension GitHubWorkflow {
  /// What a person has to set up for it.
  var expiryStep: [String] {
    guard request.hasHypercare else { return [] }
    let names = request.secretNames.map { "EXPIRE_" + $0 }.joined(separator: ", ")
    return [
      "Create the environment '\(request.expiryEnvironment)', allow it for the branch "
        + "'\(request.branch)' alone, without reviewers, and give it the secrets \(names): "
        + "credentials that can read and take roles away."
    ]
  }

  /// The lines of the job, with an empty one before.
  var expiryJob: [String] {
    [""]
      + PipelineTemplate.fill(
        Self.expiry,
        [
          "on-branch": onBranch,
          "on-expiry": ["&& github.event.schedule == '\(PipelineRequest.expirySchedule)'"],
          "environment": ["environment: \(request.expiryEnvironment)"],
          "group": ["group: \(request.slug)-expire"],
          "contents": contents,
          "checkout-for-git": checkout(withToken: request.state == .here),
          "install": install,
          "expiry-environment": environment("EXPIRE_"),
        ]
      ).lines
  }

  private static let expiry = """
    # Rights that have ended are taken away. Nobody approves that, and nothing can be given by it.
    expire:
      if: >-
        %on-branch%
        && github.event_name == 'schedule'
        %on-expiry%
      runs-on: ubuntu-latest
      timeout-minutes: 10
      %environment%
      concurrency:
        %group%
        cancel-in-progress: false
      permissions:
        %contents%
      steps:
        %checkout-for-git%
        %install%
        - name: Revoke what has ended
          run: python3 .github/cutsheet/pipeline.py expire
          env:
            %expiry-environment%
    """
}
