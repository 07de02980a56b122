"""People of a few lines, who post to a site over HTTP as its pages do."""

import http.client
import json
from dataclasses import dataclass
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

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, dict]:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{self.cookie}; csrftoken={TOKEN}",
            "Origin": f"http://localhost:{self.port}",
            "X-CSRFToken": TOKEN,
        }
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        is_json = answer.headers.get_content_type() == "application/json"
        return answer.status, json.loads(text) if is_json else {}
