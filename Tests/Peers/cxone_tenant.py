"""A simulated CXone tenant, signed in to as a plain client of its published API."""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

SERVICES = "/incontactapi/services/v34.0/"


class Answer:
    """Status, headers and JSON of an answer."""

    def __init__(self, status, content):
        self.status = status
        self.value = json.loads(content) if content else None

    def __getitem__(self, name):
        return self.value[name]


class CXone:
    """Sends requests the way a person reads the vendor's pages."""

    def __init__(self, endpoint, key, secret):
        self.endpoint, self.token = endpoint, None
        self.key, self.secret = key, secret
        self.sign_in()

    @classmethod
    def from_environment(cls):
        name = next(name for name in os.environ if name.startswith("CUTSHEET_ENDPOINT_"))
        return cls(
            os.environ[name],
            os.environ["NICE_ACCESS_KEY_ID"],
            os.environ["NICE_ACCESS_KEY_SECRET"],
        )

    def sign_in(self):
        body = {"accessKeyId": self.key, "accessKeySecret": self.secret}
        self.tokens = self.send("POST", "/authentication/v1/token/access-key", body)
        self.token = self.tokens["access_token"]

    def send(self, method, path, body=None, form=None, headers=None):
        """A path that begins with a slash stands as it is, any other below the ACD services."""
        url = self.endpoint + (path if path.startswith("/") else SERVICES + path)
        headers = {"Accept": "application/json", **(headers or {})}
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        data = None
        if form is not None:
            data = urllib.parse.urlencode(form).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(url, data, headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return Answer(answer.status, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read())

    def get(self, path, **query):
        return self.send("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))

    def post(self, path, body=None, **query):
        return self.send("POST", with_query(path, query), body)

    def put(self, path, body=None, **query):
        return self.send("PUT", with_query(path, query), body)

    def patch(self, path, body=None, **query):
        return self.send("PATCH", with_query(path, query), body)

    def delete(self, path, body=None, **query):
        return self.send("DELETE", with_query(path, query), body)

    def control(self, method, path, body=None):
        return self.send(method, "/_sandbox/" + path, body)


def with_query(path, query):
    return path + ("?" + urllib.parse.urlencode(query) if query else "")
