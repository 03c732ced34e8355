#!/usr/bin/env python3
"""Asks a simulated tenant for what is not there, by every operation of the vendor's API.

Each operation is called with ids that nobody has and with empty bodies. The tenant may refuse as it
likes, but only with the statuses, codes and bodies that the vendor documents; and it must ask for
the permissions that the vendor declares, no more and no fewer.
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
# Signing out would end the probing; the others are not simulated, and their paths read as an id.
SKIPPED = {
    "DELETE /api/v2/tokens/me", "GET /api/v2/authorization/roles/settings",
    "GET /api/v2/externalcontacts/contacts/schemas",
    "PATCH /api/v2/users/bulk", "POST /oauth/token", "PUT /api/v2/authorization/roles/settings",
}  # fmt: skip


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


class Prober:
    """Asks over one connection, as the client that may do everything."""

    def __init__(self, tenant):
        self.connection = http.client.HTTPConnection(urlsplit(tenant.endpoint).netloc)
        self.headers = {
            "Authorization": f"Bearer {tenant.client.access_token}",
            "Content-Type": "application/json",
        }

    def ask(self, key, operation, body):
        """The answer and its content; nothing where the sandbox has no such operation."""
        path = target(key, operation)
        self.connection.request(key.split(" ")[0], path, body, self.headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status == 405 or answer.status == 404 and b"HTTP 404 Not Found" in content:
            return None, b""
        return answer, content


def refusals(facts, prober):
    """Refusals that the vendor does not document, and how many operations answered at all."""
    wrong, known = [], 0
    for key, operation in facts.operations.items():
        for number, body in enumerate(probes(operation) if key not in SKIPPED else []):
            answer, content = prober.ask(key, operation, body)
            if answer is None:
                break
            known += number == 0
            check = ExchangeCheck(facts)
            check.key = key
            response = Message(answer.headers.items(), content)
            check.check_answer(operation, key.split(" ")[0], answer.status, response)
            if answer.status >= 500:
                check.wrong("status", "a failure of the tenant itself")
            wrong += [
                f"{key} {body.decode()} -> {answer.status}: {v['where']}: {v['what']}"
                for v in check.violations
            ]
    return wrong, known


def rights(facts, prober, tenant):
    """Operations that ask for other permissions than the vendor declares."""
    wrong = []
    for key, operation in facts.operations.items():
        if key in SKIPPED:
            continue
        [(mode, names)] = operation.get("permissions", {"all": []}).items()
        # With these and no others the call must pass; with those it must not.
        enough = [[name] for name in names] if mode == "any" else [names]
        short = [[]] if mode == "any" else [[n for n in names if n != name] for name in names]
        for held, passes in [(h, True) for h in enough] + [(h, False) for h in short]:
            tenant.control("POST", "settings", {"permissions": held})
            answer, _ = prober.ask(key, operation, probes(operation)[0])
            if answer is None:
                break
            if (answer.status != 403) != passes:
                wrong.append(f"{key} with {held} -> {answer.status}")
    tenant.control("POST", "settings", {"permissions": None})
    return wrong


def main():
    tenant = Tenant.from_environment()
    facts = Facts(os.path.join(os.path.dirname(__file__), "genesys-facts.json"))
    prober = Prober(tenant)
    wrong, known = refusals(facts, prober)
    wrong += rights(facts, prober, tenant)
    print("\n".join(wrong))
    print(f"{known} operations probed, {len(wrong)} answers were wrong")
    return 0 if known and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
