#!/usr/bin/env python3
"""Stands before simulated tenants and checks every exchange against the vendor's API.

    cutsheet sandbox … -- checking_proxy.py --report FILE.ndjson -- CMD…

Which vendor an endpoint simulates is asked for. Runs CMD with every CUTSHEET_ENDPOINT_… of the
environment replaced by a proxy of its own, then
prints what was wrong and ends with CMD's exit code, or 1 when any exchange was wrong. FILE gets
one line an exchange. `/_sandbox/` is no part of the vendor's API and passes unchecked.
"""

import argparse
import collections
import gzip
import http.client
import json
import os
import pathlib
import subprocess
import sys
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from exchange_check import ExchangeCheck, Facts, Message

HOP_BY_HOP = {
    "connection", "content-length", "expect", "host", "keep-alive", "proxy-connection", "te",
    "trailer", "transfer-encoding", "upgrade",
}  # fmt: skip


class Report:
    """Everything found so far, written line by line."""

    def __init__(self, path):
        self.lock = threading.Lock()
        self.file = open(path, "w", encoding="utf-8")
        self.exchanges = 0
        self.operations = collections.Counter()
        self.violations = []
        self.warnings = collections.Counter()

    def add(self, method, target, status, check):
        with self.lock:
            self.exchanges += 1
            self.operations[check.key] += 1
            line = {
                "exchange": self.exchanges,
                "request": f"{method} {target}",
                "status": status,
                "violations": check.violations,
                "warnings": check.warnings,
            }
            self.file.write(json.dumps(line) + "\n")
            self.file.flush()
            for found in check.violations:
                sentence = f"{found['where']}: {found['what']}"
                self.violations.append((check.key, f"{method} {target} -> {status}", sentence))
            for found in check.warnings:
                self.warnings[(check.key, found["what"])] += 1

    def summary(self, shows_warnings):
        """A readable list; what repeats itself is told once with its number."""
        lines = []
        groups = {}
        for key, request, sentence in self.violations:
            groups.setdefault((key, without_indices(sentence)), []).append((request, sentence))
        for found in groups.values():
            request, sentence = found[0]
            times = f" ({len(found)} times)" if len(found) > 1 else ""
            lines.append(f"  {request}\n    {sentence}{times}")
        if shows_warnings:
            for (key, what), count in sorted(self.warnings.items(), key=str):
                lines.append(f"  warning: {key}: {what} ({count} times)")
        known = sum(1 for key in self.operations if key)
        lines.append(
            f"{self.exchanges} exchanges over {known} operations checked:"
            f" {len(self.violations)} violations in {len(groups)} places,"
            f" {sum(self.warnings.values())} warnings"
        )
        return "\n".join(lines)


def without_indices(sentence):
    """A sentence in which list positions do not matter."""
    where, _, what = sentence.partition(": ")
    return "/".join("#" if part.isdecimal() else part for part in where.split("/")), what[:120]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # One write for head and body: two would wait for a delayed acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True
    connection_upstream = None

    def log_message(self, format, *args):
        pass

    def forward(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        try:
            answer, content = self.exchange(body)
        except (OSError, http.client.HTTPException):
            # The tenant broke off: so does the proxy.
            self.connection_upstream = None
            self.close_connection = True
            return
        if not self.path.startswith("/_sandbox"):
            self.check(body, answer, content)
        self.reply(answer, content)

    def exchange(self, body):
        if self.connection_upstream is None:
            upstream = urlsplit(self.server.upstream)
            self.connection_upstream = http.client.HTTPConnection(
                upstream.hostname, upstream.port, timeout=60
            )
        headers = {n: v for n, v in self.headers.items() if n.lower() not in HOP_BY_HOP}
        # Discovery answers with addresses: they must lead here.
        headers["X-Forwarded-Host"] = self.headers.get("Host", "")
        if body or self.command in ("POST", "PUT", "PATCH"):
            headers["Content-Length"] = str(len(body))
        self.connection_upstream.request(self.command, self.path, body or None, headers)
        answer = self.connection_upstream.getresponse()
        return answer, answer.read()

    def check(self, body, answer, content):
        if answer.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        check = ExchangeCheck(self.server.facts)
        request = Message(self.headers.items(), body)
        response = Message(answer.headers.items(), content)
        check.check(self.command, self.path, request, answer.status, response)
        self.server.report.add(self.command, self.path, answer.status, check)

    def reply(self, answer, content):
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.headers.items():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        if answer.status not in (204, 304):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = forward


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, upstream, facts, report):
        super().__init__(("127.0.0.1", 0), Handler)
        self.upstream, self.facts, self.report = upstream, facts, report

    def handle_error(self, request, client_address):
        # A client that went away is no news.
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def facts_of(endpoint):
    """The facts of the vendor that an endpoint simulates."""
    with urllib.request.urlopen(endpoint + "/_sandbox/vendor") as answer:
        vendor = json.load(answer)["vendor"]
    name = {"genesys-cloud": "genesys-facts.json", "nice-cxone": "cxone-facts.json"}[vendor]
    return Facts(str(pathlib.Path(__file__).parent / name))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--report", required=True)
    parser.add_argument("--warnings", action="store_true")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    report = Report(options.report)
    environment = dict(os.environ)
    servers = []
    for name, upstream in os.environ.items():
        if name.startswith("CUTSHEET_ENDPOINT_"):
            server = Server(upstream, facts_of(upstream), report)
            environment[name] = f"http://127.0.0.1:{server.server_address[1]}"
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers.append(server)
    if not servers:
        sys.exit("checking_proxy: no CUTSHEET_ENDPOINT_… in the environment")
    status = subprocess.run(options.command, env=environment, check=False).returncode
    for server in servers:
        server.shutdown()
    print(report.summary(options.warnings), file=sys.stderr)
    if report.exchanges == 0:
        print("checking_proxy: nothing was checked", file=sys.stderr)
    sys.exit(status or (1 if report.violations or report.exchanges == 0 else 0))


if __name__ == "__main__":
    main()
