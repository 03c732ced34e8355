"""Gives the reports of a run to the fake."""

import glob
import json
import os
import sys
import urllib.request

path = os.environ["SARIF_FILE"]
paths = glob.glob(f"{path}/**/*.sarif", recursive=True) if os.path.isdir(path) else [path]
if not paths:
    sys.exit("no reports were found")
body = {"run": os.environ["GITHUB_RUN_ID"], "logs": [open(path).read() for path in sorted(paths)]}
url = os.environ["GITHUB_API_URL"] + "/_fake/sarif"
urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), method="POST"))
