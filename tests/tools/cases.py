"""Runs the functions of a test script whose names begin with test_, and says how many passed."""
import pathlib
import subprocess
import sys
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def run(names):
    passed = failed = 0
    for name, function in sorted(names.items()):
        if name.startswith("test_"):
            try:
                function()
                passed += 1
            except Exception:
                failed += 1
                print(f"{name}:")
                traceback.print_exc(file=sys.stdout)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


def tool(name, files):
    """What tools/NAME says of a tree with only these files: exit status and output."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            (pathlib.Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (pathlib.Path(folder) / path).write_text(text)
        done = subprocess.run(
            [sys.executable, ROOT / "tools" / name, folder], capture_output=True, text=True
        )
        return done.returncode, done.stdout + done.stderr
