"""A program that runs, and a client of it: for tests and benchmarks that need a real server.

    with live.Server(program, folder) as server:
        admin = server.admin()
        status, body = admin("GET", "/units")

Needs nothing but Python. The server listens on a port of its own choice; its database is a file in
`folder`, or the PostgreSQL given. `province` fills it through the API: units, one regime, people.
"""
import http.client
import json
import os
import re
import signal
import subprocess
import time
import urllib.parse

PASSWORD = "Song-Lam-7719-xanh"
READY_SECONDS = 20
# Ends with us, even when we are killed.
LEASH = ["setpriv", "--pdeathsig", "TERM"]


class Client:
    """One person's browser: a connection kept open, and its cookies."""

    def __init__(self, port):
        self.port = port
        self.cookies = {}
        self.connection = None

    def clone(self):
        """The same session over a connection of its own."""
        other = Client(self.port)
        other.cookies = dict(self.cookies)
        return other

    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def raw(self, method, path, body=None, headers=None):
        """Status, headers and bytes; a connection that breaks raises OSError or HTTPException."""
        if not self.connection:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = self.cookie()
        try:
            self.connection.request(method, path, body=body, headers=sent)
            answer = self.connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, answer.headers, content

    def __call__(self, method, path, body=None):
        """Status and JSON of a call below /api/v1."""
        sent = None if body is None else json.dumps(body)
        headers = {} if body is None else {"Content-Type": "application/json"}
        status, _, content = self.raw(method, "/api/v1" + path, sent, headers)
        return status, json.loads(content)

    def must(self, method, path, body=None):
        """The JSON of a call that has to succeed."""
        status, answer = self(method, path, body)
        if status not in (200, 201):
            raise SystemExit(f"{method} {path}: {status} {answer}")
        return answer

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None


class Server:
    """The program with a database of its own, started and stopped, or killed."""

    def __init__(self, program, folder, database=None, settings=()):
        self.program = str(program)
        self.folder = str(folder)
        self.where = ["--db", database] if database else ["--data", os.path.join(self.folder, "data")]
        self.settings = list(settings)
        self.process = None
        self.port = 0
        self.started_seconds = 0.0
        self.first_password = None

    def __enter__(self):
        said = subprocess.run(
            [self.program, "init", "40", "Tỉnh Nghệ An", *self.where],
            check=True, capture_output=True, text=True,
        ).stdout
        self.first_password = re.search(r": (\S+)\n*$", said).group(1)
        self.start()
        return self

    def __exit__(self, *_):
        self.stop(signal.SIGTERM)

    def start(self):
        """Starts and waits for the first answer; started_seconds says how long that took."""
        begin = time.monotonic()
        with open(os.path.join(self.folder, "server.log"), "a") as log:
            self.process = subprocess.Popen(
                [*LEASH, self.program, "serve", *self.where, "--listen", "127.0.0.1:0",
                 *self.settings],
                stdout=subprocess.PIPE, stderr=log, text=True,
            )
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the server did not start: see {log.name}")
        self.port = int(line.rsplit(":", 1)[1])
        while True:
            try:
                if Client(self.port).raw("GET", "/readyz")[0] == 200:
                    break
            except OSError:
                pass
            if time.monotonic() - begin > READY_SECONDS:
                raise SystemExit("the server does not answer")
            time.sleep(0.002)
        self.started_seconds = time.monotonic() - begin

    def stop(self, number):
        """Sends a signal and waits for the end."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)
        if self.process:
            self.process.wait(30)
            self.process.stdout.close()
        self.process = None

    def memory_bytes(self):
        """What of the process stands in memory."""
        text = open(f"/proc/{self.process.pid}/status").read()
        return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) * 1024

    def verify(self):
        """Whether the stopped database is sound by its own check."""
        return subprocess.run(
            [self.program, "verify", *self.where], stdout=subprocess.DEVNULL).returncode == 0

    def client(self):
        return Client(self.port)

    def log_in(self, username, password, new_password=None):
        client = self.client()
        client.must("POST", "/session", {"username": username, "password": password})
        if new_password:
            client.must("POST", "/me/password",
                        {"old_password": password, "new_password": new_password})
        return client

    def admin(self):
        return self.log_in("quantri", self.first_password, PASSWORD)


def grid(rows, columns, decimals=2):
    """A form of rows x columns figures, with what consolidation maps by."""
    return {
        "title": "Biểu đo", "form_no": "ĐO-01", "unit_note": "", "legal_basis": "", "open_list": False,
        "columns": [
            {"key": c + 1, "path": [f"Cột {c + 1}"], "number": str(c + 1), "role": "value",
             "type": "number", "decimals": decimals, "attribute": f"cot_{c + 1}", "rule": "sum"}
            for c in range(columns)
        ],
        "rows": [
            {"key": r + 1, "kind": "fixed", "stt": str(r + 1), "label": f"Chỉ tiêu {r + 1}", "unit": "ha",
             "indicator": f"ct_{r + 1}", "rule": "default"}
            for r in range(rows)
        ],
        "cells": [],
        "doubts": [],
    }


def import_units(admin, count):
    """`count` communes below the province; their identifiers by code."""
    lines = ["code,name,kind,parent_code"]
    lines += [f"{90000 + i},Xã số {i},commune,40" for i in range(count)]
    status, _, content = admin.raw("POST", "/api/v1/units/import", "\n".join(lines).encode() + b"\n",
                                   {"Content-Type": "text/csv"})
    if status != 200:
        raise SystemExit(f"units: {status} {content.decode()}")
    units, after = {}, ""
    while after is not None:
        page = admin.must("GET", f"/units?limit=500&kind=commune&after={urllib.parse.quote(after)}")
        units.update((unit["code"], unit["id"]) for unit in page["items"])
        after = page["next"]
    return units


def person(server, admin, username, unit_id, roles):
    """An account with these roles at the unit and below, logged in."""
    account = admin.must("POST", "/accounts",
                         {"username": username, "name": username, "unit_id": unit_id})
    for role in roles:
        admin.must("POST", "/grants", {"account_id": account["id"], "role": role, "unit_id": unit_id,
                                       "below": True})
    return server.log_in(username, account["initial_password"], PASSWORD)


def regime(admin, code, layout, unit_ids):
    """A monthly regime over these units, received and totalled by the province."""
    form = admin.must("POST", "/forms", {"code": code, "title": "Biểu đo " + code, "owner_unit_id": 1,
                                         "layout": layout})
    admin.must("POST", f"/forms/{form['id']}/actions",
               {"action": "use", "version": form["version"], "legal_basis": "Quyết định đo"})
    made = admin.must("POST", "/regimes", {
        "code": code, "name": "Chế độ đo " + code, "lead_unit_id": 1, "receiver_unit_id": 1,
        "form_id": form["id"], "total_form_id": form["id"], "period_kind": "month"})
    return admin.must("PUT", f"/regimes/{made['id']}/reporters", {
        "version": made["version"], "reporters": [{"unit_id": unit} for unit in unit_ids]})


def reports(client, cycle_id):
    """All reports of a cycle that the person sees."""
    found, after = [], ""
    while after is not None:
        page = client.must("GET", f"/reports?limit=500&cycle_id={cycle_id}&after={urllib.parse.quote(after)}")
        found += page["items"]
        after = page["next"]
    return found
