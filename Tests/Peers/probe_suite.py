#!/usr/bin/env python3
"""Asks a simulated tenant for what is not there, by every operation of the vendor's API.

Each operation is called with ids that nobody has and with empty bodies. The tenant may refuse as it
likes, but only with the statuses, codes and bodies that the vendor documents.
"""

import http.client
import json
import os
import re
import sys
from urllib.parse import urlencode, urlsplit

from exchange_check import ExchangeCheck, Facts, Message
from sdk_tenant import Tenant

NOBODY = "00000000-0000-4000-8000-000000000000"
# Signing out would end the probing; the bulk patch of users is not simulated, and its path reads
# as a user.
SKIPPED = {"DELETE /api/v2/tokens/me", "PATCH /api/v2/users/bulk", "POST /oauth/token"}


def probes(operation):
    """Bodies to send, the emptiest first."""
    body = operation.get("body")
    if body is None:
        return [b""]
    return [b"{}", b"[]", b"", b"{", b'{"name":7,"id":[]}', json.dumps([NOBODY]).encode()]


def target(key, operation):
    path = re.sub(r"\{\w+\}", NOBODY, key.split(" ")[1])
    needed = {
        name: schema.get("enum", ["x"])[0]
        for name, schema in operation.get("query", {}).items()
        if schema.get("required") is True
    }
    return path + ("?" + urlencode(needed) if needed else "")


def main():
    tenant = Tenant.from_environment()
    facts = Facts(os.path.join(os.path.dirname(__file__), "genesys-facts.json"))
    connection = http.client.HTTPConnection(urlsplit(tenant.endpoint).netloc)
    headers = {
        "Authorization": f"Bearer {tenant.client.access_token}",
        "Content-Type": "application/json",
    }
    wrong, known, asked = [], 0, 0
    for key, operation in facts.operations.items():
        if key in SKIPPED:
            continue
        for body in probes(operation):
            method, path = key.split(" ")[0], target(key, operation)
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            check = ExchangeCheck(facts)
            check.key = key
            response = Message(answer.headers.items(), content)
            if answer.status == 404 and b"HTTP 404 Not Found" in content or answer.status == 405:
                break  # No operation of the sandbox.
            asked += 1
            known += body == probes(operation)[0]
            check.check_answer(operation, method, answer.status, response)
            if answer.status >= 500:
                check.wrong("status", "a failure of the tenant itself")
            for found in check.violations:
                wrong.append(f"{key} {body.decode()} -> {answer.status}\n"
                             f"    {found['where']}: {found['what']}")  # fmt: skip
    for line in wrong:
        print(line)
    print(f"{asked} probes of {known} operations, {len(wrong)} answers were wrong")
    return 0 if known and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
