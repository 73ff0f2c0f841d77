#!/usr/bin/env python3
"""Writes docs/coverage.md: which tests speak for which requirement of the five regulations.

coverage.py [--check]     --check: writes nothing; fails where the page is not what it should be

docs/requirements.tsv has every requirement once: its identifier, kind (F function, R role, S state
or flow, U rule, N number or deadline, X exchange, Q quality, P protection, G duty of people), the
article it stands in, what it asks, in short, and what of it is open, in a few words: beginning with
"part:" it stays beside the tests, with "people:" nobody tests it, else it is the reason why no test
speaks for it yet; one without tests and without a word is a fault, and so is one with tests and a
reason why there are none. A test speaks for a requirement by naming its identifier; "KT-17…21" and
"KT-17 to KT-21" name all in between. An identifier that is not in the list is a fault wherever it
stands.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIST = ROOT / "docs/requirements.tsv"
PAGE = ROOT / "docs/coverage.md"
REGULATIONS = {
    "NA": "Nghệ An, QĐ 09/2024/QĐ-UBND",
    "KT": "Kon Tum, quy chế tạm thời",
    "BG": "Bắc Giang, QĐ 61/2022/QĐ-UBND",
    "CT": "Cần Thơ, QĐ 851/QĐ-UBND (2024)",
    "BP": "Bình Phước, QĐ 1090/QĐ-UBND (2021)",
}
ID = r"\b(NA|KT|BG|CT|BP)-(\d\d)\b"
SPAN = re.compile(ID + r"(?:(?:…|\.\.\.|–| to | đến )(?:\1-)?(\d\d)\b)?")
TEST = re.compile(r"^tests/.*\.(?:talk|part|c|py|mjs|test)$|_test\.c$|\.(?:test|spec)\.ts$")
SOURCE = re.compile(r"\.(?:c|h|def|sql|py|ts|vue|json|sh)$")
NAMES_MAX = 4
EMPTY_KINDS = {"", "G"}
PART, PEOPLE = "part: ", "people: "


def requirements():
    """{identifier: (kind, article, what, open)}, in the order of the list."""
    rows = [line.split("\t") for line in LIST.read_text().splitlines()[1:]]
    return {row[0]: tuple(row[1:]) for row in rows}


def named(text):
    """The identifiers a text names, spans spelt out."""
    for match in SPAN.finditer(text):
        tag, first, last = match.group(1), int(match.group(2)), match.group(3)
        for number in range(first, (int(last) if last else first) + 1):
            yield f"{tag}-{number:02}"


def files():
    out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True,
                         capture_output=True, text=True).stdout
    return sorted(name for name in out.splitlines() if (ROOT / name).is_file())


def collect(known):
    """{identifier: tests that name it}, and faults: identifiers that nobody knows."""
    tests, faults = {identifier: [] for identifier in known}, []
    for name in files():
        is_test = TEST.search(name)
        if not is_test and not SOURCE.search(name) or name.startswith("tests/data/"):
            continue
        for identifier in sorted(set(named((ROOT / name).read_text(errors="replace")))):
            if identifier not in known:
                faults.append(f"{name}: no requirement {identifier}")
            elif is_test:
                tests[identifier].append(name)
    return tests, faults


def state_of(kind, names, note):
    if names:
        return "part" if note.startswith(PART) else "tested"
    return "people" if kind in EMPTY_KINDS or note.startswith(PEOPLE) else "open"


def cell(state, names, note):
    shown = ", ".join(f"`{name}`" for name in names[:NAMES_MAX])
    shown += f" and {len(names) - NAMES_MAX} more" if len(names) > NAMES_MAX else ""
    if state == "people":
        return "for people to do" + (f": {note[len(PEOPLE):]}" if note else "")
    if state == "part":
        return f"{shown}; **open**: {note[len(PART):]}"
    return shown if state == "tested" else f"**open**: {note}"


def page(known, tests):
    """The text of docs/coverage.md."""
    state = {i: state_of(known[i][0], tests[i], known[i][3]) for i in known}
    out = ["# Requirements and the tests that speak for them", "",
           "Made by `tools/coverage.py` from [requirements.tsv](requirements.tsv) and the tests; not",
           "edited by hand. Kinds: F function, R role, S state or flow, U rule, N number or deadline,",
           "X exchange, Q quality, P protection, G duty of people (the system supports, logs or counts",
           "it). *Open* means that no test shows it; why, is said in a few words. *In part* means that",
           "tests show it but for what is named.", "",
           "| regulation | requirements | tested | in part | for people to do | open |",
           "|---|---|---|---|---|---|"]
    for tag, title in REGULATIONS.items():
        mine = [state[i] for i in known if i.startswith(tag)]
        counts = " | ".join(str(mine.count(word)) for word in ("tested", "part", "people", "open"))
        out.append(f"| {title} | {len(mine)} | {counts} |")
    for tag, title in REGULATIONS.items():
        out += ["", f"## {title}", "", "| | article | kind | what | tests |", "|---|---|---|---|---|"]
        for identifier, (kind, article, what, note) in known.items():
            if identifier.startswith(tag):
                shown = cell(state[identifier], tests[identifier], note)
                out.append(f"| {identifier} | {article} | {kind} | {what} | {shown} |")
    return "\n".join(out) + "\n"


def main():
    known = requirements()
    tests, faults = collect(known)
    faults += [f"docs/requirements.tsv: {i}: no test names it, and nothing says why"
               for i, (kind, _, _, note) in known.items()
               if not tests[i] and kind not in EMPTY_KINDS and not note]
    faults += [f"docs/requirements.tsv: {i}: tests name it, yet it says: {note}"
               for i, (_, _, _, note) in known.items()
               if tests[i] and note and not note.startswith((PART, PEOPLE))]
    text = page(known, tests)
    if "--check" not in sys.argv:
        PAGE.write_text(text)
    elif not PAGE.exists() or PAGE.read_text() != text:
        faults.append("docs/coverage.md is not up to date: run tools/coverage.py")
    print("\n".join(faults), end="\n" if faults else "")
    print(f"{len(known)} requirements, {sum(bool(names) for names in tests.values())} with tests")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
