#!/usr/bin/env python3
"""Cutsheet writes a made-up organisation as a project.

    export_suite.py PROGRAM

Expects the environment that `cutsheet sandbox --size N -- CMD` gives to its command.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from sdk_tenant import Tenant, filled, pages, sdk
from sentences import fact, hold, same


class Export:
    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cutsheet-export-"))
        self.tenant = Tenant.from_environment()

    def run(self, *words, folder=None, exit=0):
        done = subprocess.run(
            [self.program, *words], cwd=folder or self.folder, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        said = done.stdout[:1500] + done.stderr[-1500:]
        same(done.returncode, exit, f"the exit code of '{' '.join(words)}', which says {said}")
        return done.stdout

    def write(self, name):
        self.run(
            "export", "cloud", "--vendor", "genesys-cloud", "--region", "us-east-1",
            "--output", name,
        )  # fmt: skip
        return self.files(name)

    def files(self, name):
        folder = self.folder / name
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and ".cutsheet" not in path.parts
        }

    def changes(self, *words, exit=0):
        answer = json.loads(
            self.run("plan", "--format", "json", *words, folder=self.folder / "first", exit=exit)
        )
        return {c["address"]: c["action"] for c in answer["result"]["resource_changes"]}


@fact("an organisation is written as a project")
def _(export):
    files = export.write("first")
    assert "cutsheet.yaml" in files, f"files are {sorted(files)}"
    text = b"".join(files.values()).decode()
    for name in ["Queue", "Code", "Skill"]:
        assert name in text, f"no {name} was written"
    secret = os.environ["GENESYS_CLIENT_SECRET"]
    assert secret not in text, "the secret was written"


@fact("nothing but the export is needed for a plan, and the plan is empty")
def _(export):
    same(export.changes("--detailed-exitcode"), {}, "the plan")


@fact("the export is the same byte for byte, however the answers are ordered")
def _(export):
    same(export.write("second") == export.files("first"), True, "whether a second one is the same")
    export.tenant.control("POST", "settings", {"reversed": True})
    try:
        same(export.write("third") == export.files("first"), True, "whether a reversed one is")
    finally:
        export.tenant.control("POST", "settings", {"reversed": False})


@fact("a plan from the export sees what the SDK changes")
def _(export):
    routing = export.tenant.routing
    queue = pages(routing.get_routing_queues, 100)[0]
    body = filled(sdk.QueueRequest(), name=queue.name, description="By hand")
    routing.put_routing_queue(queue.id, body)
    found = export.changes("--detailed-exitcode", exit=2)
    same(set(found), {f"cloud/queues/{queue.name}"}, "the plan")


if __name__ == "__main__":
    sys.exit(0 if hold(Export(sys.argv[1]), in_order=True) else 1)
