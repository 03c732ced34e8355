/// What the pipeline for GitLab does beside running the program.
enum GitLabScript {
  static let text = #"""
    """What the pipeline does beside running cutsheet: one sticky note, the plan that a merge
    approved, one issue for drift. Python's own library is all it needs."""

    #COMMON#
    # A project access token with the scope 'api'; a job's own token cannot write notes.
    TOKENS = ("CUTSHEET_GITLAB_TOKEN", "CI_JOB_TOKEN")
    REMARKS = "xml"
    LIMIT = 900_000
    TOKEN = os.environ.get("CUTSHEET_GITLAB_TOKEN", "")
    HERE = f"/projects/{int(os.environ['CI_PROJECT_ID'])}"
    SHA = os.environ["CI_COMMIT_SHA"]
    LOG = os.environ["CI_JOB_URL"]
    JOB = os.environ["CUTSHEET_PLAN_JOB_NAME"]
    forge = Forge(os.environ["CI_API_V4_URL"], {"PRIVATE-TOKEN": TOKEN})


    def show(text):
        print("\n".join(printable(line) for line in text.splitlines()), flush=True)


    def credentials(prefix):
        """Gives cutsheet the credentials of this job alone, by the names that the project uses."""
        for name in os.environ["CUTSHEET_SECRETS"].split():
            value = os.environ.get(prefix + name)
            if value is None:
                raise Refused(f"the variable {prefix}{name} is not set")
            os.environ[name] = value
        for name in ("STATE_TOKEN", "STATE_KEY", "STATE_HOSTS"):
            if prefix + name in os.environ:
                os.environ["CUTSHEET_" + name] = os.environ[prefix + name]
        if "CUTSHEET_STATE_TOKEN" in os.environ and os.environ["CUTSHEET_STATE"] == "here":
            # The address that the runner cloned from carries a token that may only read.
            address = f"{os.environ['CI_SERVER_URL']}/{os.environ['CI_PROJECT_PATH']}.git"
            subprocess.run(["git", "remote", "set-url", "origin", address], check=True)
        for name in list(os.environ):
            if name.startswith(("PLAN_", "APPLY_", "EXPIRE_")):
                del os.environ[name]


    def whoami():
        return forge.json("GET", "/user")["id"]


    def note(request, text):
        """Edits our note, or writes it; a note holds a million characters."""
        if not TOKEN:
            show("CUTSHEET_GITLAB_TOKEN is not set: no note is written")
            return
        me, path = whoami(), f"{HERE}/merge_requests/{int(request)}/notes"
        there = list(forge.pages(path))
        for number, body in enumerate(parts(text, LIMIT), 1):
            first = marker("plan" if number == 1 else f"plan-{number}")
            mine = [
                item for item in there
                if item["author"]["id"] == me and (item["body"].splitlines() or [""])[0] == first
            ]
            body = first + "\n" + body
            if not mine:
                forge.json("POST", path, {"body": body})
            elif mine[0]["body"] != body:
                forge.json("PUT", f"{path}/{mine[0]['id']}", {"body": body})


    def report():
        """Counts for the widget of the merge request."""
        counts = {"create": 0, "update": 0, "delete": 0}
        for path in saved():
            with open(path) as file:
                changes = json.load(file)["resource_changes"]
            for actions in (change["change"]["actions"] for change in changes):
                for action in counts:
                    counts[action] += action in actions
        with open(os.path.join(FOLDER, "report.json"), "w") as file:
            json.dump(counts, file)


    def request_plan():
        if os.environ["CI_MERGE_REQUEST_SOURCE_PROJECT_ID"] != os.environ["CI_PROJECT_ID"]:
            raise SystemExit("a merge request from a fork gets no credentials and no plan")
        credentials("PLAN_")
        status, _, text = plan()
        foot = "Merging applies exactly this plan." if status == 0 else "Nothing can be applied."
        note(os.environ["CI_MERGE_REQUEST_IID"], text + f"\n{foot} [Log and plan files]({LOG}).\n")
        if status == 0:
            report()
        return status


    def merged_request():
        """The merge request whose merge this commit is; none for a push past review."""
        for item in forge.pages(f"{HERE}/repository/commits/{SHA}/merge_requests"):
            commits = (item.get("merge_commit_sha"), item.get("squash_commit_sha"), item.get("sha"))
            if item["state"] == "merged" and SHA in commits:
                return item
        return None


    def plan_of(request):
        if request["source_project_id"] != request["target_project_id"]:
            return None
        detail = forge.json("GET", f"{HERE}/merge_requests/{int(request['iid'])}")
        pipeline = (detail.get("head_pipeline") or {}).get("id")
        if not pipeline:
            return None
        jobs = forge.pages(f"{HERE}/pipelines/{int(pipeline)}/jobs?scope[]=success")
        for job in jobs:
            if job["name"] == JOB:
                return forge.download(f"{HERE}/jobs/{int(job['id'])}/artifacts")
        return None


    def plan_of_job(number):
        job = forge.json("GET", f"{HERE}/jobs/{int(number)}")
        if job["ref"] != os.environ["CI_DEFAULT_BRANCH"]:
            raise SystemExit(f"job {int(number)} made no plan for this branch")
        return forge.download(f"{HERE}/jobs/{int(number)}/artifacts")


    def apply():
        credentials("APPLY_")
        chosen = os.environ.get("CUTSHEET_PLAN_JOB", "")
        request = None if chosen else merged_request()
        archive = plan_of_job(chosen) if chosen else plan_of(request) if request else None
        number = int(os.environ["CI_JOB_ID"])
        by_hand = f"run a pipeline of this branch with `CUTSHEET_PLAN_JOB` = {number}"
        status, text, _ = settle(archive, LOG, by_hand)
        if request:
            note(request["iid"], text)
        return status


    def drift():
        credentials("PLAN_")
        status, text, log = cutsheet("drift", "--format", "markdown")
        if status not in (0, DIFFERENCES):
            return status
        me = whoami()
        mine = [
            item for item in forge.pages(f"{HERE}/issues?state=opened&scope=created_by_me")
            if item["author"]["id"] == me
            and ((item["description"] or "").splitlines() or [""])[0] == marker("drift")
        ]
        if status == 0:
            for item in mine:
                path = f"{HERE}/issues/{item['iid']}"
                forge.json("POST", path + "/notes", {"body": f"No drift any more: [log]({LOG})."})
                forge.json("PUT", path, {"state_event": "close"})
            return 0
        found = parts(text, LIMIT)
        body = marker("drift") + "\n" + found[0] + f"\n\n[Log]({LOG})\n"
        if mine:
            forge.json("PUT", f"{HERE}/issues/{mine[0]['iid']}", {"description": body})
        else:
            title = f"Drift in {ENVIRONMENT}: the tenant is not what was applied"
            forge.json("POST", f"{HERE}/issues", {"title": title, "description": body})
        return 0


    def scheduled_expiry():
        credentials("EXPIRE_")
        return expire()


    def main():
        parser = argparse.ArgumentParser()
        jobs = {"plan": request_plan, "apply": apply, "drift": drift, "expire": scheduled_expiry}
        parser.add_argument("job", choices=list(jobs))
        job = parser.parse_args().job
        try:
            return jobs[job]()
        except Refused as error:
            show(f"error: {error}")
            return 1


    sys.exit(main())

    """#
}
