#!/usr/bin/env python3
"""Puts a folder of files into one C table (src/http/site.h): embed_static.py DIR OUT.c DEPFILE

Each file is kept as it is and, where that is at least a tenth shorter, as gzip and brotli. The
bytes are written as string literals: gcc reads 4 MB of those in about a second, as an array of
numbers it takes ten times as long. A folder that does not exist gives an empty table. DEPFILE
tells ninja which files and folders the table was made of, so that a new one is noticed.
"""

import concurrent.futures
import gzip
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".txt": "text/plain; charset=utf-8",
}
PACKED = {".png", ".jpg", ".woff2"}  # compressed by nature
HASHED = re.compile(r"^/assets/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$")
LINE = 2000

ESCAPES = ["\\%03o" % byte for byte in range(256)]
for byte in range(0x20, 0x7F):
    if chr(byte) not in '"\\?':
        ESCAPES[byte] = chr(byte)


def brotli(path):
    """The file compressed by the brotli program, or None where there is no such program."""
    program = shutil.which("brotli")
    if not program:
        return None
    return subprocess.run(
        [program, "--quality=11", "--stdout", str(path)], check=True, stdout=subprocess.PIPE
    ).stdout


def worth(packed, plain):
    return packed if packed is not None and len(packed) * 10 < len(plain) * 9 else None


def pack(path):
    """(plain, gzip or None, brotli or None)"""
    plain = path.read_bytes()
    if path.suffix in PACKED or len(plain) < 200:
        return plain, None, None
    return plain, worth(gzip.compress(plain, 9, mtime=0), plain), worth(brotli(path), plain)


def literal(data):
    text = "".join(ESCAPES[byte] for byte in data)
    # A line may not end within an escape.
    lines = re.findall(r"(?:\\[0-7]{3}|[^\\]){1,%d}" % LINE, text)
    return "\n".join('"' + line + '"' for line in lines) or '""'


def found(folder):
    files = [p for p in folder.rglob("*") if p.is_file() and p.suffix != ".map"]
    return sorted(files, key=lambda p: url(folder, p).encode())


def url(folder, path):
    return "/" + path.relative_to(folder).as_posix()


def sources(folder):
    """What the table depends on: every file, and the folders, whose time tells of a new file."""
    if not folder.is_dir():
        return [folder.parent]
    return [folder, *sorted(folder.rglob("*"))]


def escape(path):
    return str(path).replace(" ", "\\ ")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.splitlines()[0])
    folder, out, depfile = (pathlib.Path(arg) for arg in sys.argv[1:])
    files = found(folder) if folder.is_dir() else []
    with concurrent.futures.ThreadPoolExecutor() as pool:
        packs = list(pool.map(pack, files))

    arrays, rows = [], []
    for i, (path, kinds) in enumerate(zip(files, packs)):
        name = url(folder, path)
        if path.suffix not in TYPES:
            sys.exit(f"{path}: no content type is known for {path.suffix}")
        row = [
            f'.path = "{name}"',
            f'.type = "{TYPES[path.suffix]}"',
            f'.tag = "{hashlib.sha256(kinds[0]).hexdigest()[:24]}"',
            f".immutable = {'true' if HASHED.match(name) else 'false'}",
        ]
        for kind, data in zip(("plain", "gzip", "brotli"), kinds):
            if data is not None:
                arrays.append(f"static const char {kind}_{i}[] =\n{literal(data)};\n")
                row.append(f".{kind} = {{ {kind}_{i}, {len(data)} }}")
        rows.append("    { " + ", ".join(row) + " },\n")

    text = '#include "http/site.h"\n\n' + "\n".join(arrays)
    if rows:
        text += "\nstatic const struct static_file files[] = {\n" + "".join(rows) + "};\n"
        text += f"\nconst struct static_site web_site = {{ files, {len(rows)} }};\n"
    else:
        text += "\nconst struct static_site web_site = { 0, 0 };\n"
    out.write_text(text, encoding="ascii")
    depfile.write_text(f"{out}: {' '.join(map(escape, sources(folder)))}\n")


if __name__ == "__main__":
    main()
