"""The vendor's own SDK, signed in to the simulated tenant."""

import itertools
import json
import os
import tempfile
import urllib.request

# The SDK reads and watches a file in the home folder: give it an empty one.
os.environ["HOME"] = tempfile.mkdtemp(prefix="cutsheet-sdk-")

import PureCloudPlatformClientV2 as sdk  # noqa: E402
from PureCloudPlatformClientV2.rest import ApiException  # noqa: E402


class Tenant:
    """Every API of the SDK that the kinds need, over one signed-in client."""

    def __init__(self, endpoint, client_id, client_secret):
        self.endpoint = endpoint
        # Loopback has no login host of its own: sign-in goes where the API is.
        sdk.configuration.host = endpoint
        self.client = sdk.api_client.ApiClient(host=endpoint)
        self.client.get_client_credentials_token(client_id, client_secret)
        self.access = sdk.AuthorizationApi(self.client)
        self.objects = sdk.ObjectsApi(self.client)
        self.users = sdk.UsersApi(self.client)
        self.groups = sdk.GroupsApi(self.client)
        self.routing = sdk.RoutingApi(self.client)
        self.architect = sdk.ArchitectApi(self.client)
        self.analytics = sdk.AnalyticsApi(self.client)
        self.scripts = sdk.ScriptsApi(self.client)
        self.oauth = sdk.OAuthApi(self.client)
        self.organization = sdk.OrganizationApi(self.client)
        self.providers = sdk.IdentityProviderApi(self.client)
        self.tokens = sdk.TokensApi(self.client)
        self.audit = sdk.AuditApi(self.client)
        self.presence = sdk.PresenceApi(self.client)
        self.teams = sdk.TeamsApi(self.client)
        self.contacts = sdk.ExternalContactsApi(self.client)
        self.telephony = sdk.TelephonyProvidersEdgeApi(self.client)
        self.numbers = itertools.count(1)

    @classmethod
    def from_environment(cls):
        name = next(name for name in os.environ if name.startswith("CUTSHEET_ENDPOINT_"))
        return cls(
            os.environ[name],
            os.environ["GENESYS_CLIENT_ID"],
            os.environ["GENESYS_CLIENT_SECRET"],
        )

    def name(self, what):
        """A name that no other fact uses."""
        return f"{what} {next(self.numbers)} of the SDK"

    def email(self):
        return f"sdk.user.{next(self.numbers)}@acme.example"

    def user(self, **fields):
        body = sdk.CreateUser()
        body.name = fields.pop("name", None) or self.name("User")
        body.email = fields.pop("email", None) or self.email()
        body.division_id = fields.pop("division_id", None) or self.home
        return self.users.post_users(filled(body, **fields))

    @property
    def home(self):
        return self.access.get_authorization_divisions_home().id

    def flow(self, **fields):
        """The id of a flow, which Architect alone makes."""
        body = {"name": self.name("Flow"), **fields}
        return self.control("POST", "objects/flows", body)["objects"][0]["id"]

    def control(self, method, path, body=None):
        """Asks the sandbox itself, which is no part of the vendor's API."""
        request = urllib.request.Request(
            f"{self.endpoint}/_sandbox/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"null")


def filled(model, **fields):
    """A model of the SDK with these attributes set; an unknown one is a mistake."""
    for name, value in fields.items():
        if name not in model.swagger_types:
            raise AttributeError(f"{type(model).__name__} has no '{name}'")
        setattr(model, name, value)
    return model


def carried(model, read, **changes):
    """A body with all that it shares with what was read, and some of it changed."""
    for name in model.swagger_types:
        if name in read.swagger_types and getattr(read, name) is not None:
            setattr(model, name, getattr(read, name))
    return filled(model, **changes)


def pages(call, size, **arguments):
    """Every entity of a paged list, a small page at a time."""
    found = []
    number = 1
    while True:
        page = call(page_size=size, page_number=number, **arguments)
        assert page.page_size == size, f"asked for pages of {size}, got {page.page_size}"
        assert len(page.entities) <= size, f"{len(page.entities)} on a page of {size}"
        found.extend(page.entities)
        if number >= page.page_count:
            assert page.next_uri is None, "the last page has a next one"
            assert len(found) == page.total, f"{len(found)} found of {page.total}"
            return found
        assert page.next_uri, "a page before the last has no next one"
        number += 1


def refused(status, code, call, *arguments, **named):
    """Fails unless the tenant refuses the call with that status and code."""
    statuses = status if isinstance(status, tuple) else (status,)
    try:
        call(*arguments, **named)
    except ApiException as error:
        assert error.status in statuses, f"status is {error.status}: {error.body}"
        found = json.loads(error.body)
        assert found["code"] == code, f"code is {found['code']}, not {code}"
        assert error.headers.get("ININ-Correlation-Id") == found["contextId"]
        return found
    raise AssertionError(f"the call was not refused with {status} {code}")


def eventually_gone(call, identifier):
    """Whether an object that was deleted softly says so, or is not found."""
    try:
        return call(identifier).state == "deleted"
    except ApiException as error:
        return error.status == 404


__all__ = [
    "ApiException", "Tenant", "carried", "eventually_gone", "filled", "pages", "refused", "sdk",
]  # fmt: skip
