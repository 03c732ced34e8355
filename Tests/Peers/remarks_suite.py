"""SARIF and JUnit of the program, read by what others wrote."""

import json
import pathlib
import shutil
import sys

import jsonschema
import remarks_check
from pipeline_project import Project, check, run

HERE = pathlib.Path(__file__).resolve().parent
CUTSHEET = sys.argv[1]
GOLDEN = HERE / "../RenderingTests/Golden"
WAVE = HERE / "../../examples/hypercare"
# What forges, shells, addresses and XML each take for a sign of their own.
ODD = "Wärme & Co #1/[a+b] 100%25 <x> 'q' ?k=v;📞\u0301.yaml"
BROKEN = "\n".join([
    "kind: genesys-cloud", "tenant: cloud", "queues:", "  Bad: { nme: x }",
    "  '📞 <&\"': { division: Nowhere }", "  Bad: {}", "  Worse: { nme: x }", ""])


def reports(command, project, *words, folder, expect, root=None, env=None):
    """Runs a command once for each form; answers what the log and the test report hold."""
    report = project.scratch / f"{command}.sarif"
    run(
        CUTSHEET, command, *words, "--remarks", str(report), folder=folder, expect=expect, env=env)
    tests = report.with_suffix(".xml")
    run(
        CUTSHEET, command, *words, "--remarks", str(tests), folder=folder, expect=expect, env=env)
    results = remarks_check.sarif(report.read_text(), root)
    failed, skipped = remarks_check.junit(tests.read_text(), root)
    level = {"error": 0, "warning": 0, "note": 0}
    for result in results:
        level[result["level"]] += 1
    if expect != 1:
        check(
            (len(failed), len(skipped)) == (level["error"], level["warning"] + level["note"]),
            f"{command}: as many tests as results, {len(failed)} failed, {len(skipped)} skipped")
    return results, report.read_text()


def reviewed():
    text = (GOLDEN / "remarks.sarif").read_text()
    remarks_check.sarif(text)
    remarks_check.junit((GOLDEN / "remarks.xml").read_text())
    check(remarks_check.junit((GOLDEN / "remarks-none.xml").read_text()) == ([], []),
          "the reviewed reports are ones")
    for sign, other in (
        ('"startLine": 14', '"startLine": 0'), ('"text"', '"txt"'), ("a%20b", "a b"),
        ('"error"', '"fatal"'),
    ):
        check(not is_log(text.replace(sign, other)), f"{other} is refused")


def is_log(text):
    try:
        remarks_check.sarif(text)
        return True
    except jsonschema.ValidationError:
        return False


def files(project):
    """Findings of validate and plan: none, on lines, and in files with odd names."""
    work = project.work
    for command in ("validate", "plan"):
        found, _ = reports(command, project, folder=work, expect=0, root=work)
        check(found == [], f"{command}: where nothing is wrong there are no results")
    for path in ("brok en.yaml", ODD):
        project.write(path, BROKEN)
        for command in ("validate", "plan"):
            found, _ = reports(command, project, folder=work, expect=3, root=work)
            codes = {result["ruleId"] for result in found}
            check({"unknown-field", "duplicate-key"} <= codes, f"{command}: every mistake {codes}")
        (work / path).unlink()
    away = {"CUTSHEET_ENDPOINT_CLOUD": "http://127.0.0.1:9"}
    found, text = reports("plan", project, folder=work, expect=1, env=away)
    check(found == [], "a tenant that does not answer is no result")
    check('"executionSuccessful": false' in text, "but the run did not succeed")


def rights(project):
    """Findings about a tenant: on the line of a file, or where no file speaks of them."""
    home = project.work / "Rôles & 100%"
    shutil.copytree(WAVE, home)
    (home / "wave.yaml").rename(home / "wave [1] #2.yaml")
    seed = ("sandbox", "--project", ".", "--seed", "tenant.json", "--", CUTSHEET)
    for command, expect in (("plan", 0), ("audit", 2)):
        report = project.scratch / "rights.sarif"
        for path in (report, report.with_suffix(".xml")):
            run(
                CUTSHEET, *seed, command, "--tenant", "cloud", "--remarks", str(path), folder=home,
                expect=expect)
        found = remarks_check.sarif(report.read_text(), project.work)
        remarks_check.junit(report.with_suffix(".xml").read_text(), project.work)
        places = {
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].split("/")[-1]
            for result in found}
        check(
            places == {"wave%20%5B1%5D%20%232.yaml", "cutsheet.yaml"},
            f"{command}: {len(found)} results, on lines and without {places}")
        run_of = json.loads(report.read_text())["runs"][0]
        check(
            run_of["invocations"][0] == {"executionSuccessful": True, "exitCode": expect},
            f"{command}: findings are no failure")


def main():
    reviewed()
    with Project(CUTSHEET) as project:
        files(project)
        rights(project)


main()
