#!/usr/bin/env python3
"""Puts profiles/ into one C table (src/cli/profile_files.h): embed_profiles.py DIR OUT.c DEPFILE

Each folder of DIR is a profile, each of its files a section. They become one JSON document, in the
order of src/core/profile.h; a section missing or too many ends the build.
"""
import json
import pathlib
import sys

SECTIONS = (
    "profile", "accounts", "roles", "workflow", "clocks", "notices", "numbering", "parts", "archive",
    "usage",
)
LINE = 24


def document(folder):
    """The sections as one document, each as it is written."""
    found = {p.stem: p.read_text(encoding="utf-8").strip() for p in folder.glob("*.json")}
    if sorted(found) != sorted(SECTIONS):
        sys.exit(f"{folder}: needs {', '.join(sorted(SECTIONS))}, has {', '.join(sorted(found))}")
    for name, text in found.items():
        try:
            json.loads(text)
        except ValueError as wrong:
            sys.exit(f"{folder / name}.json: {wrong}")
    body = ",\n".join(f'"{name}": {found[name]}' for name in SECTIONS)
    return f"{{\n{body}\n}}\n".encode()


def array(name, data):
    lines = (data[at : at + LINE] for at in range(0, len(data), LINE))
    body = ",\n".join("    " + ", ".join(map(str, line)) for line in lines)
    return f"static const unsigned char {name}[] = {{\n{body}\n}};\n\n"


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.splitlines()[0])
    root, out, depfile = (pathlib.Path(arg) for arg in sys.argv[1:])
    arrays = rows = ""
    folders = sorted(p for p in root.iterdir() if p.is_dir())
    for i, folder in enumerate(folders):
        data = document(folder)
        arrays += array(f"profile_{i}", data)
        rows += f'    {{ "{folder.name}", {{ (const char *)profile_{i}, {len(data)} }} }},\n'
    out.write_text(
        f'#include "cli/profile_files.h"\n\n{arrays}'
        f"const struct profile_file profile_files[] = {{\n{rows}}};\n"
        f"const size_t profile_files_len = {len(folders)};\n"
    )
    sources = [root, *sorted(root.rglob("*"))]
    depfile.write_text(f"{out}: " + " ".join(str(p).replace(" ", "\\ ") for p in sources) + "\n")


if __name__ == "__main__":
    main()
