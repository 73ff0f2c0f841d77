#!/usr/bin/env python3
"""Finds what Meson builds, so that a new file needs no entry in a list.

sources.py lib DIR [EXCEPT…]   C files of a library below DIR, without tests and EXCEPT's folders
sources.py tests DIR [EXCEPT…] *_test.c below DIR
sources.py scripts DIR         *_test.py and *_test.sh below DIR
sources.py helpers DIR         C files below DIR that its tests share
sources.py files DIR EXT…      files with these endings below DIR
sources.py stamp FILE          writes the list of all of these when it changed; Meson reads FILE,
                               so a new or removed file makes the next build configure again
"""
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
WATCHED = {"src": (".c", ".sql"), "tests": (".c", "_test.py", "_test.sh"), "tools": (".py", ".sh")}


def below(folder, endings):
    found = []
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f not in ("node_modules", "corpus", "__pycache__"))
        found += [pathlib.Path(path) / n for n in sorted(names) if n.endswith(tuple(endings))]
    return found


def without(folder, excepted, paths):
    skip = [folder / name for name in excepted]
    return [p for p in paths if not any(s in p.parents for s in skip)]


def not_tests(paths):
    return [p for p in paths if not p.name.endswith("_test.c")]


def stamp(target):
    lines = []
    for folder, endings in WATCHED.items():
        lines += [str(p.relative_to(ROOT)) for p in below(ROOT / folder, endings)]
    lines += [str(p.relative_to(ROOT)) for p in below(ROOT / "web/dist", [""])]
    text = "\n".join(lines) + "\n"
    if not target.exists() or target.read_text() != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


def main():
    verb, where, rest = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    if verb == "stamp":
        stamp(where)
        return
    found = {
        "lib": lambda: not_tests(without(where, rest, below(where, [".c"]))),
        "tests": lambda: without(where, rest, below(where, ["_test.c"])),
        "scripts": lambda: below(where, ["_test.py", "_test.sh"]),
        "helpers": lambda: not_tests(below(where, [".c"])),
        "files": lambda: below(where, rest),
    }[verb]()
    print("\n".join(str(p) for p in found))


main()
