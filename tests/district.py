"""A district's sign-in server for unit tests: real tokens, signed with a real key, over HTTP."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

from django.test import Client
from django.urls import reverse

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from incubator.core.models import AuditEntry

DOMAIN = "district.example"
CLIENT_ID = "the-incubator"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGE_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EMAIL = f"teacher@{DOMAIN}"


class DistrictServer(ThreadingHTTPServer):
    """Answers every code with one token of ``claims``, beside what the sign-in asked for."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.claims = {}
        self.key = KEY
        self.asked: list[tuple[str, dict]] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def description(self) -> dict:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
        }

    def token(self) -> dict:
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 300, **self.claims}
        claims = {name: value for name, value in claims.items() if value is not None}
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": "nothing", "token_type": "Bearer", "id_token": signed}

    def keys(self) -> dict:
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**key, "kid": "one", "alg": "RS256", "use": "sig"}]}

    def settings(self) -> dict:
        return {
            "server_url": self.url,
            "client_id": CLIENT_ID,
            "secret": "not-a-secret",
            "domain": DOMAIN,
            "origins": [self.url],
        }


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        path = urlsplit(self.path).path
        found = {"/.well-known/openid-configuration": "description", "/keys": "keys"}.get(path)
        self._answer(getattr(self.server, found)() if found else {})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append((self.path, dict(parse_qsl(body))))
        self._answer(self.server.token())

    def _answer(self, data: dict) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def log_message(self, *args):
        """Silent."""


def claims(**changes) -> dict:
    """What Google says of a teacher of the district, but for the changes; None leaves one out."""
    return {
        "sub": "1055",
        "hd": DOMAIN,
        "email": EMAIL,
        "email_verified": True,
        "name": "Demo Teacher",
        "picture": "https://pictures.example/teacher.jpg",
        **changes,
    }


def leave_for_district(client: Client, address: str = "", **fields) -> dict:
    """Press the button; gives what the browser takes along to the district."""
    address = address or reverse("accounts:district_sign_in")
    response = client.post(address, fields)
    assert response.status_code == 302, response.content.decode()
    return {name: values[0] for name, values in parse_qs(urlsplit(response.url).query).items()}


def come_back(client: Client, server: DistrictServer, taken: dict, **changes):
    """The district answers with these claims, and the browser is sent back."""
    server.claims = {"nonce": taken["nonce"], **claims(**changes)}
    return client.get(
        reverse("accounts:district_callback"), {"state": taken["state"], "code": "code"}
    )


def sign_in(client: Client, server: DistrictServer, **changes):
    return come_back(client, server, leave_for_district(client), **changes)


def join_with(client: Client, place) -> dict:
    """Press the district's button on the page of an invitation."""
    names = [place.invitation.token(), "district"]
    return leave_for_district(client, reverse("accounts:join_with", args=names))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def refusals() -> list[str]:
    """The reasons of all refusals in the audit log."""
    entries = AuditEntry.objects.filter(action="person.sign_in_refused")
    return [entry.details["reason"] for entry in entries]
