#!/usr/bin/env python3
"""Makes the small office and sound files of this folder that no program at hand writes.

make_files.py     writes them beside itself

bang.xlsx, bang.xls, bang.ods and bang.pdf are LibreOffice 7.4's of one table; anh.png and anh.jpg
are ImageMagick's. What is made here follows the formats' own texts: ECMA-376 (.docx), MS-CFB
(.doc: bang.xls with its stream named as Word names it), OpenDocument 1.3 (.odt).
"""
import io
import pathlib
import struct
import wave
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
WHEN = (2026, 11, 2, 8, 0, 0)
ODT = "application/vnd.oasis.opendocument.text"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def archive(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, text in entries:
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            z.writestr(info, text)
    return out.getvalue()


def word(*more):
    return archive([("[Content_Types].xml", TYPES), ("_rels/.rels", "<Relationships/>"),
                    ("word/document.xml", "<w:document/>"), *more])


def utf16(text):
    return text.encode("utf-16-le")


def renamed(data, old, new):
    """An entry of a compound file's directory under another name."""
    field = utf16(old).ljust(64, b"\0") + struct.pack("<H", 2 * len(old) + 2)
    at = data.index(field)
    return data[:at] + utf16(new).ljust(64, b"\0") + struct.pack("<H", 2 * len(new) + 2) + data[at + 66:]


def sound():
    out = io.BytesIO()
    with wave.open(out, "wb") as w:
        w.setparams((1, 1, 8000, 0, "NONE", "not compressed"))
        w.writeframes(bytes(range(128, 160)))
    return out.getvalue()


xls = (HERE / "bang.xls").read_bytes()
files = {
    "van_ban.docx": word(),
    "macro.docx": word(("word/vbaProject.bin", b"\xd0\xcf")),
    "chuong_trinh.docx": word(("word/embeddings/bao_cao.EXE", b"MZ")),
    "trang.docx": word(("word/afchunk.htm", "<p/>")),
    "bom.docx": word(("word/media/image1.png", bytes(4_000_000))),
    "nen.zip": archive([("ghi_chu.txt", "a")]),
    "van_ban.odt": archive([("mimetype", ODT), ("content.xml", "<x/>")]),
    "macro.odt": archive([("mimetype", ODT), ("Basic/Standard/Module1.xml", "<x/>")]),
    "khong_macro.odt": archive([("mimetype", ODT), ("Basic/script-lc.xml", "<x/>")]),
    "van_ban.doc": renamed(xls, "Workbook", "WordDocument"),
    "macro.xls": renamed(xls, "\x05SummaryInformation", "_VBA_PROJECT_CUR"),
    "mat_khau.xlsx": renamed(xls, "Workbook", "EncryptedPackage"),
    "ghi_am.wav": sound(),
}
for name, data in files.items():
    (HERE / name).write_bytes(data)
