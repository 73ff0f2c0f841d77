#!/usr/bin/env python3
"""Holds the C files to the sizes and the habits of CONTRIBUTING.md.

tidy.py [ROOT]

An exception is a line of tools/tidy-allow.txt: RULE PATH[:FUNCTION] -- why. A line that excuses
nothing is a fault too, so the list can only shrink.
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
ROOT = pathlib.Path(sys.argv[1]) if sys.argv[1:] else HERE
FUNCTION_LINES, FILE_LINES, HEADER_LINES, COLUMNS, PUBLIC, PARAMETERS = 70, 700, 250, 100, 15, 6

# rule: what must not be said, where it may be all the same
BANNED = {
    "unbounded": (r"\b(strcpy|strcat|sprintf|vsprintf|gets|scanf|sscanf|fscanf|alloca)\s*\(", ()),
    "hidden-state": (r"\b(gmtime|localtime|ctime|asctime|strtok|rand|srand)\s*\(", ()),
    "no-errors": (r"\b(atoi|atol|atoll|atof)\s*\(", ()),
    "shell": (r"\b(system|popen|execl|execlp|execvp)\s*\(", ("tests/",)),
    "heap": (r"\b(malloc|calloc|realloc|free|strdup|strndup)\s*\(", ("src/base/host/", "tests/")),
    "double": (r"\b(double|float)\b", ("src/render/", "src/cli/bench", "tests/")),
    "jump": (r"\b(goto\s+\w+;|(setjmp|longjmp)\s*\()", ()),
    "typedef-struct": (r"\btypedef\s+((struct|union)\b|enum\s*\w*\s*\{)", ()),
}
FIXED_LINES = ("Layer:", "Owns:", "Fails:", "Limits:", "Tests:")


def code_only(text):
    """Blanks comments, strings and character constants; keeps line breaks."""
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S)


def functions(lines):
    """name, parameters, first line, length of each; a body's braces stand in column 0."""
    start = None
    for number, line in enumerate(lines, 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start:
            head, at = "", start - 2
            while at >= 0 and lines[at].strip() and not lines[at].startswith(("}", "#")):
                head = lines[at] + " " + head
                at -= 1
            found = re.search(r"(\w+)\s*\(", head)
            inner = head[head.find("(") + 1:]
            yield (found[1] if found else "?"), inner.count(",") + 1, start, number - start - 1
            start = None


def fenced(lines):
    """Line numbers between clang-format off and on: tables."""
    inside, out = False, set()
    for number, line in enumerate(lines, 1):
        inside = (inside or "clang-format off" in line) and "clang-format on" not in line
        if inside:
            out.add(number)
    return out


def header_faults(path, text, lines):
    if not re.match(r"/\*\n \* %s -- \S" % re.escape(path.stem), text):
        yield 1, "header", f'must begin with " * {path.stem} -- "'
    for word in FIXED_LINES:
        if not re.search(r"^ \* %s" % word, text[:3000], re.M):
            yield 1, "header", f"has no line {word}"
    guard = "BAOCAO_" + path.stem.upper() + "_H"
    if not re.search(r"^#ifndef BAOCAO_\w+_H$", text, re.M):
        yield 1, "header", f"has no guard {guard}"
    count = len(re.findall(r"^(?!typedef|static|return|extern)[a-z][\w \*]*\b\w+\(", text, re.M))
    if count > PUBLIC:
        yield 1, "public", f"{count} functions, {PUBLIC} at most"


def faults(path, inside):
    text = path.read_text()
    lines, code = text.splitlines(), code_only(text)
    tables = fenced(lines)
    limit = HEADER_LINES if path.suffix == ".h" else FILE_LINES
    if len(lines) > limit:
        yield 0, "file", f"{len(lines)} lines, {limit} at most"
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS and number not in tables:
            yield number, "columns", f"{len(line)} columns, {COLUMNS} at most"
        if re.search(r"\b(TODO|FIXME|XXX)\b", line):
            yield number, "unfinished", "says it is not finished"
    for name, parameters, number, length in functions(code.splitlines()):
        length -= sum(1 for n in tables if number < n < number + length)
        if length > FUNCTION_LINES:
            yield number, f"function:{name}", f"{length} lines, {FUNCTION_LINES} at most"
        if parameters > PARAMETERS and "(*" not in name:
            yield number, f"parameters:{name}", f"{parameters} parameters, {PARAMETERS} at most"
    for rule, (pattern, places) in BANNED.items():
        if not inside.startswith(places or ("-",)):
            for found in re.finditer(pattern, code):
                yield code.count("\n", 0, found.start()) + 1, rule, f"{found[0].strip('( ')}"
    if path.suffix == ".h" and inside.startswith("src/"):
        yield from header_faults(path, text, lines)


def allowed():
    out = {}
    listed = ROOT / "tools/tidy-allow.txt"
    for line in listed.read_text().splitlines() if listed.exists() else []:
        if line.strip() and not line.startswith("#"):
            what, dashes, why = line.partition(" -- ")
            if not why.strip():
                sys.exit(f"tidy-allow.txt: no reason given: {line}")
            out[tuple(what.split())] = 0
    return out


def main():
    allow, bad, files = allowed(), 0, 0
    for folder in ("src", "tests"):
        for path in sorted((ROOT / folder).rglob("*.[ch]")):
            inside = str(path.relative_to(ROOT))
            files += 1
            for number, rule, what in faults(path, inside):
                rule, _, name = rule.partition(":")
                key = (rule, inside + (":" + name if name else ""))
                if key in allow:
                    allow[key] += 1
                    continue
                bad += 1
                print(f"{inside}:{number}: {rule}{' ' + name if name else ''}: {what}")
    for key, used in allow.items():
        if not used:
            bad += 1
            print(f"tidy-allow.txt: excuses nothing, take it out: {' '.join(key)}")
    own = len(list((ROOT / "src/store/sql").glob("*.pgsql.sql")))
    print(f"tidy: {files} files, {bad} faults, {len(allow)} exceptions, {own} files of SQL for PostgreSQL alone")
    return bad > 0


sys.exit(main())
