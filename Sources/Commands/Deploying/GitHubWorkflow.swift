/// The workflow for GitHub Actions, with the script that it runs.
///
/// No expression stands in a shell line: what a pull request or a tenant says reaches the script
/// through files and the environment alone.
struct GitHubWorkflow {
  let request: PipelineRequest

  init(_ request: PipelineRequest) {
    self.request = request
  }

  private static let script = ".github/cutsheet/pipeline.py"
  private var path: String { ".github/workflows/\(request.slug).yml" }

  /// What must be written into the repository.
  var files: [PipelineFile] {
    let head = "# \(PipelineFile.mark) github': run that again instead of editing.\n"
    let script = GitHubScript.text.replacingCommon(with: ScriptBase.text)
    return [
      PipelineFile(path: path, text: head + workflow),
      PipelineFile(path: Self.script, text: head + script),
    ]
  }

  /// What a person has to set up, a sentence each.
  var steps: [String] {
    let names = request.secretNames
    let variables = request.variables.joined(separator: ", ")
    return [
      "Create the repository secrets \(names.map { "PLAN_" + $0 }.joined(separator: ", ")): "
        + "credentials that can only read.",
      "Create the environment '\(request.slug)', allow it for the branch '\(request.branch)' "
        + "alone, require reviewers, and give it the secrets "
        + "\(names.map { "APPLY_" + $0 }.joined(separator: ", ")).",
    ] + expiryStep + (variables.isEmpty ? [] : ["Create the repository variables \(variables)."])
  }

  private var workflow: String {
    PipelineTemplate.fill(
      Self.template,
      [
        "name": ["name: \(request.slug)"],
        "paths": paths,
        "branches": ["branches: [\(request.branch.yamlQuoted)]"],
        "schedule": ["- cron: \(request.schedule.yamlQuoted)"]
          + (request.hasHypercare
            ? ["- cron: \(PipelineRequest.expirySchedule.yamlQuoted)"] : []),
        "not-expiry": request.hasHypercare
          ? ["&& github.event.schedule != '\(PipelineRequest.expirySchedule)'"] : [],
        "expire": request.hasHypercare ? expiryJob : [],
        "settings": settings,
        "checkout": checkout(withToken: false),
        "checkout-for-git": checkout(withToken: request.state == .here),
        "install": install,
        "variables": variables.isEmpty ? [] : ["env:"] + variables.map { "  " + $0 },
        "plan-environment": environment("PLAN_"),
        "apply-environment": environment("APPLY_") + ["CUTSHEET_PLAN_RUN: ${{ inputs.plan-run }}"],
        "plan-group": ["group: \(request.slug)-plan-${{ github.event.pull_request.number }}"],
        "apply-group": ["group: \(request.slug)-apply"],
        "drift-group": ["group: \(request.slug)-drift"],
        "upload-sarif": [
          "- uses: github/codeql-action/upload-sarif@ff0a06e83cb2de871e5a09832bc6a81e7276941f"
            + " # v3.28.18"
        ],
        "environment": ["environment: \(request.slug)"],
        "on-branch": onBranch,
        "contents": contents,
        "plan-name": [
          "name: cutsheet-plan-\(request.environment)-${{ github.event.pull_request.head.sha }}"
        ],
        "new-plan-name": ["name: cutsheet-plan-\(request.environment)-${{ github.sha }}"],
      ])
  }

  var onBranch: [String] { ["github.ref == 'refs/heads/\(request.branch)'"] }

  var contents: [String] {
    request.state == .here
      ? ["contents: write # branches and locks of the state"] : ["contents: read"]
  }

  var install: [String] {
    ["- name: Install cutsheet", "  run: |"] + request.install.lines.map { "    " + $0 }
  }

  private var paths: [String] {
    let paths = request.paths(and: [path, Self.script])
    return paths.isEmpty ? [] : ["paths:"] + paths.map { "  - " + $0.yamlQuoted }
  }

  private var settings: [String] {
    [
      "CUTSHEET_PROJECT: \(request.project.yamlQuoted)",
      "CUTSHEET_ENVIRONMENT: \(request.environment.yamlQuoted)",
      "CUTSHEET_TENANTS: \(request.tenants.joined(separator: "\n").yamlQuoted)",
      "CUTSHEET_WORKFLOW: \(path.yamlQuoted)",
    ]
  }

  private var variables: [String] { request.variables.map { "\($0): ${{ vars.\($0) }}" } }

  func checkout(withToken: Bool) -> [String] {
    [
      "- uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2", "  with:",
      "    persist-credentials: \(withToken)\(withToken ? " # git reaches the state by it" : "")",
    ]
  }

  func environment(_ prefix: String) -> [String] {
    ["CUTSHEET_PLANS: ${{ runner.temp }}/plans", "GITHUB_TOKEN: ${{ github.token }}"]
      + request.secrets.map { "\($0): ${{ secrets.\(prefix)\($0) }}" }
      + request.stateSecrets.map { "CUTSHEET_\($0): ${{ secrets.\(prefix)\($0) }}" }
      + variables
  }
}

extension GitHubWorkflow {
  private static let template = """
    #
    # On a pull request: the plan, as one comment that is edited in place; the plan file is kept.
    # On a merge: exactly that plan is applied. When documents or state moved since, nothing is
    # written: the job ends with 5 and shows a new plan, which a person may start by its run number.
    # Every night: drift, as one issue that is opened, updated and closed.
    # What is wrong with files and plans also stands on the changed lines, by code scanning, where
    # the repository has that.
    #
    # A pull request from a fork is validated without credentials; it is neither planned nor
    # applied.
    %name%

    on:
      pull_request:
        %paths%
      push:
        %branches%
        %paths%
      schedule:
        %schedule%
      workflow_dispatch:
        inputs:
          plan-run:
            description: The run whose plan is to be applied; empty looks for drift
            type: string
            default: ""

    permissions: {}

    env:
      %settings%

    # The only actions are GitHub's own, pinned by commit.
    jobs:
      validate:
        # On a push too: code scanning must know what stands on the branch already.
        if: github.event_name == 'pull_request' || github.event_name == 'push'
        runs-on: ubuntu-latest
        timeout-minutes: 10
        permissions:
          actions: read
          contents: read
          security-events: write # what code scanning shows
        steps:
          %checkout%
          %install%
          - name: Validate
            run: >-
              cutsheet validate --project "$CUTSHEET_PROJECT" --env "$CUTSHEET_ENVIRONMENT"
              --remarks "$RUNNER_TEMP/validate.sarif"
            %variables%
          %upload-sarif%
            # The token of a fork cannot write; a private repository may have no code scanning.
            if: >-
              !cancelled() && (github.event_name == 'push'
              || github.event.pull_request.head.repo.full_name == github.repository)
            continue-on-error: true
            with:
              sarif_file: ${{ runner.temp }}/validate.sarif

      plan:
        # Secrets are for branches of this repository alone.
        if: >-
          github.event_name == 'pull_request'
          && github.event.pull_request.head.repo.full_name == github.repository
          && github.event.pull_request.user.login != 'dependabot[bot]'
        runs-on: ubuntu-latest
        timeout-minutes: 30
        concurrency:
          %plan-group%
          cancel-in-progress: true
        permissions:
          actions: read
          contents: read
          pull-requests: write
          security-events: write
        steps:
          %checkout-for-git%
          %install%
          - name: Plan
            id: plan
            run: python3 .github/cutsheet/pipeline.py plan
            env:
              %plan-environment%
          - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
            with:
              %plan-name%
              path: ${{ runner.temp }}/plans/*.plan.json
              if-no-files-found: error
              overwrite: true
              retention-days: 30
          %upload-sarif%
            if: "!cancelled() && steps.plan.outputs.remarks == 'true'"
            continue-on-error: true
            with:
              sarif_file: ${{ runner.temp }}/plans

      apply:
        if: >-
          %on-branch%
          && (github.event_name == 'push'
          || (github.event_name == 'workflow_dispatch' && inputs.plan-run != ''))
        runs-on: ubuntu-latest
        timeout-minutes: 120
        # The credentials that can write are here, behind the reviewers of this environment.
        %environment%
        # A merge that waits gives way to a later one, whose plan is then stale and made anew.
        concurrency:
          %apply-group%
          cancel-in-progress: false
        permissions:
          actions: read
          %contents%
          pull-requests: write
        steps:
          %checkout-for-git%
          %install%
          - name: Apply
            id: apply
            run: python3 .github/cutsheet/pipeline.py apply
            env:
              %apply-environment%
          - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
            if: always() && steps.apply.outputs.planned == 'true'
            with:
              %new-plan-name%
              path: ${{ runner.temp }}/plans/*.plan.json
              if-no-files-found: error
              overwrite: true
              retention-days: 30

      drift:
        if: >-
          %on-branch%
          %not-expiry%
          && (github.event_name == 'schedule'
          || (github.event_name == 'workflow_dispatch' && inputs.plan-run == ''))
        runs-on: ubuntu-latest
        timeout-minutes: 60
        concurrency:
          %drift-group%
          cancel-in-progress: false
        permissions:
          contents: read
          issues: write
        steps:
          %checkout-for-git%
          %install%
          - name: Look for drift
            run: python3 .github/cutsheet/pipeline.py drift
            env:
              %plan-environment%
      %expire%

    """
}
