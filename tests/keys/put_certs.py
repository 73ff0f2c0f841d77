#!/usr/bin/env python3
"""Puts certificates of pki.sh into the token of token.sh, as its owner would: put_certs.py PKI NAME…

SOFTHSM2_CONF says where the token is. A certificate has the label of its key.
"""
import ctypes
import pathlib
import subprocess
import sys

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = b"246810"
CLASS, TOKEN, LABEL, VALUE, KIND, SUBJECT, ID = 0x0, 0x1, 0x3, 0x11, 0x80, 0x101, 0x102
CERTIFICATE, X509 = 1, 0
SERIAL_AND_WRITABLE = 4 | 2
USER = 1


class Attribute(ctypes.Structure):
    _fields_ = [("type", ctypes.c_ulong), ("value", ctypes.c_void_p), ("len", ctypes.c_ulong)]


def number(value):
    return bytes(ctypes.c_ulong(value))


def must(result):
    if result:
        raise SystemExit(f"PKCS #11: {result:#x}")


def put(module, session, name, der):
    values = {CLASS: number(CERTIFICATE), TOKEN: b"\1", LABEL: name.encode(), VALUE: der,
              KIND: number(X509), SUBJECT: b"\x30\0", ID: b"\x01"}
    kept = [ctypes.create_string_buffer(value, len(value)) for value in values.values()]
    attributes = (Attribute * len(values))(*[
        Attribute(kind, ctypes.addressof(value), len(value)) for kind, value in zip(values, kept)])
    must(module.C_CreateObject(session, attributes, ctypes.c_ulong(len(values)),
                               ctypes.byref(ctypes.c_ulong())))


def main():
    pki, names = pathlib.Path(sys.argv[1]), sys.argv[2:]
    module = ctypes.CDLL(MODULE)
    slots, count, session = (ctypes.c_ulong * 8)(), ctypes.c_ulong(8), ctypes.c_ulong()
    must(module.C_Initialize(None))
    must(module.C_GetSlotList(ctypes.c_ubyte(1), slots, ctypes.byref(count)))
    must(module.C_OpenSession(ctypes.c_ulong(slots[0]), ctypes.c_ulong(SERIAL_AND_WRITABLE), None, None,
                              ctypes.byref(session)))
    must(module.C_Login(session, ctypes.c_ulong(USER), PIN, ctypes.c_ulong(len(PIN))))
    for name in names:
        der = subprocess.run(["openssl", "x509", "-in", pki / f"{name}.pem", "-outform", "DER"],
                             check=True, capture_output=True).stdout
        put(module, session, name, der)
    must(module.C_Finalize(None))


if __name__ == "__main__":
    main()
