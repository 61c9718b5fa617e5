"""A PostgreSQL and a Redis of the year's own, so that they can be killed: nobody else's suffers."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg
import redis

from tests.fixtures.ports import free_port

OWNER = "tilbake"
PATIENCE_SECONDS = 60.0


class Postgres:
    """A cluster in a folder, owned by the user postgres where the tests run as root."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o755)
        self._folder, self._data = folder, folder / "data"
        self._as = "postgres" if os.getuid() == 0 else None
        if self._as:
            shutil.chown(folder, self._as)
        self._port = free_port()
        self.url = f"postgresql+psycopg://{OWNER}@127.0.0.1:{self._port}/postgres"
        self._run("initdb", "--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C.UTF-8")
        self._process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """Start it, again if need be: what a killed one left behind takes a moment to go."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            self._process = self._launched()
            if self._answers(deadline):
                return self._process
            if time.monotonic() > deadline:
                raise RuntimeError("PostgreSQL does not start")
            time.sleep(0.2)

    def kill(self) -> None:
        """End it at once; nothing it held in memory is written."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """End it in order, whoever is connected."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(timeout=PATIENCE_SECONDS)

    def _launched(self) -> subprocess.Popen[bytes]:
        here = ("-p", str(self._port), "-k", str(self._folder), "-c", "listen_addresses=127.0.0.1")
        with (self._folder / "log").open("a") as log:
            return subprocess.Popen(
                [_binary("postgres"), "-D", self._data, *here, "-c", "max_connections=200"],
                user=self._as,
                cwd=self._folder,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the year, which stops it in order
            )

    def _answers(self, deadline: float) -> bool:
        plain = self.url.replace("+psycopg", "")
        while self._process.poll() is None and time.monotonic() < deadline:
            try:
                psycopg.connect(plain, connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.1)
            else:
                return True
        return False

    def _run(self, program: str, *arguments: str) -> None:
        command = [_binary(program), "-D", str(self._data), *arguments]
        subprocess.run(command, user=self._as, cwd=self._folder, check=True, stdout=subprocess.DEVNULL)


class Redis:
    """A redis-server on a socket, that keeps what it took on disk."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        self._folder, self._socket = folder, folder / "redis.sock"
        self.url = f"unix://{self._socket}"
        self._process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """Start it on what it kept."""
        where = ("--port", "0", "--unixsocket", str(self._socket), "--dir", str(self._folder))
        kept = ("--appendonly", "yes", "--appendfsync", "everysec", "--save", "")
        self._process = subprocess.Popen(
            ["redis-server", *where, *kept], stdout=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("Redis does not start")
            time.sleep(0.05)
        return self._process

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """End it in order."""
        self._process.terminate()
        self._process.wait(timeout=PATIENCE_SECONDS)

    def _answers(self) -> bool:
        try:
            return bool(redis.Redis(unix_socket_path=str(self._socket)).ping())
        except redis.RedisError:
            return False


def _binary(name: str) -> str:
    """A program of PostgreSQL's server, which Debian keeps off the path."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(beside[-1]) if beside else None)
    if found is None:
        raise RuntimeError(f"there is no {name}: install PostgreSQL's server")
    return found
