#!/usr/bin/env python3
"""Asks a simulated CXone tenant for what is not there, by every operation of the vendor's API.

Each operation is called with ids that nobody has and with empty bodies; the tenant must know it,
and may refuse only with the statuses and bodies that the vendor documents.
"""

import http.client
import os
import re
import sys
from urllib.parse import urlencode, urlsplit

from cxone_tenant import CXone
from exchange_check import ExchangeCheck, Facts, Message

BODIES = [b"{}", b"[]", b"{", b'{"name":7,"skills":[{}],"agents":[{}]}']


def target(key, operation):
    path = key.split(" ")[1].replace("{apiVersion}", "v34.0")
    path = re.sub(r"\{\w+\}", "999999", path)
    needed = {
        name: "true" if schema.get("type") == "boolean" else schema.get("enum", ["x"])[0]
        for name, schema in operation.get("query", {}).items()
        if schema.get("required") is True
    }
    return path + ("?" + urlencode(needed) if needed else "")


def main():
    cxone = CXone.from_environment()
    facts = Facts(os.path.join(os.path.dirname(__file__), "cxone-facts.json"))
    connection = http.client.HTTPConnection(urlsplit(cxone.endpoint).netloc)
    headers = {"Authorization": f"Bearer {cxone.token}", "Content-Type": "application/json"}
    wrong = []
    for key, operation in facts.operations.items():
        method = key.split(" ")[0]
        for body in BODIES if "body" in operation else [b""]:
            connection.request(method, target(key, operation), body, headers)
            answer = connection.getresponse()
            content = answer.read()
            check = ExchangeCheck(facts)
            check.key = key
            response = Message(answer.headers.items(), content)
            check.check_answer(operation, method, answer.status, response)
            if answer.status >= 500 or b"no such resource" in content:
                check.wrong("status", "the tenant does not know the operation")
            wrong += [
                f"{key} {body.decode()} -> {answer.status}: {v['where']}: {v['what']}"
                for v in check.violations
            ]
    print("\n".join(wrong))
    print(f"{len(facts.operations)} operations probed, {len(wrong)} answers were wrong")
    return 0 if facts.operations and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
