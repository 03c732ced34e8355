"""Gives the files of an artifact to the fake."""

import base64
import glob
import json
import os
import sys
import urllib.request

paths = glob.glob(os.environ["ARTIFACT_PATH"])
if not paths:
    sys.exit("no files were found")
files = {os.path.basename(p): base64.b64encode(open(p, "rb").read()).decode() for p in paths}
body = {"name": os.environ["ARTIFACT_NAME"], "run": os.environ["GITHUB_RUN_ID"], "files": files}
url = os.environ["GITHUB_API_URL"] + "/_fake/upload"
urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), method="POST"))
