"""People of a few lines, who post to a site over HTTP as its pages do."""

import http.client
import json
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TOKEN = "t" * 32


@dataclass(frozen=True)
class Person:
    """Somebody with a session on the site at this port."""

    port: int
    session: str

    @property
    def cookie(self) -> str:
        return f"sessionid={self.session}"

    def post(self, path: str, **fields) -> tuple[int, dict]:
        """Status and JSON of one POST; OSError or HTTPException where nobody answers."""
        return self._ask("POST", path, urlencode(fields))

    def get(self, path: str) -> tuple[int, dict]:
        return self._ask("GET", path, None)

    def press(self, path: str, **fields) -> tuple[int, int, str]:
        """Post a page's form and go where it leads: both statuses, and the page that one sees."""
        sent, text = self._send("POST", path, urlencode(fields), accept="text/html")
        if not sent.headers["Location"]:
            return sent.status, sent.status, text.decode()
        cookies = SimpleCookie("; ".join(sent.headers.get_all("Set-Cookie", [])))
        kept = "".join(f"; {name}={cookies[name].coded_value}" for name in cookies)
        seen, text = self._send("GET", sent.headers["Location"], None, "text/html", kept)
        return sent.status, seen.status, text.decode()

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, dict]:
        answer, text = self._send(method, path, body)
        is_json = answer.headers.get_content_type() == "application/json"
        return answer.status, json.loads(text) if is_json else {}

    def _send(self, method: str, path: str, body, accept="application/json", cookies=""):
        connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
        headers = {
            "Accept": accept,
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{self.cookie}; csrftoken={TOKEN}{cookies}",
            "Origin": f"http://localhost:{self.port}",
            "X-CSRFToken": TOKEN,
        }
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()
