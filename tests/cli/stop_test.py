"""Who is told to end does so, whatever server is silent just then."""
import os
import pathlib
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import cases  # noqa: E402

PROGRAM = os.environ.get("BAOCAO", str(cases.ROOT / "build/baocao"))
# A silent server is waited for half a minute, and there are more of them.
SECONDS_MAX = 15
SOURCES = 5


def insert(connection, table, values):
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    return connection.execute(sql, list(values.values())).lastrowid


def sources_add(data, port):
    """An authority whose lists are to be had at a server on this machine."""
    item = dict.fromkeys("title hash subject issuer issuer_key own_key search serial list_url "
                         "answer_url added_name withdrawn_name reason".split(), "")
    item |= dict.fromkeys("kind valid_from valid_to is_root added_at replaced_at "
                          "withdrawn_at".split(), 0)
    source = dict.fromkeys("error added_name withdrawn_name reason".split(), "")
    source |= dict.fromkeys("next_at claimed_until tries failures fetched_at error_at added_at "
                            "withdrawn_at".split(), 0)
    with sqlite3.connect(next(data.glob("*.db"))) as connection:
        authority = insert(connection, "trust_item", item | {"bytes": b""})
        for number in range(SOURCES):
            insert(connection, "trust_source", source | {
                "kind": 1, "authority_id": authority, "inside": 1,
                "url": f"http://127.0.0.1:{port}/{number}.crl"})
    connection.close()


def test_a_silent_server_holds_nobody_back():
    with tempfile.TemporaryDirectory() as folder, socket.socket() as silent:
        data = pathlib.Path(folder) / "data"
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        silent.settimeout(60)
        subprocess.run([PROGRAM, "init", "40", "Tỉnh thử", "--data", data], check=True, timeout=120,
                       stdout=subprocess.DEVNULL)
        sources_add(data, silent.getsockname()[1])
        with subprocess.Popen([PROGRAM, "serve", "--data", data, "--listen", "127.0.0.1:0"],
                              stdout=subprocess.DEVNULL) as serving:
            asked, _ = silent.accept()
            began = time.monotonic()
            serving.send_signal(signal.SIGTERM)
            try:
                assert serving.wait(SECONDS_MAX) == 0, serving.returncode
            finally:
                serving.kill()
            print(f"ended in {time.monotonic() - began:.1f} s")
            asked.close()


if __name__ == "__main__":
    cases.run(globals())
