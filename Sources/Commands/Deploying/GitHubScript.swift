/// What the workflow for GitHub Actions does beside running the program.
enum GitHubScript {
  static let text = #"""
    """What the workflow does beside running cutsheet: one sticky comment, the plan that a merge
    approved, one issue for drift. Python's own library is all it needs."""

    #COMMON#
    TOKENS = ("GITHUB_TOKEN",)
    REMARKS = "sarif"
    LIMIT = 65_000
    SUMMARY_LIMIT = 1_000_000
    REPOSITORY = os.environ["GITHUB_REPOSITORY"]
    HERE = f"/repos/{REPOSITORY}"
    AUTHOR = os.environ.get("CUTSHEET_AUTHOR", "github-actions[bot]")
    WORKFLOW = os.environ["CUTSHEET_WORKFLOW"]
    SHA = os.environ["GITHUB_SHA"]
    NUMBER = int(os.environ["GITHUB_RUN_ID"])
    RUN = f"{os.environ['GITHUB_SERVER_URL']}/{REPOSITORY}/actions/runs/{NUMBER}"
    forge = Forge(
        os.environ["GITHUB_API_URL"],
        {
            "Accept": "application/vnd.github+json",
            "Authorization": "Bearer " + os.environ["GITHUB_TOKEN"],
            "X-GitHub-Api-Version": "2022-11-28",
        })


    def show(text):
        token = secrets.token_hex(16)
        print(f"::stop-commands::{token}\n{text}\n::{token}::", flush=True)


    def output(name, value):
        with open(os.environ["GITHUB_OUTPUT"], "a") as file:
            file.write(f"{name}={value}\n")


    def summarize(text):
        """A summary over the limit would be dropped as a whole; what destroys stands first."""
        note = f"\n\nThe rest does not fit here; the plan file of [this run]({RUN}) has it.\n"
        first = parts(text, SUMMARY_LIMIT // 4)
        text = first[0] + note if len(first) > 1 else text
        with open(os.environ["GITHUB_STEP_SUMMARY"], "a") as file:
            file.write(text + "\n")


    def ours(item, topic):
        lines = (item.get("body") or "").splitlines()
        return bool(lines) and lines[0] == marker(topic) and item["user"]["login"] == AUTHOR


    def comment(pull, text):
        """Edits our comment, or writes it; goes on in further ones where one is too small."""
        there = list(forge.pages(f"{HERE}/issues/{pull}/comments"))
        wanted = parts(text, LIMIT - 200)
        for number, body in enumerate(wanted, 1):
            topic = "plan" if number == 1 else f"plan-{number}"
            body = marker(topic) + "\n" + body
            mine = [item for item in there if ours(item, topic)]
            if not mine:
                forge.json("POST", f"{HERE}/issues/{pull}/comments", {"body": body})
            elif mine[0]["body"] != body:
                forge.json("PATCH", f"{HERE}/issues/comments/{mine[0]['id']}", {"body": body})
        number = len(wanted) + 1
        while mine := [item for item in there if ours(item, f"plan-{number}")]:
            for item in mine:
                forge.call("DELETE", f"{HERE}/issues/comments/{item['id']}")
            number += 1


    def pull_plan(event):
        pull = event["pull_request"]
        if pull["head"]["repo"] is None or pull["head"]["repo"]["full_name"] != REPOSITORY:
            raise SystemExit("a pull request from a fork gets no credentials and no plan")
        status, _, text = plan()
        if any(name.endswith("." + REMARKS) for name in os.listdir(FOLDER)):
            output("remarks", "true")
        foot = "Merging applies exactly this plan." if status == 0 else "Nothing can be applied."
        text += f"\n{foot} Commit {pull['head']['sha'][:12]}, [log and plan files]({RUN}).\n"
        summarize(text)
        comment(int(pull["number"]), text)
        return status


    def merged_pull():
        """The pull request whose merge this commit is; none for a push past review."""
        for pull in forge.pages(f"{HERE}/commits/{SHA}/pulls"):
            if pull.get("merged_at") and pull.get("merge_commit_sha") == SHA:
                return pull
        return None


    def trusted(run):
        """Only our own workflow, started in this repository, makes plans that are applied."""
        path = run["path"].split("@")[0]
        home = (run.get("head_repository") or {}).get("full_name")
        return path == WORKFLOW and home == REPOSITORY


    def plan_of(pull):
        sha = pull["head"]["sha"]
        name = f"cutsheet-plan-{ENVIRONMENT}-{sha}"
        query = urllib.parse.urlencode({"name": name})
        found = forge.pages(f"{HERE}/actions/artifacts?{query}", lambda answer: answer["artifacts"])
        fitting = [
            item for item in found
            if item["name"] == name and not item["expired"]
            and (item.get("workflow_run") or {}).get("head_sha") == sha
        ]
        for item in sorted(fitting, key=lambda item: item["created_at"], reverse=True):
            run = forge.json("GET", f"{HERE}/actions/runs/{int(item['workflow_run']['id'])}")
            if trusted(run) and run["event"] == "pull_request":
                return forge.download(f"{HERE}/actions/artifacts/{int(item['id'])}/zip")
        return None


    def plan_of_run(number):
        run = forge.json("GET", f"{HERE}/actions/runs/{int(number)}")
        if not trusted(run) or run["head_branch"] != os.environ["GITHUB_REF_NAME"]:
            raise SystemExit(f"run {int(number)} made no plan for this branch")
        path = f"{HERE}/actions/runs/{int(number)}/artifacts"
        for item in forge.pages(path, lambda answer: answer["artifacts"]):
            fits = item["name"].startswith(f"cutsheet-plan-{ENVIRONMENT}-")
            if fits and not item["expired"]:
                return forge.download(f"{HERE}/actions/artifacts/{int(item['id'])}/zip")
        return None


    def apply():
        chosen = os.environ.get("CUTSHEET_PLAN_RUN", "")
        pull = None if chosen else merged_pull()
        archive = plan_of_run(chosen) if chosen else plan_of(pull) if pull else None
        by_hand = f"run this workflow by hand with `plan-run` {NUMBER}"
        status, text, is_planned = settle(archive, RUN, by_hand)
        if is_planned:
            output("planned", "true")
        summarize(text)
        if pull:
            comment(int(pull["number"]), text)
        return status


    def drift():
        status, text, log = cutsheet("drift", "--format", "markdown")
        if status not in (0, DIFFERENCES):
            summarize(f"### Drift could not be looked for (exit {status})\n\n" + fenced(log))
            return status
        summarize(text)
        issues = forge.pages(f"{HERE}/issues?state=open")
        mine = [item for item in issues if "pull_request" not in item and ours(item, "drift")]
        if status == 0:
            for item in mine:
                path = f"{HERE}/issues/{item['number']}"
                body = f"No drift any more: [log]({RUN})."
                forge.json("POST", path + "/comments", {"body": body})
                forge.json("PATCH", path, {"state": "closed", "state_reason": "completed"})
            return 0
        found = parts(text, LIMIT - 500)
        more = f"The rest is in [the log]({RUN})." if len(found) > 1 else f"[Log]({RUN})"
        body = f"{marker('drift')}\n{found[0]}\n\n{more}\n"
        if mine:
            forge.json("PATCH", f"{HERE}/issues/{mine[0]['number']}", {"body": body})
        else:
            title = f"Drift in {ENVIRONMENT}: the tenant is not what was applied"
            forge.json("POST", f"{HERE}/issues", {"title": title, "body": body})
        return 0


    def main():
        parser = argparse.ArgumentParser()
        parser.add_argument("job", choices=["plan", "apply", "drift", "expire"])
        job = parser.parse_args().job
        try:
            if job == "plan":
                with open(os.environ["GITHUB_EVENT_PATH"]) as file:
                    return pull_plan(json.load(file))
            return {"apply": apply, "drift": drift, "expire": expire}[job]()
        except Refused as error:
            show(f"error: {error}")
            return 1


    sys.exit(main())

    """#
}
