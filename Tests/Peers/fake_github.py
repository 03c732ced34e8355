"""GitHub's API as far as our workflow uses it, on loopback, with what is easy to get wrong:
pages, the author of a comment, the size of a body, artifacts that redirect to another host."""

import base64
import http.server
import io
import json
import re
import threading
import urllib.parse
import zipfile

BOT = {"login": "github-actions[bot]"}


class World:
    def __init__(self, repository, token):
        self.repository, self.token = repository, token
        self.comments, self.issues, self.artifacts, self.runs, self.pulls = [], [], [], {}, []
        self.next = 100
        self.requests, self.complaints, self.faults = [], [], []
        self.analyses = []

    def number(self):
        self.next += 1
        return self.next


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, value=None, headers=()):
        data = value if isinstance(value, bytes) else b"" if value is None else json.dumps(
            value).encode()
        self.send_response(status)
        for name, text in headers:
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def respond(self):
        world, split = self.server.world, urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(split.query))
        size = int(self.headers.get("Content-Length") or 0)
        data = self.rfile.read(size)
        body = json.loads(data) if data else None
        if split.path.startswith("/storage/"):
            # The signed address of another host: our token has no business there.
            if self.headers.get("Authorization"):
                world.complaints.append("the token went to the storage host")
            found = [a for a in world.artifacts if str(a["id"]) == split.path.split("/")[-1]]
            return self.answer(200, found[0]["data"])
        if split.path == "/_fake/upload":
            return self.upload(world, body)
        if split.path == "/_fake/sarif":
            world.analyses.append({"run": int(body["run"]), "logs": body["logs"]})
            return self.answer(202, {})
        if self.headers.get("Authorization") != "Bearer " + world.token:
            return self.answer(401, {"message": "Bad credentials"})
        world.requests.append((self.command, split.path))
        if world.faults:
            status, headers = world.faults.pop(0)
            return self.answer(status, {"message": "try again"}, headers)
        if body and len(body.get("body", "")) > 65_536:
            world.complaints.append("a body over 65,536 characters")
            return self.answer(422, {"message": "Body is too long"})
        home = f"/repos/{world.repository}"
        if not split.path.startswith(home + "/"):
            return self.answer(404, {"message": "Not Found"})
        self.route(world, split.path[len(home):], query, body)

    do_GET = do_POST = do_PATCH = do_DELETE = respond

    def upload(self, world, body):
        """What the action for artifacts does; the run and its commit are those of the runner."""
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w") as archive:
            for name, text in body["files"].items():
                archive.writestr(name, base64.b64decode(text))
        run = world.runs[int(body["run"])]
        world.artifacts.append({
            "id": world.number(), "name": body["name"], "expired": False,
            "created_at": f"2026-01-01T00:00:{world.next % 60:02}Z",
            "workflow_run": {"id": run["id"], "head_sha": run["head_sha"]},
            "data": memory.getvalue(),
        })
        self.answer(201, {})

    def page(self, items, query):
        size, number = min(int(query.get("per_page", 30)), 100), int(query.get("page", 1))
        return items[(number - 1) * size : number * size]

    def route(self, world, path, query, body):
        def shown(items):
            return [{k: v for k, v in item.items() if k != "data"} for item in items]

        method = self.command
        if found := re.fullmatch(r"/issues/(\d+)/comments", path):
            thread = int(found[1])
            if method == "GET":
                items = [c for c in world.comments if c["thread"] == thread]
                return self.answer(200, self.page(items, query))
            comment = {"id": world.number(), "thread": thread, "user": BOT, "body": body["body"]}
            world.comments.append(comment)
            return self.answer(201, comment)
        if found := re.fullmatch(r"/issues/comments/(\d+)", path):
            mine = [c for c in world.comments if c["id"] == int(found[1])]
            if not mine:
                return self.answer(404, {"message": "Not Found"})
            if mine[0]["user"] != BOT:
                world.complaints.append("somebody else's comment was touched")
            if method == "DELETE":
                world.comments.remove(mine[0])
                return self.answer(204)
            mine[0]["body"] = body["body"]
            return self.answer(200, mine[0])
        if path == "/issues":
            if method == "GET":
                items = [i for i in world.issues if i["state"] == query.get("state", "open")]
                return self.answer(200, self.page(items, query))
            issue = {"number": world.number(), "state": "open", "user": BOT, **body}
            world.issues.append(issue)
            return self.answer(201, issue)
        if found := re.fullmatch(r"/issues/(\d+)", path):
            issue = [i for i in world.issues if i["number"] == int(found[1])][0]
            issue.update(body)
            return self.answer(200, issue)
        if found := re.fullmatch(r"/commits/([0-9a-f]{40})/pulls", path):
            items = [p for p in world.pulls if p["merge_commit_sha"] == found[1]]
            return self.answer(200, self.page(items, query))
        if path == "/actions/artifacts":
            items = [a for a in world.artifacts if a["name"] == query.get("name", a["name"])]
            answer = {"total_count": len(items), "artifacts": shown(self.page(items, query))}
            return self.answer(200, answer)
        if found := re.fullmatch(r"/actions/artifacts/(\d+)/zip", path):
            where = f"http://127.0.0.1:{self.server.server_port}/storage/{found[1]}"
            return self.answer(302, None, [("Location", where)])
        if found := re.fullmatch(r"/actions/runs/(\d+)(/artifacts)?", path):
            run = world.runs.get(int(found[1]))
            if run is None:
                return self.answer(404, {"message": "Not Found"})
            if not found[2]:
                return self.answer(200, run)
            items = [a for a in world.artifacts if a["workflow_run"]["id"] == run["id"]]
            return self.answer(200, {"artifacts": shown(self.page(items, query))})
        world.complaints.append(f"{method} {path} is no route of GitHub's that we know")
        return self.answer(404, {"message": "Not Found"})


def serve(repository, token):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.world = World(repository, token)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.world, f"http://127.0.0.1:{server.server_port}"
