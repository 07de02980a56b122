"""The whole site in one command: the web server, and the task worker beside it."""

import logging
import signal
import subprocess
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from twisted.internet import reactor
from twisted.internet.task import LoopingCall

from incubator.live.server import build_server, is_port_free, on_port, on_socket
from incubator.settings import env

WORKER_CHECK_SECONDS = 2
WORKER_STOP_SECONDS = 15
DUE_SECONDS = 300


class Command(BaseCommand):
    help = "Serve the site, with the task worker beside it, until Ctrl-C or SIGTERM."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--interface", default="127.0.0.1")
        parser.add_argument("--socket", help="A path to listen at instead, behind a proxy.")
        parser.add_argument("--no-worker", action="store_true", help="Only the web server.")
        parser.add_argument("--check", action="store_true", help="Only see if the port is free.")

    def handle(self, *, port, interface, socket, no_worker, check, **options):
        if not socket and not is_port_free(port, interface):
            raise CommandError(
                f"Port {port} is taken by another program. Use: make demo PORT={port + 1}"
            )
        if check:
            return
        self.address = socket or f"http://localhost:{port}"
        self.worker = None if no_worker else start_worker()
        self.worker_failed = False
        try:
            self._serve(on_socket(socket) if socket else on_port(port, interface), bool(socket))
        finally:
            stop(self.worker)
        if self.worker_failed:
            raise CommandError("The task worker ended by itself, so the server was stopped.")
        self.stdout.write("Stopped.")

    def _serve(self, address: str, behind_proxy: bool) -> None:
        logging.getLogger("daphne").setLevel(logging.WARNING)
        application = import_string(settings.ASGI_APPLICATION)
        # Twisted takes these two over when it runs; until then they end the command cleanly.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        server = build_server(
            application,
            address=address,
            behind_proxy=behind_proxy,
            when_ready=self._say_ready,
        )
        watch = LoopingCall(self._watch_worker)
        watch.start(WORKER_CHECK_SECONDS, now=False)
        if self.worker:
            LoopingCall(run_due).start(DUE_SECONDS, now=False)
        server.run()

    def _say_ready(self) -> None:
        self.stdout.write(f"\nThe site is at {self.address}   (Ctrl-C stops it)\n\n")
        self.stdout.flush()

    def _watch_worker(self) -> None:
        if self.worker and self.worker.poll() is not None and not self.worker_failed:
            self.worker_failed = True
            reactor.stop()


def run_due() -> None:
    """What is due by the clock, in a process of its own: nobody waits for it."""
    command = [sys.executable, str(env.ROOT / "manage.py"), "run_due"]
    subprocess.Popen(command, cwd=env.ROOT, stdout=subprocess.DEVNULL)  # noqa: S603


def start_worker() -> subprocess.Popen:
    """The task worker as a child in a session of its own: a Ctrl-C reaches it through us only."""
    command = [sys.executable, str(env.ROOT / "manage.py"), "db_worker", "--no-reload"]
    return subprocess.Popen(command, cwd=env.ROOT, start_new_session=True)  # noqa: S603


def stop(worker: subprocess.Popen | None) -> None:
    """Ask the worker to finish its task and go; insist after a while."""
    if worker is None or worker.poll() is not None:
        return
    worker.terminate()
    try:
        worker.wait(WORKER_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
