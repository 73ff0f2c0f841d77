#!/usr/bin/env python3
"""Writes the skeleton of a resource, all of it compiling: new_resource.py ministry

The texts are in tools/skeleton/, with thing, things and THING for the name. Two files that list
all resources get a line each. What is left to do is printed; the conversation that is written
fails until it is done.
"""
import pathlib
import re
import shutil
import subprocess
import sys

import new_migration

ROOT = pathlib.Path(__file__).resolve().parent.parent
SKELETON = ROOT / "tools/skeleton"
# skeleton file: where it goes
FILES = {
    "model.h": "src/model/{thing}.h",
    "model.c": "src/model/{thing}.c",
    "statements.sql": "src/store/sql/{thing}.sql",
    "domain.h": "src/domain/{things}.h",
    "domain.c": "src/domain/{things}.c",
    "api.h": "src/api/{thing}_api.h",
    "api.c": "src/api/{thing}_api.c",
    "conversation.talk": "tests/api/{thing}.talk",
}


def plural(name):
    return name[:-1] + "ies" if name.endswith("y") else name + "s"


def named(text, name):
    text = text.replace("THING", name.upper()).replace("things", plural(name))
    return text.replace("thing", name)


def insert(path, pattern, addition):
    """Puts a line behind the last one that matches."""
    lines = path.read_text().split("\n")
    last = max(n for n, line in enumerate(lines) if re.match(pattern, line))
    lines.insert(last + 1, addition)
    path.write_text("\n".join(lines))


def register(name):
    resources, event = ROOT / "src/model/resources.c", ROOT / "src/model/event.h"
    insert(resources, r'#include "model/', f'#include "model/{name}.h"')
    insert(resources, r"    &\w+_resource,", f"    &{name}_resource,")
    lines = event.read_text().split("\n")
    last = max(n for n, line in enumerate(lines) if re.match(r'    X\(\w+, "\w+"\)', line))
    lines[last] = lines[last].rstrip(" \\") + " \\"
    lines.insert(last + 1, f'    X({name.upper()}, "{name}")')
    event.write_text("\n".join(lines))


def main():
    if len(sys.argv) != 2 or not re.fullmatch(r"[a-z][a-z0-9_]{2,30}", sys.argv[1]):
        sys.exit("usage: make resource NAME=ministry")
    name = sys.argv[1]
    targets = {
        source: ROOT / target.format(thing=name, things=plural(name))
        for source, target in FILES.items()
    }
    taken = [path for path in targets.values() if path.exists()]
    if taken:
        sys.exit(f"exists already: {', '.join(str(p.relative_to(ROOT)) for p in taken)}")
    for source, target in targets.items():
        target.write_text(named((SKELETON / source).read_text(), name))
    migration = (SKELETON / "migration.sql").read_text()
    written = [*targets.values(), new_migration.write(name, named(migration, name))]
    register(name)
    if shutil.which("clang-format"):
        code = [path for path in written if path.suffix in (".c", ".h")]
        subprocess.run(["clang-format", "-i", *code], check=True)
    print("\n".join(str(path.relative_to(ROOT)) for path in written))
    print(named((SKELETON / "next.txt").read_text(), name))


main()
