#!/usr/bin/env python3
"""Makes the workbook of this folder that is a real annex, filled in on an old machine.

make_filled.py    writes ban_le_tcvn3.xlsx beside itself, out of ../forms/sct_binh_phuoc_ban_le.xlsx

Its texts are in TCVN3 under a font .VnTime, as ../legacy-encoding/tables.csv has the code; its
figures are made up and typed as people type them: with a comma, with words, as texts.
"""
import csv
import pathlib
import re
import unicodedata
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
WHEN = (2026, 11, 2, 8, 0, 0)
ANNEX = HERE.parent / "forms/sct_binh_phuoc_ban_le.xlsx"
FONT = ".VnTime"

# Rows of the annex and what was typed into D (same month last year), E (last month), F (this month).
TYPED = {
    6: ("4.120,5", "4.350", "4.780,25"),
    7: ("1.210", "1.305,5", "1.298"),
    8: ("980", "1.010", "1.044,5"),
    9: ("215,5", "240", "236"),
    10: ("3.400", "3,5 tỷ", "3.615"),
    11: ("nt", "0", "150"),
}


def old_codes():
    with (HERE.parent / "legacy-encoding/tables.csv").open(encoding="utf-8", newline="") as table:
        return {
            row["char"]: row["latin1_surface"]
            for row in csv.DictReader(table)
            if row["encoding"] == "tcvn3"
        }


def in_tcvn3(text, codes):
    """Capitals with a tone have no code: their font draws small letters as capitals."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        codes.get(letter) or codes.get(letter.lower()) or letter for letter in composed
    )


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def typed(sheet, codes):
    for row, texts in TYPED.items():
        for column, text in zip("DEF", texts):
            inline = f'<is><t>{escaped(in_tcvn3(text, codes))}</t></is>'
            at = f"{column}{row}"
            sheet, found = re.subn(
                rf'<c r="{at}" s="(\d+)"/>', rf'<c r="{at}" s="\1" t="inlineStr">{inline}</c>', sheet
            )
            if found != 1:
                raise SystemExit(f"{at} is no empty cell of {ANNEX.name}")
    return sheet


def rewritten(name, data, codes):
    if name == "xl/sharedStrings.xml":
        return re.sub(
            r"(<t[^>]*>)([^<]*)", lambda m: m[1] + in_tcvn3(m[2], codes), data.decode()
        ).encode()
    if name == "xl/styles.xml":
        return re.sub(r'<name val="[^"]*"', f'<name val="{FONT}"', data.decode()).encode()
    if name == "xl/worksheets/sheet1.xml":
        return typed(data.decode(), codes).encode()
    return data


def main():
    codes = old_codes()
    out = HERE / "ban_le_tcvn3.xlsx"
    with zipfile.ZipFile(ANNEX) as annex, zipfile.ZipFile(out, "w") as book:
        for name in annex.namelist():
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(info, rewritten(name, annex.read(name), codes))


main()
