#!/usr/bin/env python3
"""Runs all that CI runs, as a table of steps, and closes with "N passed, N failed".

check.py [--list] [NAME…]     the steps whose name begins with one of NAME, and what they need

A step counts what its runner counted: cmocka and Meson, Vitest, node --test, Playwright, or a
plain closing line. A step that only has an exit code counts one. A runner that crashed, or said
nothing that can be counted, counts as a failure. Logs: build/check/NAME.log.
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOGS = ROOT / "build/check"
WORKERS = 3  # on two cores: a browser test waits as much as it works
CPU_TIME = "cpu %3U %3S"  # of all a step ran, as bash tells it
TAIL_LINES = 60
WORST_LINES = 12
# What runners print of what failed: Playwright, Meson, cmocka, Vitest, a compiler.
WORST = r"^\s+\d+\) \[|\b(?:FAIL|TIMEOUT|FAILED)\b|\berror:|stopped after \d+ s"
NODE_LINES = r"^(?:#|ℹ) pass (\d+)$", r"^(?:#|ℹ) fail (\d+)$"


def exit_code(log, status):
    return (1, 0) if status == 0 else (0, 1)


def total(log, passed, failed):
    """Sums every match; None where there is no match at all."""
    good, bad = re.findall(passed, log, re.M), re.findall(failed, log, re.M)
    return (sum(map(int, good)), sum(map(int, bad))) if good or bad else None


def one_program(log):
    """What a test program printed: a plain closing line, cmocka's, node --test's, or TAP."""
    plain = re.findall(r"^(\d+) passed, (\d+) failed$", log, re.M)
    if plain:
        return int(plain[-1][0]), int(plain[-1][1])
    cmocka = total(log, r"^\[  PASSED  \] (\d+) test", r"^\[  FAILED  \] (\d+) test")
    if cmocka:
        return cmocka
    in_node = total(log, *NODE_LINES)
    if in_node:
        return in_node
    good, bad = len(re.findall(r"^ok \d+", log, re.M)), len(re.findall(r"^not ok \d+", log, re.M))
    return (good, bad) if good or bad else None


def meson(name, folder):
    """Counts from the log that `meson test --logbase NAME` wrote in FOLDER, test by test."""

    def count(log, status):
        passed = failed = 0
        path = ROOT / folder / f"meson-logs/{name}.json"
        if not path.exists():
            return 0, 1
        for line in path.read_text().splitlines():
            test = json.loads(line)
            counted = one_program(test.get("stdout", "") + "\n" + test.get("stderr", ""))
            good, bad = counted or (0, 0)
            if test["result"] != "OK" or not counted:
                bad = max(bad, 1)
            passed, failed = passed + good, failed + bad
        if not passed and not failed or status and not failed:
            failed += 1
        return passed, failed

    return count


def lines(passed, failed):
    """Counts from closing lines, given as two patterns with the number as group 1."""

    def count(log, status):
        counted = total(log, passed, failed)
        good, bad = counted or (0, 0)
        if not counted or status and not bad:
            bad += 1
        return good, bad

    return count


vitest = lines(r"^\s*Tests .*?(\d+) passed", r"^\s*Tests .*?(\d+) failed")
playwright = lines(r"^\s*(\d+) passed \(", r"^\s*(\d+) (?:failed|flaky|did not run|interrupted)$")
plain = lines(r"^(\d+) passed, \d+ failed$", r"^\d+ passed, (\d+) failed$")

WEB = "tools/node.sh npm --prefix web run --silent "
SETUP = "python3 tools/sources.py stamp .tools/sources.txt && CC={0} meson setup {1} {2} >/dev/null"


def tests(name, folder, suites, before="", more="--no-rebuild"):
    """A step that runs Meson's tests of these suites."""
    chosen = " ".join("--suite " + suite for suite in suites)
    command = f"{before} meson test -C {folder} {more} --print-errorlogs --logbase {name} {chosen}"
    return command, meson(name, folder)


def setup(folder, compiler, options=""):
    """Makes the build folder where it is not there yet."""
    return f"{{ test -f {folder}/build.ninja || {{ {SETUP.format(compiler, folder, options)}; }}; }}"


def ninja(folder, compiler, options=""):
    return f"{setup(folder, compiler, options)} && ninja -C {folder} -k 0 --quiet"


GCC = "gcc CC_LD=lld"  # links in a third of the time
CLANG = "clang CC_LD=lld"
LINES = "-Dc_args=-gline-tables-only"  # all a stack needs; a debugger would want more
SANITIZE = f"-Db_sanitize=address,undefined -Doptimization=1 {LINES}"
THREADS = setup("build-tsan", CLANG, f"-Db_sanitize=thread -Doptimization=0 {LINES}") + " &&"
UNITS = ["unit", "golden", "fuzz-corpus"]
STORE = ["store", "migrate"]
WHOLE = ["api", "http", "exchange", "render", "sign", "keys", "crash", "cli"]
# Under the sanitizers: all of the store on both databases, what stands on it on SQLite, and
# nothing that takes long for what others do, or that they cannot see into.
ONCE = "--no-rebuild --no-suite long"
MEMORY = "/dev/shm"
MEMORY_FREE_BYTES = 2 << 30  # what the tests' PostgreSQL never comes near to


def quick_folder():
    """Where files lie in memory, if there is room: tests make and drop thousands of tables."""
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < MEMORY_FREE_BYTES:
        return tempfile.gettempdir()
    return MEMORY


# A PostgreSQL of our own, in a folder of its own, for as long as the checks run.
PGSQL = os.path.join(quick_folder(), f"baocao-check-{os.getpid()}")
NO_SQLITE = "BAOCAO_TEST_ONLY=pgsql"  # the sanitizers' steps run the same tests on SQLite
WITH_PGSQL = f"BAOCAO_TEST_PGSQL=$(tools/pg.sh url {PGSQL})"
# What exists in wasm32 alone is compiled for it, with the same warnings, by the wasm step.
TIDY_C = (
    "git ls-files 'src/*.c' | grep -v -e _test.c -e core/wasm/memory.c"
    " | xargs -P 2 -n 4 clang-tidy --quiet -p build-asan"
)

# name: command and how it counts, what must have passed before, seconds it may take
STEPS = {
    "format": ("git ls-files 'src/*.[ch]' 'tests/*.[ch]' | xargs clang-format --dry-run -Werror",
               exit_code, [], 120),
    "layers": ("python3 tools/layers.py", exit_code, [], 60),
    "tidy": ("python3 tools/tidy.py", exit_code, [], 60),
    "docs": ("python3 tools/docs.py", plain, [], 60),
    "coverage": ("python3 tools/coverage.py --check", exit_code, [], 60),
    "pgsql": (f"tools/pg.sh start --fast {PGSQL}", exit_code, [], 120),
    "npm": ("make --no-print-directory web/node_modules/.package-lock.json", exit_code, [], 1800),
    "wasm": ("make --no-print-directory wasm", exit_code, [], 120),
    "web-build": ("make --no-print-directory web", exit_code, ["npm", "wasm"], 900),
    "gcc": (ninja("build", GCC), exit_code, [], 1800),
    "program": (ninja("build", GCC), exit_code, ["gcc", "web-build"], 1800),
    "e2e": (WEB + "e2e", playwright, ["program"], 3600),
    "clang": (ninja("build-asan", CLANG, SANITIZE), exit_code, [], 1800),
    "a11y": (WEB + "a11y", playwright, ["web-build"], 3600),
    "unit": (*tests("unit", "build-asan", UNITS + ["tools"]), ["clang"], 600),
    "store": (*tests("store", "build-asan", STORE, WITH_PGSQL), ["clang", "pgsql"], 900),
    "whole": (*tests("whole", "build-asan", WHOLE, more=ONCE), ["clang"], 3600),
    "clang-tidy": (TIDY_C, exit_code, ["clang"], 3600),
    "release": (
        *tests("release", "build", UNITS + STORE + WHOLE + ["wasm"], f"{WITH_PGSQL} {NO_SQLITE}"),
        ["program", "pgsql"], 3600,
    ),
    # Builds no more than these tests need.
    "tsan": (*tests("tsan", "build-tsan", ["store", "http"], THREADS, more=""), [], 3600),
    "web-types": (WEB + "types", exit_code, ["npm"], 900),
    "web-lint": (WEB + "lint", exit_code, ["npm"], 900),
    "web-unit": (WEB + "test", vitest, ["npm", "wasm"], 900),
    "web-size": (WEB + "size", exit_code, ["web-build"], 60),
    "kill": ("tests/crash/http_kill.py", plain, ["program"], 120),
    "upload-kill": ("tests/crash/upload_kill.py", plain, ["program"], 120),
    "sign-kill": ("tests/crash/sign_kill.py", plain, ["program"], 120),
    "numbers": (f"{WITH_PGSQL} tests/crash/numbers_at_once.py", plain, ["program", "pgsql"], 120),
    "spec": ("tools/spec.sh --check", exit_code, ["program", "npm"], 60),
}


class Runner:
    def __init__(self, names):
        self.waiting = list(names)
        self.done = {}  # name: whether it passed
        self.passed = self.failed = 0
        self.worst = []  # of what failed, what is said again at the end
        self.lock = threading.Condition()

    def next(self):
        """The first step that needs nothing more; None when all are taken."""
        with self.lock:
            while self.waiting:
                for name in self.waiting:
                    if all(need in self.done for need in STEPS[name][2]):
                        self.waiting.remove(name)
                        return name
                self.lock.wait()
        return None

    def work(self):
        while name := self.next():
            command, count, needs, seconds = STEPS[name]
            broken = [need for need in needs if not self.done[need]]
            if broken:
                self.report(name, 0, 1, (0, 0), f"not run: it needs {', '.join(broken)}")
            else:
                self.run(name, command, count, seconds)

    def run(self, name, command, count, seconds):
        begin = time.monotonic()
        log = LOGS / f"{name}.log"
        with log.open("w") as out:
            process = subprocess.Popen(
                ["bash", "-o", "pipefail", "-c", f"TIMEFORMAT='{CPU_TIME}'; time {{ {command}; }}"],
                cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                status = process.wait(seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                status = process.wait()
                out.write(f"\nstopped after {seconds} s\n")
        text = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", log.read_text(errors="replace"))
        passed, failed = count(text, status)
        tail = "\n".join(text.splitlines()[-TAIL_LINES:]) if failed else ""
        if failed:
            self.remember(name, text)
        cpu = sum(map(float, (re.findall(r"^cpu ([\d.]+) ([\d.]+)$", text, re.M) or [(0, 0)])[-1]))
        self.report(name, passed, failed, (time.monotonic() - begin, cpu), tail)

    def remember(self, name, text):
        found = [line for line in text.splitlines() if re.search(WORST, line)]
        with self.lock:
            self.worst += [f"{name}: {line.strip()[:200]}" for line in found[-WORST_LINES:]]

    def report(self, name, passed, failed, seconds, tail):
        with self.lock:
            self.done[name] = not failed
            self.passed += passed
            self.failed += failed
            word = "FAIL" if failed else "ok"
            took, cpu = seconds
            print(f"{word:5}{name:12}{took:7.1f} s{cpu:7.1f} s{passed:7}{failed:7}", flush=True)
            if tail:
                print("\n".join("    | " + line[:240] for line in tail.splitlines()), flush=True)
            self.lock.notify_all()


def chosen(prefixes):
    """The steps asked for and all they need, in the order of the table."""
    names = {n for n in STEPS if n.startswith(tuple(prefixes))} if prefixes else set(STEPS)
    while more := {need for n in names for need in STEPS[n][2]} - names:
        names |= more
    return [n for n in STEPS if n in names]


def main():
    if "--list" in sys.argv:
        print("\n".join(f"{name:12}{step[0]}" for name, step in STEPS.items()))
        return
    LOGS.mkdir(parents=True, exist_ok=True)
    os.environ.update(NO_COLOR="1", FORCE_COLOR="0", CI="true", LC_ALL="C.UTF-8")
    os.environ["BAOCAO"] = str(ROOT / "build/baocao")
    runner = Runner(chosen(sys.argv[1:]))
    begin = time.monotonic()
    print(f"{'':5}{'step':12}{'time':>9}{'cpu':>9}{'passed':>7}{'failed':>7}")
    workers = [threading.Thread(target=runner.work) for _ in range(WORKERS)]
    try:
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    finally:
        subprocess.run(["tools/pg.sh", "stop", PGSQL], cwd=ROOT, stdout=subprocess.DEVNULL)
    print("\n".join(runner.worst + [f"in {time.monotonic() - begin:.0f} s; logs in build/check/"]))
    print(f"{runner.passed} passed, {runner.failed} failed", flush=True)
    sys.exit(runner.failed > 0)


if __name__ == "__main__":
    main()
