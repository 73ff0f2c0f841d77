#include "exchange/book_read.h"

#include "base/limits.h"
#include "base/mem.h"
#include "exchange/ole.h"
#include "exchange/xlsx_read.h"
#include "exchange/xlsx_zip.h"

/* Where in a text file its kind must be told. */
#define LOOK_BYTES 4096

#define ODS_HEAD "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
#define ODS_HEAD_AT 30 /* behind the first entry's header */

/* ---- OpenDocument ---- */

static bool is_ods(struct str bytes)
{
    return str_starts(bytes, S("PK\3\4")) && bytes.len > ODS_HEAD_AT &&
           str_starts(str_sub(bytes, ODS_HEAD_AT, bytes.len), S(ODS_HEAD));
}

/* What is kept of an entry while its bytes are counted. */
struct look {
    struct arena *arena;
    struct str text;
};

static enum status look_take(void *user, struct str piece, bool last)
{
    struct look *look = user;

    (void)last;
    if (look->text.len == 0 && piece.len > 0)
        look->text = str_copy(look->arena, piece);
    return ST_OK;
}

static enum status look_at(struct ctx *ctx, struct xlsx_zip *zip, struct str name, struct str *out)
{
    struct look look = { .arena = ctx->arena, .text = S("") };

    if (xlsx_zip_has(zip, name))
        TRY(xlsx_zip_read(ctx, zip, name, (struct xlsx_sink){ look_take, &look }));
    *out = look.text;
    return ST_OK;
}

/* A bomb is found before LibreOffice sees it. */
static enum status ods_check(struct ctx *ctx, struct str bytes, bool *locked)
{
    struct str manifest, rest;
    struct xlsx_zip *zip;

    TRY(xlsx_zip_open(ctx, bytes, &zip));
    TRY(look_at(ctx, zip, S("META-INF/manifest.xml"), &manifest));
    *locked = str_find(manifest, S("encryption-data")) < manifest.len;
    TRY(look_at(ctx, zip, S("content.xml"), &rest));
    return look_at(ctx, zip, S("styles.xml"), &rest);
}

/* ---- text ---- */

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static bool has_word(struct str text, const char *word)
{
    struct str wanted = str_of(word);

    for (size_t at = 0; at + wanted.len <= text.len; at++) {
        size_t i = 0;

        while (i < wanted.len && lower(text.ptr[at + i]) == wanted.ptr[i])
            i++;
        if (i == wanted.len)
            return true;
    }
    return false;
}

/* "<html" and "<table" of systems that call a web page .xls; Excel's XML of 2003. */
static bool is_text_kind(struct str bytes, enum office_kind *kind)
{
    struct str head = str_sub(bytes, 0, LOOK_BYTES);

    if (str_starts(head, S("\xEF\xBB\xBF")))
        head = str_sub(head, 3, head.len);
    head = str_trim(head);
    if (!str_starts(head, S("<")))
        return false;
    if (has_word(head, "urn:schemas-microsoft-com:office:spreadsheet")) {
        *kind = OFFICE_XML_2003;
        return true;
    }
    *kind = OFFICE_HTML;
    return has_word(head, "<html") || has_word(head, "<table");
}

/* ---- the book ---- */

/* Whether LibreOffice has to turn it into .xlsx first. */
static enum status needs_office(struct ctx *ctx, struct office_file *file, bool *needs)
{
    *needs = true;
    switch (ole_kind_of(file->bytes, &file->locked)) {
    case OLE_BOOK_95:
        file->kind = OFFICE_XLS_95;
        return ST_OK;
    case OLE_BOOK_97:
        file->kind = OFFICE_XLS_97;
        return ST_OK;
    case OLE_ENCRYPTED:
        file->kind = OFFICE_XLSX;
        file->locked = true;
        return ST_OK;
    case OLE_OTHER:
        return fail(ctx, PROBLEM_XLSX_BROKEN, "%s", problem_text(PROBLEM_XLSX_BROKEN));
    case OLE_NONE:
        break;
    }
    file->kind = OFFICE_ODS;
    if (is_ods(file->bytes))
        return ods_check(ctx, file->bytes, &file->locked);
    *needs = is_text_kind(file->bytes, &file->kind);
    return ST_OK;
}

enum status book_read(struct ctx *ctx, struct office *office, struct str bytes, struct book *out)
{
    struct office_file file = { .bytes = bytes };
    struct str xlsx = bytes;
    bool needs;

    TRY(needs_office(ctx, &file, &needs));
    /* Whose password nobody may try here need not be tried. */
    if (needs && file.locked && !office_present(office))
        return fail(ctx, PROBLEM_XLSX_PASSWORD, "%s", problem_text(PROBLEM_XLSX_PASSWORD));
    if (needs)
        TRY(office_to_xlsx(ctx, office, &file, &xlsx));
    return xlsx_read(ctx, xlsx, out);
}
