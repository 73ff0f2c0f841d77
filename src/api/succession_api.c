#include "api/succession_api.h"

#include "api/csv_lines.h"
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

enum column { KIND, PREDECESSOR, SUCCESSOR, FROM, DOCUMENT, HEIR, COLUMNS };

static const struct csv_title columns[COLUMNS] = {
    [KIND] = { "kind", "Hình thức", true },
    [PREDECESSOR] = { "predecessor_code", "Mã đơn vị cũ", true },
    [SUCCESSOR] = { "successor_code", "Mã đơn vị kế thừa", true },
    [FROM] = { "from_on", "Từ ngày", true },
    [DOCUMENT] = { "document", "Văn bản", true },
    [HEIR] = { "heir", "Nhận việc làm dở", false },
};

const struct resource link_lines_resource = { .name = "link_lines", .size = sizeof(struct list) };

static int kind_read(struct csv_lines *lines)
{
    int kind = csv_lines_choice(
        lines, KIND, succession_kind_names, succession_kind_titles, SUCCESSION_KIND_COUNT);

    if (kind >= 0)
        return kind;
    csv_lines_bad(lines, KIND, "hình thức không có trong danh mục (merge, split, rename, abolish):",
        csv_lines_text(lines, KIND));
    return SUCCESSION_MERGE;
}

static void line_read(struct csv_lines *lines, void *record)
{
    struct link_line *out = record;
    struct str heir = csv_lines_text(lines, HEIR);

    *out = (struct link_line){
        .line = lines->reader.line,
        .predecessor_code = csv_lines_text(lines, PREDECESSOR),
        .successor_code = csv_lines_text(lines, SUCCESSOR),
        .document = csv_lines_text(lines, DOCUMENT),
        .heir = str_eq(heir, S("1")) || str_eq(heir, S("x")) || str_eq(heir, S("X")),
        .kind = kind_read(lines),
        .from_on = csv_lines_day(lines, FROM),
    };
    if (!csv_lines_text(lines, FROM).len)
        csv_lines_bad(lines, FROM, "thiếu ngày", S(""));
    if (!out->predecessor_code.len)
        csv_lines_bad(lines, PREDECESSOR, "thiếu mã đơn vị cũ", S(""));
    if (!out->document.len || out->document.len > 900)
        csv_lines_bad(lines, DOCUMENT, "văn bản phải có, tối đa 300 ký tự:", out->document);
}

enum status unit_links_import_prepare(struct ctx *ctx, struct call *call)
{
    struct csv_lines file = {
        .ctx = ctx, .key = PROBLEM_SUCCESSION_IMPORT, .columns = columns, .columns_len = COLUMNS
    };

    return csv_lines_read(&file, call->request.body, sizeof(struct link_line), line_read, call->in);
}
