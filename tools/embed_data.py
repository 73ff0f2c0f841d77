#!/usr/bin/env python3
"""Puts the files of data/ into one C table (src/cli/data_files.h): embed_data.py DIR OUT.c DEPFILE

Every file but the READMEs, named by its path below DIR. DEPFILE tells ninja which files and
folders the table was made of, so that a new one is noticed.
"""
import pathlib
import sys

LINE = 24


def array(name, data):
    lines = (data[at : at + LINE] for at in range(0, len(data), LINE))
    body = ",\n".join("    " + ", ".join(map(str, line)) for line in lines)
    return f"static const unsigned char {name}[] = {{\n{body}\n}};\n\n"


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.splitlines()[0])
    folder, out, depfile = (pathlib.Path(arg) for arg in sys.argv[1:])
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "README.md")
    arrays = rows = ""
    for i, path in enumerate(files):
        data = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        arrays += array(f"file_{i}", data)
        rows += f'    {{ "{name}", {{ (const char *)file_{i}, {len(data)} }} }},\n'
    out.write_text(
        f'#include "cli/data_files.h"\n\n{arrays}'
        f"const struct data_file data_files[] = {{\n{rows}}};\n"
        f"const size_t data_files_len = {len(files)};\n"
    )
    sources = [folder, *sorted(folder.rglob("*"))]
    depfile.write_text(f"{out}: " + " ".join(str(p).replace(" ", "\\ ") for p in sources) + "\n")


if __name__ == "__main__":
    main()
