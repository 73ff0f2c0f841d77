#!/usr/bin/env python3
"""Makes the workbook of this folder that is a real annex with open lists, filled in with rows.

make_list.py    writes tthc_danh_sach.xlsx beside itself, out of ../forms/vpcp_06_tong_hop.xlsx

Units are posts of no real place, figures are made up; what people get wrong is among them: a row
without a name, a word where a figure belongs, a total that was not calculated anew.
"""
import pathlib
import re
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
WHEN = (2026, 11, 2, 8, 0, 0)
ANNEX = HERE.parent / "forms/vpcp_06_tong_hop.xlsx"

# By the annex's row with the dots: the rows that stand there, A (number), B (name), D, E, F, H, I, J, L, M.
LISTS = {
    10: [
        ("1", "Sở Nội vụ", "120", "30", "5", "100", "40", "0", "15", "0"),
        ("2", "Sở Tài chính", "80", "12", "3", "60", "30", "1", "4", "0"),
        ("", "", "7", "", "", "", "", "", "", ""),
    ],
    12: [],
    14: [
        ("1", "Xã An Bình", "310", "45", "12", "300", "50", "2", "15", "0"),
        ("2", "Xã Bình Minh", "chưa có", "20", "4", "18", "5", "0", "1", "0"),
    ],
}
COLUMNS = "ABDEFHIJLM"
SUMS = {"C": "DEF", "G": "HIJ", "K": "LM"}


def cell(at, style, text):
    if re.fullmatch(r"\d+", text):
        return f'<c r="{at}" s="{style}"><v>{text}</v></c>'
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>' if text else ""


def total(row, typed, columns):
    formula = "+".join(f"{column}{row}" for column in columns)
    figures = [int(typed[column]) for column in columns if typed[column].isdigit()]
    return f"<f>{formula}</f><v>{sum(figures)}</v>"


def written(row, texts):
    typed = dict(zip(COLUMNS, texts))
    cells = []
    for column in "ABCDEFGHIJKLM":
        style = {"A": 9, "B": 10}.get(column, 11)
        if column in SUMS:
            cells.append(f'<c r="{column}{row}" s="{style}">{total(row, typed, SUMS[column])}</c>')
        else:
            cells.append(cell(f"{column}{row}", style, typed[column]))
    return f'<row r="{row}">{"".join(cells)}</row>'


def moved(xml, old, new):
    xml = xml.replace(f'<row r="{old}"', f'<row r="{new}"')
    return re.sub(rf"\b([A-M]){old}\b", rf"\g<1>{new}", xml)


def listed(sheet):
    rows = {int(m[1]): m[0] for m in re.finditer(r'<row r="(\d+)".*?</row>', sheet, re.S)}
    out, at = [], 1
    for number, xml in rows.items():
        if number in LISTS:
            out += [written(at + i, texts) for i, texts in enumerate(LISTS[number])]
            at += len(LISTS[number])
        else:
            out.append(moved(xml, number, at) if at != number else xml)
            at += 1
    data = "<sheetData>" + "".join(out) + "</sheetData>"
    sheet = sheet.replace('ref="A1:M15"', f'ref="A1:M{at - 1}"')
    return re.sub(r"<sheetData>.*</sheetData>", lambda _: data, sheet, flags=re.S)


def main():
    out = HERE / "tthc_danh_sach.xlsx"
    with zipfile.ZipFile(ANNEX) as annex, zipfile.ZipFile(out, "w") as book:
        for name in annex.namelist():
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            data = annex.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = listed(data.decode()).encode()
            book.writestr(info, data)


main()
