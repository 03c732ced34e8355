#!/usr/bin/env python3
"""Cutsheet on the example, against a tenant that fails, breaks off and loses answers.

    hostile_suite.py PROGRAM PROJECT

Expects the environment that `cutsheet sandbox --faults … -- CMD` gives to its command.
"""

import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request

from sentences import fact, hold, same


class Run:
    def __init__(self, program, project):
        self.program = os.path.abspath(program)
        self.folder = os.path.join(tempfile.mkdtemp(prefix="cutsheet-hostile-"), "project")
        shutil.copytree(project, self.folder, ignore=shutil.ignore_patterns(".cutsheet"))

    def __call__(self, *words):
        done = subprocess.run(
            [self.program, *words], cwd=self.folder, capture_output=True, text=True, check=False
        )
        said = done.stdout[:1500] + done.stderr[-500:]
        same(done.returncode, 0, f"the exit code of '{' '.join(words)}', which says {said}")
        return done.stdout

    def world(self):
        """Every object of the tenant, past all faults."""
        endpoint = os.environ["CUTSHEET_ENDPOINT_CLOUD"]
        with urllib.request.urlopen(endpoint + "/_sandbox/world") as answer:
            return json.load(answer)


@fact("an apply gets through answers that fail, break off and get lost")
def _(run):
    run("apply", "--yes")


@fact("nothing is left to do after it")
def _(run):
    same(json.loads(run("plan", "--format", "json"))["result"]["resource_changes"], [])


@fact("nothing was made twice")
def _(run):
    world = run.world()
    same(len(world["queues"]), 40, "the number of queues")
    same(len(world["users"]), 120, "the number of users")
    for kind, objects in world.items():
        keys = collections.Counter(
            (o.get("email") or o["name"]).lower() for o in objects if o.get("state") != "deleted"
        )
        same([key for key, count in keys.items() if count > 1], [], f"what is double in {kind}")


if __name__ == "__main__":
    sys.exit(0 if hold(Run(*sys.argv[1:3]), in_order=True) else 1)
