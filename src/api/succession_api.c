#include "api/succession_api.h"

#include "base/host/nfc.h"
#include "core/csv.h"
#include "core/text.h"
#include "domain/successions.h"

enum status unit_links_get(struct ctx *ctx, void *in, void *out)
{
    return succession_view(ctx, in, out);
}

enum status unit_links_post(struct ctx *ctx, void *in, void *out)
{
    return succession_record(ctx, in, out);
}

enum status unit_links_import(struct ctx *ctx, void *in, void *out)
{
    return succession_import(ctx, in, out);
}

/* ---- the file ---- */

/* By the name of the field, or as people read it. */
static const struct {
    const char *name, *title;
    bool needed;
} columns[] = {
    { "kind", "Hình thức", true },
    { "predecessor_code", "Mã đơn vị cũ", true },
    { "successor_code", "Mã đơn vị kế thừa", true },
    { "from_on", "Từ ngày", true },
    { "document", "Văn bản", true },
    { "heir", "Nhận việc làm dở", false },
};

enum column { KIND, PREDECESSOR, SUCCESSOR, FROM, DOCUMENT, HEIR, COLUMNS };

_Static_assert(ARRAY_LEN(columns) == COLUMNS, "one name a column");

const struct resource link_lines_resource = { .name = "link_lines", .size = sizeof(struct list) };

struct import {
    struct ctx *ctx;
    struct csv_reader reader;
    size_t at[COLUMNS]; /* which field of the file holds which column */
    struct faults faults;
};

static void bad(struct import *import, const char *column, const char *why, struct str found)
{
    faults_add(import->ctx, &import->faults,
        str_format(
            import->ctx->arena, "line[%zu]%s%s", import->reader.line, *column ? "." : "", column),
        "Dòng %zu: %s “" STR_FMT "”.", import->reader.line, why, STR_ARG(found));
}

/* ="00123" is how a code keeps its zeros in a spreadsheet. */
static struct str without_formula(struct str text)
{
    if (text.len < 3 || !str_starts(text, S("=\"")) || !str_ends(text, S("\"")))
        return text;
    return str_sub(text, 2, text.len - 3);
}

static struct str field_of(const struct import *import, enum column column)
{
    size_t at = import->at[column];

    return at < import->reader.len
               ? without_formula(csv_unguarded(str_trim(import->reader.fields[at])))
               : (struct str){ 0 };
}

static bool same_words(struct arena *arena, struct str a, const char *b)
{
    return str_eq(text_search_key(arena, a), text_search_key(arena, str_of(b)));
}

static void header_read(struct import *import)
{
    struct csv_reader *reader = &import->reader;

    if (!csv_next(reader)) {
        bad(import, "", "tệp trống hoặc không phải CSV UTF-8", S(""));
        return;
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        import->at[i] = csv_column(reader, str_of(columns[i].name));
        for (size_t j = 0; import->at[i] == reader->len && j < reader->len; j++)
            if (same_words(import->ctx->arena, reader->fields[j], columns[i].title))
                import->at[i] = j;
        if (import->at[i] < reader->len)
            continue;
        import->at[i] = CSV_COLUMNS_MAX;
        if (columns[i].needed)
            bad(import, columns[i].name, "thiếu cột",
                str_format(import->ctx->arena, "%s (%s)", columns[i].title, columns[i].name));
    }
}

static void kind_read(struct import *import, int *out)
{
    struct str text = field_of(import, KIND);

    for (*out = 0; *out < SUCCESSION_KIND_COUNT; (*out)++)
        if (str_eq(text, str_of(succession_kind_names[*out])) ||
            same_words(import->ctx->arena, text, succession_kind_titles[*out]))
            return;
    *out = SUCCESSION_MERGE;
    bad(import, "kind", "hình thức không có trong danh mục (merge, split, rename, abolish):", text);
}

/* 1/7/2025 */
static bool day_read(struct str text, int64_t *out)
{
    struct str rest = text, day = str_cut(&rest, '/'), month = str_cut(&rest, '/');
    int64_t d, m, y;
    struct ymd ymd;

    if (!str_to_int(day, &d) || !str_to_int(month, &m) || !str_to_int(rest, &y) || d > 31 ||
        m > 12 || rest.len != 4)
        return false;
    ymd = (struct ymd){ (int)y, (int)m, (int)d };
    if (!date_valid(ymd))
        return false;
    *out = date_of(ymd);
    return true;
}

static void line_read(struct import *import, struct link_line *out)
{
    struct str day = field_of(import, FROM), heir = field_of(import, HEIR);

    *out = (struct link_line){
        .line = import->reader.line,
        .predecessor_code = field_of(import, PREDECESSOR),
        .successor_code = field_of(import, SUCCESSOR),
        .document = field_of(import, DOCUMENT),
        .heir = str_eq(heir, S("1")) || str_eq(heir, S("x")) || str_eq(heir, S("X")),
    };
    kind_read(import, &out->kind);
    if (!date_parse(day, &out->from_on) && !day_read(day, &out->from_on))
        bad(import, "from_on", "ngày cần dạng ngày/tháng/năm hoặc năm-tháng-ngày:", day);
    if (!out->predecessor_code.len)
        bad(import, "predecessor_code", "thiếu mã đơn vị cũ", S(""));
    if (!out->document.len || out->document.len > 900)
        bad(import, "document", "văn bản phải có, tối đa 300 ký tự:", out->document);
}

enum status unit_links_import_prepare(struct ctx *ctx, struct call *call)
{
    struct import import = { .ctx = ctx };
    struct str text = call->request.body;
    struct list *lines = call->in;
    size_t cap = 0;

    /* What is no UTF-8 stays as it is, for the reader to refuse. */
    (void)!nfc(ctx->arena, text, &text);
    import.reader = csv_read(ctx->arena, text);
    header_read(&import);
    if (import.faults.all)
        return fail_faults(ctx, PROBLEM_SUCCESSION_IMPORT, &import.faults);
    while (csv_next(&import.reader)) {
        lines->items =
            list_room(ctx->arena, lines->items, lines->len, &cap, sizeof(struct link_line));
        line_read(&import, LIST_AT(*lines, struct link_line, lines->len));
        lines->len++;
    }
    if (import.reader.fault)
        bad(&import, "", "không đọc được tiếp", S(""));
    return import.faults.all ? fail_faults(ctx, PROBLEM_SUCCESSION_IMPORT, &import.faults) : ST_OK;
}
