"""A backup while the system is used: whole, of its owner alone, and it never stands in the way
(NA-48, KT-44, CT-71, KT-57); restored,
it is what was there (NA-24)."""
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


def test_a_backup_is_restored_into_an_empty_folder():
    with tempfile.TemporaryDirectory() as folder:
        data, copy = folder + "/data", pathlib.Path(folder) / "copy.db"
        assert run("init", "40", "Tỉnh Nghệ An", "--data", data).returncode == 0
        assert run("backup", str(copy), "--data", data).returncode == 0
        for new in ("new", "made-before"):
            if new == "made-before":
                (pathlib.Path(folder) / new).mkdir()
            done = run("restore", str(copy), "--data", f"{folder}/{new}")
            assert done.returncode == 0 and "phục hồi" in done.stdout, done
            kept = pathlib.Path(folder) / new
            assert [file.name for file in kept.iterdir()] == ["baocao.db"]
            assert stat.S_IMODE((kept / "baocao.db").stat().st_mode) == 0o600
            assert units_of(kept / "baocao.db") == {"40"}
            assert run("verify", "--data", str(kept)).returncode == 0
        # What was restored is the same province, with the same administrator.
        again = run("account", "reset", "quantri", "--data", folder + "/new")
        assert again.returncode == 0 and "Mật khẩu mới" in again.stdout, again


def test_an_occupied_folder_and_a_bad_copy_change_nothing():
    with tempfile.TemporaryDirectory() as folder:
        data, copy = folder + "/data", pathlib.Path(folder) / "copy.db"
        assert run("init", "40", "Tỉnh Nghệ An", "--data", data).returncode == 0
        assert run("backup", str(copy), "--data", data).returncode == 0
        before = (pathlib.Path(data) / "baocao.db").read_bytes()
        done = run("restore", str(copy), "--data", data)
        assert done.returncode == 1 and "không trống" in done.stderr, done
        assert (pathlib.Path(data) / "baocao.db").read_bytes() == before

        torn, text, whole = (pathlib.Path(folder) / name for name in ("torn.db", "text.db", "x.db"))
        bytes_of = bytearray(copy.read_bytes())
        torn.write_bytes(bytes_of[: len(bytes_of) // 2])
        text.write_text("không phải cơ sở dữ liệu\n" * 500)
        page = len(bytes_of) // 4096 // 2 * 4096
        bytes_of[page:page + 4096] = b"\xa5" * 4096
        whole.write_bytes(bytes_of)
        for bad in (torn, text, whole):
            done = run("restore", str(bad), "--data", folder + "/new")
            assert done.returncode == 1 and done.stderr.strip(), (bad, done)
            assert list((pathlib.Path(folder) / "new").iterdir()) == [], bad
        nowhere = run("restore", folder + "/khong-co.db", "--data", folder + "/other")
        assert nowhere.returncode == 1 and "khong-co.db" in nowhere.stderr, nowhere
        assert not (pathlib.Path(folder) / "other").exists()
        assert run("restore", "--data", folder + "/other").returncode == 2


def test_postgresql_is_restored_by_its_own_means():
    done = run("restore", "copy.db", "--db", "postgres://nobody@/nowhere")
    assert done.returncode == 2 and "pg_restore" in done.stderr, done


def test_postgresql_has_its_own_means():
    done = run("backup", "copy.db", "--db", "postgres://nobody@/nowhere")
    assert done.returncode == 2 and "pg_dump" in done.stderr, done


if __name__ == "__main__":
    cases.run(globals())
