#!/usr/bin/env python3
"""Several processes on one PostgreSQL number documents of one unit at the same time, through HTTP:
no number is given twice, and none is left out (KT-29; Decree 30/2020/ND-CP, Art. 15).

Clerks at different processes reserve numbers, release some, and number approved reports, all out
of the same book, as fast as they are answered. One process is killed in the middle and started
again; what it was asked for and did not answer is asked again with the same key. In the end the
register holds each number from 1 on once, and each answer is what the register says.

BAOCAO is the program, BAOCAO_TEST_PGSQL the database of a cluster of its own: another database is
made beside it and dropped again.
"""
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import live  # noqa: E402  the folder must be known first

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROCESSES = 3
CLERKS_A_PROCESS = 2
RESERVED_EACH = 12
RELEASED_OF = 4  # one of so many is given back
REPORTS = 6
TRIES = 100
GONE = (OSError, http.client.HTTPException)


def sql(url, text):
    subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", text, url], check=True)


class Clerk:
    """Asks for numbers at one process, and remembers what it was told."""

    def __init__(self, server, client, unit, reports):
        self.server, self.client, self.unit, self.reports = server, client, unit, reports
        self.given = {}  # id: number, of what is held in the end
        self.again = 0  # answers that were lost and asked for again
        self.refusals = []

    def post(self, path, body):
        """One intention: asked again with its key until there is an answer."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        for _ in range(TRIES):
            try:
                self.client.port = self.server.port
                status, _, content = self.client.raw(
                    "POST", "/api/v1" + path, json.dumps(body), headers)
            except GONE:
                self.again += 1
                self.server.back.wait(live.READY_SECONDS)
                continue
            if status in (200, 201):
                return json.loads(content)
            if status != 503:
                break
        self.refusals.append(f"{path}: {status} {content.decode()}")
        return None

    def reserve(self, i):
        body = {"issued_on": self.server.today, "subject": f"Văn bản {i}", "reason": "Kiểm thử"}
        entry = self.post(f"/units/{self.unit}/numbers", body)
        if entry is None:
            return
        if i % RELEASED_OF:
            self.given[entry["id"]] = entry["number"]
        else:
            self.post(f"/units/{self.unit}/numbers/{entry['id']}/release",
                      {"version": entry["version"], "reason": "Không dùng"})

    def work(self):
        reports = list(self.reports)
        for i in range(RESERVED_EACH):
            self.reserve(i)
            if reports:
                entry = self.post(f"/reports/{reports.pop()}/number", {})
                if entry is not None:
                    self.given[entry["id"]] = entry["number"]


def reports_of(admin, person, unit):
    """Approved reports of one unit, each of a regime of its own."""
    found = []
    for i in range(REPORTS):
        regime = live.regime(admin, f"SO{i}", live.grid(1, 1, 0), [unit])
        cycle = admin.must("POST", "/cycles", {
            "regime_id": regime["id"], "period": "2026-10", "short_notice_ground": "central_request",
            "short_notice_reason": "Kiểm thử"})
        report = next(r for r in live.reports(person, cycle["id"]) if r["kind"] == "entry")
        path = f"/reports/{report['id']}"
        version = person.must("PATCH", path + "/cells", {
            "base_version": 1, "cells": [{"row": 1, "column": 1, "value": "1"}]})["version"]
        for action in ("submit", "approve"):
            version = person.must(
                "POST", path + "/actions", {"action": action, "version": version})["version"]
        found.append(report["id"])
    return found


def register_of(person, unit):
    found, after = [], ""
    while after is not None:
        page = person.must("GET", f"/registers/outgoing?unit_id={unit}&limit=100"
                                  f"&after={urllib.parse.quote(after)}")
        found += page["items"]
        after = page["next"]
    return found


def kill_and_start(server):
    server.back.clear()
    server.stop(signal.SIGKILL)
    server.start()
    server.back.set()


def work_at_once(servers, person, unit, reports):
    clerks = []
    for i, server in enumerate(servers * CLERKS_A_PROCESS):
        client = person.clone()
        clerks.append(Clerk(server, client, unit, reports[i::PROCESSES * CLERKS_A_PROCESS]))
    threads = [threading.Thread(target=clerk.work) for clerk in clerks]
    for thread in threads:
        thread.start()
    kill_and_start(servers[-1])
    for thread in threads:
        thread.join()
    return clerks


def check(clerks, register):
    """What is told, and what holds."""
    held = {entry["id"]: entry["number"] for entry in register if entry["state"] != "released"}
    numbers = sorted(held.values())
    told = {key: number for clerk in clerks for key, number in clerk.given.items()}
    # What was released and not given again lies free below the next number.
    free = {entry["number"] for entry in register if entry["state"] == "released"} - set(numbers)
    whole = set(numbers) | free
    refusals = [refusal for clerk in clerks for refusal in clerk.refusals]
    print(f"{PROCESSES} processes, {len(clerks)} clerks, {len(numbers)} numbers held, {len(free)} free, "
          f"{sum(clerk.again for clerk in clerks)} asked again")
    for refusal in refusals[:5]:
        print("refused:", refusal)
    wanted = len(clerks) * (RESERVED_EACH - RESERVED_EACH // RELEASED_OF) + REPORTS
    return [len(set(numbers)) == len(numbers), whole == set(range(1, len(whole) + 1)),
            told == held, len(numbers) == wanted, not refusals]


def run(program, folder, url):
    os.environ["BAOCAO_PROFILE"] = "binh-phuoc"
    servers = [live.Server(program, folder, database=url) for _ in range(PROCESSES)]
    with servers[0]:
        try:
            for server in servers[1:]:
                server.start()
            for server in servers:
                server.back = threading.Event()
                server.back.set()
            admin = servers[0].admin()
            unit = next(iter(live.import_units(admin, 1).values()))
            person = live.person(servers[0], admin, "van.thu", 1, ["entry", "approver", "clerk"])
            reports = reports_of(admin, person, unit)
            today = person.must("GET", f"/reports/{reports[0]}/numbers")["today"]
            for server in servers:
                server.today = today
            clerks = work_at_once(servers, person, unit, reports)
            return check(clerks, register_of(person, unit))
        finally:
            for server in servers[1:]:
                server.stop(signal.SIGTERM)


def main():
    folder = tempfile.mkdtemp(prefix="baocao-numbers-")
    program = os.environ.get("BAOCAO", str(ROOT / "build/baocao"))
    cluster = os.environ["BAOCAO_TEST_PGSQL"]
    name = f"numbers_{os.getpid()}"
    sql(cluster, f"CREATE DATABASE {name}")
    try:
        parts = urllib.parse.urlsplit(cluster)
        checks = run(program, folder, parts._replace(path="/" + name).geturl())
    finally:
        sql(cluster, f"DROP DATABASE {name} WITH (FORCE)")
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{sum(checks)} passed, {len(checks) - sum(checks)} failed")
    sys.exit(not all(checks))


if __name__ == "__main__":
    main()
