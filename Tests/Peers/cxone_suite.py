#!/usr/bin/env python3
"""Every operation of CXone's API that a simulated tenant answers, called as its pages say.

Expects the environment that `cutsheet sandbox --vendor nice-cxone --size N -- CMD` gives to its
command, and `checking_proxy.py` between: what is wrong with an exchange, the proxy says.
"""

import sys

import cxone_people  # noqa: F401
import cxone_routing  # noqa: F401
from cxone_tenant import CXone
from sentences import fact, hold, same


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


@fact("changes are told but not whose they are")
def changes_are_told_but_not_whose_they_are(cxone):
    values = cxone.get("/activity/audit", Top=5)["values"]
    same({value["triggeredBy"] for value in values}, {"Not applicable"})
    cxone.control("PATCH", "objects/campaigns/Campaign%20000001", {"notes": "by hand"})
    history = cxone.get("campaigns/1/audit-history")["auditHistoryEntries"]
    same(history[-1]["modifiedByName"], "mara.lind@acme.example")


if __name__ == "__main__":
    sys.exit(0 if hold(CXone.from_environment()) else 1)
