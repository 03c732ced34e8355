#!/usr/bin/env python3
"""The vendor's own Python SDK, unchanged, against a simulated tenant.

Expects the environment that `cutsheet sandbox -- CMD` gives to its command.
"""

import sys

import sdk_access  # noqa: F401
import sdk_architect  # noqa: F401
import sdk_contacts  # noqa: F401
import sdk_emergency  # noqa: F401
import sdk_people  # noqa: F401
import sdk_presence  # noqa: F401
import sdk_routing  # noqa: F401
import sdk_services  # noqa: F401
import sdk_skill_groups  # noqa: F401
import sdk_teams  # noqa: F401
import sdk_telephony  # noqa: F401
from sdk_tenant import Tenant
from sentences import hold

if __name__ == "__main__":
    sys.exit(0 if hold(Tenant.from_environment()) else 1)
