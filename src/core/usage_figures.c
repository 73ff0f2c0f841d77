#include "core/usage_figures.h"

#define USAGE_TITLE "TÌNH HÌNH SỬ DỤNG HỆ THỐNG THÔNG TIN BÁO CÁO"

const struct usage_figure_text usage_figure_texts[USAGE_FIGURE_COUNT] = {
#define X(name, key, stt, indent, indicator, unit, title, how) \
    [USAGE_##name] = { key, stt, unit, title, how },
    USAGE_FIGURE_LIST(X)
#undef X
};

void usage_figures_of_reports(struct usage_figures *figures, const struct discipline_sum *sum)
{
    static const struct {
        enum usage_figure figure;
        enum discipline_count count;
    } counts[] = {
        { USAGE_ASSIGNED, COUNT_EXPECTED },
        { USAGE_ON_TIME, COUNT_ON_TIME },
        { USAGE_LATE, COUNT_LATE },
        { USAGE_MISSING, COUNT_MISSING },
        { USAGE_WAITING, COUNT_WAITING },
        { USAGE_EXCUSED, COUNT_EXCUSED },
        { USAGE_RETURNED, COUNT_RETURNED },
    };

    for (size_t i = 0; i < ARRAY_LEN(counts); i++)
        figures->of[counts[i].figure] += sum->of[counts[i].count];
}

void usage_figures_join(struct usage_figures *figures, const struct usage_figures *other)
{
    for (size_t i = 0; i < USAGE_FIGURE_COUNT; i++)
        figures->of[i] += other->of[i];
}

int64_t usage_minutes(const struct usage_break *breaks, size_t len)
{
    int64_t sum_ms = 0, told_ms = INT64_MIN;

    for (size_t i = 0; i < len; i++) {
        int64_t from_ms = breaks[i].from_ms > told_ms ? breaks[i].from_ms : told_ms;

        if (breaks[i].to_ms <= from_ms)
            continue;
        sum_ms += breaks[i].to_ms - from_ms;
        told_ms = breaks[i].to_ms;
    }
    return sum_ms / 60000;
}

/* ---- the form ---- */

#define COLUMNS 5

static struct list heading(struct arena *arena, const char *words)
{
    struct str *path = ARENA_NEW(arena, struct str);

    *path = str_of(words);
    return (struct list){ path, 1 };
}

static struct list columns_make(struct arena *arena)
{
    struct form_column *columns = ARENA_ARRAY(arena, COLUMNS, struct form_column);

    columns[0] = (struct form_column){
        .key = 1, .path = heading(arena, "STT"), .role = COLUMN_STT, .width = 6
    };
    columns[1] = (struct form_column){
        .key = 2, .path = heading(arena, "Nội dung"), .role = COLUMN_LABEL, .width = 50
    };
    columns[2] = (struct form_column){
        .key = 3, .path = heading(arena, "Đơn vị tính"), .role = COLUMN_UNIT, .width = 12
    };
    columns[3] = (struct form_column){
        .key = USAGE_COLUMN_VALUE,
        .path = heading(arena, "Số liệu Hệ thống tính"),
        .role = COLUMN_VALUE,
        .attribute = S("sd_so_lieu"),
        .rule = RULE_SUM,
        .readonly = true,
        .width = 14,
    };
    columns[4] = (struct form_column){
        .key = USAGE_COLUMN_NOTE,
        .path = heading(arena, "Ghi chú, giải trình của đơn vị"),
        .role = COLUMN_VALUE,
        .type = TYPE_TEXT,
        .attribute = S("sd_ghi_chu"),
        .rule = RULE_NONE,
        .width = 30,
    };
    return (struct list){ columns, COLUMNS };
}

struct form usage_form(struct arena *arena)
{
    static const struct form_row rows[USAGE_FIGURE_COUNT] = {
#define X(name, number, place, depth, code, measure, title, how) \
    [USAGE_##name] = { .key = (number), \
        .kind = ROW_FIXED, \
        .stt = { (place), sizeof(place) - 1 }, \
        .label = { (title), sizeof(title) - 1 }, \
        .unit = { (measure), sizeof(measure) - 1 }, \
        .indent = (depth), \
        .indicator = { (code), sizeof(code) - 1 } },
        USAGE_FIGURE_LIST(X)
#undef X
    };
    struct form_row *own = ARENA_ARRAY(arena, USAGE_FIGURE_COUNT, struct form_row);

    for (size_t i = 0; i < USAGE_FIGURE_COUNT; i++)
        own[i] = rows[i];
    return (struct form){
        .title = S(USAGE_TITLE),
        .form_no = S("Biểu SD-01"),
        .columns = columns_make(arena),
        .rows = { own, USAGE_FIGURE_COUNT },
    };
}
