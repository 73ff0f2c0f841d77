#!/usr/bin/python3
"""Whether PDF files are what they say, PDF/A-2u: pdf_a.py FOLDER FILE…

Asked twice. Preflight of Apache PDFBox knows PDF/A-1b only: what it finds is passed over where
ISO 19005-2 permits what ISO 19005-1 forbids, and nowhere else (PERMITTED). What the second part
asks for beside the first is asked here, each function by its clause, with QPDF reading the file.
Prints what is wrong, a line each; FOLDER is for files of its own.
"""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pikepdf
from pikepdf import Name

JARS = "preflight pdfbox2 xmpbox fontbox2 commons-logging javax.activation jaxb-api".split()
# Code of Preflight, what it says, and where the second part permits it.
PERMITTED = (
    ("7.11.1", "conformance level must be A or B", "6.6.4: the level is U"),
    ("7.11.2", "part must be 1", "6.6.4: the part is 2"),
    ("2.2.1", "Group has a transparency S entry", "6.2.10: groups"),
    ("2.2.2", "Soft Mask must be null", "6.2.10: pictures that are transparent"),
    ("3.1.11", "CIDSet entry is missing", "6.2.11.4.2: only complete if it is there"),
)
OPERATORS = set(
    "w J j M d ri i gs q Q cm m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts"
    " Td TD Tm T* Tj TJ ' \" d0 d1 CS cs SC SCN sc scn G g RG rg K k sh BI ID EI INLINE IMAGE Do MP"
    " DP BMC BDC EMC BX EX".split()
)
ANNOTATIONS = {"/Widget", "/Link"}  # of those permitted, the ones that are made
BLENDS = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten"}
SPACES = {"/DeviceRGB", "/DeviceGray"}  # an RGB intent stands for both
ACTIVE = ("/OpenAction", "/AA", "/Requirements", "/OCProperties")
DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"


# ---- Preflight ----


def preflight(folder, files):
    """What it finds and the second part does not permit, as (file, what)."""
    given = folder / "preflight.txt"
    given.write_text("".join(f"{path}\n" for path in files))
    found = folder / "preflight.txt.preflight.xml"
    found.unlink(missing_ok=True)
    subprocess.run(
        ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1",
         "-cp", ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS),
         "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", str(given)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    results = ET.parse(found).getroot().findall(".//preflight")
    if len(results) != len(files):
        yield given, f"Preflight looked at {len(results)} of {len(files)} files"
    for result in results:
        if result.find("exceptionThrown") is not None:
            yield result.get("name"), "Preflight cannot read it"
        for error in result.iter("error"):
            code, said = error.findtext("code"), error.findtext("details") or ""
            if not any(code == c and part in said for c, part, _ in PERMITTED):
                yield result.get("name"), f"Preflight {code} {said}"


# ---- 6.1 the file ----


def without_streams(raw):
    return re.sub(rb"stream\r?\n.*?\nendstream", b"stream", raw, flags=re.S)


def file_structure(raw, pdf):
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", raw):
        yield "6.1.2 header"
    if len(pdf.trailer.get("/ID", [])) != 2:
        yield "6.1.3 no ID"
    if "/Encrypt" in pdf.trailer:
        yield "6.1.3 encrypted"
    if not re.search(rb"%%EOF\r?\n?\Z", raw):
        yield "6.1.3 bytes behind the end"
    if not re.search(rb"\nxref\n\d+ \d+\n", raw):
        yield "6.1.4 table of objects"
    for found in re.finditer(rb"(?<!<)<([0-9A-Fa-f\s]*)>(?!>)", without_streams(raw)):
        if len(re.sub(rb"\s", b"", found[1])) % 2:
            yield "6.1.6 half a byte"
    for problem in [*pdf.check(), *pdf.get_warnings()]:
        yield f"6.1 {problem}"


def values(value, seen, depth=0):
    """All below a value; objects once."""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        if value.objgen in seen:
            return
        seen.add(value.objgen)
    yield value
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in value.keys():
            yield pikepdf.Name(key)
            yield from values(value[key], seen, depth + 1)
    elif isinstance(value, pikepdf.Array):
        for item in value:
            yield from values(item, seen, depth + 1)


def objects(pdf):
    return list(values(pdf.trailer, set()))


def limits(pdf, found):
    if len(pdf.objects) > 8388607:
        yield "6.1.13 too many objects"
    for value in found:
        if isinstance(value, pikepdf.String) and len(bytes(value)) > 32767:
            yield "6.1.13 long string"
        if isinstance(value, pikepdf.Name) and len(str(value)) > 127:
            yield "6.1.13 long name"
        if isinstance(value, int) and abs(value) > 2147483647:
            yield "6.1.13 large number"


def streams(found):
    for value in found:
        if not isinstance(value, pikepdf.Stream):
            continue
        filters = value.get("/Filter", [])
        filters = [filters] if isinstance(filters, pikepdf.Name) else list(filters)
        if any(name in ("/LZWDecode", "/Crypt") for name in filters):
            yield "6.1.7.2 filter"
        if any(key in value for key in ("/F", "/FFilter", "/FDecodeParms")):
            yield "6.1.7.1 data elsewhere"
        kind = value.get("/Subtype")
        if kind == "/Image":
            yield from picture(value)
        if kind == "/Form" and any(key in value for key in ("/OPI", "/Subtype2", "/PS", "/Ref")):
            yield "6.2.9 form"


def picture(value):
    if any(key in value for key in ("/Alternates", "/OPI")) or value.get("/Interpolate") is True:
        yield "6.2.8 picture"
    if str(value.get("/ColorSpace")) not in SPACES:
        yield f"6.2.4.3 picture in {value.get('/ColorSpace')}"


# ---- 6.2 what is drawn ----


def intent(pdf):
    found = [i for i in pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFA1"]
    if len(found) != 1:
        yield "6.2.3 output intents"
        return
    profile = found[0].DestOutputProfile
    data = profile.read_bytes()
    if "/OutputConditionIdentifier" not in found[0]:
        yield "6.2.3 name of the output condition"
    if (profile.N, data[12:16], data[16:20], data[36:40]) != (3, b"mntr", b"RGB ", b"acsp"):
        yield "6.2.3 profile"
    if int.from_bytes(data[:4], "big") != len(data) or data[8] not in (2, 4):
        yield "6.2.3 head of the profile"


def state(resources):
    for _, entry in resources.get("/ExtGState", {}).items():
        if "/TR" in entry or "/HTP" in entry or entry.get("/TR2", Name.Default) != "/Default":
            yield "6.2.5 graphics state"
        if str(entry.get("/BM", "/Normal")) not in BLENDS:
            yield "6.2.10 blend mode"


class Drawing:
    """What a content stream does; letters shown are gathered by font."""

    def __init__(self, stream, resources, shown):
        self.stream, self.resources, self.shown = stream, resources, shown
        self.font = None

    def faults(self):
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(self.stream):
            name = str(operator)
            depth += (name == "q") - (name == "Q")
            if name not in OPERATORS:
                yield f"6.2.2 operator {name}"
            if name in ("K", "k") or name in ("CS", "cs") and str(operands[0]) not in SPACES:
                yield "6.2.4.3 colour"
            if depth > 28:
                yield "6.1.13 nesting"
            yield from self.look(name, operands)

    def look(self, name, operands):
        if name == "Tf":
            self.font = self.resources.Font[str(operands[0])]
        elif name in ("Tj", "'", '"'):
            self.show(operands[-1])
        elif name == "TJ":
            for item in operands[0]:
                if isinstance(item, pikepdf.String):
                    self.show(item)
        elif name == "Do":
            form = self.resources.XObject[str(operands[0])]
            if form.get("/Subtype") == "/Form":
                yield from Drawing(form, form.get("/Resources", self.resources), self.shown).faults()

    def show(self, text):
        _, codes = self.shown.setdefault(self.font.objgen, (self.font, set()))
        data = bytes(text)
        wide = self.font.Subtype == "/Type0"
        if wide:
            data = [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]
        codes.update(data)


def drawings(pdf, shown):
    for page in pdf.pages:
        if "/Resources" not in page:
            yield "6.2.2 page without resources"
            continue
        if "/Group" in page and str(page.Group.get("/CS")) not in SPACES:
            yield "6.2.10 group without a colour space"
        yield from state(page.Resources)
        yield from Drawing(page.obj, page.Resources, shown).faults()
        for note in page.get("/Annots", []):
            look = note.get("/AP", {}).get("/N")
            if isinstance(look, pikepdf.Stream):
                yield from Drawing(look, look.get("/Resources", {}), shown).faults()


# ---- 6.2.11 fonts ----


def meanings(font):
    """Unicode by code."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    out = {}
    for body in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", body):
            out[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be")
    for body in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", body):
            for i in range(int(low, 16), int(high, 16) + 1):
                out[i] = chr(int(to, 16) + i - int(low, 16))
    return out


def font_faults(font, codes):
    name = str(font.get("/BaseFont"))
    below = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
    if str(font.Subtype) not in ("/Type0", "/TrueType"):
        yield f"6.2.11.2 {name}: kind of font"
        return
    if "/FontFile2" not in below.get("/FontDescriptor", {}):
        yield f"6.2.11.4 {name} is not embedded"
    if font.Subtype == "/Type0":
        if font.Encoding != "/Identity-H" or "/CIDSystemInfo" not in below:
            yield f"6.2.11.3 {name}: encoding"
        if below.get("/CIDToGIDMap") != "/Identity":
            yield f"6.2.11.3.2 {name}: CIDToGIDMap"
        if 0 in codes:
            yield f"6.2.11.8 {name}: .notdef"
    elif not int(below.FontDescriptor.Flags) & 32 or font.Encoding != "/WinAnsiEncoding":
        yield f"6.2.11.6 {name}: encoding"
    said = meanings(font) if "/ToUnicode" in font else {}
    if any(said.get(code, "\0") in ("\0", "\ufeff", "\ufffe") for code in codes):
        yield f"6.2.11.7 {name}: a letter without a meaning"


# ---- 6.3 to 6.5 annotations, forms, actions ----


def annotations(pdf):
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            rect = [float(n) for n in note.Rect]
            look = note.get("/AP")
            if str(note.Subtype) not in ANNOTATIONS:
                yield f"6.3.1 {note.Subtype}"
            if int(note.get("/F", 0)) & 0b100100111 != 0b100:
                yield "6.3.2 does not print"
            if rect[0] == rect[2] and rect[1] == rect[3]:
                continue
            if look is None or set(look.keys()) != {"/N"} or not isinstance(look.N, pikepdf.Stream):
                yield "6.3.3 no look"
            if "/A" in note or "/AA" in note:
                yield "6.4.1 action of a field"


def forms(pdf, raw):
    form = pdf.Root.get("/AcroForm", {})
    if form.get("/NeedAppearances") is True:
        yield "6.4.1 looks left to viewers"
    if "/XFA" in form:
        yield "6.4.2 XFA"
    for field in form.get("/Fields", []):
        signature = field.get("/V")
        if field.FT != "/Sig" or signature is None:
            continue
        a, b, c, d = (int(n) for n in signature.ByteRange)
        if a != 0 or raw[b : b + 1] != b"<" or raw[c - 1 : c] != b">":
            yield "6.4.3 what is signed"
        if not raw[: c + d].endswith(b"%%EOF\n"):
            yield "6.4.3 a revision that is not signed whole"


def actions(pdf, found):
    if any(key in pdf.Root for key in ACTIVE) or any("/AA" in page for page in pdf.pages):
        yield "6.5, 6.9, 6.11 catalog"
    names = pdf.Root.get("/Names", {})
    if any(key in names for key in ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations")):
        yield "6.5, 6.8, 6.10 names"
    if any(value == "/JavaScript" for value in found if isinstance(value, pikepdf.Name)):
        yield "6.5.1 JavaScript"


# ---- 6.6 metadata ----


def moment(text):
    return re.sub(r"\D", "", text)


def metadata(pdf):
    stream = pdf.Root.get("/Metadata")
    if stream is None or stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        yield "6.6.2.1 no metadata"
        return
    if "/Filter" in stream:
        yield "6.6.2.1 compressed"
    text = stream.read_bytes()
    head = text.split(b"?>", 1)[0]
    if not head.startswith(b"<?xpacket begin=") or b"bytes=" in head or b"encoding=" in head:
        yield "6.6.2.1 packet"
    tree = ET.fromstring(text.decode("utf-8"))
    if (tree.findtext(f".//{PDFA}part"), tree.findtext(f".//{PDFA}conformance")) != ("2", "U"):
        yield "6.6.4 part and level"
    info = pdf.trailer.get("/Info", {})
    pairs = (
        ("/Title", tree.findtext(f".//{DC}title/{RDF}Alt/{RDF}li")),
        ("/Author", tree.findtext(f".//{DC}creator/{RDF}Seq/{RDF}li")),
        ("/Creator", tree.findtext(f".//{XMP}CreatorTool")),
        ("/Producer", tree.findtext(f".//{PDF}Producer")),
    )
    for key, said in pairs:
        if (str(info[key]) if key in info else None) != said:
            yield f"6.6.3 {key}"
    for key, name in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        if moment(str(info.get(key, ""))) != moment(tree.findtext(f".//{XMP}{name}") or ""):
            yield f"6.6.3 {key}"


# ---- all ----


def faults(path):
    raw = path.read_bytes()
    with pikepdf.open(path) as pdf:
        found, shown = objects(pdf), {}
        yield from file_structure(raw, pdf)
        yield from limits(pdf, found)
        yield from streams(found)
        yield from intent(pdf)
        yield from drawings(pdf, shown)
        for font, codes in shown.values():
            yield from font_faults(font, codes)
        yield from annotations(pdf)
        yield from forms(pdf, raw)
        yield from actions(pdf, found)
        yield from metadata(pdf)


def main():
    folder, *files = map(pathlib.Path, sys.argv[1:])
    said = [(path, what) for path in files for what in faults(path)]
    said += preflight(folder, files)
    for path, what in dict.fromkeys((pathlib.Path(path).name, what) for path, what in said):
        print(f"{path}: {what}")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
