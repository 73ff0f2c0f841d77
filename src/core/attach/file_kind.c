#include "core/attach/file_kind.h"

#include "core/attach/archive.h"
#include "core/attach/compound.h"
#include "core/attach/sound.h"

const char *const file_kind_names[FILE_KIND_COUNT] = {
#define X(name, wire, title, type, endings) [FILE_##name] = wire,
    FILE_KIND_LIST(X)
#undef X
};

const char *const file_kind_titles[FILE_KIND_COUNT] = {
#define X(name, wire, title, type, endings) [FILE_##name] = title,
    FILE_KIND_LIST(X)
#undef X
};

const char *const file_kind_types[FILE_KIND_COUNT] = {
#define X(name, wire, title, type, endings) [FILE_##name] = type,
    FILE_KIND_LIST(X)
#undef X
};

const char *const file_kind_endings[FILE_KIND_COUNT] = {
#define X(name, wire, title, type, endings) [FILE_##name] = endings,
    FILE_KIND_LIST(X)
#undef X
};

/* Other names browsers, and the office programs installed with them, have for the types. */
static const struct {
    const char *type;
    enum file_kind kind;
} other_types[] = {
    { "application/x-pdf", FILE_PDF },
    { "image/jpg", FILE_JPEG },
    { "image/pjpeg", FILE_JPEG },
    { "image/x-png", FILE_PNG },
    { "application/wps-office.docx", FILE_DOCX },
    { "application/wps-office.xlsx", FILE_XLSX },
    { "application/wps-office.doc", FILE_DOC },
    { "application/wps-office.xls", FILE_XLS },
    { "application/vnd.ms-word", FILE_DOC },
    { "application/x-msexcel", FILE_XLS },
    { "audio/mp3", FILE_MP3 },
    { "audio/x-mp3", FILE_MP3 },
    { "audio/x-mpeg", FILE_MP3 },
    { "audio/x-m4a", FILE_M4A },
    { "audio/m4a", FILE_M4A },
    { "audio/aac", FILE_M4A },
    { "video/mp4", FILE_M4A },
    { "audio/x-wav", FILE_WAV },
    { "audio/wave", FILE_WAV },
    { "audio/vnd.wave", FILE_WAV },
    { "audio/opus", FILE_OGG },
    { "application/ogg", FILE_OGG },
    { "video/ogg", FILE_OGG },
};

/* What starts a program by a double click. */
static const char program_endings[] =
    "exe com scr pif bat cmd msi msp cpl dll sys jar apk app deb rpm sh bash ps1 psm1 vbs vbe vb "
    "js "
    "jse mjs wsf wsh hta lnk url reg inf chm iso img vhd php asp aspx jsp py pl rb";
/* What runs in a browser; parts of an office file may be such, and nothing runs them there. */
static const char page_endings[] = "html htm xhtml mht mhtml svg svgz xml xsl swf";

/* ---- small comparisons ---- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* ASCII case aside; b is in lower case. */
static bool same(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != b.ptr[i])
            return false;
    return true;
}

static bool begins(struct str s, struct str lower_prefix)
{
    return s.len >= lower_prefix.len && same(str_sub(s, 0, lower_prefix.len), lower_prefix);
}

static bool ends(struct str s, struct str lower_suffix)
{
    return s.len >= lower_suffix.len &&
           same(str_sub(s, s.len - lower_suffix.len, s.len), lower_suffix);
}

static bool has(struct str s, struct str lower_part)
{
    for (size_t at = 0; at + lower_part.len <= s.len; at++)
        if (same(str_sub(s, at, lower_part.len), lower_part))
            return true;
    return false;
}

/* Whether the word is among those with blanks between them. */
static bool listed(const char *words, struct str word)
{
    struct str left = str_of(words);

    while (left.len)
        if (same(word, str_cut(&left, ' ')))
            return true;
    return false;
}

/* ---- names ---- */

struct str file_name_ending(struct str name)
{
    for (size_t at = name.len; at-- > 0;)
        if (name.ptr[at] == '.')
            return str_sub(name, at + 1, name.len);
    return (struct str){ 0 };
}

bool file_name_is_plain(struct str name)
{
    static const char signs[] = "/\\:*?\"<>|";

    for (size_t i = 0; i < name.len; i++) {
        for (size_t k = 0; k < sizeof(signs) - 1; k++)
            if (name.ptr[i] == signs[k])
                return false;
        if ((unsigned char)name.ptr[i] < ' ')
            return false;
    }
    return name.len && name.ptr[0] != '.' && file_name_ending(name).len > 0;
}

/* ---- programs ---- */

static bool is_program(struct str bytes)
{
    static const struct str signs[] = {
        { "MZ", 2 }, /* Windows, DOS */
        { "\x7f"
          "ELF",
            4 },                                              /* Linux, Android */
        { "\xfe\xed\xfa", 3 },                                /* Apple, one machine */
        { "\xcf\xfa\xed\xfe", 4 },                            /* the same, other way round */
        { "\xce\xfa\xed\xfe", 4 }, { "\xca\xfe\xba\xbe", 4 }, /* Apple, several machines; Java */
        { "dex\n", 4 },                                       /* Android */
        { "#!", 2 },                                          /* scripts */
        { "L\0\0\0\x01\x14\x02\0", 8 },                       /* Windows' shortcuts */
    };

    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (str_starts(bytes, signs[i]))
            return true;
    return false;
}

/* ---- office files ---- */

/* What the names in an archive tell. */
struct inside {
    bool types, word, excel, macro, program;
};

static bool is_macro_part(struct str name)
{
    return ends(name, S("vbaproject.bin")) || ends(name, S("vbadata.xml")) ||
           has(name, S("/macrosheets/")) || has(name, S("/activex/"));
}

/* The lists of no libraries are written by some programs into every file. */
static bool is_basic_part(struct str name)
{
    bool list = ends(name, S("script-lc.xml")) || ends(name, S("script-lb.xml")) ||
                ends(name, S("dialog-lc.xml")) || ends(name, S("dialog-lb.xml")) ||
                ends(name, S("/"));

    return (begins(name, S("basic/")) || begins(name, S("scripts/")) ||
               begins(name, S("dialogs/"))) &&
           !list;
}

static void inside_note(struct inside *inside, struct str name)
{
    inside->types = inside->types || str_eq(name, S("[Content_Types].xml"));
    inside->word = inside->word || (begins(name, S("word/document")) && ends(name, S(".xml")));
    inside->excel = inside->excel || (begins(name, S("xl/workbook")) && ends(name, S(".xml")));
    inside->macro = inside->macro || is_macro_part(name) || is_basic_part(name);
}

static enum file_verdict archive_verdict(enum archive_fault fault)
{
    switch (fault) {
    case ARCHIVE_OK:
        return FILE_OK;
    case ARCHIVE_BROKEN:
    case ARCHIVE_HOSTILE:
        return FILE_BROKEN;
    case ARCHIVE_ENCRYPTED:
        return FILE_LOCKED;
    }
    return FILE_BROKEN;
}

/* OpenDocument says what it is in its first entry, which is not compressed. */
static bool opendocument_kind(struct str said, enum file_kind *out)
{
    if (str_eq(said, str_of(file_kind_types[FILE_ODT])))
        *out = FILE_ODT;
    else if (str_eq(said, str_of(file_kind_types[FILE_ODS])))
        *out = FILE_ODS;
    else
        return false;
    return true;
}

static enum file_verdict archive_recognise(struct str bytes, enum file_kind *out)
{
    struct archive archive = archive_open(bytes);
    struct inside inside = { 0 };
    struct str said = { 0 };

    while (archive_next(&archive)) {
        if (str_eq(archive.name, S("mimetype")))
            said = archive.stored;
        inside_note(&inside, archive.name);
        inside.program = inside.program || listed(program_endings, file_name_ending(archive.name));
    }
    if (archive.fault != ARCHIVE_OK)
        return archive_verdict(archive.fault);
    if (!opendocument_kind(said, out)) {
        if (!inside.types || inside.word == inside.excel)
            return FILE_UNKNOWN;
        *out = inside.word ? FILE_DOCX : FILE_XLSX;
    }
    if (inside.macro)
        return FILE_MACRO;
    return inside.program ? FILE_PROGRAM : FILE_OK;
}

static enum file_verdict compound_recognise(struct str bytes, enum file_kind *out)
{
    static const char *const macros[] = { "macros", "_vba_project_cur", "vba", "_vba_project" };
    struct compound compound = compound_open(bytes);
    bool word = false, excel = false, macro = false, locked = false;

    while (compound_next(&compound)) {
        struct str name = { compound.name, compound.name_len };

        word = word || same(name, S("worddocument"));
        excel = excel || same(name, S("workbook")) || same(name, S("book"));
        locked = locked || same(name, S("encryptedpackage"));
        for (size_t i = 0; i < ARRAY_LEN(macros); i++)
            macro = macro || same(name, str_of(macros[i]));
    }
    if (compound.broken)
        return FILE_BROKEN;
    if (locked)
        return FILE_LOCKED;
    if (word == excel)
        return FILE_UNKNOWN;
    if (macro)
        return FILE_MACRO;
    *out = word ? FILE_DOC : FILE_XLS;
    return FILE_OK;
}

/* ---- the decision ---- */

/* The kinds a few bytes tell. */
static bool simple_kind(struct str bytes, enum file_kind *out)
{
    if (str_starts(bytes, S("%PDF-1.")) || str_starts(bytes, S("%PDF-2.")))
        *out = FILE_PDF;
    else if (str_starts(bytes, S("\xff\xd8\xff")))
        *out = FILE_JPEG;
    else if (str_starts(bytes, S("\x89PNG\r\n\x1a\n")))
        *out = FILE_PNG;
    else if (sound_is_wav(bytes))
        *out = FILE_WAV;
    else if (sound_is_ogg(bytes))
        *out = FILE_OGG;
    else if (sound_is_m4a(bytes))
        *out = FILE_M4A;
    else if (sound_is_mp3(bytes))
        *out = FILE_MP3;
    else
        return false;
    return true;
}

enum file_verdict file_recognise(struct str bytes, enum file_kind *out)
{
    if (!bytes.len)
        return FILE_EMPTY;
    if (is_program(bytes))
        return FILE_PROGRAM;
    if (str_starts(bytes, S("PK\x03\x04")))
        return archive_recognise(bytes, out);
    if (compound_is(bytes))
        return compound_recognise(bytes, out);
    return simple_kind(bytes, out) ? FILE_OK : FILE_UNKNOWN;
}

/* Without what follows it: "audio/ogg; codecs=opus". */
static struct str type_alone(struct str declared)
{
    return str_trim(str_cut(&declared, ';'));
}

static bool names_kind(struct str type, enum file_kind kind)
{
    bool found = same(type, str_of(file_kind_types[kind]));

    for (size_t i = 0; i < ARRAY_LEN(other_types) && !found; i++)
        found = other_types[i].kind == kind && same(type, str_of(other_types[i].type));
    return found;
}

/* A type nobody knows says nothing: office programs register names of their own. One that is known,
 * or is of another sort (text, picture, sound, film), must be the right one. */
static bool may_be_declared(struct str type, enum file_kind kind)
{
    static const char *const sorts[] = { "text/", "image/", "audio/", "video/" };
    bool other = false;

    if (!type.len || same(type, S("application/octet-stream")) || names_kind(type, kind))
        return true;
    for (size_t i = 0; i < ARRAY_LEN(sorts); i++)
        other = other || begins(type, str_of(sorts[i]));
    for (int k = 0; k < FILE_KIND_COUNT; k++)
        other = other || names_kind(type, (enum file_kind)k);
    return !other;
}

enum file_verdict file_check(
    struct str name, struct str declared, struct str bytes, enum file_kind *out)
{
    enum file_kind kind = FILE_PDF;
    enum file_verdict verdict;

    if (!file_name_is_plain(name))
        return FILE_NAME;
    if (listed(program_endings, file_name_ending(name)) ||
        listed(page_endings, file_name_ending(name)))
        return FILE_PROGRAM;
    verdict = file_recognise(bytes, &kind);
    if (verdict != FILE_OK)
        return verdict;
    *out = kind;
    if (!listed(file_kind_endings[kind], file_name_ending(name)))
        return FILE_ENDING;
    return may_be_declared(type_alone(declared), kind) ? FILE_OK : FILE_DECLARED;
}
