#!/usr/bin/env python3
"""The server is killed while reports are signed, numbered, sealed and sent, again and again: what it
acknowledged is there afterwards, nothing is there twice (NA-48, NA-29, CT-34).

Each report goes round: submitted, signed by a job, numbered, sealed by another, sent, returned; each by a
kind of key of its own: a key in the browser, a file another program signed, the office's device (softhsm2), a
service (csc_mock.py). A ledger outside the server keeps what was acknowledged and the one call under
way. After every kill -9 the same answer is sent once more where one was under way; what the server itself
was asking for goes on, or is begun anew when it had been asked already. Whether or not the first was
kept, the document must be signed once, the report have moved once, and the signatures be valid.

BAOCAO is the program, BAOCAO_CRASH_ROUNDS says how often it is killed (8 unless given).
"""
import base64
import collections
import hashlib
import json
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
SOFTHSM = "/usr/lib/softhsm/libsofthsm2.so"
# By whom each report is signed and sealed: the source of a key, and what the keys are called there.
SOURCES = {"file": None, "upload": None, "token": ("leader", "seal"), "remote": ("leader-honest", "seal-honest")}
REPORTS = len(SOURCES)
ASKED_SECONDS_MAX = 2  # what was asked before the server was killed is asked again much later
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


def sign_file(key, pdf):
    """The file as another program signs it."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = pathlib.Path(folder, "in.pdf"), pathlib.Path(folder, "out.pdf")
        given.write_bytes(pdf)
        subprocess.run(
            ["pdfsig", "-nssdir", f"sql:{PKI}/stores/kill", "-no-ocsp", "-add-signature", "-nick", key,
             "-new-signature-field-name", f"Ky-{key}", given, made],
            check=True, capture_output=True)
        return made.read_bytes()


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

    def __init__(self, client, report_id, source):
        self.client = client
        self.report_id = report_id
        self.source, self.keys = source, SOURCES[source]
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
        order = {"purpose": purpose, "source": self.source, "revision": self.revision, "digest": self.digest}
        if self.keys:
            order["credential"] = self.keys[purpose == "seal"]
        self.job = self.call("POST", f"/reports/{self.report_id}/sign-jobs", order)
        return self.job

    def prepare(self, key):
        part = self.job["parts"][0]
        status, _, pdf = self.client.raw(
            "GET", f"/api/v1/sign-jobs/{self.job['id']}/parts/1/content")
        if self.source == "upload":
            self.cms = sign_file(key, pdf)
            return
        content = pdf[:part["hole_from"] - 1] + pdf[part["hole_to"] + 1:]
        if status != 200 or hashlib.sha256(content).hexdigest() != part["digest"]:
            self.refusals.append(f"what is signed: {status}")
            return
        self.cms = sign(key, content)

    def wait(self):
        """The server asks the key by itself; one it asked before it was killed is given up."""
        job, until = f"/sign-jobs/{self.job['id']}", time.monotonic() + ASKED_SECONDS_MAX
        answer = self.call("GET", job, None)
        while answer and answer["state"] in ("waiting", "pending") and time.monotonic() < until:
            answer = self.call("GET", job, None)
        if answer and answer["state"] in ("waiting", "pending"):
            self.client("DELETE", job)
            answer = self.call("GET", job, None)
        if answer and answer["state"] == "cancelled":
            self.next = self.next.replace("_answer", "_begin")
            self.under_way = False
            return None
        return answer

    def send_answer(self):
        part = f"/sign-jobs/{self.job['id']}/parts/1"
        if self.source != "upload":
            return self.call("POST", part + "/cms", {"cms": self.cms})
        status, _, content = self.client.raw("POST", f"/api/v1{part}/file", self.cms,
                                             {"Content-Type": "application/octet-stream"})
        if status not in (200, 201):
            self.refusals.append(f"{self.next}: {status} {content.decode()}")
            return None
        return json.loads(content)

    def answer(self, key):
        if not self.keys and not self.cms:
            self.prepare(key)
        answer = self.wait() if self.keys else self.send_answer()
        if self.keys and not answer:
            return None
        if answer and answer["state"] != "done":
            self.refusals.append(f"by {self.source}: the job is {answer['state']}: {answer['reason']} {answer['detail']}")
            return None
        if answer:
            self.version = answer["report_version"]
        return answer

    def answered_alone(self, found):
        """The server may have gone on by itself, unseen."""
        for end in ("_begin", "_answer"):
            if self.keys and self.next.endswith(end):
                step = self.next.replace("_begin", "_answer")
                if found == self.AFTER[step]:
                    while self.next != self.STEPS[(self.STEPS.index(step) + 1) % len(self.STEPS)]:
                        self.finished()
                    return

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
        self.answered_alone(found)
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
            if self.cms or self.keys:
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
    entries = [report for report in live.reports(person, cycle["id"]) if report["kind"] == "entry"]
    return [Signer(person.clone(), report["id"], source) for report, source in zip(entries, SOURCES)]


def key_store():
    """For the program that signs files: a store of NSS with both keys."""
    store = PKI / "stores" / "kill"
    shutil.rmtree(store, ignore_errors=True)
    store.mkdir(parents=True)
    where = f"sql:{store}"
    subprocess.run(["certutil", "-N", "-d", where, "--empty-password"], check=True)
    for name in ("root", "sub"):
        subprocess.run(["certutil", "-A", "-d", where, "-n", name, "-t", "CT,CT,CT", "-i", PKI / f"{name}.pem"],
                       check=True)
    for name in ("leader", "seal"):
        with tempfile.NamedTemporaryFile() as file:
            subprocess.run(["openssl", "pkcs12", "-export", "-in", PKI / f"{name}.pem", "-inkey",
                            PKI / f"{name}.key", "-name", name, "-passout", "pass:mo", "-out", file.name], check=True)
            subprocess.run(["pk12util", "-i", file.name, "-d", where, "-W", "mo", "-K", ""], check=True,
                           capture_output=True)


def key_settings(folder):
    """What the server is told of its device and its service, and the service."""
    subprocess.run(["bash", ROOT / "tests/keys/token.sh", PKI, pathlib.Path(folder, "token")], check=True,
                   capture_output=True)
    os.environ["SOFTHSM2_CONF"] = str(pathlib.Path(folder, "token", "softhsm.conf"))
    subprocess.run([sys.executable, ROOT / "tests/keys/put_certs.py", PKI, "leader", "seal"], check=True)
    port, secret = pathlib.Path(folder, "service.port"), pathlib.Path(folder, "service.token")
    secret.touch(mode=0o600)
    secret.write_text("ma-truy-cap-bi-mat\n")
    service = subprocess.Popen([*live.LEASH, sys.executable, ROOT / "tests/keys/csc_mock.py", PKI, port, "900"])
    until = time.monotonic() + READY_SECONDS_MAX
    while not port.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return service, ["--sign-module", SOFTHSM, "--sign-token", "bao cao",
                     "--sign-pin-file", str(pathlib.Path(folder, "token", "pin")),
                     "--sign-service", f"http://127.0.0.1:{port.read_text()}/csc/v2",
                     "--sign-service-name", "Dịch vụ thử", "--sign-service-token-file", str(secret)]


def main():
    folder = tempfile.mkdtemp(prefix="baocao-sign-kill-")
    program = os.environ.get("BAOCAO", str(BUILD / "baocao"))
    os.environ["BAOCAO_PROFILE"] = "kon-tum"
    service = None
    try:
        subprocess.run(["bash", ROOT / "tests/sign/pki.sh", PKI], check=True, cwd=ROOT)
        key_store()
        service, settings = key_settings(folder)
        with live.Server(program, folder, settings=settings) as server:
            signers = signers_of(server)
            rounds = Round(server, signers)
            for _ in range(ROUNDS):
                rounds.run()
            server.stop(signal.SIGTERM)
            sound = server.verify()
    finally:
        if service:
            service.kill()
            service.wait()
        shutil.rmtree(folder, ignore_errors=True)
    refusals = [refusal for signer in signers for refusal in signer.refusals]
    laps = sum((signer.laps for signer in signers), collections.Counter())
    print(f"{ROUNDS} kills, {sum(laps.values())} acknowledged ({laps['approve_answer']} signed, "
          f"{laps['seal_answer']} sealed, {laps['send']} sent), {rounds.lost} lost, {rounds.damaged} "
          f"damaged, {rounds.doubled} doubled")
    print(", ".join(f"by {s.source} {s.laps['approve_answer']} signed, {s.laps['seal_answer']} sealed"
                    for s in signers))
    for refusal in refusals[:5]:
        print("refused:", refusal)
    checks = [not rounds.lost, not rounds.doubled, not rounds.damaged, not rounds.late, not refusals,
              sound, laps["send"] > 0, all(s.laps["approve_answer"] for s in signers)]
    print(f"{sum(checks)} passed, {len(checks) - sum(checks)} failed")
    sys.exit(not all(checks))


if __name__ == "__main__":
    main()
