/// The pipeline for GitLab, with the script that it runs.
struct GitLabPipeline {
  let request: PipelineRequest

  init(_ request: PipelineRequest) {
    self.request = request
  }

  private static let script = ".gitlab/cutsheet/pipeline.py"
  private var path: String { ".gitlab/\(request.slug).gitlab-ci.yml" }

  /// What must be written into the repository.
  var files: [PipelineFile] {
    let head = "# \(PipelineFile.mark) gitlab': run that again instead of editing.\n"
    let script = GitLabScript.text.replacingCommon(with: ScriptBase.text)
    return [
      PipelineFile(path: path, text: head + pipeline),
      PipelineFile(path: Self.script, text: head + script),
    ]
  }

  /// What a person has to set up, a sentence each.
  var steps: [String] {
    let names = request.secretNames
    let state =
      request.state == .here
      ? ["Give PLAN_STATE_TOKEN and APPLY_STATE_TOKEN too: they read and write the repository."]
      : []
    return [
      "Include the pipeline: add '- local: \(path)' under 'include:' in .gitlab-ci.yml.",
      "Create the masked variables \(names.map { "PLAN_" + $0 }.joined(separator: ", ")): "
        + "credentials that can only read.",
      "Create the masked and protected variables "
        + "\(names.map { "APPLY_" + $0 }.joined(separator: ", ")) for the environment "
        + "'\(request.slug)' alone, and protect branch and environment.",
    ] + state + [
      "Create CUTSHEET_GITLAB_TOKEN, a project access token with the scope 'api', for the notes.",
      "Schedule a nightly pipeline of the branch '\(request.branch)': it looks for drift.",
    ] + expirySteps
  }

  private var expirySteps: [String] {
    guard request.hasHypercare else { return [] }
    let names = request.secretNames.map { "EXPIRE_" + $0 }.joined(separator: ", ")
    return [
      "Create the masked and protected variables \(names) for the environment "
        + "'\(request.expiryEnvironment)' alone: credentials that can read and take roles away.",
      "Schedule a pipeline of the branch '\(request.branch)' every 5 minutes "
        + "('\(PipelineRequest.expirySchedule)') with the variable CUTSHEET_SCHEDULE=expire: it "
        + "revokes what has ended.",
    ]
  }

  private var pipeline: String {
    PipelineTemplate.fill(
      Self.template,
      [
        "base": [".\(request.slug):"],
        "extends": ["extends: .\(request.slug)"],
        "image": request.image.map { ["image: \($0.yamlQuoted)"] } ?? [],
        "settings": settings,
        "install": ["- |"] + request.install.lines.map { "  " + $0 },
        "validate": ["\(request.slug)-validate:"],
        "plan": ["\(planJob):"],
        "apply": ["\(request.slug)-apply:"],
        "drift": ["\(request.slug)-drift:"],
        "environment": ["name: \(request.slug)"],
        "resource": ["resource_group: \(request.slug)"],
        "changes": changes,
        "on-branch": [
          "- if: $CI_COMMIT_BRANCH == \(request.branch.yamlQuoted)"
            + " && $CI_PIPELINE_SOURCE == \"push\""
        ],
        "by-hand": [
          "- if: $CI_COMMIT_BRANCH == \(request.branch.yamlQuoted)"
            + " && $CI_PIPELINE_SOURCE == \"web\" && $CUTSHEET_PLAN_JOB"
        ],
        "on-schedule": [onSchedule]
          + (request.hasHypercare ? ["    && $CUTSHEET_SCHEDULE != \"expire\""] : []),
        "expire": request.hasHypercare ? expiryJob : [],
      ])
  }

  private var expiryJob: [String] {
    [""]
      + PipelineTemplate.fill(
        Self.expiry,
        [
          "job": ["\(request.slug)-expire:"],
          "extends": ["extends: .\(request.slug)"],
          "environment": ["name: \(request.expiryEnvironment)"],
          "resource": ["resource_group: \(request.slug)-expire"],
          "on-schedule": [onSchedule, "    && $CUTSHEET_SCHEDULE == \"expire\""],
        ]
      ).lines
  }

  private var onSchedule: String {
    "- if: $CI_COMMIT_BRANCH == \(request.branch.yamlQuoted)"
      + " && $CI_PIPELINE_SOURCE == \"schedule\""
  }

  private var planJob: String { request.slug + "-plan" }

  private var changes: [String] {
    let paths = request.paths(and: [path, Self.script])
    return paths.isEmpty ? [] : ["changes:"] + paths.map { "  - " + $0.yamlQuoted }
  }

  private var settings: [String] {
    [
      "CUTSHEET_PROJECT: \(request.project.yamlQuoted)",
      "CUTSHEET_ENVIRONMENT: \(request.environment.yamlQuoted)",
      "CUTSHEET_TENANTS: \(request.tenants.joined(separator: "\n").yamlQuoted)",
      "CUTSHEET_SECRETS: \(request.secrets.joined(separator: " ").yamlQuoted)",
      "CUTSHEET_STATE: \(request.state.rawValue)",
      "CUTSHEET_PLAN_JOB_NAME: \(planJob)",
      "CUTSHEET_PLANS: .cutsheet-plans",
    ]
  }
}

extension GitLabPipeline {
  private static let template = """
    #
    # On a merge request: the plan, as one note that is edited in place; the plan file is kept.
    # On a merge: exactly that plan is applied. When documents or state moved since, nothing is
    # written: the job ends with 5 and shows a new plan, which a person may start by its job number.
    # On a schedule: drift, as one issue that is opened, updated and closed.
    # What is wrong with files and plans is also listed as a test report.
    #
    # A merge request from a fork is validated without credentials; it is neither planned nor
    # applied.
    %base%
      %image%
      variables:
        %settings%
      before_script:
        %install%

    %validate%
      %extends%
      stage: test
      script:
        - >-
          cutsheet validate --project "$CUTSHEET_PROJECT" --env "$CUTSHEET_ENVIRONMENT"
          --remarks cutsheet-validate.xml
      artifacts:
        when: always
        reports:
          junit: cutsheet-validate.xml
        expire_in: 30 days
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
          %changes%

    %plan%
      %extends%
      stage: test
      script:
        - python3 .gitlab/cutsheet/pipeline.py plan
      artifacts:
        when: always
        paths:
          - .cutsheet-plans/*.plan.json
        reports:
          terraform: .cutsheet-plans/report.json
          junit: .cutsheet-plans/*.xml
        expire_in: 30 days
      rules:
        # Credentials are for branches of this project alone.
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
            && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID
          %changes%

    %apply%
      %extends%
      stage: deploy
      script:
        - python3 .gitlab/cutsheet/pipeline.py apply
      environment:
        %environment%
      # One apply at a time; the variables that can write belong to this environment.
      %resource%
      artifacts:
        when: always
        paths:
          - .cutsheet-plans/*.plan.json
        expire_in: 30 days
      rules:
        %on-branch%
          %changes%
        %by-hand%

    %drift%
      %extends%
      stage: test
      script:
        - python3 .gitlab/cutsheet/pipeline.py drift
      rules:
        %on-schedule%
    %expire%

    """

  private static let expiry = """
    # Rights that have ended are taken away. Nobody approves that, and nothing can be given by it.
    %job%
      %extends%
      stage: deploy
      script:
        - python3 .gitlab/cutsheet/pipeline.py expire
      environment:
        %environment%
      %resource%
      rules:
        %on-schedule%
    """
}
