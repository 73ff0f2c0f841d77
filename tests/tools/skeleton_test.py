"""What make resource and make migration write compiles, and is put where it belongs."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import cases

FLAGS = "-std=c17 -Wall -Wextra -pedantic -Wconversion -Wshadow -Wstrict-prototypes".split()
FLAGS += "-Wmissing-prototypes -Wswitch-enum -Werror -fsyntax-only".split()


def copied(folder):
    shutil.copy(cases.ROOT / ".clang-format", folder)
    for part in ("src", "tools", "tests/api"):
        if (cases.ROOT / part).exists():
            shutil.copytree(cases.ROOT / part, folder / part)
    (folder / "tests/api").mkdir(parents=True, exist_ok=True)


def run(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_resource_compiles():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        copied(folder)
        written = run(folder, sys.executable, "tools/new_resource.py", "ministry")
        assert "src/domain/ministries.c" in written and "_ministry.sql" in written, written
        (folder / "made/store").mkdir(parents=True)
        run(folder, sys.executable, "tools/embed.py", "sql", "src/store", "made/store")
        for path in ("model/ministry", "model/resources", "model/event", "domain/ministries",
                     "api/ministry_api"):
            run(folder, "cc", *FLAGS, "-Isrc", "-Imade", f"src/{path}.c")
        again = subprocess.run([sys.executable, "tools/new_resource.py", "ministry"], cwd=folder,
                               capture_output=True, text=True)
        assert again.returncode and "exists already" in again.stderr


def test_resource_is_tidy():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        copied(folder)
        run(folder, sys.executable, "tools/new_resource.py", "ministry")
        for tool in ("layers.py", "tidy.py"):
            done = subprocess.run([sys.executable, f"tools/{tool}"], cwd=folder,
                                  capture_output=True, text=True)
            assert "ministr" not in done.stdout, done.stdout
        files = [str(p) for p in folder.rglob("ministr*.[ch]")]
        assert len(files) == 6, files
        run(folder, "clang-format", "--dry-run", "-Werror", *files)


def test_migrations_are_numbered():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        copied(folder)
        first = run(folder, sys.executable, "tools/new_migration.py", "add_one")
        second = run(folder, sys.executable, "tools/new_migration.py", "add_two")
        number = [int(pathlib.Path(p.strip()).name[:4]) for p in (first, second)]
        assert number[1] == number[0] + 1 and number[0] > 1, number


cases.run(globals())
