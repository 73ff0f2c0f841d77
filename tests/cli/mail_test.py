"""Mails reach a real mail server: once, whole, over TLS, whatever it answers and where it breaks."""
import asyncio
import email
import email.policy
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import cases  # noqa: E402
import live  # noqa: E402

# Debian's package, also where another Python comes first in the path.
sys.path.append("/usr/lib/python3/dist-packages")
from aiosmtpd.controller import Controller  # noqa: E402

PROGRAM = os.environ.get("BAOCAO", str(cases.ROOT / "build/baocao"))
FROM = "baocao@nghean.gov.vn"
WAIT_SECONDS = 60
# The administrator's own in the end: what the time of the year makes him be told of goes there.
LAST = "cuoi@nghean.gov.vn"


class Box:
    """What the server took, but for LAST; how it answers is said by the receiver's name."""

    def __init__(self):
        self.taken = []
        self.tried = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address != LAST:
            self.tried.append(address)
        if address.startswith("khong-co@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("day@"):
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("dut@") and self.tried.count(envelope.rcpt_tos[0]) == 1:
            server.transport.abort()
            await asyncio.sleep(0)
            return "451 gone"
        if envelope.rcpt_tos[0].startswith("cam@"):
            return "554 5.7.1 refused content"
        if envelope.rcpt_tos == [LAST]:
            return "250 OK"
        self.taken.append((session.ssl is not None, envelope.mail_from, envelope.rcpt_tos,
                           envelope.content))
        return "250 OK"


def certificate(folder):
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key,
         "-out", cert, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )
    return key, cert


def controller(box, **how):
    with socket.socket() as free:  # aiosmtpd must be told one
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Controller(box, hostname="127.0.0.1", port=port, **how)
    made.start()
    return made, port


def settings(port, *more):
    return ["--mail-server", "localhost", "--mail-port", str(port), "--mail-from", FROM,
            "--site-url", "https://baocao.nghean.gov.vn", *more]


def until(condition):
    end = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.05)


def queue_security_mails(server, addresses):
    """Each address is told that it was replaced by the next; the last one is told nothing."""
    admin = server.admin()
    version = None
    for address in [*addresses, LAST]:
        body = {"address": address, "mode": "at_once", "version": version}
        version = admin.must("PUT", "/me/mail", body)["version"]
    return admin


def states(admin):
    return {mail["address"].split("@")[0]: mail for mail in admin.must("GET", "/mail")["items"]}


def sent_over_tls(folder):
    box = Box()
    key, cert = certificate(folder)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(cert, key)
    post, port = controller(box, tls_context=tls, require_starttls=True)
    try:
        with live.Server(PROGRAM, folder, settings=settings(
                port, "--mail-ca", str(cert))) as server:
            admin = queue_security_mails(server, ["khong-co@nghean.gov.vn", "day@nghean.gov.vn",
                                                  "cam@nghean.gov.vn", "vanthu@nghean.gov.vn"])
            # The first round is at the start: what is queued goes at the next one.
            server.stop(15)
            server.start()
            until(lambda: box.taken)
            admin = server.log_in("quantri", live.PASSWORD)
            until(lambda: states(admin)["vanthu"]["state"] == "sent")
            found = states(admin)
    finally:
        post.stop()
    assert [mail[2] for mail in box.taken] == [["vanthu@nghean.gov.vn"]], box.taken
    assert box.taken[0][0], "not over TLS"
    assert box.taken[0][1] == FROM
    for name, state in (("khong-co", "dead"), ("day", "queued"), ("cam", "dead")):
        assert found[name]["state"] == state, found[name]
        assert found[name]["tries"] == 1 and found[name]["error"], found[name]
    message = email.message_from_bytes(box.taken[0][3], policy=email.policy.default)
    assert message["Subject"] == "Bảo mật tài khoản", message["Subject"]
    assert message["From"].addresses[0].addr_spec == FROM
    assert message["From"].addresses[0].display_name == "Hệ thống thông tin báo cáo"
    parts = [part.get_content_type() for part in message.walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"], parts
    assert "vừa được thay đổi" in message.get_body(("plain",)).get_content()
    assert "vừa được thay đổi" in message.get_body(("html",)).get_content()


def test_starttls():
    with tempfile.TemporaryDirectory() as folder:
        sent_over_tls(pathlib.Path(folder))


def test_a_connection_that_is_cut_and_a_server_that_comes_back():
    box = Box()
    post, port = controller(box)
    with tempfile.TemporaryDirectory() as folder:
        try:
            with live.Server(PROGRAM, folder, settings=settings(
                    port, "--mail-tls", "none")) as server:
                queue_security_mails(server, ["dut@nghean.gov.vn"])
                server.stop(15)
                server.start()
                until(lambda: box.tried)
                admin = server.log_in("quantri", live.PASSWORD)
                until(lambda: states(admin)["dut"]["error"])
                assert states(admin)["dut"]["state"] == "queued", states(admin)
                assert box.taken == []
                assert box.tried == ["dut@nghean.gov.vn"]
        finally:
            post.stop()


def test_a_server_without_tls_is_told_nothing():
    """Where STARTTLS was asked for, a server that has none gets no letter, in the clear or at all."""
    box = Box()
    post, port = controller(box)
    with tempfile.TemporaryDirectory() as folder:
        try:
            with live.Server(PROGRAM, folder, settings=settings(port)) as server:
                queue_security_mails(server, ["vanthu@nghean.gov.vn"])
                server.stop(15)
                server.start()
                admin = server.log_in("quantri", live.PASSWORD)
                until(lambda: states(admin)["vanthu"]["error"])
                assert box.tried == [] and box.taken == []
        finally:
            post.stop()


def test_settings_that_cannot_be():
    for wrong, word in (
        (["--mail-server", "a b", "--mail-from", FROM], "--mail-server"),
        (["--mail-server", "localhost", "--mail-from", "ai đó"], "--mail-from"),
        (["--mail-server", "localhost"], "--mail-from"),
        (["--mail-server", "localhost", "--mail-from", FROM, "--mail-tls", "ssl"], "--mail-tls"),
        (["--mail-server", "10.0.0.1", "--mail-from", FROM, "--mail-tls", "none"], "--mail-tls"),
        (["--mail-server", "localhost", "--mail-from", FROM, "--site-url", "x"], "--site-url"),
        (["--mail-server", "localhost", "--mail-from", FROM, "--mail-user", "u"],
         "--mail-password-file"),
    ):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([PROGRAM, "init", "40", "Tỉnh", "--data", folder + "/data"],
                           check=True, capture_output=True)
            done = subprocess.run(
                [PROGRAM, "serve", "--data", folder + "/data", "--listen", "127.0.0.1:0", *wrong],
                capture_output=True, text=True, timeout=60, check=False,
            )
        assert done.returncode == 2 and word in done.stderr, (wrong, done)


if __name__ == "__main__":
    cases.run(globals())
