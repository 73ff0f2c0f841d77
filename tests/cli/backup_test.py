"""A backup while the system is used: whole, of its owner alone, and it never stands in the way."""
import json
import os
import pathlib
import re
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import cases  # noqa: E402

PROGRAM = os.environ.get("BAOCAO", str(cases.ROOT / "build/baocao"))
COPIES = 4


def run(*words, cwd=None):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=120,
                          check=False, cwd=cwd)


class Server:
    """`baocao serve` on a fresh folder, and its first administrator."""

    def __init__(self, folder):
        self.folder, self.cookie = str(folder), ""
        made = run("init", "40", "Tỉnh Nghệ An", "--data", self.folder)
        assert made.returncode == 0, made
        first = re.search(r"đầu tiên\): (\S+)", made.stdout).group(1)
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--data", self.folder, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.url = self.process.stdout.readline().split()[2] + "/api/v1"
        self.ask("POST", "/session", {"username": "quantri", "password": first})
        self.ask("POST", "/me/password",
                 {"old_password": first, "new_password": "sông lam nước chảy lơ thơ"})
        self.root = self.ask("GET", "/me")["unit_id"]

    def ask(self, method, path, body=None):
        request = urllib.request.Request(self.url + path, method=method)
        request.add_header("Cookie", self.cookie)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=30) as answer:
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                self.cookie += cookie.split(";")[0] + "; "
            text = answer.read()
        return json.loads(text) if text else None

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(timeout=30) == 0


def units_of(path):
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as db:
        return {code for (code,) in db.execute("SELECT code FROM unit")}


def sound(copy, folder):
    """The copy as the database of a folder of its own is whole."""
    tried = pathlib.Path(folder) / ("try-" + copy.name)
    tried.mkdir()
    (tried / "baocao.db").write_bytes(copy.read_bytes())
    done = run("verify", "--data", str(tried))
    assert done.returncode == 0, done


def test_while_others_save():
    with tempfile.TemporaryDirectory() as folder:
        server = Server(pathlib.Path(folder) / "data")
        saved, stop = [], threading.Event()

        def save(name):
            number = 0
            while not stop.is_set():
                number += 1
                code = f"{name}.{number}"
                server.ask("POST", "/units", {"code": code, "name": f"Phòng {code}",
                                              "kind": "other", "parent_id": server.root})
                saved.append(code)

        savers = [threading.Thread(target=save, args=(f"S{i}",)) for i in range(4)]
        for saver in savers:
            saver.start()
        for i in range(COPIES):
            copy = pathlib.Path(folder) / f"copy-{i}.db"
            before = set(saved)
            # A path is relative to who asks, not to the server.
            done = run("backup", copy.name, "--data", server.folder, cwd=folder)
            assert done.returncode == 0, done
            assert before <= units_of(copy), "what was acknowledged is in the copy"
            assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        stop.set()
        for saver in savers:
            saver.join()
        assert len(saved) > COPIES * 4, "nothing was saved meanwhile"
        for i in range(COPIES):
            sound(pathlib.Path(folder) / f"copy-{i}.db", folder)

        again = run("backup", str(pathlib.Path(folder) / "copy-0.db"), "--data", server.folder)
        assert again.returncode == 1 and "đã có" in again.stderr, again
        nowhere = run("backup", "/khong/co/o/day.db", "--data", server.folder)
        assert nowhere.returncode == 1 and "Không tạo được" in nowhere.stderr, nowhere
        server.stop()
        assert not (pathlib.Path(server.folder) / "baocao.sock").exists()
        assert set(saved) <= units_of(pathlib.Path(server.folder) / "baocao.db")

        # The same when nothing serves.
        rest = pathlib.Path(folder) / "rest.db"
        done = run("backup", str(rest), "--data", server.folder)
        assert done.returncode == 0 and stat.S_IMODE(rest.stat().st_mode) == 0o600, done
        sound(rest, folder)


def test_postgresql_has_its_own_means():
    done = run("backup", "copy.db", "--db", "postgres://nobody@/nowhere")
    assert done.returncode == 2 and "pg_dump" in done.stderr, done


if __name__ == "__main__":
    cases.run(globals())
