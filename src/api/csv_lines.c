#include "api/csv_lines.h"

#include "base/date.h"
#include "base/host/nfc.h"
#include "core/text.h"

static void bad_file(struct csv_lines *lines, const char *why, struct str found)
{
    faults_add(lines->ctx, &lines->faults,
        str_format(lines->ctx->arena, "line[%zu]", lines->reader.line),
        "Dòng %zu: %s “" STR_FMT "”.", lines->reader.line, why, STR_ARG(found));
}

void csv_lines_bad(struct csv_lines *lines, size_t column, const char *why, struct str found)
{
    const struct csv_title *is = &lines->columns[column];

    faults_add(lines->ctx, &lines->faults,
        str_format(lines->ctx->arena, "line[%zu].%s", lines->reader.line, is->name),
        "Dòng %zu, cột “%s”: %s “" STR_FMT "”.", lines->reader.line, is->title, why,
        STR_ARG(found));
}

/* Compared without marks and case. */
static bool same_words(struct arena *arena, struct str a, const char *b)
{
    return str_eq(text_search_key(arena, a), text_search_key(arena, str_of(b)));
}

static void header_read(struct csv_lines *lines)
{
    struct csv_reader *reader = &lines->reader;
    struct arena *arena = lines->ctx->arena;

    if (!csv_next(reader)) {
        bad_file(lines, "tệp trống hoặc không phải CSV UTF-8", S(""));
        return;
    }
    for (size_t i = 0; i < lines->columns_len; i++) {
        const struct csv_title *column = &lines->columns[i];

        lines->at[i] = csv_column(reader, str_of(column->name));
        for (size_t j = 0; lines->at[i] == reader->len && j < reader->len; j++)
            if (same_words(arena, reader->fields[j], column->title))
                lines->at[i] = j;
        if (lines->at[i] < reader->len)
            continue;
        lines->at[i] = CSV_COLUMNS_MAX;
        if (column->needed)
            bad_file(lines, "thiếu cột", str_format(arena, "%s (%s)", column->title, column->name));
    }
}

static enum status refuse(struct csv_lines *lines)
{
    return lines->faults.all ? fail_faults(lines->ctx, lines->key, &lines->faults) : ST_OK;
}

enum status csv_lines_read(struct csv_lines *lines, struct str text, size_t item_size,
    csv_line_read *read, struct list *out)
{
    struct arena *arena = lines->ctx->arena;
    size_t cap = 0;

    ASSERT(lines->columns_len <= CSV_COLUMNS_MAX);
    /* What is no UTF-8 stays as it is, for the reader to refuse. */
    (void)!nfc(arena, text, &text);
    lines->reader = csv_read(arena, text);
    *out = (struct list){ 0 };
    header_read(lines);
    TRY(refuse(lines));
    while (csv_next(&lines->reader)) {
        out->items = list_room(arena, out->items, out->len, &cap, item_size);
        read(lines, (char *)out->items + out->len++ * item_size);
    }
    if (lines->reader.fault)
        bad_file(lines, "không đọc được tiếp", S(""));
    return refuse(lines);
}

bool csv_lines_have(const struct csv_lines *lines, size_t column)
{
    return lines->at[column] < CSV_COLUMNS_MAX;
}

/* ="00123" is how a code keeps its zeros in a spreadsheet. */
static struct str without_formula(struct str text)
{
    if (text.len < 3 || !str_starts(text, S("=\"")) || !str_ends(text, S("\"")))
        return text;
    return str_sub(text, 2, text.len - 3);
}

struct str csv_lines_text(const struct csv_lines *lines, size_t column)
{
    size_t at = lines->at[column];

    return at < lines->reader.len
               ? without_formula(csv_unguarded(str_trim(lines->reader.fields[at])))
               : (struct str){ 0 };
}

int csv_lines_choice(const struct csv_lines *lines, size_t column, const char *const *names,
    const char *const *titles, int len)
{
    struct str text = csv_lines_text(lines, column);

    for (int i = 0; i < len; i++)
        if (str_eq(text, str_of(names[i])) || same_words(lines->ctx->arena, text, titles[i]))
            return i;
    return -1;
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

int64_t csv_lines_day(struct csv_lines *lines, size_t column)
{
    struct str text = csv_lines_text(lines, column);
    int64_t day = DATE_NONE;

    if (text.len && !date_parse(text, &day) && !day_read(text, &day)) {
        csv_lines_bad(lines, column, "ngày cần dạng ngày/tháng/năm hoặc năm-tháng-ngày:", text);
        return DATE_NONE;
    }
    return day;
}
