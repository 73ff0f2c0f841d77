#!/usr/bin/env python3
"""The server is killed while reports are signed, numbered, sealed and sent, again and again: what it
acknowledged is there afterwards, nothing is there twice (NA-48, NA-29, CT-34).

Each report goes round: submitted, signed by a job, numbered, sealed by another, sent, returned. A ledger
outside the server keeps what was acknowledged and the one call under way. After every kill -9 the
same answer is sent once more where one was under way: whether or not the first was kept, the
document must be signed once, the report have moved once, and the signatures be valid.

BAOCAO is the program, BAOCAO_CRASH_ROUNDS says how often it is killed (8 unless given).
"""
import base64
import collections
import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import live  # noqa: E402  the folder must be known first
from http_kill import GONE, READY_SECONDS_MAX, ROOT, file_is_sound  # noqa: E402

ROUNDS = int(os.environ.get("BAOCAO_CRASH_ROUNDS", "8"))
BUILD = pathlib.Path(os.environ.get("MESON_BUILD_ROOT", str(ROOT / "build")))
PKI = BUILD / "sign-pki"
REPORTS = 4
LIFE_SECONDS = (0.1, 0.9)
RETURNED = "Xem lại số liệu"


def sign(key, content):
    """A detached CMS over the content, as base64."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        made = subprocess.run(
            ["openssl", "cms", "-sign", "-cades", "-binary", "-md", "sha256", "-in", file.name,
             "-signer", PKI / f"{key}.pem", "-inkey", PKI / f"{key}.key", "-certfile", PKI / "sub.pem",
             "-outform", "DER"], check=True, capture_output=True).stdout
    return base64.b64encode(made).decode()


class Signer:
    """Takes one report round and round."""

    STEPS = ["submit", "approve_begin", "approve_answer", "number", "seal_begin", "seal_answer", "send", "return"]
    # What the report and its paper are once a step is done: state, stages of the newest paper.
    AFTER = {
        "submit": ("submitted", []),
        "approve_begin": ("submitted", ["issued"]),
        "approve_answer": ("with_clerk", ["issued", "signed"]),
        "number": ("with_clerk", ["issued", "signed", "numbered"]),
        "seal_begin": ("with_clerk", ["issued", "signed", "numbered"]),
        "seal_answer": ("with_clerk", ["issued", "signed", "numbered", "sealed"]),
        "send": ("sent", ["issued", "signed", "numbered", "sealed"]),
        "return": ("returned", ["issued", "signed", "numbered", "sealed"]),
    }

    def __init__(self, client, report_id):
        self.client = client
        self.report_id = report_id
        self.version = self.must("PATCH", f"/reports/{report_id}/cells", {
            "base_version": 1, "cells": [{"row": 1, "column": 1, "value": "1"}]})["version"]
        self.revision, self.digest = 0, ""
        self.done = None  # the step acknowledged last
        self.next = "submit"
        self.under_way = False
        self.job = self.cms = None
        self.laps = collections.Counter()
        self.refusals = []

    def must(self, method, path, body=None):
        return self.client.must(method, path, body)

    def call(self, method, path, body):
        status, answer = self.client(method, path, body)
        if status not in (200, 201):
            self.refusals.append(f"{self.next}: {status} {answer}")
            return None
        return answer

    def act(self, action):
        answer = self.call("POST", f"/reports/{self.report_id}/actions",
                           {"action": action, "note": RETURNED, "version": self.version})
        if answer:
            self.version = answer["version"]
            self.revision, self.digest = answer["revision"], answer["digest"]
        return answer

    def number(self):
        return self.call("POST", f"/reports/{self.report_id}/number", {})

    def begin(self, purpose):
        self.cms = None
        self.job = self.call("POST", f"/reports/{self.report_id}/sign-jobs", {
            "purpose": purpose, "source": "file", "revision": self.revision, "digest": self.digest})
        return self.job

    def prepare(self, key):
        part = self.job["parts"][0]
        status, _, pdf = self.client.raw(
            "GET", f"/api/v1/sign-jobs/{self.job['id']}/parts/1/content")
        content = pdf[:part["hole_from"] - 1] + pdf[part["hole_to"] + 1:]
        if status != 200 or hashlib.sha256(content).hexdigest() != part["digest"]:
            self.refusals.append(f"what is signed: {status}")
            return
        self.cms = sign(key, content)

    def answer(self, key):
        if not self.cms:
            self.prepare(key)
        answer = self.call("POST", f"/sign-jobs/{self.job['id']}/parts/1/cms", {"cms": self.cms})
        if answer and answer["state"] != "done":
            self.refusals.append(f"answered, and the job is {answer['state']}")
        if answer:
            self.version = answer["report_version"]
        return answer

    def work(self):
        run = {"submit": lambda: self.act("submit"), "send": lambda: self.act("send"),
               "return": lambda: self.act("return"), "number": self.number,
               "approve_begin": lambda: self.begin("approve"), "seal_begin": lambda: self.begin("seal"),
               "approve_answer": lambda: self.answer("leader"), "seal_answer": lambda: self.answer("seal")}
        self.under_way = True
        if run[self.next]():
            self.finished()

    def finished(self):
        self.under_way = False
        self.laps[self.next] += 1
        self.done = self.next
        self.next = self.STEPS[(self.STEPS.index(self.next) + 1) % len(self.STEPS)]

    # ---- after a kill ----

    def seen(self):
        report = self.must("GET", f"/reports/{self.report_id}")
        papers = [item for item in self.must("GET", f"/reports/{self.report_id}/documents")["items"]
                  if item["kind"] == "paper" and item["revision"] == report["revision"]]
        stages = [version["stage"] for version in papers[0]["versions"]] if papers else []
        bad = sum(s["verdict"] != "valid" for paper in papers for s in paper["signatures"])
        return report, stages, bad

    def check(self):
        """How much is lost, and how much was done twice."""
        report, stages, bad = self.seen()
        found = (report["state"], stages)
        before = self.AFTER[self.done] if self.done else ("in_entry", [])
        after = self.AFTER[self.next]
        lost = int(found not in ([before, after] if self.under_way else [before]))
        if lost:
            print(f"report {self.report_id}: {found}, acknowledged was {before}, under way "
                  f"{self.next if self.under_way else 'nothing'}")
        if self.under_way:
            self.catch_up(report, found == after != before)
        taken = collections.Counter(step["action"] for step in report["steps"])
        doubled = sum(taken[f"report.{name}"] > self.laps[step] + (step == self.next)
                      for name, step in (("submit", "submit"), ("sign", "approve_answer"), ("number", "number"),
                                         ("seal", "seal_answer"), ("send", "send")))
        self.version = self.must("GET", f"/reports/{self.report_id}")["version"]
        return lost + bad, doubled + (len(stages) != len(set(stages)))

    def catch_up(self, report, was_kept):
        """The call under way: an answer is sent again, whatever became of it; others if they were
        lost."""
        self.version = report["version"]
        self.revision, self.digest = report["revision"], report["digest"]
        if self.next.endswith("_answer"):
            if self.cms:
                self.work()
            return
        if self.next.endswith("_begin"):
            self.under_way = False  # begun again
            return
        self.under_way = False
        if was_kept:
            self.finished()


def work_until_killed(signer):
    try:
        while not signer.refusals:
            signer.work()
    except GONE:
        signer.client.close()


class Round:
    def __init__(self, server, signers):
        self.server, self.signers = server, signers
        self.lost = self.doubled = self.damaged = self.late = 0

    def run(self):
        threads = [threading.Thread(target=work_until_killed, args=(s,)) for s in self.signers]
        for thread in threads:
            thread.start()
        time.sleep(random.uniform(*LIFE_SECONDS))
        self.server.stop(signal.SIGKILL)
        for thread in threads:
            thread.join()
        self.damaged += not file_is_sound(self.server.where[1], self.server.folder)
        self.server.start()
        self.late += self.server.started_seconds > READY_SECONDS_MAX
        for signer in self.signers:
            signer.client.close()
            signer.client.port = self.server.port
            lost, doubled = signer.check()
            self.lost += lost
            self.doubled += doubled


def send_file(client, path, name):
    status, _, content = client.raw("POST", "/api/v1" + path, (PKI / name).read_bytes(),
                                    {"Content-Type": "application/octet-stream"})
    if status != 201:
        raise SystemExit(f"{path}: {status} {content.decode()}")


def signers_of(server):
    subprocess.run(["bash", ROOT / "tests/sign/pki.sh", PKI], check=True, cwd=ROOT)
    admin = server.admin()
    for name in ("root.pem", "sub.pem", "root.crl", "sub.crl"):
        send_file(admin, "/trust-items", name)
    units = live.import_units(admin, REPORTS)
    regime = live.regime(admin, "KY", live.grid(3, 3, 0), list(units.values()))
    cycle = admin.must("POST", "/cycles", {"regime_id": regime["id"], "period": "2026-10",
                                           "short_notice_ground": "central_request",
                                           "short_notice_reason": "Kiểm thử"})
    roles = ["entry", "approver", "clerk", "lead"]
    person = live.person(server, admin, "ky.so", 1, roles)
    account = person.must("GET", "/me")["account_id"]
    send_file(admin, f"/accounts/{account}/certificates", "leader.pem")
    for unit in units.values():
        send_file(person, f"/units/{unit}/certificates", "seal.pem")
    return [Signer(person.clone(), report["id"]) for report in live.reports(person, cycle["id"])
            if report["kind"] == "entry"]


def main():
    folder = tempfile.mkdtemp(prefix="baocao-sign-kill-")
    program = os.environ.get("BAOCAO", str(BUILD / "baocao"))
    os.environ["BAOCAO_PROFILE"] = "kon-tum"
    try:
        with live.Server(program, folder) as server:
            signers = signers_of(server)
            rounds = Round(server, signers)
            for _ in range(ROUNDS):
                rounds.run()
            server.stop(signal.SIGTERM)
            sound = server.verify()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    refusals = [refusal for signer in signers for refusal in signer.refusals]
    laps = sum((signer.laps for signer in signers), collections.Counter())
    print(f"{ROUNDS} kills, {sum(laps.values())} acknowledged ({laps['approve_answer']} signed, "
          f"{laps['seal_answer']} sealed, {laps['send']} sent), {rounds.lost} lost, {rounds.damaged} "
          f"damaged, {rounds.doubled} doubled")
    for refusal in refusals[:5]:
        print("refused:", refusal)
    checks = [not rounds.lost, not rounds.doubled, not rounds.damaged, not rounds.late, not refusals,
              sound, laps["send"] > 0]
    print(f"{sum(checks)} passed, {len(checks) - sum(checks)} failed")
    sys.exit(not all(checks))


if __name__ == "__main__":
    main()
