"""Checks one exchange of HTTP messages against the facts of the vendor's API."""

import copy
import json
import re
from urllib.parse import parse_qsl, unquote, urlsplit

import jsonschema
from referencing import Registry
from referencing.jsonschema import DRAFT202012

INTEGER_HEADERS = [
    "inin-ratelimit-count", "inin-ratelimit-allowed", "inin-ratelimit-reset", "retry-after",
]  # fmt: skip

PATTERNS = {
    "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)",
    "local-date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?",
    "date": r"\d{4}-\d\d-\d\d",
    "interval": r"[^/\s]+/[^/\s]+",
    "uri": r"[^\s<>\"{}|\\^`]+",
    "url": r"[^\s<>\"{}|\\^`]+",
}


# However a client writes a local time, the vendor answers with milliseconds.
ANSWERED = {"local-date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}"}


def format_checker(patterns):
    checker = jsonschema.FormatChecker(formats=[])
    for name, pattern in patterns.items():
        expression = re.compile(pattern)
        checker.checks(name)(
            lambda value, e=expression: not isinstance(value, str) or bool(e.fullmatch(value))
        )
    for name, bits in [("int32", 31), ("int64", 63)]:
        checker.checks(name)(
            lambda value, b=bits: not isinstance(value, int) or -(2**b) <= value < 2**b
        )
    return checker


class Facts:
    """The operations and schemas, ready to validate with."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        self.operations = document["operations"]
        # Only one vendor documents its error codes, and answers with a correlation id.
        self.has_codes = "codes" in document
        self.common_codes = document.get("codes", {}).get("common", {})
        self.routes = {}
        for key in self.operations:
            method, template = key.split(" ")
            segments = tuple(template.strip("/").split("/"))
            self.routes.setdefault((method, len(segments)), []).append((segments, key))
        self.registry = Registry().with_resources(
            [
                (name, DRAFT202012.create_resource({"schemas": closed(document["schemas"], sent)}))
                for name, sent in [("urn:sent", True), ("urn:received", False)]
            ]
        )
        self.formats = {
            True: format_checker(PATTERNS),
            False: format_checker({**PATTERNS, **ANSWERED}),
        }
        self.validators = {}

    def operation(self, method, path):
        """The operation of a path; literal segments go before parameters."""
        segments = path.strip("/").split("/")
        # One vendor's prefix is written in capitals by some and without by others.
        segments[0] = segments[0].lower()
        best = None
        for template, key in self.routes.get((method, len(segments)), []):
            pairs = list(zip(template, segments))
            if all(given and (t.startswith("{") or t == given) for t, given in pairs):
                literals = [not t.startswith("{") for t in template]
                if best is None or literals > best[0]:
                    best = (literals, key)
        return best and best[1]

    def errors(self, schema, value, sent):
        """What is wrong with a value: (pointer, sentence, whether it only deserves a warning)."""
        key = (json.dumps(schema, sort_keys=True), sent)
        if key not in self.validators:
            base = "urn:sent" if sent else "urn:received"
            self.validators[key] = jsonschema.Draft202012Validator(
                rebased(closed(schema, sent), base),
                registry=self.registry,
                format_checker=self.formats[sent],
            )
        for error in self.validators[key].iter_errors(value):
            pointer = "".join(f"/{part}" for part in error.absolute_path) or "/"
            # What is required is written for requests; an answer that lacks it is only odd.
            yield pointer, shorten(error.message), not sent and error.validator == "required"


def shorten(text, limit=300):
    return text if len(text) <= limit else text[:limit] + "…"


def closed(schema, sent):
    """A schema that knows no other fields; a client need not send what only the server sets."""
    schema = copy.deepcopy(schema)
    stack = [schema]
    while stack:
        part = stack.pop()
        if isinstance(part, list):
            stack.extend(part)
            continue
        if not isinstance(part, dict):
            continue
        properties = part.get("properties")
        types = part.get("type")
        is_object = types == "object" or isinstance(types, list) and "object" in types
        if isinstance(properties, dict) and is_object:
            part.setdefault("additionalProperties", False)
            if sent and isinstance(part.get("required"), list):
                part["required"] = [
                    name
                    for name in part["required"]
                    if not properties.get(name, {}).get("readOnly")
                ]
        stack.extend(part.values())
    return schema


def rebased(schema, base):
    if isinstance(schema, dict):
        return {
            key: base + value if key == "$ref" else rebased(value, base)
            for key, value in schema.items()
        }
    return [rebased(part, base) for part in schema] if isinstance(schema, list) else schema


class Message:
    """One side of an exchange: headers by lower-case name, and a body."""

    def __init__(self, headers, body):
        self.headers = {name.lower(): value for name, value in headers}
        self.body = body

    @property
    def media(self):
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


class ExchangeCheck:
    """Collects what one exchange does against the facts."""

    def __init__(self, facts):
        self.facts = facts
        self.violations = []
        self.warnings = []
        self.key = None

    def check(self, method, target, request, status, answer):
        parts = urlsplit(target)
        path = "/".join(unquote(segment) or segment for segment in parts.path.split("/"))
        self.key = self.facts.operation(method, parts.path)
        if self.key is None:
            self.wrong("request", f"{method} {path} is no operation of the vendor's API")
            return
        operation = self.facts.operations[self.key]
        self.check_query(operation, parts.query)
        self.check_request(operation, request, status)
        self.check_answer(operation, method, status, answer)

    def wrong(self, where, what):
        self.violations.append({"where": where, "what": what})

    def check_query(self, operation, query):
        known = operation.get("query", {})
        seen = {}
        for name, text in parse_qsl(query, keep_blank_values=True):
            seen.setdefault(name, []).append(text)
        for name, schema in known.items():
            if schema.get("required") is True and name not in seen:
                self.wrong("query", f"required parameter '{name}' is missing")
        for name, texts in seen.items():
            if name not in known:
                self.wrong("query", f"parameter '{name}' is not known")
                continue
            schema = {k: v for k, v in known[name].items() if k not in ("required", "separated")}
            value, problem = typed(schema, texts)
            if problem:
                self.wrong("query", f"'{name}': {problem}")
                continue
            for pointer, what, _ in self.facts.errors(schema, value, True):
                self.wrong("query", f"'{name}' at {pointer}: {what}")

    def check_request(self, operation, request, status):
        is_open = operation.get("open") or self.key == "POST /oauth/token"
        if not is_open and status != 401:
            authorization = request.headers.get("authorization", "")
            if not re.fullmatch(r"[Bb]earer \S+", authorization):
                self.wrong("request header", "'Authorization' holds no bearer token")
        body = operation.get("body")
        # The vendor's SDK sends 'null' where an operation takes no body.
        given = request.body not in (b"", b"null")
        if not given:
            if body and body.get("required"):
                self.wrong("request body", "a body is required")
            return
        if body is None:
            self.wrong("request body", "this operation takes no body")
            return
        if request.media != body["media"]:
            self.wrong("request header", f"'Content-Type' is '{request.media}', not a JSON type")
            return
        if body["media"] == "application/json":
            self.check_json("request body", body["schema"], request.body, sent=True)
        else:
            form = dict(parse_qsl(request.body.decode("utf-8", "replace")))
            self.check_value("request body", body["schema"], form, sent=True)

    def check_answer(self, operation, method, status, answer):
        if self.facts.has_codes and not answer.headers.get("inin-correlation-id"):
            self.wrong("answer header", "'ININ-Correlation-Id' is missing")
        for name in INTEGER_HEADERS:
            if name in answer.headers and not answer.headers[name].isdecimal():
                self.wrong("answer header", f"'{name}' is '{answer.headers[name]}', no integer")
        if self.facts.has_codes and status == 429 and "retry-after" not in answer.headers:
            self.wrong("answer header", "'Retry-After' is missing")
        if method == "HEAD":
            return
        answers = operation["answers"]
        name = next((n for n in (str(status), f"{status // 100}XX") if n in answers), None)
        if name is None and (status < 400 or "default" not in answers):
            self.wrong("status", f"{status} is not documented, {', '.join(answers)} are")
            return
        if status >= 500 and answer.media != "application/json":
            return
        schema = answers[name or "default"]
        if schema is None:
            if answer.body:
                self.wrong("answer body", "this status has no body")
            return
        if answer.media != "application/json":
            self.wrong("answer header", f"'Content-Type' is '{answer.media}', not JSON")
        value = self.check_json("answer body", schema, answer.body, sent=False)
        is_error = status >= 400 and isinstance(value, dict)
        if is_error and self.facts.has_codes and self.key != "POST /oauth/token":
            self.check_error(operation, status, answer, value)

    def check_error(self, operation, status, answer, body):
        if body.get("status") != status:
            self.wrong("answer body", f"'status' is {body.get('status')}, sent with {status}")
        if body.get("contextId") != answer.headers.get("inin-correlation-id"):
            self.wrong("answer body", "'contextId' is not the correlation id")
        codes = operation.get("codes", {}).get(str(status), [])
        codes = codes + self.facts.common_codes.get(str(status), [])
        if body.get("code") not in codes:
            self.wrong(
                "answer body",
                f"code '{body.get('code')}' of status {status} is not documented;"
                f" {', '.join(codes) or 'none'} are",
            )

    def check_json(self, where, schema, body, sent):
        try:
            value = json.loads(body)
        except ValueError as error:
            self.wrong(where, f"no JSON: {error}")
            return None
        self.check_value(where, schema, value, sent)
        return value

    def check_value(self, where, schema, value, sent):
        for pointer, what, is_warning in self.facts.errors(schema, value, sent):
            found = {"where": f"{where} {pointer}", "what": what}
            (self.warnings if is_warning else self.violations).append(found)


def typed(schema, texts):
    """The value that a parameter's texts stand for, or what is wrong with them."""
    if schema.get("type") == "array":
        if len(texts) == 1:
            texts = texts[0].split(",")
        values = [typed(schema.get("items", {}), [text]) for text in texts]
        problem = next((problem for _, problem in values if problem), None)
        return [value for value, _ in values], problem
    if len(texts) > 1:
        return None, "given more than once"
    [text] = texts
    if schema.get("type") == "integer":
        return (int(text), None) if re.fullmatch(r"-?\d+", text) else (None, "no integer")
    if schema.get("type") == "boolean":
        known = {"true": True, "false": False, "True": True, "False": False}
        return (known[text], None) if text in known else (None, "no boolean")
    if schema.get("type") == "number":
        try:
            return float(text), None
        except ValueError:
            return None, "no number"
    return text, None
