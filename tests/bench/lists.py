#!/usr/bin/env python3
"""What a save of one cell costs in an open list, through the API on SQLite.

lists.py PROGRAM [ROWS…]     default: 100 1000 10000

The form has a name, a code, two figures, their ratio in each row, two sums over all rows and a check
of each row. Told: the median and the worst of SAVES saves, each of another row, and of as many reads.
"""
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import live  # noqa: E402

SAVES = 30
A_PATCH = 1000
PERIOD = time.strftime("%Y-%m", time.gmtime(time.time() + 40 * 86400))
FIRST = 1 << 32
LAYOUT = {
    "title": "Danh mục đo", "open_list": True,
    "columns": [
        {"key": 1, "path": ["Tên"], "role": "label"},
        {"key": 2, "path": ["Mã"], "role": "code"},
        {"key": 3, "path": ["Kế hoạch"], "role": "value", "decimals": 2},
        {"key": 4, "path": ["Giải ngân"], "role": "value", "decimals": 2},
        {"key": 5, "path": ["Tỷ lệ"], "role": "value", "decimals": 2, "rule": "none"}],
    "rows": [{"key": 1, "kind": "open"}, {"key": 2, "kind": "fixed", "label": "Cộng"}],
    "cells": [
        {"row": 1, "column": 5, "formula": "=D1/C1*100"},
        {"row": 2, "column": 3, "formula": "=SUM(C1:C1)"},
        {"row": 2, "column": 4, "formula": "=SUM(D1:D1)"}],
    "checks": [{"code": "KT01", "severity": "error", "kind": "formula", "formula": "D1<=C1", "rows": [1]}],
}


def timed(work):
    times = []
    for i in range(SAVES):
        start = time.perf_counter()
        work(i)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return f"{times[SAVES // 2]:7.1f} ms, worst {times[-1]:7.1f} ms"


def fill(client, report, version, rows):
    for at in range(0, rows, A_PATCH):
        keys = [FIRST + i for i in range(at, min(at + A_PATCH, rows))]
        version = client.must("PATCH", f"/reports/{report}/cells", {
            "base_version": version, "rows": [{"key": key, "open": 1} for key in keys],
            "cells": [cell for key in keys for cell in (
                {"row": key, "column": 1, "text": f"Công trình {key - FIRST}"},
                {"row": key, "column": 2, "text": f"CT{key - FIRST}"},
                {"row": key, "column": 3, "value": "200"}, {"row": key, "column": 4, "value": "50.5"})],
        })["version"]
    return version


def measure(server, admin, rows, unit):
    regime = live.regime(admin, f"DS-{rows}", LAYOUT, [unit])
    cycle = admin.must("POST", "/cycles", {"regime_id": regime["id"], "period": PERIOD})
    person = live.person(server, admin, f"nhaplieu.{rows}", unit, ["entry"])
    report = live.reports(person, cycle["id"])[0]["id"]
    version = [fill(person, report, 1, rows)]

    def save(i):
        version[0] = person.must("PATCH", f"/reports/{report}/cells", {
            "base_version": version[0], "cells": [
                {"row": FIRST + i * rows // SAVES, "column": 4, "value": str(60 + i)}]})["version"]

    print(f"{rows} rows: save of one cell {timed(save)};", end=" ")
    print(f"read {timed(lambda _: person.must('GET', f'/reports/{report}/cells'))}")


def main():
    program, sizes = sys.argv[1], [int(size) for size in sys.argv[2:]] or [100, 1000, 10000]
    with tempfile.TemporaryDirectory() as folder, live.Server(program, folder) as server:
        admin = server.admin()
        units = list(live.import_units(admin, len(sizes)).values())
        for rows, unit in zip(sizes, units):
            measure(server, admin, rows, unit)


main()
