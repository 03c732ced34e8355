#!/usr/bin/env python3
"""Wrong exchanges, each with what the check must say about it."""

import json
import pathlib
import sys

from exchange_check import ExchangeCheck, Facts, Message
from sentences import fact, hold, same

QUEUES = "/api/v2/routing/queues"
ERROR = {"message": "no", "code": "bad.request", "status": 400, "contextId": "c"}
PAGE = {"entities": [], "pageSize": 25, "pageNumber": 1, "total": 0, "pageCount": 0}


def checked(facts, method, target, body=None, status=200, answer=None, **headers):
    """What the check says about an exchange that is right but for the given parts."""
    sent = b"" if body is None else json.dumps(body).encode()
    content = b"" if answer is None else json.dumps(answer).encode()
    request = {"Authorization": "Bearer t", "Content-Type": "application/json"}
    response = {"ININ-Correlation-Id": "c", "Content-Type": "application/json"}
    for name, value in headers.items():
        side = request if name.startswith("request_") else response
        key = name.removeprefix("request_").replace("_", "-")
        side = {k: v for k, v in side.items() if k.lower() != key.lower()}
        if value is not None:
            side[key] = value
        if name.startswith("request_"):
            request = side
        else:
            response = side
    check = ExchangeCheck(facts)
    check.check(
        method, target, Message(request.items(), sent), status, Message(response.items(), content)
    )
    return [f"{v['where']}: {v['what']}" for v in check.violations]


def says(found, *expected):
    same(len(found), len(expected), f"the number of violations in {found}")
    for sentence, part in zip(found, expected):
        assert part in sentence, f"'{part}' is not in '{sentence}'"


@fact("a right exchange is not blamed")
def _(facts):
    says(checked(facts, "GET", QUEUES + "?pageSize=25", answer=PAGE))
    body = {"name": "Sales"}
    says(checked(facts, "POST", QUEUES, body=body, answer={"id": "1", "name": "Sales"}))


@fact("an unknown route or method is blamed")
def _(facts):
    says(checked(facts, "GET", "/api/v2/routing/queue", status=404), "is no operation")
    says(checked(facts, "PATCH", QUEUES + "/1", body={}), "is no operation")


@fact("a literal segment of a path goes before a parameter")
def _(facts):
    same(facts.operation("GET", QUEUES + "/divisionviews"), f"GET {QUEUES}/divisionviews")
    same(facts.operation("GET", QUEUES + "/1"), f"GET {QUEUES}/{{queueId}}")


@fact("an unknown query parameter, a wrong type and a wrong choice are blamed")
def _(facts):
    says(checked(facts, "GET", QUEUES + "?page=1", answer=PAGE), "'page' is not known")
    says(checked(facts, "GET", QUEUES + "?pageSize=x", answer=PAGE), "'pageSize': no integer")
    says(checked(facts, "GET", QUEUES + "?sortOrder=up", answer=PAGE), "'up' is not one of")


@fact("an unknown field, a wrong type and a missing field of a request are blamed")
def _(facts):
    answer = {"id": "1"}
    body = {"name": "Sales", "colour": "red"}
    says(checked(facts, "POST", QUEUES, body=body, answer=answer), "'colour' was unexpected")
    says(checked(facts, "POST", QUEUES, body={"name": 1}, answer=answer), "not of type")
    body = {"name": "Sales", "acwSettings": {"wrapupPrompt": "SOMETIMES"}}
    says(checked(facts, "POST", QUEUES, body=body, answer=answer), "'SOMETIMES' is not one of")
    says(checked(facts, "POST", "/api/v2/users", body={"name": "Ann"}, answer=answer),
         "'divisionId' is a required", "'email' is a required")  # fmt: skip


@fact("a client need not send what only the server sets, and may send it back")
def _(facts):
    path = "/api/v2/authorization/divisions/1"
    answer = {"id": "1", "name": "Sales", "description": ""}
    says(checked(facts, "PUT", path, body={**answer, "homeDivision": False}, answer=answer))


@fact("a request without a token or of another type is blamed")
def _(facts):
    says(checked(facts, "GET", QUEUES, answer=PAGE, request_Authorization=None), "bearer")
    found = checked(
        facts, "POST", QUEUES, body={"name": "a"}, answer={"id": "1"},
        request_Content_Type="text/plain",
    )  # fmt: skip
    says(found, "'Content-Type' is 'text/plain'")


@fact("a wrong request that the tenant refuses is blamed too")
def _(facts):
    found = checked(facts, "POST", QUEUES, body={"nam": 1}, status=400, answer=ERROR)
    says(found, "'name' is a required", "'nam' was unexpected")


@fact("an unknown field, a wrong type and a wrong format of an answer are blamed")
def _(facts):
    path = QUEUES + "/1"
    says(checked(facts, "GET", path, answer={"id": "1", "x": 1}), "'x' was unexpected")
    says(checked(facts, "GET", path, answer={"id": 1}), "1 is not of type 'string'")
    says(checked(facts, "GET", path, answer={"dateCreated": "today"}), "is not a 'date-time'")
    says(checked(facts, "GET", path, answer={"memberCount": 2**40}), "is not a 'int32'")
    page = {**PAGE, "entities": [{"id": "1", "scoringMethod": "Best"}]}
    says(checked(facts, "GET", QUEUES, answer=page), "/entities/0/scoringMethod: 'Best' is not")


@fact("an undocumented status, a body where none belongs and a missing one are blamed")
def _(facts):
    path = QUEUES + "/1"
    says(checked(facts, "GET", path, status=203, answer={}), "203 is not documented")
    says(checked(facts, "DELETE", path, answer={}), "this status has no body")
    says(checked(facts, "GET", path), "no JSON")


@fact("an error with another status, code or correlation id than it was sent with is blamed")
def _(facts):
    path = QUEUES + "/1"
    says(checked(facts, "GET", path, status=400, answer=ERROR))
    says(checked(facts, "GET", path, status=400, answer={**ERROR, "status": 404}), "'status' is")
    says(checked(facts, "GET", path, status=400, answer={**ERROR, "code": "no"}), "code 'no'")
    says(checked(facts, "GET", path, status=400, answer={**ERROR, "contextId": "d"}), "'contextId'")


@fact("missing headers of an answer are blamed")
def _(facts):
    says(checked(facts, "GET", QUEUES, answer=PAGE, ININ_Correlation_Id=None), "is missing")
    says(checked(facts, "GET", QUEUES, answer=PAGE, Content_Type="text/html"), "'text/html'")
    error = {**ERROR, "status": 429, "code": "too.many.requests"}
    says(checked(facts, "GET", QUEUES, status=429, answer=error), "'Retry-After' is missing")


if __name__ == "__main__":
    path = pathlib.Path(__file__).parent / "genesys-facts.json"
    sys.exit(0 if hold(Facts(path)) else 1)
