#!/usr/bin/env python3
"""Measures what the program promises, each figure beside its baseline in the same run.

bench.py [NAME…]     all figures, or those whose name begins with one of NAME

One line a figure: bench NAME VALUE UNIT [ratio=R vs=BASELINE] [goal=G] ok|short
QUICK=1 measures shorter and with fewer units; BAOCAO is the program (build/baocao), its folder has
the parts in tests/bench/; BAOCAO_BENCH_DIR is a folder on the disk to be measured (/var/tmp).
Nothing is left behind. A figure that falls short is no failure: the machine may be busy.
"""
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import live  # noqa: E402  the folder must be known first

PROGRAM = pathlib.Path(os.environ.get("BAOCAO", ROOT / "build/baocao")).resolve()
PARTS = PROGRAM.parent / "tests/bench"
QUICK = os.environ.get("QUICK", "0") not in ("", "0")
WANTED = tuple(sys.argv[1:])

CLIENTS = 32
ROWS, COLUMNS = 50, 10
CELLS = ROWS * COLUMNS
UNITS = 500
PERIODS = 12
TOTAL_UNITS = 500 if QUICK else 5000
SECONDS = 1.0 if QUICK else 2.0
ROUNDS = 1 if QUICK else 3
WARM_UP = 12  # PostgreSQL plans a statement five times, on each of two connections, before it keeps the plan
SHEET_ROWS, SHEET_COLUMNS = 10000, 10
FORMULA_ROWS, FORMULA_COLUMNS = 500, 10


# ---- results ----

class Goal:
    """What a figure should reach: at most, or at least so many times the baseline."""

    def __init__(self, at_most=None, ratio=None):
        self.at_most, self.ratio = at_most, ratio

    def text(self):
        return f">={self.ratio}x" if self.ratio else f"<{self.at_most}"

    def met(self, value, ratio):
        return ratio >= self.ratio if self.ratio else value < self.at_most


def report(name, value, unit, goal=None, ratio=None, baseline=None):
    line = f"bench {name} {value:.4g} {unit}" if value < 1000 else f"bench {name} {value:.0f} {unit}"
    if ratio is not None:
        line += f" ratio={ratio:.2f} vs={baseline}"
    if goal:
        line += f" goal={goal.text()}"
    print(line, "ok" if not goal or goal.met(value, ratio) else "short", flush=True)


def wanted(name):
    return not WANTED or name.startswith(WANTED)


def note(text):
    print("#", text, file=sys.stderr, flush=True)


# ---- tools ----

def part(name, *arguments):
    """What a part of tests/bench/ prints, as JSON."""
    done = subprocess.run([str(PARTS / ("bench_" + name)), *map(str, arguments)],
                          stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"bench_{name} {' '.join(map(str, arguments))[:200]}: failed")
    return json.loads(done.stdout)


def alternate(ours, theirs, rounds=ROUNDS):
    """Medians of both, measured in turns: a busy moment meets both."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    """Serves files; the limit of what this machine can answer."""

    CONFIG = """
worker_processes auto; pid {0}/pid; error_log {0}/error.log; daemon off; {2}
events {{ worker_connections 512; }}
http {{
    access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
    client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c;
    uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;
    types {{ application/json json; }}
    server {{ listen 127.0.0.1:{1}; root {0}; }}
}}
"""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / "nginx"
        self.folder.mkdir()
        self.port = free_port()
        user = "user root;" if os.getuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(self.CONFIG.format(self.folder, self.port, user))
        self.process = subprocess.Popen(
            [*live.LEASH, shutil.which("nginx") or "/usr/sbin/nginx", "-p", str(self.folder),
             "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "error.log")])
        for _ in range(200):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            time.sleep(0.01)
        raise SystemExit("nginx does not start")

    def serve(self, content):
        (self.folder / "report.json").write_bytes(content)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


# ---- the two databases, and the layout of DHIS2 in each ----

# Columns as DHIS2 2.40 has them; one row a value.
DATAVALUE = """CREATE TABLE datavalue (
    dataelementid bigint NOT NULL, periodid bigint NOT NULL, sourceid bigint NOT NULL,
    categoryoptioncomboid bigint NOT NULL, attributeoptioncomboid bigint NOT NULL,
    value varchar(50000), storedby varchar(255), created timestamp, lastupdated timestamp,
    comment varchar(50000), followup boolean, deleted boolean NOT NULL,
    PRIMARY KEY (dataelementid, periodid, sourceid, categoryoptioncomboid, attributeoptioncomboid))"""
DATAVALUE_SUM = """SELECT dataelementid, categoryoptioncomboid, SUM(CAST(value AS {0}))
    FROM datavalue WHERE periodid = 1 AND deleted = {1} GROUP BY 1, 2"""


class Sqlite:
    name = "sqlite"
    url = None

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.rows = None

    def rows_fill(self, units):
        self.rows = sqlite3.connect(self.folder / "rows.db")
        self.rows.execute("PRAGMA synchronous = OFF")
        self.rows.execute(DATAVALUE + " WITHOUT ROWID")
        self.rows.execute(f"""WITH RECURSIVE e(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM e WHERE i < {CELLS - 1}),
            u(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM u WHERE i < {units - 1})
            INSERT INTO datavalue SELECT e.i, 1, u.i, 15, 15, ((u.i * 7 + e.i * 3) % 1000) || '.25', 'nhap.lieu',
            '2026-10-15T08:00:00.000', '2026-10-15T08:00:00.000', NULL, 0, 0 FROM e, u ORDER BY 1, 3""")
        self.rows.commit()
        self.rows.execute("ANALYZE")

    def rows_sum(self):
        """Milliseconds, and the sums by element."""
        begin = time.monotonic()
        sums = self.rows.execute(DATAVALUE_SUM.format("REAL", "0")).fetchall()
        return (time.monotonic() - begin) * 1000, {row[0]: row[2] for row in sums}

    def seed(self, cycle_id):
        part("seed", self.folder / "data/baocao.db", cycle_id)

    def save_baseline(self, server):
        """A copy to commit on, made while the server stands still."""
        server.stop(signal.SIGTERM)
        copy = self.folder / "each.db"
        shutil.copyfile(self.folder / "data/baocao.db", copy)
        server.start()
        return "commit-per-request", 5, lambda: part("commit_each", copy, SECONDS)

    def stop(self):
        if self.rows:
            self.rows.close()


class Pgsql:
    name = "pgsql"

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / "pg"
        self.url = self.pg("start")

    def pg(self, verb):
        done = subprocess.run([str(ROOT / "tools/pg.sh"), verb, str(self.folder)], check=True,
                              stdout=subprocess.PIPE, text=True)
        return done.stdout.strip()

    def psql(self, text):
        done = subprocess.run(["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", self.url], check=True,
                              input=text, stdout=subprocess.PIPE, text=True)
        return done.stdout

    def rows_fill(self, units):
        self.psql(f"""{DATAVALUE};
            INSERT INTO datavalue SELECT e.i, 1, u.i, 15, 15, ((u.i * 7 + e.i * 3) % 1000) || '.25', 'nhap.lieu',
            '2026-10-15 08:00', '2026-10-15 08:00', NULL, false, false
            FROM generate_series(0, {CELLS - 1}) e(i), generate_series(0, {units - 1}) u(i);
            VACUUM ANALYZE datavalue;""")

    def rows_sum(self):
        said = self.psql("\\timing on\n" + DATAVALUE_SUM.format("double precision", "false") + ";")
        sums = {int(line.split("|")[0]): float(line.split("|")[2])
                for line in said.splitlines() if line.count("|") == 2}
        return float(re.search(r"Time: ([\d.]+) ms", said)[1]), sums

    def seed(self, cycle_id):
        part("seed", self.url, cycle_id)
        self.psql("VACUUM ANALYZE;")

    def save_baseline(self, server):
        size = self.psql("SELECT length(content) FROM draft ORDER BY report_id DESC LIMIT 1;").strip()
        return "libpq-insert", 0.6, lambda: part("insert_each", self.url, CLIENTS, SECONDS, size)

    def stop(self):
        self.pg("stop")


# ---- a province to measure ----

# The months opened have begun, or are over: less notice than a regulation asks for.
NOTICE = {"short_notice_ground": "central_request", "short_notice_reason": "Đo hiệu năng"}


class Province:
    """Two monthly regimes: one of 500 units with a year of cycles, one of all units."""

    def __init__(self, server, database):
        self.server, self.database = server, database
        admin = server.admin()
        units = list(live.import_units(admin, max(UNITS, TOTAL_UNITS)).values())
        layout = live.grid(ROWS, COLUMNS)
        self.regime = live.regime(admin, "DO500", layout, units[:UNITS])
        self.cycles = [admin.must("POST", "/cycles", {"regime_id": self.regime["id"], "period": period,
                                                     **NOTICE})
                       for period in [f"2025-{m:02}" for m in (11, 12)] + [f"2026-{m:02}" for m in range(1, 11)]]
        whole = live.regime(admin, "TOANTINH", layout, units[:TOTAL_UNITS])
        self.whole = admin.must("POST", "/cycles", {"regime_id": whole["id"], "period": "2026-10",
                                              **NOTICE})
        self.user = live.person(server, admin, "can.bo", 1,
                                ["entry", "approver", "clerk", "aggregator", "lead"])
        first = min(r["id"] for r in live.reports(self.user, self.cycles[-1]["id"]) if r["kind"] == "entry")
        self.first = first

    def accept_all(self):
        """The oldest cycle of 500 units and the cycle of all are accepted."""
        self.server.stop(signal.SIGTERM)
        self.database.seed(self.whole["id"])
        self.database.seed(self.cycles[0]["id"])
        self.server.start()
        self.reconnect()

    def reconnect(self):
        self.user.close()
        self.user.port = self.server.port

    def load(self, kind, clients, seconds, path, count=1, *more):
        answer = part("load", kind, self.server.port, self.user.cookie(), clients, seconds,
                      "/api/v1" + path, self.first, count, *more)
        if answer["failed"] * 2 > answer["done"]:
            raise SystemExit(f"{kind} {path}: {answer['failed']} of {answer['done']} failed")
        if answer["failed"]:
            note(f"{kind} {path}: {answer['failed']} of {answer['done']} refused, not counted")
            answer["rate"] *= 1 - answer["failed"] / answer["done"]
        return answer

    def save(self, seconds):
        return self.load("save", CLIENTS, seconds, "/reports/#/cells", UNITS, CELLS, COLUMNS)


# ---- figures of the server ----

def measure_save(province, database, _nginx):
    name = f"save-{database.name}"
    province.save(0)  # every report is in entry and the caches are warm
    baseline, goal, theirs = database.save_baseline(province.server)
    province.reconnect()
    ours, theirs = alternate(lambda: province.save(SECONDS)["rate"], theirs)
    report(name, ours, "saves/s", Goal(ratio=goal), ours / theirs, baseline)


def measure_read(province, database, nginx):
    path = f"/reports/{province.first}/cells"
    province.save(0)
    content = province.user.raw("GET", "/api/v1" + path)[2]
    nginx.serve(content)

    def static(seconds, count=1):
        return part("load", "get", nginx.port, "none=1", CLIENTS, seconds, "/report.json", 1, count)["rate"]

    ours, theirs = alternate(lambda: province.load("get", CLIENTS, SECONDS, path)["rate"],
                             lambda: static(SECONDS))
    report(f"read-unchanged-{database.name}", ours, "reads/s", Goal(ratio=0.5), ours / theirs, "nginx")

    def changed():
        province.save(0)
        return province.load("get", CLIENTS, 0, "/reports/#/cells", UNITS)["rate"]

    ours, theirs = alternate(changed, lambda: static(0, UNITS), ROUNDS * 3)
    report(f"read-changed-{database.name}", ours, "reads/s", Goal(ratio=0.25), ours / theirs, "nginx")


def consolidate(province, cycle):
    """Milliseconds of one consolidation."""
    report_id = cycle["total_report_id"]
    version = province.user.must("GET", f"/reports/{report_id}")["version"]
    begin = time.monotonic()
    province.user.must("POST", f"/reports/{report_id}/consolidate", {"version": version})
    return (time.monotonic() - begin) * 1000


def measure_consolidate(province, database, _nginx):
    database.rows_fill(TOTAL_UNITS)
    for _ in range(WARM_UP):
        consolidate(province, province.whole)
    database.rows_sum()
    ours, theirs = alternate(lambda: consolidate(province, province.whole), lambda: database.rows_sum()[0])
    cells = province.user.must("GET", f"/reports/{province.whole['total_report_id']}/cells")["cells"]
    for slot, total in database.rows_sum()[1].items():
        if float(cells[slot]["value"]) != total:
            raise SystemExit(f"consolidation: cell {slot} is {cells[slot]['value']}, SQL says {total}")
    goal = Goal(ratio=50 if database.name == "sqlite" else 15)
    report(f"consolidate-{TOTAL_UNITS}-{database.name}", ours, "ms", goal, theirs / ours, "rows-group-by")


def measure_pages(province, database, _nginx):
    consolidate(province, province.cycles[0])
    for name, path, goal in (
        ("matrix", f"/regimes/{province.regime['id']}/matrix?periods={PERIODS}", 20),
        ("explain", f"/reports/{province.cycles[0]['total_report_id']}/explain?row=2&column=3", 50),
    ):
        times = province.load("get", 1, SECONDS, path)
        report(f"{name}-p95-{database.name}", times["p95_us"] / 1000, "ms", Goal(at_most=goal))


def measure_start(province, database, _nginx):
    times = []
    for _ in range(5):
        province.server.stop(signal.SIGTERM)
        province.server.start()
        times.append(province.server.started_seconds * 1000)
    report(f"start-{database.name}", statistics.median(times), "ms", Goal(at_most=200))
    province.reconnect()
    province.user.must("GET", "/inbox")
    report(f"idle-memory-{database.name}", province.server.memory_bytes() / 2**20, "MiB", Goal(at_most=64))


def browser(script, *arguments):
    """Prints the lines of a script that measures in Chromium."""
    subprocess.run([str(ROOT / "tools/node.sh"), "node", f"tests/perf/{script}", *arguments],
                   check=True, cwd=ROOT / "web")


def measure_first_load(province, _database, _nginx):
    cookies = [f"{name}={value}" for name, value in province.user.cookies.items()]
    browser("pages.mjs", f"http://127.0.0.1:{province.server.port}", *cookies)


SERVER_FIGURES = {
    "start": measure_start, "save": measure_save, "read": measure_read,
    "consolidate": measure_consolidate, "pages": measure_pages, "web": measure_first_load,
}


def measure_server(folder, make_database, nginx):
    database = make_database(folder)
    try:
        with live.Server(PROGRAM, folder, database.url) as server:
            province = Province(server, database)
            province.accept_all()
            for measure in SERVER_FIGURES.values():
                measure(province, database, nginx)
    finally:
        database.stop()


# ---- figures without a database ----

def measure_sheets(folder):
    alone, ours = folder / "alone.xlsx", folder / "ours.xlsx"
    size = SHEET_ROWS, SHEET_COLUMNS
    rates = alternate(lambda: part("sheets", "ours", ours, *size)["ms"],
                      lambda: part("sheets", "alone", alone, *size)["ms"])
    report("export-xlsx", rates[0], "ms", Goal(ratio=0.7), rates[1] / rates[0], "libxlsxwriter")
    read = [part("sheets", "read", alone) for _ in range(ROUNDS)]
    report("import-xlsx", statistics.median(r["ms"] for r in read), "ms", Goal(at_most=2000))
    report("import-xlsx-memory", max(r["mib"] for r in read), "MiB", Goal(at_most=128))


def measure_papers(_folder):
    for extension in ("pdf", "docx"):
        paper = part("papers", extension, ROUNDS)
        report(f"export-{extension}", paper["ms"], "ms", Goal(at_most=1000))
        report(f"export-{extension}-memory", paper["mib"], "MiB", Goal(at_most=64))


def measure_formulas(folder):
    form = FORMULA_ROWS, FORMULA_COLUMNS
    native = part("formulas", *form, 200)
    report(f"formulas-{native['cells']}-native", native["ms"], "ms", Goal(at_most=5))
    checks = part("checks", 200)
    report(f"checks-{checks['checks']}-native", checks["ms"], "ms", Goal(at_most=5))
    layout = folder / "layout.json"
    layout.write_text(json.dumps(part("formulas", *form, 0)))
    done = subprocess.run(
        [str(ROOT / "tools/node.sh"), "node", str(ROOT / "tests/bench/formulas.mjs"), str(layout),
         str(FORMULA_COLUMNS), "200"], check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    wasm = json.loads(done.stdout)
    report(f"formulas-{wasm['cells']}-wasm", wasm["ms"], "ms", Goal(at_most=15))


def measure_sheet_pages():
    browser("grid.mjs")
    browser("designer.mjs")


def main():
    disk = os.environ.get("BAOCAO_BENCH_DIR", "/var/tmp")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="baocao-bench-", dir=disk))
    folder.chmod(0o755)
    nginx = Nginx(folder)
    begin = time.monotonic()
    try:
        measure_formulas(folder)
        measure_sheets(folder)
        measure_papers(folder)
        measure_sheet_pages()
        for make_database in (Sqlite, Pgsql):
            own = folder / make_database.name
            own.mkdir(mode=0o755)
            measure_server(own, make_database, nginx)
    finally:
        nginx.stop()
        shutil.rmtree(folder, ignore_errors=True)
    note(f"{time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    main()
