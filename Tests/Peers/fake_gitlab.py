"""GitLab's API as far as our pipeline uses it, on loopback."""

import http.server
import io
import json
import pathlib
import re
import threading
import urllib.parse
import zipfile

ME = {"id": 7, "username": "project_1_bot"}


class World:
    def __init__(self, project, token):
        self.project, self.token = project, token
        self.notes, self.issues, self.requests, self.jobs = [], [], {}, {}
        self.next, self.complaints = 100, []

    def number(self):
        self.next += 1
        return self.next

    def keep(self, folder, job):
        """What the runner keeps of a job's folder."""
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w") as archive:
            for path in pathlib.Path(folder).glob(".cutsheet-plans/*.plan.json"):
                archive.write(path, f".cutsheet-plans/{path.name}")
            archive.writestr("../outside.plan.json.txt", "nobody may write this")
        self.jobs[job["id"]] = {**job, "data": memory.getvalue()}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, value, headers=()):
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        for name, text in headers:
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def respond(self):
        world, split = self.server.world, urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(split.query))
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = json.loads(data) if data else {}
        if split.path.startswith("/storage/"):
            if self.headers.get("PRIVATE-TOKEN"):
                world.complaints.append("the token went to the storage host")
            return self.answer(200, world.jobs[int(split.path.split("/")[-1])]["data"])
        if self.headers.get("PRIVATE-TOKEN") != world.token:
            return self.answer(401, {"message": "401 Unauthorized"})
        if split.path == "/api/v4/user":
            return self.answer(200, ME)
        home = f"/api/v4/projects/{world.project}"
        if not split.path.startswith(home + "/"):
            return self.answer(404, {"message": "404 Not Found"})
        self.route(world, split.path[len(home):], query, body)

    do_GET = do_POST = do_PUT = respond

    def page(self, items, query):
        size, number = min(int(query.get("per_page", 20)), 100), int(query.get("page", 1))
        return items[(number - 1) * size : number * size]

    def route(self, world, path, query, body):
        method = self.command
        if found := re.fullmatch(r"/merge_requests/(\d+)/notes(?:/(\d+))?", path):
            notes = [n for n in world.notes if n["request"] == int(found[1])]
            if method == "GET":
                return self.answer(200, self.page(notes, query))
            if found[2]:
                note = [n for n in notes if n["id"] == int(found[2])][0]
                if note["author"] != ME:
                    world.complaints.append("somebody else's note was touched")
                note["body"] = body["body"]
                return self.answer(200, note)
            note = {
                "id": world.number(), "request": int(found[1]), "author": ME,
                "body": body["body"],
            }
            world.notes.append(note)
            return self.answer(201, note)
        if found := re.fullmatch(r"/repository/commits/([0-9a-f]{40})/merge_requests", path):
            items = [r for r in world.requests.values() if r["merge_commit_sha"] == found[1]]
            return self.answer(200, self.page(items, query))
        if found := re.fullmatch(r"/merge_requests/(\d+)", path):
            return self.answer(200, world.requests[int(found[1])])
        if found := re.fullmatch(r"/pipelines/(\d+)/jobs", path):
            jobs = [j for j in world.jobs.values() if j["pipeline"] == int(found[1])]
            shown = [{k: v for k, v in job.items() if k != "data"} for job in jobs]
            return self.answer(200, self.page(shown, query))
        if found := re.fullmatch(r"/jobs/(\d+)(/artifacts)?", path):
            job = world.jobs[int(found[1])]
            if not found[2]:
                return self.answer(200, {k: v for k, v in job.items() if k != "data"})
            where = f"http://127.0.0.1:{self.server.server_port}/storage/{found[1]}"
            return self.answer(302, {}, [("Location", where)])
        if found := re.fullmatch(r"/issues(?:/(\d+))?(/notes)?", path):
            if method == "GET":
                items = [i for i in world.issues if i["state"] == query["state"]]
                return self.answer(200, self.page(items, query))
            if found[2]:
                return self.answer(201, {"id": world.number()})
            if found[1]:
                issue = [i for i in world.issues if i["iid"] == int(found[1])][0]
                issue.update(body)
                if body.get("state_event") == "close":
                    issue["state"] = "closed"
                return self.answer(200, issue)
            issue = {"iid": world.number(), "state": "opened", "author": ME, **body}
            world.issues.append(issue)
            return self.answer(201, issue)
        world.complaints.append(f"{method} {path} is no route of GitLab's that we know")
        return self.answer(404, {"message": "404 Not Found"})


def serve(project, token):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.world = World(project, token)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.world, f"http://127.0.0.1:{server.server_port}"
