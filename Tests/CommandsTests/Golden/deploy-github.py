# Written by 'cutsheet deploy github': run that again instead of editing.
"""What the workflow does beside running cutsheet: one sticky comment, the plan that a merge
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
