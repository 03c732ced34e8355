#!/usr/bin/env python3
"""Derives what checking exchanges needs from an OpenAPI description of the vendor's API.

    derive-facts.py OPENAPI > genesys-facts.json

Kept are the operations of the areas below with their query parameters, bodies, answers, error
codes and permissions, and the schemas that these reach. Prose, examples, defaults and scopes are
dropped. The output is sorted, one operation or schema a line, and the same for the same input.
"""

import json
import sys

AREAS = [
    "architect/emergencygroups", "architect/ivrs", "architect/schedulegroups",
    "architect/schedules", "audits", "authorization/divisions",
    "authorization/divisionspermitted", "authorization/permissions",
    "authorization/roles", "authorization/subjects", "externalcontacts/contacts",
    "groups", "oauth/clients", "organizations/me", "presence/definitions",
    "routing/languages", "routing/queues", "routing/skillgroups", "routing/skills",
    "routing/wrapupcodes", "teams", "telephony/providers/edges/didpools", "tokens/me",
    "users",
]  # fmt: skip

METHODS = ["delete", "get", "head", "patch", "post", "put"]

# Keywords that bind a value; everything else in a schema is prose.
KEYWORDS = [
    "additionalProperties", "enum", "format", "items", "maximum", "maxLength", "minimum",
    "minLength", "properties", "readOnly", "required", "type", "uniqueItems",
]  # fmt: skip


def is_wanted(path):
    return path == "/oauth/token" or any(
        path == f"/api/v2/{area}" or path.startswith(f"/api/v2/{area}/") for area in AREAS
    )


class Derivation:
    def __init__(self, openapi):
        self.openapi = openapi
        self.reached = {}

    def facts(self):
        operations = {}
        for path, item in self.openapi["paths"].items():
            for method in METHODS:
                if is_wanted(path) and method in item:
                    key = f"{method.upper()} {path}"
                    operations[key] = self.operation(item[method], item.get("parameters", []))
        error = self.openapi["components"]["responses"]["Error"]
        return {
            "source": [f"{self.openapi['info']['title']}, {self.openapi['info']['version']}"],
            "codes": {"common": sorted_lists(error["x-common-error-codes"])},
            "operations": operations,
            "schemas": self.reached,
        }

    def operation(self, operation, shared):
        result = {}
        query = {
            parameter["name"]: self.parameter(parameter)
            for parameter in operation.get("parameters", []) + shared
            if parameter["in"] == "query"
        }
        if query:
            result["query"] = query
        if "requestBody" in operation:
            [(media, content)] = operation["requestBody"]["content"].items()
            result["body"] = {"media": media, "schema": self.schema(content["schema"])}
            if operation["requestBody"].get("required"):
                result["body"]["required"] = True
        result["answers"] = self.answers(operation["responses"])
        if operation.get("x-error-codes"):
            result["codes"] = sorted_lists(operation["x-error-codes"])
        if operation.get("x-permissions"):
            result["permissions"] = sorted_lists(operation["x-permissions"])
        return result

    def parameter(self, parameter):
        schema = self.schema(parameter["schema"])
        if parameter.get("required"):
            schema["required"] = True
        if parameter.get("explode") is False:
            schema["separated"] = True
        return schema

    def answers(self, responses):
        """The schema of each status; `default` answers for every error."""
        result = {}
        for status, response in responses.items():
            if "$ref" in response:
                name = response["$ref"].rsplit("/", 1)[-1]
                response = self.openapi["components"]["responses"][name]
            content = response.get("content")
            media = content.get("application/json") if content else None
            result[status] = self.schema(media["schema"]) if media else None
        default = result.get("default")
        return {
            status: schema
            for status, schema in result.items()
            if status == "default" or status.startswith(("2", "3")) or schema != default
        }

    def schema(self, schema):
        if "$ref" in schema:
            return self.reference(schema["$ref"])
        if "allOf" in schema:
            [only] = schema["allOf"]
            result = self.schema(only)
            return {**result, "readOnly": True} if schema.get("readOnly") else result
        result = {key: schema[key] for key in KEYWORDS if key in schema}
        if "properties" in result:
            result["properties"] = {
                name: self.schema(value) for name, value in result["properties"].items()
            }
        for key in ["items", "additionalProperties"]:
            if isinstance(result.get(key), dict):
                result[key] = self.schema(result[key])
        return result

    def reference(self, reference):
        name = reference.rsplit("/", 1)[-1]
        if name not in self.reached:
            self.reached[name] = {}
            self.reached[name] = self.schema(self.openapi["components"]["schemas"][name])
        return {"$ref": f"#/schemas/{name}"}


def sorted_lists(lists):
    return {key: sorted(values) for key, values in lists.items()}


def text(facts):
    """One operation or schema a line, so that a change shows as the lines it touches."""
    sections = []
    for name, section in facts.items():
        compact = {"sort_keys": True, "separators": (",", ":")}
        if isinstance(section, list):
            lines = [json.dumps(value, **compact) for value in section]
        else:
            lines = [
                f"{json.dumps(key)}:{json.dumps(value, **compact)}"
                for key, value in sorted(section.items())
            ]
        opening, closing = ("[", "]") if isinstance(section, list) else ("{", "}")
        body = ",\n".join(lines)
        sections.append(f"{json.dumps(name)}:{opening}\n{body}\n{closing}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: derive-facts.py OPENAPI")
    with open(sys.argv[1], encoding="utf-8") as file:
        sys.stdout.write(text(Derivation(json.load(file)).facts()))


if __name__ == "__main__":
    main()
