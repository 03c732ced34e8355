"""Cutsheet in a copy of a project, beside the tenant as the vendor's SDK sees it."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from sdk_tenant import Tenant, pages
from sentences import same


class Session:
    """A copy of the project, and the tenant as the SDK sees it."""

    def __init__(self, program, project):
        self.program = os.path.abspath(program)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cutsheet-session-")) / "project"
        shutil.copytree(project, self.folder, ignore=shutil.ignore_patterns(".cutsheet"))
        self.tenant = Tenant.from_environment()
        self.rights = {"plan": None, "apply": None}

    def attempt(self, *words):
        """Runs a command with no more rights than it is said to need."""
        rights = self.rights["apply" if words[0] in ("apply", "rollback") else "plan"]
        self.tenant.control("POST", "settings", {"permissions": rights})
        try:
            return subprocess.run(
                [self.program, *words], cwd=self.folder, capture_output=True, text=True,
                check=False,
            )  # fmt: skip
        finally:
            self.tenant.control("POST", "settings", {"permissions": None})

    def run(self, *words, exit=0):
        """Runs a command, and fails unless it ends with that code."""
        done = self.attempt(*words)
        text = done.stdout + done.stderr
        assert done.returncode == exit, f"'{' '.join(words)}' ended with {done.returncode}: {text}"
        return done.stdout

    def changes(self, command="plan", *words, exit=0):
        """What a command would change: by address, the action and the attributes."""
        answer = json.loads(self.run(command, "--format", "json", *words, exit=exit))
        return {
            change["address"].removeprefix("cloud/"): (
                change["action"],
                {attribute["name"] for attribute in change["attributes"]},
            )
            for change in answer["result"]["resource_changes"]
        }

    def finds(self, expected):
        """Fails unless the plan and the drift report hold exactly these changes."""
        for command, code in [("plan", 0), ("drift", 2)]:
            found = self.changes(command, exit=code)
            found = {
                address: (action, names if action == "update" else set())
                for address, (action, names) in found.items()
            }
            same(found, expected, f"what {command} finds")

    def repairs(self):
        """Applies, and fails unless nothing is left to do."""
        self.run("apply", "--yes")
        same(self.changes(), {}, "the plan after the repair")
        same(self.changes("drift"), {}, "the drift after the repair")

    def queue(self, name):
        [found] = self.tenant.routing.get_routing_queues(name=name).entities
        return found

    def user(self, name):
        users = pages(self.tenant.users.get_users, 100)
        return next(user for user in users if user.name == name)

    def one(self, call, name):
        return next(item for item in pages(call, 100) if item.name == name)
