#!/usr/bin/env python3
"""Writes tests/golden/formula_calc.test: seeded formulas whose results LibreOffice Calc gave.

    python3 tools/gen_formula_calc_cases.py

All cases go into one sheet, each in twenty rows of its own, and one run of `soffice --headless`
calculates them. What Calc and docs/formulas.md decide differently is left out by the rules of
`excluded`; the head of the file says how many cases each rule took, and why.
"""
import collections
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from fractions import Fraction
from xml.sax.saxutils import escape

CASES, SEED, ROWS = 5500, 20260715, 20
OUT = pathlib.Path(__file__).resolve().parent.parent / "tests/golden/formula_calc.test"
NUMBERS, WORDS = "ABCDEFG", ["Xã", "xã", "Phường", "Đồng", "đồng", "an", "Bình", "x1", "ổ"]
TEXT, DATE = "H", "I"
rng = random.Random(SEED)
pick = rng.choice


# ---- formulas ----

def number_cell():
    return f"{pick(NUMBERS)}{rng.randint(1, 9)}"


def number_range():
    a, b = sorted(rng.sample(range(1, 10), 2))
    c, d = sorted([pick(NUMBERS), pick(NUMBERS)])
    return f"{c}{a}:{d}{b}"


def column_range(column, size):
    return f"{column}1:{column}{size}"


def literal():
    return pick(["0", "1", "2", "5", "10", "100", "0.5", "1.25", str(rng.randint(0, 999)),
                 f"{rng.randint(0, 99)}.{rng.randint(1, 9)}"])


def condition(depth):
    kind = rng.randrange(9)
    if kind < 4:
        return f"{number(depth + 1)}{pick(['=', '<>', '<', '<=', '>', '>='])}{number(depth + 1)}"
    if kind == 4:
        return f"{TEXT}{rng.randint(1, 9)}{pick(['=', '<>'])}\"{pick(WORDS)}\""
    if kind == 5:
        parts = ";".join(condition(depth + 1) for _ in range(rng.randint(1, 3)))
        return f"{pick(['AND', 'OR'])}({parts})"
    if kind == 6:
        return f"NOT({condition(depth + 1)})"
    if kind == 7:
        return f"{pick(['ISNUMBER', 'ISBLANK', 'ISTEXT'])}({pick([number_cell(), f'{TEXT}{rng.randint(1, 9)}'])})"
    return f"{DATE}{rng.randint(1, 9)}{pick(['<', '>=', '='])}{DATE}{rng.randint(1, 9)}"


def criterion(depth):
    return pick([f"\"{pick(['>', '<', '>=', '<=', '<>', '=', ''])}{rng.randint(-5, 40)}\"",
                 literal(), f"\"{pick(['>', '<='])}\"&{pick(['5', '12', '0'])}"])


def word_criterion():
    return pick([f"\"{pick(WORDS)}\"", f"\"{pick(['x*', '*n', '?n', '*o*', '<>an', '<>x*', '??'])}\""])


def search(depth):
    size = rng.randint(2, 9)
    a, b, c = (column_range(pick(NUMBERS), size) for _ in range(3))
    words = column_range(TEXT, size)
    return pick([
        f"SUMIF({a};{criterion(depth)})", f"SUMIF({a};{criterion(depth)};{b})",
        f"COUNTIF({a};{criterion(depth)})", f"SUMIF({words};{word_criterion()};{a})",
        f"COUNTIF({words};{word_criterion()})", f"SUMPRODUCT({a};{b})", f"SUMPRODUCT({a};{b};{c})",
        f"SUMIFS({a};{b};{criterion(depth)};{words};{word_criterion()})",
        f"COUNTIFS({a};{criterion(depth)};{b};{criterion(depth)})",
        f"AVERAGEIF({a};{criterion(depth)};{b})"])


def text(depth):
    kind = rng.randrange(9)
    if kind < 2 or depth > 3:
        return pick([f"\"{pick(WORDS)}\"", f"{TEXT}{rng.randint(1, 9)}"])
    if kind == 2:
        return f"{text(depth + 1)}&{text(depth + 1)}"
    if kind == 3:
        return f"{pick(['LEFT', 'RIGHT'])}({text(depth + 1)};{rng.randint(0, 4)})"
    if kind == 4:
        return f"MID({text(depth + 1)};{rng.randint(1, 4)};{rng.randint(0, 4)})"
    if kind == 5:
        return f"{pick(['UPPER', 'LOWER', 'TRIM'])}({text(depth + 1)})"
    if kind == 6:
        return f"CONCATENATE({text(depth + 1)};{text(depth + 1)})"
    if kind == 7:
        return f"IF({condition(depth + 1)};{text(depth + 1)};{text(depth + 1)})"
    return f"{text(depth + 1)}&{rng.randint(0, 99)}"


def call(depth):
    inner = lambda: number(depth + 1)  # noqa: E731
    parts = lambda: ";".join(pick([number_range, number_cell, inner])() for _ in range(rng.randint(1, 3)))  # noqa: E731
    kind = rng.randrange(16)
    if kind < 3:
        return f"{pick(['SUM', 'AVERAGE', 'MIN', 'MAX', 'COUNT', 'COUNTA', 'PRODUCT'])}({parts()})"
    if kind < 6:
        return f"IF({condition(depth + 1)};{inner()};{inner()})"
    if kind == 6:
        return f"IFERROR({inner()};{inner()})"
    if kind < 9:
        return f"{pick(['ROUND', 'ROUNDUP', 'ROUNDDOWN'])}({inner()};{rng.randint(-2, 4)})"
    if kind == 9:
        return f"{pick(['INT', 'ABS', 'SIGN', 'TRUNC'])}({inner()})"
    if kind == 10:
        return f"MOD({inner()};{inner()})"
    if kind == 11:
        return f"LEN({text(depth + 1)})"
    if kind == 12:
        return f"{pick(['YEAR', 'MONTH', 'DAY'])}({DATE}{rng.randint(1, 9)})"
    if kind == 13:
        return f"({number(depth + 1)})^{pick(['2', '3', '0', '1', '-1'])}"
    return search(depth)


def number(depth=0):
    kind = rng.randrange(3 if depth > 3 else 14)
    if kind < 2:
        return number_cell()
    if kind == 2:
        return literal()
    if kind < 7:
        return f"{number(depth + 1)}{pick('+-*/+-')}{number(depth + 1)}"
    if kind == 7:
        return f"({number(depth + 1)})"
    if kind == 8:
        return pick([f"-{number_cell()}", f"{number_cell()}%", f"({condition(depth + 1)})*{number(depth + 1)}"])
    return call(depth)


def cells_of(formula):
    cells = set()
    bare = re.sub(r'"[^"]*"', "", formula)
    for c1, r1, c2, r2 in re.findall(r"\b([A-I])(\d+)(?::([A-I])(\d+))?\b", bare):
        for c in range(ord(c1), ord(c2 or c1) + 1):
            for r in range(int(r1), int(r2 or r1) + 1):
                cells.add(f"{chr(c)}{r}")
    return cells


def cell_value(name):
    if name[0] == TEXT:
        return pick(WORDS)
    if name[0] == DATE:
        return f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    kind = rng.randrange(6)
    if kind == 0:
        return "0"
    whole = rng.randint(0, 40 if kind < 4 else 99999)
    value = str(whole) if rng.randrange(2) else f"{whole}.{rng.randint(0, 9)}{rng.randint(1, 9)}"
    return f"-{value}" if rng.randrange(5) == 0 and value != "0" else value


def one_case():
    kind = pick(["number"] * 6 + ["text"] * 2 + ["yes_no"])
    formula = {"number": number, "text": lambda: text(0), "yes_no": lambda: condition(0)}[kind]()
    chance = pick([1.0, 1.0, 0.8, 0.5])
    cells = {c: cell_value(c) for c in sorted(cells_of(formula)) if rng.random() < chance}
    return kind, formula, cells, rng.randrange(7)


# ---- Calc ----

def typed(value):
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return f'office:value-type="float" office:value="{value}"'
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f'office:value-type="date" office:date-value="{value}"'
    return f'office:value-type="string" office:string-value="{value}"'


def moved(formula, by):
    """In OpenFormula, its references `by` rows further down; texts are let alone."""
    def reference(match):
        parts = [f".{c}{int(r) + by}" for c, r in re.findall(r"([A-I])(\d+)", match[0])]
        return f"[{':'.join(parts)}]"

    pieces = re.split(r'("[^"]*")', formula)
    return "".join(p if p.startswith('"') else re.sub(r"\b[A-I]\d+(?::[A-I]\d+)?\b", reference, p)
                   for p in pieces)


def sheet(cases):
    yield ('<?xml version="1.0" encoding="UTF-8"?><office:document '
           'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
           'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
           'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
           'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" '
           'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>'
           '<office:spreadsheet><table:calculation-settings table:case-sensitive="false" '
           'table:use-wildcards="true" table:use-regular-expressions="false" '
           'table:search-criteria-must-apply-to-whole-cell="true"/><table:table table:name="S">')
    for i, (_, formula, cells, _) in enumerate(cases):
        for row in range(1, ROWS + 1):
            yield "<table:table-row>"
            for column in "ABCDEFGHI":
                value = cells.get(f"{column}{row}")
                yield f"<table:table-cell {typed(value)}/>" if value else "<table:table-cell/>"
            if row == ROWS:
                yield f'<table:table-cell table:formula="of:={escape(moved(formula, i * ROWS), {chr(34): "&quot;"})}"/>'
            yield "</table:table-row>"
    yield "</table:table></office:spreadsheet></office:body></office:document>"


def calculated(cases):
    """What Calc shows for each case: a Fraction-able text, a str, a bool or "#…"."""
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    body = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "in.fods")
        source.write_text("".join(sheet(cases)), encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                        "--convert-to", "fods:OpenDocument Spreadsheet Flat XML", "--outdir",
                        f"{folder}/out", str(source)], check=True, stdout=subprocess.DEVNULL,
                       timeout=900)
        results = []
        for _, cell in ET.iterparse(f"{folder}/out/in.fods"):
            if cell.tag != f"{table}table-cell" or f"{table}formula" not in cell.attrib:
                continue
            kind = cell.get(f"{office}value-type")
            shown = "".join("".join(p.itertext()) for p in cell.findall(f"{body}p"))
            if shown.startswith("#") or shown.startswith("Err:"):
                results.append(("error", shown))
            elif kind == "string":
                results.append(("text", shown))
            elif kind == "boolean":
                results.append(("yes_no", cell.get(f"{office}boolean-value")))
            elif cell.get(f"{office}value") is None:
                results.append((kind, shown))
            else:
                results.append(("number", cell.get(f"{office}value")))
    if len(results) != len(cases):
        sys.exit(f"{len(results)} results for {len(cases)} cases")
    return results


# ---- what is expected here ----

ERRORS = {"#DIV/0!": "#div0", "#VALUE!": "#value", "#NUM!": "#overflow", "#N/A": "#na",
          "Err:502": "#value", "Err:503": "#overflow", "Err:523": "#overflow", "#REF!": "#ref"}


def rounded(value, decimals):
    """Half away from zero; None where a double cannot tell."""
    exact = abs(Fraction(float(value))) * 10 ** decimals
    if exact > 2 ** 44:
        return None
    whole, rest = divmod(exact, 1)
    if abs(rest - Fraction(1, 2)) < Fraction(1, 10000):
        return None
    mantissa = int(whole) + (rest > Fraction(1, 2))
    digits = f"{mantissa:0{decimals + 1}}"
    shown = f"{digits[:-decimals]}.{digits[-decimals:]}".rstrip("0").rstrip(".") if decimals else digits
    return f"-{shown}" if float(value) < 0 and mantissa else shown


RULES = {
    "empty": "none of the cells is filled in: here it has no value",
    "chosen": "IF or IFERROR chose an empty cell: no value here, 0 in Calc",
    "lazy": "AND and OR with what may be an error in an argument: here they stop at the one that decides",
    "tie": "in the middle between two roundings, or too large for a double to hold exactly",
    "edge": "a comparison, a rounding or a remainder over quotients, which doubles hold inexactly",
    "large": "a product of ranges, which may have more than 38 digits on the way",
    "type": "a result of another type than the column asked for",
    "dates": "YEAR, MONTH, DAY of an empty cell: a date in Calc",
    "power": "0^0 and 0^-1: 1 and #NUM! in Calc, #NUM! and #DIV/0! in Excel and here",
}


def edgy(formula):
    inexact = "/" in formula or "%" in formula or "AVERAGE" in formula
    inner = re.search(r"[<>=]|ROUND|INT|TRUNC|MOD|SIGN|IF\(|COUNTIF|SUMIF", formula)
    return bool(inexact and inner)


def excluded(case, result):
    """The rule that takes the case out, or None; the order tells which of several counts."""
    kind, formula, cells, _ = case
    referred = cells_of(formula)
    found, value = result
    if referred and not referred & set(cells):
        return "empty"
    if found == "number" and float(value) == 0 and "IF" in formula and set(cells) != referred:
        return "chosen"
    if re.search(r"\b(AND|OR)\(", formula) and re.search(r"/|MOD|AVERAGE|\^", formula):
        return "lazy"
    if re.search(r"(?<!SUM)PRODUCT\(.*:", formula):
        return "large"
    if re.search(r"\b(YEAR|MONTH|DAY)\(", formula) and set(cells) != referred:
        return "dates"
    if re.search(r"\^(0|-)", formula):
        return "power"
    if found not in (kind, "error"):
        return "type"
    if edgy(formula):
        return "edge"
    if found == "number" and rounded(value, case[3]) is None:
        return "tie"
    return None


def shown_result(case, result):
    found, value = result
    if found == "error":
        return ERRORS[value]
    if found == "number":
        return rounded(value, case[3])
    return value if value else "empty"


def main():
    kept, taken, drawn = [], collections.Counter(), 0
    while len(kept) < CASES:
        cases = []
        while len(cases) < 20000:
            case = one_case()
            if len(case[1]) <= 160 and len(case[2]) <= 60:
                cases.append(case)
        for case, result in zip(cases, calculated(cases)):
            drawn += 1
            rule = excluded(case, result)
            if rule:
                taken[rule] += 1
            elif len(kept) < CASES:
                kept.append((case, result))
    with OUT.open("w", encoding="utf-8") as out:
        out.write("# Written by tools/gen_formula_calc_cases.py; results by LibreOffice Calc. See "
                  f"formula_functions.test.\n#\n# Drawn: {drawn}. Left out, by rule:\n")
        for rule, why in RULES.items():
            out.write(f"# {taken[rule]:6} {rule}: {why}\n")
        for case, result in kept:
            kind, formula, cells, decimals = case
            inputs = [f"{name}={value}" for name, value in cells.items()]
            inputs.append(f"decimals={decimals}" if kind == "number" else f"type=J:{kind}")
            out.write(f"\n={formula}\n{' '.join(inputs)}\n{shown_result(case, result)}\n")
    print(f"{len(kept)} kept of {drawn}", dict(taken))


if __name__ == "__main__":
    main()
