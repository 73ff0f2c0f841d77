#!/usr/bin/env python3
"""The server is killed under load, again and again: what it acknowledged is there afterwards
(NA-48), and it is soon at work again (NA-23, NA-24).

People save figures through HTTP, two at a time in each report, and others submit and refuse. A
ledger outside the server keeps what was acknowledged and what was under way. After every kill -9
the file must be sound, the server ready within two seconds, every figure the acknowledged one or
the one under way, and no step done twice.

BAOCAO is the program, BAOCAO_CRASH_ROUNDS says how often it is killed (20 unless given).
"""
import http.client
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import live  # noqa: E402  the folder must be known first

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ROUNDS = int(os.environ.get("BAOCAO_CRASH_ROUNDS", "20"))
ROWS, COLUMNS = 40, 10
FILLED_REPORTS = 4
WALKED_REPORTS = 2
LIFE_SECONDS = (0.05, 0.5)
READY_SECONDS_MAX = 2.0
CELLS_A_SAVE_MAX = 12
HISTORIES_A_ROUND = 3
GONE = (OSError, http.client.HTTPException)


class Filler:
    """Saves ever higher figures in every second column of one report."""

    def __init__(self, client, report_id, first_column):
        self.client = client
        self.report_id = report_id
        self.cells = [(row + 1, column + 1) for row in range(ROWS)
                      for column in range(first_column, COLUMNS, 2)]
        self.kept = {}  # cell: the figure last acknowledged
        self.under_way = {}
        self.version = 1
        self.figure = 0
        self.saves = 0
        self.refusals = []

    def save(self):
        chosen = random.sample(self.cells, random.randint(1, CELLS_A_SAVE_MAX))
        self.figure += 1
        self.under_way = {cell: self.figure for cell in chosen}
        status, answer = self.client("PATCH", f"/reports/{self.report_id}/cells", {
            "base_version": self.version,
            "cells": [{"row": row, "column": column, "value": str(self.figure)}
                      for row, column in chosen]})
        if status != 200 or answer["conflicts"] or len(answer["saved"]) != len(chosen):
            self.refusals.append(f"save: {status} {answer}")
            return
        self.version = answer["version"]
        self.kept.update(self.under_way)
        self.under_way = {}
        self.saves += 1

    work = save

    def check(self, client):
        """How many figures are lost, and how many were saved twice."""
        answer = client.must("GET", f"/reports/{self.report_id}/cells")
        have = {(c["row"], c["column"]): int(float(c["value"])) for c in answer["cells"]}
        lost = answer["version"] < self.version
        for cell in self.cells:
            if have.get(cell) not in (self.kept.get(cell), self.under_way.get(cell, -1)):
                lost += 1
                print(f"report {self.report_id} cell {cell}: {have.get(cell)}, acknowledged was "
                      f"{self.kept.get(cell)}, under way {self.under_way.get(cell)}")
        doubled = self.check_histories(client, have)
        self.kept = {cell: have[cell] for cell in self.cells if cell in have}
        self.under_way = {}
        self.version = answer["version"]
        return lost, doubled

    def check_histories(self, client, have):
        """A figure has one entry in its cell's history, and the newest is the one that stands."""
        wrong = 0
        for row, column in random.sample(self.cells, HISTORIES_A_ROUND):
            page = client.must("GET", f"/reports/{self.report_id}/history?row={row}&column={column}")
            figures = [int(float(item["after"])) for item in page["items"]]
            if len(set(figures)) != len(figures):
                wrong += 1
            if figures and figures[0] != have.get((row, column)):
                wrong += 1
        return wrong


class Walker:
    """Submits a report and refuses it, to and fro."""

    NEXT = {"in_entry": ("submit", "submitted"), "refused": ("submit", "submitted"),
            "submitted": ("refuse", "refused")}

    def __init__(self, client, report_id):
        self.client = client
        self.report_id = report_id
        answer = client.must("PATCH", f"/reports/{report_id}/cells", {
            "base_version": 1, "cells": [{"row": 1, "column": 1, "value": "1"}]})
        self.kept = ("in_entry", answer["version"])
        self.under_way = None
        self.saves = 0
        self.refusals = []

    def work(self):
        state, version = self.kept
        action, then = self.NEXT[state]
        self.under_way = (then, version + 1)
        status, answer = self.client("POST", f"/reports/{self.report_id}/actions", {
            "action": action, "note": "Xem lại số liệu", "version": version})
        if status != 200:
            self.refusals.append(f"{action}: {status} {answer}")
            return
        self.kept = (answer["state"], answer["version"])
        self.under_way = None
        self.saves += 1

    def check(self, client):
        answer = client.must("GET", f"/reports/{self.report_id}")
        found = (answer["state"], answer["version"])
        lost = found not in (self.kept, self.under_way)
        if lost:
            print(f"report {self.report_id}: {found}, acknowledged was {self.kept}")
        self.kept, self.under_way = found, None
        return int(lost), 0


def work_until_killed(worker):
    try:
        while not worker.refusals:
            worker.work()
    except GONE:
        worker.client.close()


def file_is_sound(data, folder):
    """The files as the kill left them, looked at in a copy: the server mends its own."""
    copy = pathlib.Path(folder) / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    # A socket is nothing to be kept, and cannot be copied.
    shutil.copytree(data, copy, ignore=shutil.ignore_patterns("*.sock"))
    with sqlite3.connect(copy / "baocao.db") as database:
        sound = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        sound = sound and not database.execute("PRAGMA foreign_key_check").fetchall()
    shutil.rmtree(copy)
    return sound


class Round:
    def __init__(self, server, workers, reader):
        self.server = server
        self.workers = workers
        self.reader = reader
        self.lost = self.damaged = self.doubled = self.late = 0
        self.slowest = 0.0

    def run(self):
        threads = [threading.Thread(target=work_until_killed, args=(w,)) for w in self.workers]
        for thread in threads:
            thread.start()
        time.sleep(random.uniform(*LIFE_SECONDS))
        self.server.stop(signal.SIGKILL)
        for thread in threads:
            thread.join()
        self.damaged += not file_is_sound(self.server.where[1], self.server.folder)
        self.server.start()
        self.slowest = max(self.slowest, self.server.started_seconds)
        self.late += self.server.started_seconds > READY_SECONDS_MAX
        for client in [self.reader] + [worker.client for worker in self.workers]:
            client.close()
            client.port = self.server.port
        for worker in self.workers:
            lost, doubled = worker.check(self.reader)
            self.lost += lost
            self.doubled += doubled


def workers_of(server):
    admin = server.admin()
    units = live.import_units(admin, FILLED_REPORTS + WALKED_REPORTS)
    regime = live.regime(admin, "GIU", live.grid(ROWS, COLUMNS, 0), list(units.values()))
    cycle = admin.must("POST", "/cycles", {"regime_id": regime["id"], "period": "2026-10",
                                              "short_notice_ground": "central_request",
                                              "short_notice_reason": "Kiểm thử"})
    person = live.person(server, admin, "nhap.lieu", 1, ["entry", "approver"])
    ids = [r["id"] for r in live.reports(person, cycle["id"]) if r["kind"] == "entry"]
    fillers = [Filler(person.clone(), report, column) for report in ids[:FILLED_REPORTS]
               for column in (0, 1)]
    return fillers + [Walker(person.clone(), report) for report in ids[FILLED_REPORTS:]], person


def main():
    folder = tempfile.mkdtemp(prefix="baocao-kill-")
    program = os.environ.get("BAOCAO", str(ROOT / "build/baocao"))
    try:
        with live.Server(program, folder) as server:
            workers, reader = workers_of(server)
            rounds = Round(server, workers, reader)
            for _ in range(ROUNDS):
                rounds.run()
            server.stop(signal.SIGTERM)
            sound = server.verify()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    refusals = [refusal for worker in workers for refusal in worker.refusals]
    acknowledged = sum(worker.saves for worker in workers)
    print(f"{ROUNDS} kills, {acknowledged} acknowledged, {rounds.lost} lost, {rounds.damaged} "
          f"damaged, {rounds.doubled} doubled, slowest start {rounds.slowest * 1000:.0f} ms")
    for refusal in refusals[:5]:
        print("refused:", refusal)
    checks = [not rounds.lost, not rounds.damaged, not rounds.doubled, not rounds.late,
              not refusals, sound, acknowledged > ROUNDS]
    print(f"{sum(checks)} passed, {len(checks) - sum(checks)} failed")
    sys.exit(not all(checks))


if __name__ == "__main__":
    main()
