"""The one command that serves the site."""

import signal
import socket
import subprocess
import sys
import tempfile
import time
from urllib.request import urlopen

from django.core.management import CommandError, call_command

import pytest

from incubator.settings import env


@pytest.fixture
def listener():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield one


def test_serve_when_the_port_is_taken_says_what_to_type(listener):
    port = listener.getsockname()[1]

    with pytest.raises(CommandError, match=f"Port {port} is taken .* make demo PORT={port + 1}"):
        call_command("serve", port=port)


def test_serve_when_asked_to_stop_ends_well(tmp_path, monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "manage.py", "serve", "--no-worker", "--port", str(port)]
    server = subprocess.Popen(words, cwd=env.ROOT, stdout=subprocess.PIPE, text=True)

    answer = _first_answer(f"http://127.0.0.1:{port}/healthz")
    server.send_signal(signal.SIGTERM)
    said, _ = server.communicate(timeout=20)

    assert (answer, server.returncode) == (200, 0)
    assert f"http://localhost:{port}" in said
    assert said.endswith("Stopped.\n")


def test_serve_at_a_socket_answers_a_proxy(tmp_path, monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    with tempfile.TemporaryDirectory() as folder:  # a socket's path has 107 letters at most
        path = f"{folder}/web.sock"
        words = [sys.executable, "manage.py", "serve", "--no-worker", "--socket", path]
        server = subprocess.Popen(words, cwd=env.ROOT, stdout=subprocess.PIPE, text=True)
        answer = _first_line(path)
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=20)

    assert (answer, server.returncode) == (b"HTTP/1.1 200 OK", 0)


def _first_line(path: str) -> bytes:
    asked = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n\r\n"
    for _ in range(120):
        with socket.socket(socket.AF_UNIX) as proxy:
            try:
                proxy.connect(path)
            except OSError:
                time.sleep(0.25)
                continue
            proxy.sendall(asked)
            return proxy.recv(1000).split(b"\r\n")[0]
    raise AssertionError("The server did not answer in 30 seconds.")


def _first_answer(url: str) -> int:
    for _ in range(120):
        try:
            with urlopen(url) as response:
                return response.status
        except OSError:
            time.sleep(0.25)
    raise AssertionError("The server did not answer in 30 seconds.")
