"""SARIF and JUnit of the program, read by what others wrote."""

import pathlib
import sys

import remarks_check
from pipeline_project import Project, check, run

CUTSHEET = sys.argv[1]
GOLDEN = pathlib.Path(__file__).resolve().parent / "../RenderingTests/Golden"
BROKEN = "\n".join([
    "kind: genesys-cloud", "tenant: cloud", "queues:", "  Bad: { nme: x }",
    "  '📞 <&\"': { division: Nowhere }", "  Bad: {}", ""])


def main():
    remarks_check.sarif((GOLDEN / "remarks.sarif").read_text())
    remarks_check.junit((GOLDEN / "remarks.xml").read_text())
    check(remarks_check.junit((GOLDEN / "remarks-none.xml").read_text()) == ([], []),
          "the reviewed reports are ones")
    with Project(CUTSHEET) as project:
        text = run(CUTSHEET, "validate", "--format", "sarif", folder=project.work)
        check(remarks_check.sarif(text, project.work) == [], "a valid project has no results")
        project.write("brok en.yaml", BROKEN)
        run(CUTSHEET, "validate", "--remarks", "found.sarif", folder=project.work, expect=3)
        found = remarks_check.sarif((project.work / "found.sarif").read_text(), project.work)
        codes = {result["ruleId"] for result in found}
        check({"unknown-field", "duplicate-key"} <= codes, f"every mistake is a result {codes}")
        run(CUTSHEET, "validate", "--remarks", "found.xml", folder=project.work, expect=3)
        failed, _ = remarks_check.junit((project.work / "found.xml").read_text())
        check(len(failed) == len(found), "and a failed test")
        (project.work / "brok en.yaml").unlink()
        run(CUTSHEET, "plan", "--remarks", "plan.sarif", folder=project.work)
        remarks_check.sarif((project.work / "plan.sarif").read_text(), project.work)
        away = {"CUTSHEET_ENDPOINT_CLOUD": "http://127.0.0.1:9"}
        run(CUTSHEET, "plan", "--remarks", "plan.sarif", folder=project.work, expect=1, env=away)
        text = (project.work / "plan.sarif").read_text()
        check(remarks_check.sarif(text) == [], "a tenant that does not answer is no result")
        check('"executionSuccessful": false' in text, "but the run did not succeed")


main()
