#!/usr/bin/env python3
"""Fails when a file includes upward, or a library's header stands where it has no business.

layers.py [ROOT]

A folder sees its own files and those of lower ranks; folders of equal rank do not see each other.
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
RANKS = {
    "base": 0, "core": 1, "model": 2,
    "store": 3, "render": 3, "sign": 3, "exchange": 3,
    "keys": 4, "domain": 5, "api": 6, "jobs": 6, "cli": 7, "http": 7, "main.c": 8,
}
# These also run in the browser: no libc there.
FREESTANDING = {"base", "core"}
FREESTANDING_HEADERS = {"limits.h", "stdarg.h", "stdbool.h", "stddef.h", "stdint.h"}
# A header, or all of a folder: where it may be included.
PINS = {
    "sqlite3.h": ["store/db_sqlite", "store/writer"],
    "libpq-fe.h": ["store/db_pgsql"],
    "event2/": ["http/"],
    "llhttp/": ["http/"],
    "openssl/": ["sign/", "http/", "exchange/"],
    "sodium.h": ["base/host/", "domain/secret"],
    "utf8proc.h": ["base/host/"],
    "zip.h": ["exchange/", "render/"],
    "expat.h": ["exchange/", "render/"],
    "curl/": ["exchange/smtp", "exchange/net_fetch", "keys/csc_http"],
    "p11-kit/": ["keys/pkcs11"],
    "dlfcn.h": ["keys/pkcs11"],
    "xlsxwriter.h": ["render/"],
    "pango/": ["render/pdf"],
    "cairo-pdf.h": ["render/pdf"],
    "fontconfig/": ["render/pdf"],
    "zlib.h": ["sign/pdf_filter"],
    "png.h": ["sign/stamp"],
    "sys/socket.h": ["http/", "exchange/net", "cli/", "base/host/door"],
}

INCLUDE = re.compile(r'\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')


def faults(path, inside):
    folder = inside.split("/")[0]
    free = folder in FREESTANDING and not inside.startswith("base/host/")
    # The browser's main program: it wires core/ to the description of forms.
    rank = RANKS["model"] + 1 if inside.startswith("core/wasm/") else RANKS[folder]
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        ours, theirs = found[1], found[2]
        if ours:
            seen = ours.split("/")[0]
            if seen not in RANKS:
                yield number, f'"{ours}" is not a path from src/'
            elif seen != folder and RANKS[seen] >= rank:
                yield number, f"{folder} may not see {seen}"
            elif free and ours.startswith("base/host/"):
                yield number, f"{folder} runs without libc and may not see base/host"
        elif free and theirs not in FREESTANDING_HEADERS:
            yield number, f"{folder} runs without libc and may not see <{theirs}>"
        else:
            for pin, places in PINS.items():
                if theirs == pin or (pin.endswith("/") and theirs.startswith(pin)):
                    if not inside.startswith(tuple(places)):
                        yield number, f"<{theirs}> belongs in {', '.join(places)} alone"


def main():
    root = (pathlib.Path(sys.argv[1]) if sys.argv[1:] else HERE) / "src"
    files = bad = 0
    for path in sorted(root.rglob("*.[ch]")):
        inside = str(path.relative_to(root))
        if path.name.endswith("_test.c"):
            continue
        files += 1
        if inside.split("/")[0] not in RANKS:
            bad += 1
            print(f"src/{inside}: this folder has no rank in tools/layers.py")
            continue
        for number, fault in faults(path, inside):
            bad += 1
            print(f"src/{inside}:{number}: {fault}")
    print(f"layers: {files} files, {bad} wrong includes")
    return bad > 0


sys.exit(main())
