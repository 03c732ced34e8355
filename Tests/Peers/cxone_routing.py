"""Facts about how a simulated CXone tenant routes contacts."""

from sentences import fact, same

INBOUND = {
    "mediaTypeId": 4, "serviceLevelThreshold": 30, "serviceLevelGoal": 80,
    "enableShortAbandon": True, "shortAbandonThreshold": 5,
}  # fmt: skip


@fact("campaigns are made changed and switched off")
def campaigns_are_made_changed_and_switched_off(cxone):
    made = cxone.post("campaigns", {"name": "Peers", "notes": "n"})["id"]
    cxone.put(f"campaigns/{made}", {"name": "Peers", "description": "d"})
    cxone.patch(f"campaigns/{made}/status", isActive="false")
    same(cxone.get(f"campaigns/{made}")["isActive"], False)
    same(cxone.get("campaigns", isActive="false")["totalRecords"], 1)
    same(cxone.get(f"campaigns/{made}/audit-history").status, 200)
    same(cxone.get(f"campaigns/{made}/skills").status, 204)
    moved = cxone.post(f"campaigns/{made}/skills", {"skills": [4000, 1]})
    same((moved["assignedSkills"], moved["invalidSkills"]), ([4000], [1]))
    same(cxone.get(f"campaigns/{made}/skills")["totalRecords"], 1)
    same(cxone.delete(f"campaigns/{made}/skills", {"skills": [4000]}).status, 200)
    cxone.post("campaigns/1/skills", {"skills": [4000]})


@fact("codes and dispositions")
def codes_and_dispositions(cxone):
    made = cxone.post("unavailable-codes", {"name": "Peers", "isACW": True})["id"]
    path = f"unavailable-codes/{made}"
    cxone.put(path, {"name": "Peers", "agentTimeout": 5})
    cxone.patch(path + "/status", isActive="false")
    same(cxone.get(path)["unavailableCode"]["isActive"], False)
    same(cxone.get("unavailable-codes").status, 200)
    cxone.post(path + "/teams", {"teams": [{"id": "1"}, {"id": "999"}]}, addAll="false")
    same(cxone.get(path + "/teams")["teams"][0]["id"], 1)
    cxone.delete(path + "/teams", {"teams": [{"id": "1"}]}, removeAll="false")
    same(cxone.get(path + "/teams").status, 204)
    same(cxone.get(path + "/audit-history", searchString="x").status, 200)
    # Of two that are the same the second is refused, inside an answer of 200.
    item = {"dispositionName": "P", "isPreviewDisposition": False}
    results = cxone.post("dispositions", {"dispositions": [item, item]})
    same(results["errorCount"], 1)
    path = f"dispositions/{results['dispositionResults'][0]['dispositionId']}"
    cxone.put(path, {"notes": "n", "classificationId": 2})
    cxone.patch(path + "/status", isActive="false")
    same(cxone.get(path)["classificationName"], "Positive Commitment")
    same(cxone.get(path + "/skills").status, 204)
    same(cxone.get("dispositions/1/skills").status, 200)
    for other in ["dispositions", "dispositions/classifications", path + "/audit-history"]:
        same(cxone.get(other).status, 200)


@fact("skills with all that hangs on them")
def skills_with_all_that_hangs_on_them(cxone):
    item = {"skillName": "Peers", "campaignId": 1, **INBOUND}
    item["dispositions"] = [{"dispositionId": 1, "priority": 1}]
    made = cxone.post("skills", {"skills": [item, {"skillName": "Half", "mediaTypeId": 4}]})
    same(made["errorCount"], 1)
    path = f"skills/{made['skillsResults'][0]['skillId']}"
    update = {key: value for key, value in item.items() if key != "mediaTypeId"}
    cxone.put(path, {"skill": {**update, "mediatypeid": 4, "isActive": True, "notes": "n"}})
    same(cxone.get(path)["notes"], "n")
    same(cxone.get("skills", top=5)["totalRecords"] > 5, True)
    same(cxone.get(path + "/dispositions")["dispositions"][0]["displayOrder"], 1)
    tag = cxone.post("tags", tagName="Peers", notes="n")["tagId"]
    cxone.put(f"tags/{tag}", tagName="Peer", isActive="true")
    same(cxone.get(f"tags/{tag}")["tags"][0]["tagName"], "Peer")
    same(cxone.get("tags").status, 200)
    cxone.post(path + "/tags", {"tags": [{"tagId": tag}, {"tagId": 999}]})
    same(cxone.get(path + "/tags")["totalRecords"], 1)
    cxone.delete(path + "/tags", {"tags": [{"tagId": tag}]})
    outbound = {
        "skillName": "Out", "mediaTypeId": 4, "campaignId": 1, "isOutbound": True,
        "outboundStrategy": "Personal Connection",
    }  # fmt: skip
    made = cxone.post("skills", {"skills": [outbound]})["skillsResults"][0]["skillId"]
    path = f"skills/{made}"
    cxone.put(path + "/parameters/general-settings", {"generalSettings": {"maximumAttempts": 3}})
    cxone.put(path + "/parameters/retry-settings", {"retrySettings": {"maximumAttempts": 3}})
    schedule = {"isScheduled": True, "mondayIsActive": True}
    cxone.put(path + "/parameters/schedule-settings", {"scheduleSettings": schedule})
    same(cxone.get(path + "/parameters")["generalSettings"]["maximumAttempts"], 3)
    same(cxone.get(path + "/parameters/schedule-settings").value, schedule)
    cxone.post(path + "/start")
    same(cxone.get(path)["isRunning"], True)
    cxone.post(path + "/stop", force="true")


@fact("who serves which skill")
def who_serves_which_skill(cxone):
    path, agent = "skills/4000/agents", "30011"
    same(cxone.get(path).status, 200)
    cxone.post(path, {"agents": [{"agentId": agent, "proficiency": 2}, {"agentId": "1"}]})
    cxone.put(path, {"agents": [{"agentId": agent, "proficiency": 3, "isActive": True}]})
    cxone.delete(path, {"agents": [{"agentId": agent}]})
    side = f"agents/{agent}/skills"
    cxone.post(side, {"skills": [{"skillId": "4000"}]})
    cxone.put(side, {"skills": [{"skillId": "4000", "isActive": False, "proficiency": 20}]})
    same(cxone.get(side).status, 200)
    cxone.delete(side, {"skills": [{"skillId": "4000"}]})
    detail = {"agentIds": [agent], "skills": [{"skillIds": ["4000"], "proficiency": 1}]}
    cxone.post("agents/skills", {"agentAndSkillDetails": [detail]})
    cxone.delete(f"skills/4000/agents/{agent}")
    pairs = cxone.get("agents/skills", isActive="true", isAgentActive="true", top=100)
    same(pairs["agentSkillAssignments"][0]["agentProficiencyName"], "Highest")


@fact("hours scripts files and points of contact")
def hours_scripts_files_and_points_of_contact(cxone):
    made = cxone.post("hours-of-operation", {"profileName": "Peers", "skills": [{"skillId": 4000}]})
    path = f"hours-of-operation/{made['profileId']}"
    day = {"day": "Monday", "openTime": "08:00:00", "closeTime": "17:00:00"}
    holiday = {"holidayName": "New Year", "date": "2027-01-01", "isClosedAllDay": True}
    update = {"hoursOfOperationProfileName": "Peers", "days": [day], "holidays": [holiday]}
    cxone.put(path, update)
    cxone.put(path + "/skills", {"assign": True, "skills": [4001]})
    read = cxone.get(path)
    same((len(read["days"]), read["holidays"][0]["name"]), (7, "New Year"))
    same(cxone.get("hours-of-operation", isDeleted="false").status, 200)
    same(cxone.delete(path).status, 204)
    same(cxone.get("hours-of-operation", isDeleted="true")["totalRecords"], 1)
    content = {"header": {"scriptName": "Peers\\Main", "mediaType": 4}, "actions": {"1": {}}}
    same(cxone.post("scripts", {"scriptContent": {"header": content["header"]}}).status, 206)
    cxone.put("scripts", scriptPath="Peers\\Main", lockScript="true")
    same(cxone.post("scripts", {"scriptContent": content}).status, 200)
    cxone.put("scripts", scriptPath="Peers\\Main", lockScript="false")
    stray = {**content, "branches": {"9": {}}}
    same(cxone.post("scripts", {"scriptContent": stray}).status, 409)
    same(cxone.get("scripts", scriptPath="Peers\\Main")["header"]["status"], "CURR")
    same(len(cxone.get("scripts/historyByName", scriptPath="Peers\\Main")["versions"]), 2)
    same(cxone.get("scripts/search", scriptName="peers")["totalRecords"], 1)
    cxone.post("files", {"fileName": "Prompts\\hello.wav", "file": "AAAA"})
    same(cxone.get("files", fileName="Prompts\\hello.wav")["files"]["file"], "AAAA")
    cxone.delete("files", {"fileName": "Prompts\\hello.wav"})
    point = {
        "pointOfContact": "8005550100", "pointOfContactName": "Main", "skillId": 4000,
        "scriptName": "Peers\\Main", "mediaTypeId": 4, "ivrReportingEnabled": True,
    }  # fmt: skip
    cxone.post("points-of-contact", point)
    found = cxone.get("points-of-contact", mediaTypeId=4)["pointsOfContact"][0]
    same((found["contactAddress"], found["defaultSkillId"]), ("8005550100", 4000))
    path = f"points-of-contact/{found['contactCode']}"
    update = {"pointOfContactName": "Old", "skillId": 4001, "scriptName": "Peers\\Main"}
    cxone.put(path, update)
    same(cxone.get(path)["pointsOfContact"][0]["contactDescription"], "Old")
    same(cxone.get("dnis")["dnisEntries"][0]["dnis"], "8005550100")
    same(cxone.delete("scripts", scriptPath="Peers\\Main").status, 204)


@fact("address books and numbers not to call")
def address_books_and_numbers_not_to_call(cxone):
    made = cxone.post("address-books", addressBookName="Peers", addressBookType="Standard")
    path = f"address-books/{made['resultSet']['addressBookId']}"
    entry = {"firstName": "A", "lastName": "B", "phone": "1"}
    cxone.post(path + "/entries", {"addressBookEntries": [entry]})
    known = cxone.get(path + "/entries")["addressBook"]["addressBookEntries"][0]
    same(known["phone"], "1")
    full = {name: "x" for name in ("middleName", "company", "mobile", "email")}
    full |= {**entry, "phone": "2", "addressBookEntryId": known["addressBookEntryId"]}
    cxone.put(path + "/entries", {"addressBookEntries": [full]})
    same(cxone.delete(path + f"/entries/{known['addressBookEntryId']}").status, 204)
    outside = {**full, "externalId": "e", "stateId": 1, "externalState": "s"}
    del outside["addressBookEntryId"]
    cxone.put(path + "/dynamic-entries", {"addressBookEntries": [outside]}, fullLoad="false")
    same(cxone.get(path + "/dynamic-entries", fullLoad="true").status, 200)
    same(cxone.delete(path + "/dynamic-entries/e").status, 204)
    assignment = {"addressBookAssignments": [{"entityId": "4000"}, {"entityId": "1"}]}
    cxone.post(path + "/assignment", assignment, entityType="Skill")
    same(cxone.get("address-books")["addressBooks"][0]["skills"][0]["skillId"], 4000)
    same(cxone.get("skills/4000/address-books")["totalRecords"], 1)
    same(cxone.delete(path).status, 204)
    made = cxone.post("dnc-groups", {"dncGroupName": "Peers"})["dncGroups"][0]["dncGroupId"]
    path = f"dnc-groups/{made}"
    cxone.put(path, dncGroupDescription="d", isActive="true")
    same(cxone.get(path)["resultSet"]["dncGroups"][0]["dncGroupDescription"], "d")
    same(cxone.get("dnc-groups")["resultSet"]["totalGroups"], 1)
    for side in ["contributing", "scrubbed"]:
        cxone.post(f"{path}/{side}-skills/4000")
        same(cxone.get(f"{path}/{side}-skills")["totalRecords"], 1)
        same(cxone.delete(f"{path}/{side}-skills/4000").status, 204)
    numbers = {"dncGroupRecords": [{"phoneNumber": "8005550111"}]}
    cxone.post(path + "/records", numbers)
    same(cxone.get(path + "/records")["resultSet"]["totalRecords"], 1)
    cxone.delete(path + "/records", numbers)
    same(cxone.get(path + "/records").status, 204)


@fact("what goes on at skills is one list")
def what_goes_on_at_skills_is_one_list(cxone):
    listed = cxone.get("skills/activity")["skillActivity"]
    assert listed, "no skill is listed"
    same([row["queueCount"] for row in listed], [0] * len(listed))
    one = cxone.get(f"skills/{listed[0]['skillId']}/activity")["skillActivity"]
    same([row["skillId"] for row in one], [listed[0]["skillId"]])
