"""Runs the workflow that `cutsheet deploy github` writes, by a runner without containers, against
a fake GitHub and a simulated tenant: plan, merge, stale plan, plan by hand, fork, drift, and
rights that end."""

import json
import os
import pathlib
import sys

import fake_github
import remarks_check
from pipeline_project import SANDBOX, Project, check, delete_queue, holders, live, run, tenant

HERE = pathlib.Path(__file__).resolve().parent
CUTSHEET = sys.argv[1]
REPOSITORY, TOKEN = "acme/contact-centre", "fake-token"
WORKFLOW = ".github/workflows/cutsheet.yml"
INSTALL = 'echo "$CUTSHEET_BIN" >> "$GITHUB_PATH"'
world, API = fake_github.serve(REPOSITORY, TOKEN)
project = Project(CUTSHEET)


def act(event, payload, number, fails=False, folder=None):
    """One run of the workflow, as GitHub would start it for an event."""
    head = payload.get("pull_request", {}).get("head", {})
    world.runs[number] = {
        "id": number, "path": WORKFLOW, "event": event,
        "head_sha": head.get("sha") or project.git("rev-parse", "HEAD"),
        "head_branch": head.get("ref", "main"),
        "head_repository": {"full_name": head.get("repo", {}).get("full_name", REPOSITORY)},
    }
    path = project.scratch / "event.json"
    path.write_text(json.dumps({"repository": {"full_name": REPOSITORY}, **payload}))
    settings = {
        "GITHUB_API_URL": API, "GITHUB_RUN_ID": str(number), "GITHUB_REPOSITORY": REPOSITORY,
        "CUTSHEET_BIN": os.path.dirname(CUTSHEET), "CUTSHEET_ENDPOINT_CLOUD": SANDBOX,
        "FAKE_UPLOADER": str(HERE / "actions/upload-artifact/upload.py"),
        "FAKE_SARIF_UPLOADER": str(HERE / "actions/codeql-action/upload-sarif/upload.py"),
    }
    secrets = {"GITHUB_TOKEN": TOKEN}
    for prefix in ("PLAN_", "APPLY_", "EXPIRE_"):
        for name in ("GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET"):
            secrets[prefix + name] = os.environ[name]
    pins = {
        "upload-artifact": "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02",
        "codeql-action": "github/codeql-action@ff0a06e83cb2de871e5a09832bc6a81e7276941f",
    }
    words = [
        "act", event, "-P", "ubuntu-latest=-self-hosted", "-e", str(path), "-W", WORKFLOW,
    ]
    for name, pin in pins.items():
        words += ["--local-repository", f"{pin}={HERE / 'actions' / name}"]
    for name, value in settings.items():
        words += ["--env", f"{name}={value}"]
    for name, value in secrets.items():
        words += ["-s", f"{name}={value}"]
    home = {"HOME": str(project.scratch / "home")}
    return run(*words, folder=folder or project.work, expect=1 if fails else 0, env=home)


def propose(number, names):
    """A branch with other queues, and the payload of its pull request."""
    project.propose(f"change-{number}", names)
    return pull(number)


def pull(number, repository=REPOSITORY):
    head = {
        "sha": project.git("rev-parse", "HEAD"), "ref": f"change-{number}",
        "repo": {"full_name": repository},
    }
    return {
        "pull_request": {
            "number": number, "head": head, "base": {"ref": "main"}, "user": {"login": "ana"},
        },
    }


def merge(number):
    head, sha = project.merge(f"change-{number}")
    world.pulls.append({
        "number": number, "merged_at": "2026-01-01T00:00:00Z", "merge_commit_sha": sha,
        "head": {"sha": head},
    })
    return {"ref": "refs/heads/main"}


def scanned(run):
    """The results that code scanning got from a run, by the part of the work that found them."""
    found = {}
    for analysis in world.analyses:
        for text in analysis["logs"] if analysis["run"] == run else []:
            name = json.loads(text)["runs"][0]["automationDetails"]["id"]
            check(name not in found, f"{name} is uploaded once")
            found[name] = remarks_check.sarif(text, project.work)
    return found


def ours(thread):
    return [c for c in world.comments if c["thread"] == thread and c["user"] == fake_github.BOT]


def sticky_comment():
    # 250 comments of others, one of which looks like ours.
    first = "<!-- cutsheet plan default . -->\n"
    for number in range(250):
        body = first if number == 120 else f"remark {number}"
        world.comments.append(
            {"id": world.number(), "thread": 7, "user": {"login": "mallory"}, "body": body})
    payload = propose(7, ["First", "Second", "$(touch pwned)`touch pwned`", "::error::no"])
    world.faults = [(502, []), (429, [("Retry-After", "0")])]
    act("pull_request", payload, 1)
    mine = ours(7)
    check(len(mine) == 1, "a pull request gets one comment, found through pages")
    check(mine[0]["body"].startswith(first), "its first line is the marker")
    check("cloud/queues/Second" in mine[0]["body"], "it shows the plan")
    check(len(world.artifacts) == 1, "the plan file is kept")
    check(live() == set(), "a plan writes nothing")
    project.queues(["First", "Second", "Third"])
    project.git("commit", "-q", "-am", "third")
    log = act("pull_request", pull(7), 2)
    check([c["id"] for c in ours(7)] == [mine[0]["id"]], "a further push edits the same comment")
    check("cloud/queues/Third" in ours(7)[0]["body"], "and shows the new plan")
    project.write("broken.yaml", "kind: genesys-cloud\ntenant: cloud\nqueues: { Bad: { nme: x } }\n")
    project.git("add", "broken.yaml")
    project.git("commit", "-q", "-m", "broken")
    act("pull_request", pull(7), 20, fails=True)
    check("unknown-field" in ours(7)[0]["body"], "a mistake takes the place of the plan")
    found = scanned(20)
    check(set(found) == {"cutsheet/validate/", "cutsheet/plan/cloud/"}, "both are scanned")
    for results in found.values():
        places = [
            (result["ruleId"], place["artifactLocation"]["uri"], place["region"]["startLine"])
            for result in results for place in [result["locations"][0]["physicalLocation"]]
        ]
        check(places == [("unknown-field", "broken.yaml", 3)], "a mistake stands on its line")
    check(len(ours(7)) == 1 and len(world.artifacts) == 2, "and there is no plan to apply")
    project.git("reset", "-q", "--hard", "HEAD~1")
    act("pull_request", pull(7), 21)
    check(not list(project.work.glob("**/pwned")), "no name of a queue is run")
    check(os.environ["GENESYS_CLIENT_SECRET"] not in log, "no secret is in the log")


def merging():
    act("push", merge(7), 3)
    check({"First", "Second", "Third"} <= live(), "a merge applies the plan of its pull request")
    check("### Applied" in ours(7)[0]["body"], "and says so in the same comment")
    check(scanned(3) == {"cutsheet/validate/": []}, "code scanning knows the branch too")
    heads = project.git("ls-remote", "--heads", "origin")
    check("refs/heads/cutsheet/default" in heads, "the state is pushed to the repository")


def stale():
    payload = propose(8, ["First", "Second", "Third", "Fourth"])
    act("pull_request", payload, 4)
    project.move_documents()
    act("push", merge(8), 5, fails=True)
    check("Fourth" not in live(), "a plan whose documents moved is not applied")
    body = ours(8)[0]["body"]
    check("stale" in body and "`plan-run` 5" in body, "a new plan is shown, with how to start it")
    check("cloud/skills/Dutch" in body, "the new plan has what moved")
    act("workflow_dispatch", {"ref": "refs/heads/main", "inputs": {"plan-run": "5"}}, 6)
    check("Fourth" in live(), "the new plan is applied once a person starts it")
    world.runs[4]["head_branch"] = "main"
    world.runs[4]["path"] = ".github/workflows/other.yml"
    by_hand = {"ref": "refs/heads/main", "inputs": {"plan-run": "4"}}
    log = act("workflow_dispatch", by_hand, 7, fails=True)
    check("run 4 made no plan for this branch" in log, "a plan of another workflow is refused")


def forks():
    count = len(world.requests)
    propose(9, [])
    log = act("pull_request", pull(9, "mallory/contact-centre"), 8)
    check(len(world.requests) == count, "a pull request from a fork reaches neither API nor tenant")
    check("is valid" in log, "but its files are validated")
    check(scanned(8) == {}, "and nothing is uploaded")
    # Merged all the same: there is no plan of it to apply.
    before = live()
    act("push", merge(9), 9, fails=True)
    check(live() == before, "and its merge applies nothing by itself")
    check("no reviewed plan" in ours(9)[0]["body"], "it gets a plan to look at instead")
    project.git("revert", "--no-edit", "-m", "1", "HEAD")
    project.git("push", "-q", "origin", "main")


def drifting():
    event = {"ref": "refs/heads/main", "schedule": "17 3 * * *"}
    act("schedule", event, 10)
    check(world.issues == [], "without drift there is no issue")
    delete_queue("Second")
    act("schedule", event, 11)
    check(len(world.issues) == 1, "drift opens an issue")
    check("cloud/queues/Second" in world.issues[0]["body"], "which says what drifted")
    act("schedule", event, 12)
    check(len(world.issues) == 1, "the next night it is the same issue")
    run(CUTSHEET, "apply", "--yes", folder=project.work)
    act("schedule", event, 13)
    check(world.issues[0]["state"] == "closed", "it is closed when the drift is gone")


def expiring():
    """Break-glass that has ended is gone after the job, on a runner that knows nothing of it."""
    role = "HYPERCARE_LEAD"
    event = {"ref": "refs/heads/main", "schedule": "*/5 * * * *"}
    count = len(world.requests)
    project.hypercare()
    project.deploy("github", "--install", INSTALL)
    log = act("schedule", event, 14, folder=project.runner())
    check("nothing has ended" in log, "where nothing was opened the job succeeds")
    project.open_lead()
    log = act("schedule", event, 15, folder=project.runner())
    check("nothing has ended" in log and holders(role) == 1, "what is open stays so")
    # The end is the tenant's: its clock goes on by two hours.
    route = "/api/v2/authorization/subjects/*"
    refusal = {"method": "DELETE", "route": route, "status": 403, "count": 9}
    tenant("settings", "POST", {"clockOffset": 7200, "answers": [refusal]})
    log = act("schedule", event, 16, fails=True, folder=project.runner())
    check(holders(role) == 1 and "NOT revoked" in log, "what cannot be revoked fails the job")
    tenant("settings", "POST", {"answers": []})
    log = act("schedule", event, 17, folder=project.runner())
    check(holders(role) == 0, "break-glass that has ended is gone after the job")
    check(f"{role} of eva@acme.example has ended" in log, "which says so")
    log = act("schedule", event, 18, folder=project.runner())
    check("nothing has ended" in log, "and the next one knows")
    history = run(CUTSHEET, "history", folder=project.runner())
    check("has ended" in history and "OPS-7" in history, "the end is in the pushed history")
    check(len(world.requests) == count, "no job looked for drift meanwhile")
    tenant("settings", "POST", {"clockOffset": 0})


def long_texts():
    """The script's own cutting: nothing is lost, blocks stay closed, limits hold."""
    for name in ("github", "gitlab"):
        source = (HERE / f"../CommandsTests/Golden/deploy-{name}.py").read_text()
        space = {"__name__": name}
        limit = 2_000
        start = source.index("def size(text)")
        exec(source[start : source.index("def fenced(")], space)
        lines = ["head", "````diff"] + [f"- queue {n} 📞" for n in range(900)] + ["````", "tail"]
        lines[400] = "x" * 5_000
        found = space["parts"]("\n".join(lines), limit)
        check(len(found) > 5, f"{name}: a long text goes on in further parts")
        check(all(space["size"](part) <= limit for part in found), "no part is over the limit")
        marks = [sum(line.startswith("````") for line in part.split("\n")) for part in found]
        check(all(count % 2 == 0 for count in marks), "every block is closed where it is cut")
        text = "\n".join(found)
        check(all(f"- queue {n} " in text for n in range(900) if n != 398), "nothing is lost")


def main():
    with project:
        project.deploy("github", "--install", INSTALL)
        sticky_comment()
        merging()
        stale()
        forks()
        drifting()
        expiring()
    long_texts()
    check(world.complaints == [], f"GitHub has nothing to complain of {world.complaints}")


main()
