#!/usr/bin/env python3
"""Derives what checking exchanges needs from an OpenAPI description of the vendor's API.

    derive-facts.py OPENAPI > genesys-facts.json
    derive-facts.py OPENAPI > cxone-facts.json

Which vendor it is, the description's title tells. Kept are the operations of the areas below with their query parameters, bodies, answers, error
codes and permissions, and the schemas that these reach. Prose, examples, defaults and scopes are
dropped. The output is sorted, one operation or schema a line, and the same for the same input.
"""

import json
import sys

GENESYS_AREAS = [
    "architect/emergencygroups", "architect/ivrs", "architect/prompts",
    "architect/schedulegroups", "architect/schedules", "audits", "authorization/divisions",
    "authorization/divisionspermitted", "authorization/permissions",
    "authorization/roles", "authorization/subjects", "externalcontacts/contacts",
    "groups", "oauth/clients",
    "organizations/authentication/settings", "organizations/me", "presence/definitions",
    "routing/languages", "routing/queues", "routing/skillgroups", "routing/skills",
    "routing/wrapupcodes", "scripts", "teams", "telephony/providers/edges/didpools", "tokens/me",
    "users",
]  # fmt: skip
# Below these stands much that nothing here asks for.
GENESYS_PATHS = [
    "/oauth/token", "/api/v2/analytics/queues/observations/query",
    "/api/v2/authorization/policies",
    "/api/v2/authorization/policies/targets/{targetName}",
    "/api/v2/authorization/policies/targets/{targetName}/subject/{subjectId}",
    "/api/v2/authorization/policies/{policyId}", "/api/v2/flows", "/api/v2/flows/{flowId}", "/api/v2/identityproviders",
    "/api/v2/identityproviders/{providerId}",
]  # fmt: skip

# Below the ACD services, whose path begins with the version of the API.
CXONE_SERVICES = "/incontactapi/services/{apiVersion}/"
CXONE_AREAS = [
    "address-books", "agents", "apiversion", "business-unit", "campaigns", "dispositions",
    "dnc-groups", "dnis", "files", "groups", "hours-of-operation", "media-types", "permissions",
    "phone-numbers", "points-of-contact", "scripts", "security-profiles", "server-time", "skills",
    "tags", "teams", "timezones", "unavailable-codes",
]  # fmt: skip
CXONE_PATHS = [CXONE_SERVICES + path for path in ("skills/activity", "skills/{skillId}/activity")]
# What tells of contacts and not of configuration.
CXONE_LIVE = ("activity", "history", "performance", "states", "summary", "search", "interaction")
CXONE_OTHERS = (
    "/.well-known/", "/access-key-management/", "/activity/", "/auth/", "/authentication/",
    "/authorization/", "/dfo/3.0/routing-queues", "/division-management/", "/public/", "/scim/",
    "/user-management/",
)  # fmt: skip

METHODS = ["delete", "get", "head", "patch", "post", "put"]

# Keywords that bind a value; everything else in a schema is prose.
KEYWORDS = [
    "additionalProperties", "enum", "format", "items", "maximum", "maxItems", "maxLength",
    "minimum", "minLength", "oneOf", "properties", "readOnly", "required", "type", "uniqueItems",
]  # fmt: skip


def is_wanted_of_genesys(path):
    return path in GENESYS_PATHS or any(
        path == f"/api/v2/{area}" or path.startswith(f"/api/v2/{area}/") for area in GENESYS_AREAS
    )


def is_wanted_of_cxone(path):
    if not path.startswith(CXONE_SERVICES):
        return path.startswith(CXONE_OTHERS)
    if path in CXONE_PATHS:
        return True
    words = path.removeprefix(CXONE_SERVICES).split("/")
    if words[0] in ("scripts", "dispositions", "campaigns", "unavailable-codes"):
        return True
    is_live = any(live in word for word in words[1:] for live in CXONE_LIVE)
    return words[0] in CXONE_AREAS and not is_live


class Derivation:
    def __init__(self, openapi):
        self.openapi = openapi
        self.reached = {}
        self.is_cxone = "CXone" in openapi["info"]["title"]

    def facts(self):
        operations = {}
        is_wanted = is_wanted_of_cxone if self.is_cxone else is_wanted_of_genesys
        for path, item in self.openapi["paths"].items():
            for method in METHODS:
                if is_wanted(path) and method in item:
                    key = f"{method.upper()} {path}"
                    operations[key] = self.operation(item[method], item.get("parameters", []))
        facts = {
            "source": [f"{self.openapi['info']['title']}, {self.openapi['info']['version']}"],
            "operations": operations,
            "schemas": self.reached,
        }
        if not self.is_cxone:
            error = self.openapi["components"]["responses"]["Error"]
            facts["codes"] = {"common": sorted_lists(error["x-common-error-codes"])}
        order = ["source", "codes", "operations", "schemas"]
        return {name: facts[name] for name in order if name in facts}

    def operation(self, operation, shared):
        result = {}
        parameters = [self.found(p, "parameters") for p in operation.get("parameters", []) + shared]
        query = {
            parameter["name"]: self.parameter(parameter)
            for parameter in parameters
            if parameter["in"] == "query"
        }
        if self.is_cxone and "security" in operation:
            result["open"] = True
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
            response = self.found(response, "responses")
            content = response.get("content")
            media = content.get("application/json") if content else None
            result[status] = self.schema(media["schema"]) if media else None
        default = result.get("default")
        return {
            status: schema
            for status, schema in result.items()
            if status == "default" or status.startswith(("2", "3")) or schema != default
        }

    def found(self, part, section):
        """The part itself where it is written elsewhere."""
        if "$ref" not in part:
            return part
        return self.openapi["components"][section][part["$ref"].rsplit("/", 1)[-1]]

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
        if "oneOf" in result:
            # A number that is also text must not count as none of them.
            result["anyOf"] = [self.schema(choice) for choice in result.pop("oneOf")]
        if schema.get("nullable") and "type" in result:
            result["type"] = [result["type"], "null"]
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
