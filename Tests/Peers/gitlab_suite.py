"""Runs the jobs that `cutsheet deploy gitlab` writes, with the variables a runner sets, against a
fake GitLab and a simulated tenant. The rules of the jobs are checked by schema, not run."""

import json
import os
import sys

import fake_gitlab
import remarks_check
from pipeline_project import Project, check, delete_queue, holders, live, run, tenant

CUTSHEET = sys.argv[1]
TOKEN = "fake-token"
world, API = fake_gitlab.serve(1, TOKEN)
project = Project(CUTSHEET)


def job(name, number, status=0, folder=None, **variables):
    """One job of a pipeline; keeps its plan files as a runner does."""
    folder = folder or project.work
    settings = {
        "CUTSHEET_PROJECT": ".", "CUTSHEET_ENVIRONMENT": "default", "CUTSHEET_TENANTS": "cloud",
        "CUTSHEET_SECRETS": "GENESYS_CLIENT_ID GENESYS_CLIENT_SECRET", "CUTSHEET_STATE": "here",
        "CUTSHEET_PLAN_JOB_NAME": "cutsheet-plan", "CUTSHEET_PLANS": ".cutsheet-plans",
        "CUTSHEET_GITLAB_TOKEN": TOKEN, "CI_API_V4_URL": API + "/api/v4", "CI_PROJECT_ID": "1",
        "CI_COMMIT_SHA": project.git("rev-parse", "HEAD"), "CI_JOB_ID": str(number),
        "CI_JOB_URL": f"https://gitlab.example/jobs/{number}", "CI_DEFAULT_BRANCH": "main",
        "PATH": os.path.dirname(CUTSHEET) + ":" + os.environ["PATH"], **variables,
    }
    prefix = {"apply": "APPLY_", "expire": "EXPIRE_"}.get(name, "PLAN_")
    for secret in ("GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET"):
        settings[prefix + secret] = os.environ[secret]
    log = run(
        "python3", ".gitlab/cutsheet/pipeline.py", name, folder=folder, expect=status, env=settings)
    world.keep(folder, {
        "id": number, "name": f"cutsheet-{name}", "pipeline": number,
        "ref": "main" if name in ("apply", "expire") else "refs/merge-requests/1/merge",
    })
    return log


def request(number):
    return {"CI_MERGE_REQUEST_IID": str(number), "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "1"}


def merge(number, pipeline):
    head, sha = project.merge(f"change-{number}")
    world.requests[number] = {
        "iid": number, "state": "merged", "sha": head, "merge_commit_sha": sha,
        "squash_commit_sha": None, "source_project_id": 1, "target_project_id": 1,
        "head_pipeline": {"id": pipeline},
    }


def ours(number):
    return [n for n in world.notes if n["request"] == number and n["author"] == fake_gitlab.ME]


def expiring():
    """Break-glass that has ended is gone after the job, on a runner that knows nothing of it."""
    role = "HYPERCARE_LEAD"
    project.hypercare()
    project.deploy("gitlab")
    project.open_lead()
    log = job("expire", 14, folder=project.runner())
    check("nothing has ended" in log and holders(role) == 1, "what is open stays so")
    # The end is the tenant's: its clock goes on by two hours.
    tenant("settings", "POST", {"clockOffset": 7200})
    log = job("expire", 15, folder=project.runner())
    check(holders(role) == 0, "break-glass that has ended is gone after the job")
    check(f"{role} of eva@acme.example has ended" in log, "which says so")
    log = job("expire", 16, folder=project.runner())
    check("nothing has ended" in log, "and the next one knows")
    tenant("settings", "POST", {"clockOffset": 0})


def main():
    with project:
        project.deploy("gitlab")
        first = "<!-- cutsheet plan default . -->\n"
        for number in range(250):
            world.notes.append({
                "id": world.number(), "request": 1, "author": {"id": 8},
                "body": first if number == 3 else "remark",
            })
        project.propose("change-1", ["First", "Second", "$(touch pwned)"])
        job("plan", 1, **request(1))
        note = ours(1)[0]["id"]
        job("plan", 2, **request(1))
        check([n["id"] for n in ours(1)] == [note], "one note, edited in place")
        check(ours(1)[0]["body"].startswith(first), "its first line is the marker")
        report = json.loads((project.work / ".cutsheet-plans/report.json").read_text())
        check(report == {"create": 4, "update": 0, "delete": 0}, "the widget gets its counts")
        text = (project.work / ".cutsheet-plans/1.xml").read_text()
        check(remarks_check.junit(text) == ([], []), "the test report is one")
        check(live() == set(), "a plan writes nothing")
        fork = {**request(1), "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "2"}
        log = job("plan", 3, 1, **fork)
        check("from a fork gets no credentials" in log, "a fork is refused by the job itself")

        job("plan", 4, **request(1))
        merge(1, 4)
        job("apply", 5)
        check({"First", "Second"} <= live(), "a merge applies the plan of its merge request")
        check("### Applied" in ours(1)[0]["body"], "and says so in the same note")
        check(not list(project.work.parent.glob("**/pwned")), "no name of a queue is run")
        check(not (project.work / "outside.plan.json.txt").exists(), "only plans are unpacked")

        project.propose("change-2", ["First", "Second", "Third"])
        job("plan", 6, **request(2))
        project.move_documents()
        merge(2, 6)
        job("apply", 7, 5)
        check("Third" not in live(), "a plan whose documents moved is not applied")
        check("`CUTSHEET_PLAN_JOB` = 7" in ours(2)[0]["body"], "a new plan says how to start it")
        log = job("apply", 8, 1, CUTSHEET_PLAN_JOB="6")
        check("job 6 made no plan for this branch" in log, "a plan of a branch is refused")
        job("apply", 9, CUTSHEET_PLAN_JOB="7")
        check("Third" in live(), "the new plan is applied once a person starts it")

        job("drift", 10)
        check(world.issues == [], "without drift there is no issue")
        delete_queue("Second")
        job("drift", 11)
        job("drift", 12)
        check(len(world.issues) == 1, "drift opens one issue and keeps it")
        run(CUTSHEET, "apply", "--yes", folder=project.work)
        job("drift", 13)
        check(world.issues[0]["state"] == "closed", "it is closed when the drift is gone")
        expiring()
    check(world.complaints == [], f"GitLab has nothing to complain of {world.complaints}")


main()
