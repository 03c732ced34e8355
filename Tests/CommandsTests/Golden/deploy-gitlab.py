# Written by 'cutsheet deploy gitlab': run that again instead of editing.
"""What the pipeline does beside running cutsheet: one sticky note, the plan that a merge
approved, one issue for drift. Python's own library is all it needs."""

import argparse
import io
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile

PROJECT = os.environ["CUTSHEET_PROJECT"]
ENVIRONMENT = os.environ["CUTSHEET_ENVIRONMENT"]
TENANTS = os.environ["CUTSHEET_TENANTS"].splitlines()
FOLDER = os.environ["CUTSHEET_PLANS"]
FAILED, DIFFERENCES, STALE = 1, 2, 5
PLAN_NAME = re.compile(r"[0-9]{1,3}\.plan\.json")
LARGEST_PLAN = 256 << 20


class Refused(Exception):
    """An answer that no repetition mends."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves redirects to us: a token must not follow one to another host."""

    def redirect_request(self, *_):
        return None


class Forge:
    """Calls of one API, repeated where that is safe."""

    def __init__(self, base, headers):
        host = urllib.parse.urlsplit(base)
        if host.scheme != "https" and host.hostname not in ("127.0.0.1", "localhost"):
            raise SystemExit("refusing to send a token over plain HTTP")
        self.base, self.headers = base.rstrip("/"), headers
        self.opener = urllib.request.build_opener(NoRedirect)

    def call(self, method, path, body=None, attempts=5):
        data = None if body is None else json.dumps(body).encode()
        for attempt in range(attempts):
            last = attempt == attempts - 1
            request = urllib.request.Request(
                self.base + path, data, self.headers, method=method)
            if data is not None:
                request.add_header("Content-Type", "application/json")
            try:
                with self.opener.open(request, timeout=60) as answer:
                    return answer.status, answer.headers, answer.read(LARGEST_PLAN)
            except urllib.error.HTTPError as error:
                if error.code in (301, 302, 303, 307, 308):
                    return error.code, error.headers, b""
                wait = error.headers.get("Retry-After", "")
                limited = error.code == 429 or (error.code == 403 and wait)
                again = limited or (error.code >= 500 and method != "POST")
                if last or not again:
                    text = error.read(2000).decode(errors="replace")
                    raise Refused(f"{method} {path}: {error.code} {printable(text)}")
                time.sleep(min(int(wait) if wait.isdigit() else 2 ** attempt, 120))
            except OSError as error:
                if last or method == "POST":
                    raise Refused(f"{method} {path}: {error}")
                time.sleep(2 ** attempt)

    def json(self, method, path, body=None):
        data = self.call(method, path, body)[2]
        return json.loads(data) if data else None

    def pages(self, path, pick=lambda answer: answer):
        mark = "&" if "?" in path else "?"
        for page in range(1, 1001):
            found = pick(self.json("GET", f"{path}{mark}per_page=100&page={page}"))
            yield from found
            if len(found) < 100:
                return
        raise Refused(f"GET {path}: does not end")

    def download(self, path):
        status, headers, data = self.call("GET", path)
        if status == 200:
            return data
        # The address is signed: it needs no token, and its host must not see ours.
        with urllib.request.urlopen(headers["Location"], timeout=300) as answer:
            return answer.read(LARGEST_PLAN)


def printable(text):
    return "".join(sign if sign.isprintable() else " " for sign in text)


def marker(topic):
    return f"<!-- cutsheet {topic} {ENVIRONMENT} {PROJECT} -->"


def size(text):
    return len(text.encode("utf-16-le")) // 2


def parts(text, limit):
    """Cuts only what is over the limit, between lines, and goes on in a further part."""
    result, lines, fence, used, room = [], [], None, 0, limit - 20
    for line in text.split("\n"):
        while used + size(line) + 1 > room:
            if len(lines) <= (1 if fence else 0):
                # A line that is too long by itself; a sign takes two units at most.
                end = (room - used - 1) // 2
                lines.append(line[:end])
                line = line[end:]
            result.append("\n".join(lines + (["````"] if fence else [])))
            lines = [fence] if fence else []
            used = size(fence) + 1 if fence else 0
        if line.startswith("````"):
            fence = None if fence else line
        lines.append(line)
        used += size(line) + 1
    return result + ["\n".join(lines)]


def fenced(text, limit=20_000):
    """The end of a log, as text that cannot leave its block."""
    body = re.sub("`{4,}", lambda run: "'" * len(run[0]), text[-limit:])
    return "````text\n" + "\n".join(printable(line) for line in body.splitlines()) + "\n````\n"


def state_access(inner):
    """Lets git reach a state that lives elsewhere, by a token or by a key."""
    key = inner.pop("CUTSHEET_STATE_KEY", "")
    if inner.get("CUTSHEET_STATE_TOKEN"):
        helper = '!f() { echo username=cutsheet; echo "password=$CUTSHEET_STATE_TOKEN"; }; f'
        inner |= {
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "credential.helper",
            "GIT_CONFIG_VALUE_0": helper,
        }
    if key:
        folder = tempfile.mkdtemp(prefix="cutsheet-")
        texts = {"key": key, "hosts": inner.pop("CUTSHEET_STATE_HOSTS", "")}
        for name, text in texts.items():
            path = os.path.join(folder, name)
            with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
                file.write(text.rstrip() + "\n")
        inner["GIT_SSH_COMMAND"] = (
            f"ssh -i {folder}/key -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes"
            f" -o UserKnownHostsFile={folder}/hosts")
    return inner


def cutsheet(*words):
    """Runs the program; what it prints can neither command the runner nor see the token."""
    inner = {name: value for name, value in os.environ.items() if name not in TOKENS}
    inner = state_access(inner)
    options = ["--project", PROJECT, "--env", ENVIRONMENT, "--no-color"]
    done = subprocess.run(
        ["cutsheet", *words, *options], env=inner, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, log = (text.decode(errors="replace") for text in (done.stdout, done.stderr))
    show("$ cutsheet " + " ".join(words) + "\n" + log + out)
    return done.returncode, out, log


def plan():
    """Plans every tenant; answers the exit status, whether anything changes, and the text."""
    os.makedirs(FOLDER, mode=0o700, exist_ok=True)
    for name in os.listdir(FOLDER):
        os.remove(os.path.join(FOLDER, name))
    text, changes = "", False
    for number, tenant in enumerate(TENANTS, 1):
        path = os.path.join(FOLDER, f"{number}.plan.json")
        remarks = os.path.join(FOLDER, f"{number}.{REMARKS}")
        status, out, log = cutsheet(
            "plan", "--tenant", tenant, "--format", "markdown", "--detailed-exitcode",
            "--output", path, "--remarks", remarks)
        if status == FAILED and os.path.exists(remarks):
            # Nothing is known, which is not the same as nothing to remark.
            os.remove(remarks)
        if status not in (0, DIFFERENCES):
            return status, True, f"### No plan (exit {status})\n\n" + fenced(log)
        changes = changes or status == DIFFERENCES
        text += out + "\n"
    return 0, changes, text


def unpack(archive):
    """Takes the plan files out of an artifact, and nothing else that may be in it."""
    os.makedirs(FOLDER, mode=0o700, exist_ok=True)
    found = 0
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        for entry in files.infolist():
            name = entry.filename.rsplit("/", 1)[-1]
            if not PLAN_NAME.fullmatch(name) or entry.file_size > LARGEST_PLAN:
                continue
            with open(os.path.join(FOLDER, name), "wb") as file:
                file.write(files.read(entry))
            found += 1
    return found


def saved():
    names = [name for name in os.listdir(FOLDER) if PLAN_NAME.fullmatch(name)]
    names.sort(key=lambda name: int(name.split(".")[0]))
    return [os.path.join(FOLDER, name) for name in names]


def expire():
    """Revokes what has ended; where another run is at work, it or the next one does."""
    status, _, _ = cutsheet("hypercare", "expire")
    return 0 if status == STALE else status


def apply_saved():
    """Applies each tenant's plan; stops at the first that does not go through."""
    text = ""
    for path in saved():
        status, out, log = cutsheet("apply", path, "--yes", "--format", "markdown")
        text += out + "\n"
        if status != 0:
            return status, text + fenced(log)
    return 0, text


def settle(archive, log, by_hand):
    """Applies what was reviewed; shows a new plan where there is nothing to apply, or it is stale.

    Answers the exit status, the text, and whether a person may start the new plan."""
    if archive is not None and unpack(archive):
        status, text = apply_saved()
        head = {0: "### Applied", STALE: "### Not applied: the plan was stale"}.get(
            status, f"### Apply ended with {status}")
        text = f"{head}\n\n{text}\n[Log]({log})\n"
        if status != STALE:
            return status, text, False
    else:
        text = "### Not applied: there is no reviewed plan for this commit\n\n"
    status, changes, new = plan()
    text += "\nThis is the plan as things are now.\n\n" + new
    if status == 0 and not changes:
        text += "\nThere is nothing left to do.\n"
    elif status == 0:
        return STALE, text + f"\nTo apply it, {by_hand}. [Log]({log})\n", True
    return status, text, False

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
