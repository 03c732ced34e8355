#!/usr/bin/env python3
"""Every operation of CXone's API that a simulated tenant answers, called as its pages say.

Expects the environment that `cutsheet sandbox --vendor nice-cxone --size N -- CMD` gives to its
command, and `checking_proxy.py` between: what is wrong with an exchange, the proxy says.
"""

import sys

from cxone_tenant import CXone
from sentences import fact, hold, same

INBOUND = {
    "mediaTypeId": 4, "serviceLevelThreshold": 30, "serviceLevelGoal": 80,
    "enableShortAbandon": True, "shortAbandonThreshold": 5,
}  # fmt: skip


@fact("tokens are renewed in three ways")
def tokens_are_renewed_in_three_ways(cxone):
    issuer = cxone.get("/.well-known/openid-configuration")["token_endpoint"]
    same(issuer, cxone.endpoint + "/auth/token")
    same(cxone.get("/.well-known/cxone-configuration")["api_endpoint"], cxone.endpoint)
    renewed = cxone.post("/public/user/refresh", {"token": cxone.tokens["refresh_token"]})
    cxone.token = renewed["token"]
    client = {"Authorization": "Basic YXBwOnNlY3JldA=="}
    form = {"grant_type": "password", "username": cxone.key, "password": cxone.secret}
    tokens = cxone.send("POST", "/auth/token", form=form, headers=client)
    form = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    cxone.token = cxone.send("POST", "/auth/token", form=form, headers=client)["access_token"]
    same(cxone.get("business-unit").status, 200)


@fact("what there is one of can be read")
def what_there_is_one_of_can_be_read(cxone):
    for path in ["business-unit", "media-types", "server-time", "timezones", "apiversion"]:
        same(cxone.get(path).status, 200)
    same(cxone.get("business-unit/outbound-routes").status, 204)
    same(cxone.get("phone-numbers").status, 204)
    same(cxone.get("/dfo/3.0/routing-queues")["hits"], 0)
    profiles = cxone.get("security-profiles")["profiles"]
    same(cxone.get(f"security-profiles/{profiles[0]['securityProfileId']}").status, 200)
    roles = cxone.post("/authorization/v1/roles/search", {"filter": {"status": ["ACTIVE"]}})
    same(len(roles["roles"]), len(profiles))
    same(cxone.get("permissions").status, 204)


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


@fact("people as agents and as users")
def people_as_agents_and_as_users(cxone):
    person = {
        "firstName": "Pia", "lastName": "Peer", "teamId": "1", "profileId": 4,
        "emailAddress": "pia@acme.example", "userName": "pia@acme.example",
        "timeZone": "America/New_York", "country": "United States", "city": "Denver",
    }  # fmt: skip
    made = cxone.post("agents", {"agents": [person, person]})
    same(made["errorCount"], 1)
    number = made["agentResults"][0]["agentId"]
    cxone.put(f"agents/{number}", {"agent": {"agentId": str(number), "custom1": "x"}})
    cxone.put("agents", {"agents": [{"agentId": str(number), "custom2": "y"}]})
    agent = cxone.get(f"agents/{number}")["agents"][0]
    same((agent["custom1"], agent["custom2"]), ("x", "y"))
    same(cxone.get("agents", searchString="pia")["totalRecords"], 1)
    same(cxone.post(f"agents/{number}/logout").status, 202)
    user = cxone.get(f"/user-management/v3/users/{agent['userID']}")["user"]
    roles = cxone.post("/authorization/v1/roles/search", {})["roles"]
    body = {name: user[name] for name in ("id", "userName", "firstName", "lastName")}
    body |= {"emailAddress": user["emailAddress"], "emailToBeVerified": user["emailAddress"]}
    body |= {"assignedGroup": "", "role": "Manager", "secondaryRoleIds": [roles[0]["roleId"]]}
    same(cxone.put("/user-management/v1/users", body)["success"], True)
    search = {"filter": {"userName": [user["userName"]]}, "top": 10}
    found = cxone.post("/user-management/v2/users/search", search)["users"]
    same(found[0]["role"], "Manager")
    new = {"firstName": "Q", "lastName": "R", "emailAddress": "q@acme.example", "role": "Agent"}
    uuid = cxone.post("/user-management/v1/users", new)["uuid"]
    same(cxone.post("/user-management/v1/users/deactivate", {"userIds": [uuid]}).status, 200)
    same(cxone.post(f"/user-management/v1/users/{uuid}/revive")["success"], True)
    same(cxone.get("/user-management/v1/users", includeDeleted="true").status, 200)
    found = cxone.get("/scim/v2/Users", filter='userName eq "pia@acme.example"')["Resources"]
    same(cxone.get(f"/scim/v2/Users/{found[0]['id']}")["active"], True)
    patch = {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [{"path": "active", "value": "false"}],
    }
    same(cxone.patch(f"/scim/v2/Users/{found[0]['id']}", patch)["active"], False)
    same(cxone.get(f"permissions/{number}").status, 204)
    same(cxone.get(f"agents/{number}/groups").status, 204)
    keys = cxone.get("/access-key-management/v1/access-keys", agentId="30000")
    same(keys["accessKeys"][0]["accessKeyId"], cxone.key)
    path = "/access-key-management/v1/access-keys"
    same(cxone.patch(path, {"isActive": True}, accessKeyId=cxone.key).status, 204)
    same(cxone.delete(path + "/nobody").status, 404)


@fact("teams groups and divisions")
def teams_groups_and_divisions(cxone):
    results = cxone.post("teams", {"teams": [{"teamName": "Peers"}] * 2})
    same(results["errorCount"], 1)
    team = results["results"][0]["teamId"]
    path = f"teams/{team}"
    cxone.post(path + "/agents", {"agents": [{"agentId": "30012"}]})
    same(cxone.get(path + "/agents")["totalRecords"], 1)
    off = {"teamName": "Peers", "isActive": False}
    same(cxone.put(path, {"team": off}).status, 400)
    cxone.delete(path + "/agents", {"agents": [{"agentId": "30012"}]}, transferTeamId="1")
    same(cxone.put(path, {"forceInactive": True, "team": off}).status, 204)
    same(cxone.get(path)["teams"][0]["isActive"], False)
    same(cxone.get("teams").status, 200)
    cxone.post(path + "/unavailable-codes", {"codes": [{"outstateId": 1}, {"outstateId": 999}]})
    cxone.put(path + "/unavailable-codes", {"unavailableCodes": [{"outStateId": "2"}]})
    same(cxone.get(path + "/unavailable-codes")["unavailableCodes"][0]["outstateId"], 2)
    cxone.delete(path + "/unavailable-codes", {"codes": [{"outstateId": "2"}]})
    new = {"name": "Peer users", "status": "ACTIVE"}
    made = cxone.post("/user-management/v3/teams", new)["team"]
    cxone.put("/user-management/v3/teams", {**new, "id": made["id"], "description": "d"})
    found = cxone.post("/user-management/v4/teams/search", {"filter": {"name": ["Peer users"]}})
    same(found["totalRecords"], 1)
    results = cxone.post("groups", {"groups": [{"groupName": "Peers"}] * 2})["groupResults"]
    path = f"groups/{results[0]['groupId']}"
    cxone.put(path, groupName="Peers", notes="n")
    cxone.post(path + "/agents", {"agents": [{"agentId": 30012}]})
    same(cxone.get(path + "/agents")["totalRecords"], 1)
    same(cxone.get("agents/30012/groups").status, 200)
    cxone.delete(path + "/agents", {"agents": [{"agentId": 30012}, {"agentId": 30013}]})
    same(cxone.get(path)["groups"][0]["notes"], "n")
    same(cxone.get("groups").status, 200)
    division = {"name": "Peers", "status": "ACTIVE", "isDefault": False, "parentDivisionId": 1}
    made = cxone.post("/division-management/v1/division", division)["divisionId"]
    changed = {**division, "divisionId": made, "description": "d"}
    cxone.put("/division-management/v1/division", changed)
    same(cxone.get(f"/division-management/v1/division/{made}")["parentDivisionName"], "Default")
    found = cxone.post("/division-management/v1/division/search", {"filter": {"name": ["Peers"]}})
    same(found["totalRecords"], 1)


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


@fact("changes are told but not whose they are")
def changes_are_told_but_not_whose_they_are(cxone):
    values = cxone.get("/activity/audit", Top=5)["values"]
    same({value["triggeredBy"] for value in values}, {"Not applicable"})
    cxone.control("PATCH", "objects/campaigns/Campaign%20000001", {"notes": "by hand"})
    history = cxone.get("campaigns/1/audit-history")["auditHistoryEntries"]
    same(history[-1]["modifiedByName"], "mara.lind@acme.example")


if __name__ == "__main__":
    sys.exit(0 if hold(CXone.from_environment()) else 1)
