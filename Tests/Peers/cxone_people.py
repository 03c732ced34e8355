"""Facts about the people of a simulated CXone tenant."""

from sentences import fact, same


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
