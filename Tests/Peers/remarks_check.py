"""What a report of remarks must be for those who read it: SARIF by its shape, by another reader of
it and against the files that it points into; JUnit by a common parser."""

import json
import pathlib
import tempfile
import urllib.parse

import jsonschema
import junitparser
from sarif.loader import load_sarif_file

HERE = pathlib.Path(__file__).resolve().parent
SHAPE = json.loads((HERE / "sarif-shape.json").read_text())


def sarif(text, root=None):
    """Answers the results, once nothing is wrong with the log; `root` holds the files."""
    log = json.loads(text)
    jsonschema.Draft202012Validator(SHAPE).validate(log)
    results = [result for run in log["runs"] for result in run["results"]]
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"], result
            for location in result["locations"] + result.get("relatedLocations", []):
                if root is not None:
                    placed(location["physicalLocation"], root)
    marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert len(set(marks)) == len(marks), "two results would count as one"
    with tempfile.NamedTemporaryFile("w", suffix=".sarif") as file:
        file.write(text)
        file.flush()
        assert load_sarif_file(file.name).get_result_count() == len(results)
    return results


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


def junit(text):
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
    assert report.tests == count, "the counts are right"
    assert report.failures + report.errors == len(failed) and report.skipped == len(skipped)
    return failed, skipped
