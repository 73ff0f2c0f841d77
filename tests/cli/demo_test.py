"""The demo: a province that a newcomer can log in to, whose totals another program confirms."""
import csv
import io
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
import urllib.error
import urllib.parse
import urllib.request
from decimal import ROUND_HALF_UP, Decimal

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import cases  # noqa: E402

PROGRAM = os.environ.get("BAOCAO", str(cases.ROOT / "build/baocao"))
DATA = cases.ROOT / "data/units"
PROFILE = json.loads((cases.ROOT / "tests/profiles/plain.json").read_text(encoding="utf-8"))
YIELD = "tạ/ha"
# What the first months of a year have no figure for: no rice is harvested before March.
NOT_YET = {"figure|||nong_nghiep_trong_trot_cay_lua_san_luong|thang_luy_ke|"}
WARDS = ("thanhvinh", "truongvinh", "vinhphu")


class Demo:
    """A process of `baocao demo`, and what it printed until it listened."""

    def __init__(self, folder, *more):
        self.folder = pathlib.Path(folder)
        self.process = subprocess.Popen(
            [PROGRAM, "demo", "--data", folder, "--listen", "127.0.0.1:0", *more],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if line.startswith("listening on "):
                self.url = line.split()[2]
                return
        raise AssertionError(f"the demo did not start:\n{self.said}")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        rest, _ = self.process.communicate(timeout=30)
        return self.process.returncode, rest

    def accounts(self):
        with open(self.folder / "demo-accounts.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def log_in(self, username):
        password = next(a["password"] for a in self.accounts() if a["username"] == username)
        return Person(self.url, username, password)


class Person:
    """Somebody who is logged in."""

    def __init__(self, url, username, password):
        self.url, self.cookie = url + "/api/v1", ""
        self.me = self.ask("POST", "/session", {"username": username, "password": password})

    def open(self, method, path, body=None):
        request = urllib.request.Request(self.url + path, method=method)
        request.add_header("Cookie", self.cookie)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            answer = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()}") from None
        with answer:
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                self.cookie += cookie.split(";")[0] + "; "
            return answer.read().decode("utf-8-sig")

    def ask(self, method, path, body=None):
        return json.loads(self.open(method, path, body))

    def all(self, path):
        items, after = [], ""
        while after is not None:
            more = f"&after={urllib.parse.quote(after)}" if after else ""
            page = self.ask("GET", f"{path}{'&' if '?' in path else '?'}limit=500{more}")
            items, after = items + page["items"], page["next"]
        return items

    def table(self, report_id):
        """A report's figures from its CSV, a row a line: {column: Decimal}, without the labels."""
        text = self.open("GET", f"/reports/{report_id}/export.csv")
        separator = ";" if ";" in text.splitlines()[0] else ","
        lines = list(csv.reader(io.StringIO(text), delimiter=separator))[1:]
        lines = lines[:lines.index([])]  # behind an empty one stands where it is from
        point = "," if separator == ";" else "."
        return [
            [Decimal(cell.replace(point, ".")) if cell else None for cell in line[3:]]
            for line in lines
        ]


demo = None


def cycles(finished):
    """The cycles, newest first; the newest is the open one."""
    return demo.log_in("chutri.snnmt").all("/cycles")[1 if finished else 0 :][: 2 if finished else 1]


def reports_of(person, cycle):
    return [r for r in person.all(f"/reports?cycle_id={cycle['id']}") if r["kind"] == "entry"]


def test_others_ask_too_and_it_is_seen():
    person = demo.log_in("chutri.snnmt")
    regimes = person.all("/regimes")
    assert len({r["lead_unit_id"] for r in regimes}) == len(regimes) == 3
    assert all(r["reporters"] >= 130 for r in regimes)
    found = person.ask("GET", "/duplicates")
    assert found["found"] > 100, found["found"]
    codes = {r["id"]: r["code"] for r in regimes}
    sides = {codes[found["items"][0][side]["regime_id"]] for side in ("first", "second")}
    assert sides == {"NN-THANG", "TC-QUY"}, sides


def test_finished_texts_say_figures_and_words():
    cycle = cycles(finished=True)[0]
    person = demo.log_in("tonghop.snnmt")
    for report in reports_of(person, cycle)[:5]:
        text = person.ask("GET", f"/reports/{report['id']}/narrative")
        assert text["frozen"] and not any(s["empty"] for s in text["sections"]), text["sections"]
        said = {v["key"]: v["text"] for v in text["values"]}
        empty = {key for key, t in said.items() if not any(c.isdigit() for c in t)}
        assert len(said) >= 9 and empty <= NOT_YET, said


def test_units_are_those_of_the_lists():
    found = demo.log_in("quantri").open("GET", "/units/export.csv")
    found = {row["code"]: row for row in csv.DictReader(io.StringIO(found))}
    with open(DATA / "nghe_an_2025-07-01.csv", encoding="utf-8", newline="") as file:
        communes = list(csv.DictReader(file))
    with open(DATA / "nghe_an_agencies.csv", encoding="utf-8", newline="") as file:
        agencies = list(csv.DictReader(file))
    assert len(communes) == 131 and len(agencies) >= 13
    for unit in communes + agencies:
        assert found[unit["code"]]["name"] == unit["name"], unit
        assert found[unit["code"]]["parent_code"] == unit["parent_code"], unit
    assert len(found) == len(communes) + len(agencies)
    for unit in agencies:
        assert re.fullmatch(r"[A-Z0-9]+(\.[A-Z0-9]+)*", unit["code"]) and len(unit["code"]) <= 35


def test_everybody_has_an_account():
    path = demo.folder / "demo-accounts.csv"
    accounts = demo.accounts()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len({a["username"] for a in accounts}) == len(accounts) == 400
    assert len({a["password"] for a in accounts}) == len(accounts)
    for role in ("entry", "approver", "clerk"):
        units = {a["unit_code"] for a in accounts if a["roles"] == role}
        assert len(units) >= 130, role
    assert {a["roles"] for a in accounts} == {
        "system_admin", "unit_admin", "designer", "lead", "entry", "aggregator", "approver",
        "clerk", "viewer",
    }
    for shown in accounts[:19]:
        assert f"{shown['username']} " in demo.said and shown["password"] in demo.said


def test_who_logged_in_before_need_not_change_his_password():
    assert demo.log_in("quantri.thanhvinh").me["must_change_password"]
    for username in ("quantri", "theodoi.vpubnd", "nhaplieu.muongxen", "vanthu.lamthanh"):
        assert not demo.log_in(username).me["must_change_password"], username


def test_inboxes_hold_work():
    states = {"nhaplieu": "in_entry", "lanhdao": "submitted", "vanthu": "approved"}
    for (post, state), ward in zip(states.items(), WARDS):
        items = demo.log_in(f"{post}.{ward}").ask("GET", "/inbox")["items"]
        assert [item["state"] for item in items] == [state], (post, ward, items)
    counts = demo.log_in("tonghop.snnmt").ask("GET", "/inbox")["counts"]
    assert counts["received"] >= 5, counts
    assert counts["consolidate"] == 1 and counts["todo"] == 0, counts


def test_two_cycles_are_finished():
    person = demo.log_in("chutri.snnmt")
    for cycle in cycles(finished=True):
        counts = person.ask("GET", f"/cycles/{cycle['id']}/progress")["counts"]
        assert counts["total"] == counts["accepted"] == 130, counts
        assert 1 <= counts["late"] <= 15, counts
        total = demo.log_in("tiepnhan.vpubnd").ask("GET", f"/reports/{cycle['total_report_id']}")
        assert total["state"] == "accepted" and total["revision"] == 1, total


def test_one_cycle_is_in_all_states():
    counts = demo.log_in("chutri.snnmt").ask(
        "GET", f"/cycles/{cycles(finished=False)[0]['id']}/progress"
    )["counts"]
    total = counts.pop("total")
    for view in ("unsent", "late", "extension_asked", "extended"):
        counts.pop(view)
    assert total == 130 == sum(counts.values()), counts
    has = {step["from"] for step in PROFILE["workflow"]["steps"]} | {"accepted"}
    assert all(counts[state] for state in has), counts


def rounded(number):
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)


def added(tables, row, column):
    there = [t[row][column] for t in tables if t[row][column] is not None]
    return sum(there) if there else None


def compared(year, by, formula):
    """A comparison in percent; a formula takes an empty cell for 0, a rule takes nothing from it."""
    if not by or (year is None and not formula):
        return None
    return rounded((year or 0) / by * 100)


def recomputed(form, tables, plan):
    """The province's figures, row by row, from the communes' and its plan: the columns D to I."""
    rows, out = form["rows"], []
    formulas = {(cell["row"], cell["column"]) for cell in form["cells"] if cell["formula"]}
    for i, row in enumerate(rows):
        if row["unit"].replace(" ", "") == YIELD:
            out.append(None)
            continue
        last, month, year = (added(tables, i, column) for column in range(3))
        out.append([last, plan[i], month, year] + [
            compared(year, by, (row["key"], column) in formulas)
            for column, by in ((8, plan[i]), (9, last))
        ])
    for i, row in enumerate(rows):
        if out[i] is None:  # a yield stands between its area and its output
            quotients = [
                rounded(output / area * 10) if area and output is not None else None
                for area, output in zip(out[i - 1][:4], out[i + 1][:4])
            ]
            out[i] = quotients + [None, None]
    return out


def check_total(cycle):
    person = demo.log_in("tonghop.snnmt")
    form = person.ask("GET", f"/forms/{cycle['total_form_id']}")["layout"]
    tables = [
        person.table(r["id"]) for r in reports_of(person, cycle) if r["state"] == "accepted"
    ]
    total = person.table(cycle["total_report_id"])
    expected = recomputed(form, tables, [row[1] for row in total])
    count = 0
    for row, found, wanted in zip(form["rows"], total, expected):
        if row["kind"] != "fixed":
            assert not any(cell is not None for cell in found), (row["key"], found)
            continue
        for letter, cell, value in zip("DEFGHI", found, wanted):
            assert cell == value, f"{letter}{row['key']} {row['label']}: {cell}, not {value}"
            count += cell is not None
    return len(tables), count


def test_totals_are_what_decimal_makes_of_the_communes_files():
    for cycle in cycles(finished=True):
        used, count = check_total(cycle)
        assert used == 130 and count > 600, (used, count)


def test_the_open_total_counts_what_was_accepted():
    used, count = check_total(cycles(finished=False)[0])
    assert 20 < used < 130 and count > 500, (used, count)


def test_months_follow_from_each_other():
    person = demo.log_in("tonghop.snnmt")
    newer, older = cycles(finished=True)
    if newer["period"].endswith("-01"):
        return
    before = {r["unit_id"]: r["id"] for r in reports_of(person, older)}
    rows = person.ask("GET", f"/forms/{newer['form_id']}")["layout"]["rows"]
    for report in reports_of(person, newer)[:12]:
        then, now = person.table(before[report["unit_id"]]), person.table(report["id"])
        for row, old, new in zip(rows, then, now):
            _, month, year = (cell or Decimal(0) for cell in new)
            level = month == year
            if row["unit"].replace(" ", "") != YIELD and not level:
                grown = year - (old[2] or Decimal(0))
                assert grown == month or row["label"].startswith("Diện tích cho"), (row, old, new)


def test_histories_are_those_of_the_right_people():
    person = demo.log_in("theodoi.vpubnd")  # who watches the province reads the units' inner notes
    reports = [r for cycle in cycles(True) + cycles(False) for r in reports_of(person, cycle)]
    notes = 0
    for report in [r for r in reports if r["state"] != "assigned"][::9]:
        steps = person.ask("GET", f"/reports/{report['id']}")["steps"]
        times = [step["at"] for step in steps]
        assert times == sorted(times)
        for step in steps:
            own = step["unit_name"] == report["unit_name"]
            assert own == (step["action"] not in ("report.assign", "report.accept", "report.return"))
            if step["action"] in ("report.refuse", "report.return", "report.recall"):
                assert len(step["note"]) > 20, step
                notes += 1
        posts = {s["action"]: s["actor_name"] for s in steps}
        if "report.send" in posts:
            assert len({posts[f"report.{a}"] for a in ("submit", "approve", "send")}) == 3, posts
    assert notes > 1


def test_events_come_in_order_and_from_the_past():
    events = demo.log_in("quantri").all("/events?object_type=report")
    times = [event["at"] for event in events]
    assert len(times) > 2000 and times == sorted(times, reverse=True)
    assert {event["address"] for event in events} == {"demo"}


def test_figures_are_said_to_be_made_up():
    regime = demo.log_in("chutri.snnmt").ask("GET", "/regimes/1")
    assert "minh họa" in regime["name"] and "minh họa" in regime["legal_basis"]


def test_a_figure_is_explained_down_to_the_communes():
    person = demo.log_in("tonghop.snnmt")
    total = cycles(finished=True)[0]["total_report_id"]
    why = person.ask("GET", f"/reports/{total}/explain?row=167&column=7")
    assert len(why["parts"]) == 130 and not why["missing"]
    assert sum(Decimal(p["value"]) for p in why["parts"]) == Decimal(why["value"])
    assert all(p["entered_by"] and p["approved_by"] for p in why["parts"])


def total_of(seed):
    with tempfile.TemporaryDirectory() as folder:
        other = Demo(folder, "--seed", str(seed))
        try:
            person = other.log_in("tonghop.snnmt")
            return person.table(person.all("/cycles")[1]["total_report_id"])
        finally:
            other.stop()


def test_a_seed_makes_the_same_figures_again():
    here = demo.log_in("tonghop.snnmt").table(cycles(finished=True)[0]["total_report_id"])
    assert total_of(2026) == here
    assert total_of(7) != here


def test_a_folder_that_cannot_be_made_is_said():
    done = subprocess.run(
        [PROGRAM, "demo", "--data", "/dev/null/demo"], capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 1 and "Không tạo được thư mục" in done.stderr, done


def test_a_folder_in_use_is_said():
    done = subprocess.run(
        [PROGRAM, "demo", "--data", demo.folder, "--listen", "127.0.0.1:0"],
        capture_output=True, text=True, timeout=30,
    )
    assert done.returncode == 1 and "tiến trình khác" in done.stderr, done


def test_a_benchmark_fills_what_was_not_entered():
    """In a copy. The sanitizers' builds have no benchmarks."""
    program = pathlib.Path(os.environ["MESON_BUILD_ROOT"]) / "tests/bench/bench_seed"
    if not program.exists():
        assert "asan" in program.parts[-4], program
        return
    cycle = cycles(finished=False)[0]["id"]
    assigned = "SELECT count(*) FROM report WHERE kind = 0 AND state = 0 AND cycle_id = ?"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "copy.db"
        with sqlite3.connect(demo.folder / "baocao.db") as own, sqlite3.connect(path) as copy:
            own.backup(copy)
            count = copy.execute(assigned, (cycle,)).fetchone()[0]
        done = subprocess.run([program, path, str(cycle)], capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (0, f"{count}\n") and count > 0, done
        with sqlite3.connect(path) as copy:
            assert copy.execute(assigned, (cycle,)).fetchone()[0] == 0


def test_z_stops_when_asked_and_keeps_its_data():
    global demo
    accounts = (demo.folder / "demo-accounts.csv").read_bytes()
    before = demo.log_in("quantri").open("GET", "/units/export.csv")
    code, rest = demo.stop()
    assert code == 0, (code, rest)
    demo = Demo(demo.folder)
    assert "Dữ liệu đã có sẵn" in demo.said and "nhaplieu.thanhvinh" in demo.said
    assert (demo.folder / "demo-accounts.csv").read_bytes() == accounts
    assert demo.log_in("quantri").open("GET", "/units/export.csv") == before


with tempfile.TemporaryDirectory() as data:
    demo = Demo(data)
    try:
        cases.run(globals())
    finally:
        demo.stop()
