#!/usr/bin/env python3
"""Checks what can be checked of the documents: links that lead somewhere, the parts each kind of
document must have, verbs that make knows, files that are named and exist."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ADR_PARTS = ("Context", "Decision", "What we gave up", "What would change our mind")
ADR_LINES = 70
SKIP = {"node_modules", "build", ".git", ".tools", "dist"}


def documents():
    for path in sorted(ROOT.rglob("*.md")):
        parts = set(path.relative_to(ROOT).parts)
        if not parts & SKIP and not any(p.startswith("build-") for p in parts):
            yield path


def anchors(text):
    for heading in re.findall(r"^#+ (.+)$", text, re.M):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def link_faults(path, text):
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        to = (path.parent / name).resolve() if name else path
        if not to.exists():
            yield f"leads nowhere: {target}"
        elif anchor and to.suffix == ".md" and anchor not in anchors(to.read_text()):
            yield f"no such heading: {target}"


def name_faults(text, verbs):
    prose = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    for verb in re.findall(r"`make ([a-z]+)", prose):
        if verb not in verbs:
            yield f"make has no verb {verb}"
    for named in re.findall(r"`((?:src|tools|tests|docs|web|packaging)/[\w./-]+)`", prose):
        if not (ROOT / named).exists():
            yield f"does not exist: {named}"


def adr_faults(path, text):
    parts = re.findall(r"^## (.+)$", text, re.M)
    if tuple(parts) != ADR_PARTS:
        yield f"has the parts {parts}, must have {list(ADR_PARTS)}"
    if len(text.splitlines()) > ADR_LINES:
        yield f"is longer than a page ({ADR_LINES} lines)"
    if not text.startswith(f"# {path.name[:4]} "):
        yield "its title must begin with its number"


def main():
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    passed = failed = 0
    for path in documents():
        text = path.read_text()
        faults = list(link_faults(path, text)) + list(name_faults(text, verbs))
        if path.parent.name == "adr" and path.name[:1].isdigit():
            faults += adr_faults(path, text)
        for fault in faults:
            print(f"{path.relative_to(ROOT)}: {fault}")
        passed, failed = passed + (not faults), failed + bool(faults)
    for folder in sorted(p for p in (ROOT / "src").iterdir() if p.is_dir()):
        if not (folder / "README.md").exists():
            print(f"src/{folder.name}: has no README.md")
            failed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
