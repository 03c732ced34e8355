"""A project in a git repository with a remote, whose tenant is the sandbox: what both pipeline
suites work on."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

SANDBOX = os.environ["CUTSHEET_ENDPOINT_CLOUD"]


def check(holds, words):
    if not holds:
        sys.exit(f"not so: {words}")
    print(f"ok  {words}", flush=True)


def run(*words, folder, expect=0, env=None):
    done = subprocess.run(
        words, cwd=folder, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if expect is not None and done.returncode != expect:
        sys.exit(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}")
    return done.stdout


def tenant(path, method="GET", body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{SANDBOX}/_sandbox/{path}", data, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def live():
    return {queue["name"] for queue in tenant("world?kind=queues")["queues"]}


def delete_queue(name):
    tenant("objects/queues/" + urllib.parse.quote(name), "DELETE")


def holders(role):
    """How many grants of a role the tenant has."""
    world = tenant("world")
    ids = {found["id"] for found in world["roles"] if found["name"] == role}
    return sum(grant["role"]["id"] in ids for grant in world["grants"])


class Project:
    """Use as a context: the folder goes at its end."""

    def __init__(self, cutsheet):
        self.cutsheet = cutsheet
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="cutsheet-pipelines-"))
        self.work = self.scratch / "work"

    def __enter__(self):
        self.work.mkdir()
        self.git("init", "-q", "-b", "main", ".")
        self.git("init", "-q", "--bare", str(self.scratch / "origin.git"))
        self.git("remote", "add", "origin", str(self.scratch / "origin.git"))
        self.write("cutsheet.yaml", "\n".join([
            "kind: project", "name: acme", "state: { repository: . }", "tenants:", "  cloud:",
            "    vendor: genesys-cloud", "    region: us-east-1",
            "    clientId: ${env.GENESYS_CLIENT_ID}",
            "    clientSecret: ${env.GENESYS_CLIENT_SECRET}",
            "safety: { maxDelete: 100%, maxUpdate: 100% }",
            "---", "kind: genesys-cloud", "tenant: cloud", "divisions: { Care: }", ""]))
        self.write(".gitignore", ".cutsheet/\n.cutsheet-plans/\n__pycache__/\n")
        self.queues(["First"])
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.scratch, ignore_errors=True)

    def git(self, *words):
        identity = ["-c", "user.name=Ana", "-c", "user.email=ana@acme.example"]
        return run("git", *identity, *words, folder=self.work).strip()

    def write(self, path, text):
        (self.work / path).parent.mkdir(parents=True, exist_ok=True)
        (self.work / path).write_text(text)

    def queues(self, names):
        lines = "".join(f"  {json.dumps(name)}: {{ division: Care }}\n" for name in names)
        self.write("queues.yaml", f"kind: genesys-cloud\ntenant: cloud\nqueues:\n{lines}")

    def deploy(self, forge, *options):
        run(self.cutsheet, "deploy", forge, *options, folder=self.work)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "acme")
        self.git("push", "-q", "origin", "main")

    def propose(self, branch, names):
        """Commits other queues to a branch that starts at main."""
        self.git("checkout", "-q", "-B", branch, "main")
        self.queues(names)
        self.git("commit", "-q", "-am", branch)
        return self.git("rev-parse", "HEAD")

    def merge(self, branch):
        """Answers the commit of the branch and that of its merge."""
        head = self.git("rev-parse", branch)
        self.git("checkout", "-q", "main")
        self.git("merge", "-q", "--no-ff", "-m", f"merge {branch}", branch)
        self.git("push", "-q", "origin", "main")
        return head, self.git("rev-parse", "HEAD")

    def hypercare(self):
        """Adds a break-glass role to what is on main, and applies it."""
        opens = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)
        self.git("checkout", "-q", "main")
        self.write("wave.yaml", "\n".join([
            "kind: genesys-cloud", "tenant: cloud",
            "authenticationSettings:",
            "  organization: { multifactorAuthenticationRequired: true }",
            "users: { eva@acme.example: { name: Eva, division: Care } }",
            "---", "kind: hypercare", "name: wave-1", "tenant: cloud",
            f"window: {{ opens: {opens:%Y-%m-%dT%H:%M}, timeZone: UTC }}", "roles:",
            "  HYPERCARE_LEAD:", "    permissions: ['routing:queue:view', 'routing:queue:edit']",
            "    members: [eva@acme.example]", "    breakGlass: { maximum: 2h }", ""]))

    def open_lead(self):
        run(self.cutsheet, "apply", "--yes", folder=self.work)
        run(
            self.cutsheet, "hypercare", "open", "wave-1", "--user", "eva@acme.example", "--reason",
            "calls are lost", "--ticket", "OPS-7", "--for", "1h", folder=self.work)

    def runner(self):
        """The folder that a runner works in: main as it was pushed, and nothing of ours."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.scratch))
        run(
            "git", "clone", "-q", "--depth", "1", "--branch", "main",
            (self.scratch / "origin.git").as_uri(), ".", folder=folder)
        return folder

    def move_documents(self):
        self.git("checkout", "-q", "main")
        self.write("moved.yaml", "kind: genesys-cloud\ntenant: cloud\nskills: { Dutch: }\n")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "documents move")
