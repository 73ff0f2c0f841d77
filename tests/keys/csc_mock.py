#!/usr/bin/env python3
"""A signing service to try ours with: csc_mock.py PKI PORT_FILE SECONDS

Listens on the loopback alone, writes its port into the file and ends by itself. What it does is
in the name of the credential: key-honest signs with PKI/key.key, leader-lies signs another hash.
"""
import base64
import http.server
import json
import pathlib
import subprocess
import sys
import threading
import time

PKI = pathlib.Path(sys.argv[1])
TOKEN = "ma-truy-cap-bi-mat"
PIN = "246810"
asked = {}
# The hashes the signer agreed to, by credential.
leaves = {}


def der(name):
    text = (PKI / f"{name}.pem").read_text()
    return base64.b64encode(subprocess.run(["openssl", "x509", "-outform", "DER"],
                                           input=text.encode(), capture_output=True,
                                           check=True).stdout).decode()


def sign(key, digest):
    padding = [] if key.endswith("-ec") else ["-pkeyopt", "rsa_padding_mode:pkcs1"]
    return subprocess.run(
        ["openssl", "pkeyutl", "-sign", "-inkey", str(PKI / f"{key}.key"),
         "-pkeyopt", "digest:sha256", *padding],
        input=digest, capture_output=True, check=True).stdout


def pair(signature):
    """r and s without their sequence, as some services write them."""
    numbers, at = b"", 2
    for _ in range(2):
        size = signature[at + 1]
        numbers += signature[at + 2:at + 2 + size].lstrip(b"\0").rjust(32, b"\0")
        at += 2 + size
    return numbers


def one_signature(key, does, digest):
    if does == "lies":
        digest = bytes(reversed(digest))
    if does == "swaps":
        key = "seal"
    made = sign(key, digest)
    if does == "pairs":
        made = pair(made)
    return base64.encodebytes(made).decode() if does == "lines" else base64.b64encode(made).decode()


def signature(key, does, question):
    made = [one_signature(key, does, base64.b64decode(text)) for text in question["hashes"]]
    if does == "twice":
        made += made
    if does == "shuffles":
        made.reverse()
    if does == "loses":
        made.pop()
    return {"signatures": made}


def multisign(does):
    """How many hashes one leave is for, as the credential says."""
    return {"many": 5, "spent": 5, "shuffles": 5, "loses": 5, "later": 5, "boasts": 500,
            "none": 0}.get(does, 1)


def most(does):
    """And as the service keeps to."""
    return 3 if does == "boasts" else max(multisign(does), 1)


def answer(path, question):
    """(status, body) for what is asked."""
    credential = question.get("credentialID") or question.get("handle") or question["responseID"]
    key, _, does = credential.rpartition("-")
    count = asked[path, credential] = asked.get((path, credential), 0) + 1
    if does == "broken":
        return 200, "{\"SAD\": \"x\""
    if does == "fails":
        return 503, {"error": "server_error"}
    if does == "long":
        return 200, {"SAD": "x" * 1_000_000}
    if path == "credentials/info":
        chain = [der(key), der("sub")]
        return 200, {"key": {"status": "disabled" if does == "disabled" else "enabled",
                             "algo": ["1.2.840.113549.1.1.11"], "len": 2048},
                     "cert": {"status": "valid", "certificates": chain},
                     "multisign": multisign(does)}
    if path == "credentials/authorize":
        if does == "pin" and question.get("authData") != [{"id": "PIN", "value": PIN}]:
            return 400, {"error": "invalid_pin", "error_description": str(question.get("authData"))}
        if question["numSignatures"] != len(question["hashes"]) or len(question["hashes"]) > most(does):
            return 400, {"error": "invalid_request"}
        leaves[credential] = list(question["hashes"])
        if does == "nothing":
            return 200, {}
        if does in ("later", "waits", "refuses", "expires", "empty"):
            return 200, {"handle": credential}
        return 200, {"SAD": f"leave-{credential}", "expiresIn": 300}
    if path == "credentials/authorizeCheck":
        if does == "empty" and count < 2:
            return 202, ""
        if count < 3 and does != "empty":
            return 400, {"error": "authorization_pending"}
        if does == "refuses":
            return 403, {"error": "access_denied"}
        if does == "expires":
            return 400, {"error": "expired_request"}
        return 200, {"SAD": f"leave-{credential}"}
    if path == "signatures/signHash":
        if question["SAD"] != f"leave-{credential}" or does == "spent":
            return 400, {"error": "invalid_sad"}
        if any(text not in leaves[credential] for text in question["hashes"]):
            return 400, {"error": "invalid_sad", "error_description": "a hash nobody agreed to"}
        if does in ("later", "waits"):
            asked["question", credential] = question
            return 200, {"responseID": credential}
        return 200, signature(key, does, question)
    if path == "signatures/signPolling":
        if count < 2:
            return 202, {"responseID": credential}
        return 200, signature(key, does, asked["question", credential])
    return 404, {"error": "not_found"}


class Service(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        path = self.path.removeprefix("/csc/v2/")
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self.say(401, {"error": "invalid_token"})
        if path == "credentials/list":
            return self.say(200, {"credentialIDs": ["leader-honest", "leader-ec-pairs"]})
        credential = str(question.get("credentialID"))
        if credential.endswith("-slow"):
            time.sleep(5)
        if credential.endswith("-moved"):
            self.send_response(307)
            self.send_header("Location", "http://127.0.0.1:1/csc/v2/" + path)
            self.end_headers()
            return None
        return self.say(*answer(path, question))

    def do_GET(self):
        """How often each thing was asked for."""
        counts = {}
        for (path, _), count in asked.items():
            if isinstance(count, int):
                counts[path] = counts.get(path, 0) + count
        return self.say(200, counts)

    def say(self, status, body):
        text = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *args):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
port = pathlib.Path(sys.argv[2])
port.with_suffix(".new").write_text(str(server.server_port))
port.with_suffix(".new").rename(port)
time.sleep(float(sys.argv[3]))
