#!/usr/bin/env python3
"""Writes the next numbered migration: new_migration.py add_unit_code"""
import pathlib
import re
import sys

MIGRATIONS = pathlib.Path(__file__).resolve().parent.parent / "src/store/migrations"

TEXT = """\
-- {name}: say in one sentence what changes, and why.
-- One transaction. A released migration is never edited, only followed by another.
"""


def next_number():
    numbers = [int(m[1]) for p in MIGRATIONS.glob("*.sql") if (m := re.match(r"(\d{4})_", p.name))]
    return max(numbers, default=0) + 1


def write(name, text):
    path = MIGRATIONS / f"{next_number():04}_{name}.sql"
    path.write_text(text)
    return path


def main():
    if len(sys.argv) != 2 or not re.fullmatch(r"[a-z][a-z0-9_]{2,40}", sys.argv[1]):
        sys.exit("usage: make migration NAME=add_unit_code")
    print(write(sys.argv[1], TEXT.format(name=sys.argv[1].replace("_", " "))))


if __name__ == "__main__":
    main()
