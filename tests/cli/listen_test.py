"""An address that cannot be listened on is said at once, before a province is made for nothing."""
import os
import pathlib
import socket
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import cases  # noqa: E402

PROGRAM = os.environ.get("BAOCAO", str(cases.ROOT / "build/baocao"))


def refused(verb, address, *words):
    """The verb ends at once with one line that has these words in it, and leaves nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / "data"
        done = subprocess.run(
            [PROGRAM, verb, "--data", data, "--listen", address],
            capture_output=True, text=True, timeout=60, check=False,
        )
        assert done.returncode not in (0, None), done
        assert done.stdout == "", done.stdout
        lines = done.stderr.splitlines()
        assert len(lines) == 1, done.stderr
        for word in (address, *words):
            assert word in lines[0], lines[0]
        assert not data.exists(), sorted(data.iterdir())


def test_what_is_no_address():
    for verb in ("demo", "serve"):
        for address in ("nowhere", "127.0.0.1:http", "127.0.0.1:99999", "127.0.0.1:80 80"):
            refused(verb, address, "không phải địa chỉ", "not an address")


def test_an_address_in_use():
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "[::1]")):
        with socket.socket(family) as other:
            other.bind((host.strip("[]"), 0))
            other.listen()
            address = f"{host}:{other.getsockname()[1]}"
            for verb in ("demo", "serve"):
                refused(verb, address, "đang có chương trình khác dùng", "already in use")


def test_an_address_of_another_machine():
    done = subprocess.run(
        [PROGRAM, "demo", "--data", "/nowhere", "--listen", "192.0.2.1:8080", "--insecure-http"],
        capture_output=True, text=True, timeout=60, check=False,
    )
    assert done.returncode == 1, done
    assert "not an address of this machine" in done.stderr, done.stderr


if __name__ == "__main__":
    cases.run(globals())
