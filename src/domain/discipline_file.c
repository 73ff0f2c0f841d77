/* Counts of discipline as a file: a line a row, their sum below. */
#include "domain/disciplines.h"

#include "domain/use.h"
#include "render/render.h"

enum { COLUMN_ORDINAL = 1, COLUMN_NAME, COLUMN_OWN_CODE, COLUMN_FIRST };

/* What is written behind the name; -1: of those due, -2: the rate. */
#define OF_DUE (-1)
#define OF_RATE (-2)

/* clang-format off */
static const struct {
    int count;
    const char *title;
    int64_t width;
} columns[] = {
    { COUNT_EXPECTED,   "Phải gửi", 10 },
    { OF_DUE,           "Đã đến hạn", 10 },
    { COUNT_ON_TIME,    "Đúng hạn", 10 },
    { COUNT_LATE,       "Trễ hạn", 10 },
    { COUNT_MISSING,    "Quá hạn chưa gửi", 12 },
    { OF_RATE,          "Tỷ lệ đúng hạn (%)", 12 },
    { COUNT_EXTENDED,   "Được gia hạn", 10 },
    { COUNT_RETURNED,   "Bị trả lại", 10 },
    { COUNT_UPHELD,     "Kiến nghị được chấp nhận", 14 },
    { COUNT_EXCUSED,    "Không tính", 10 },
    { COUNT_WAITING,    "Chưa đến hạn", 10 },
    { COUNT_UNASSIGNED, "Có tên nhưng chưa được giao", 14 },
};
/* clang-format on */

struct sheet {
    const struct discipline_out *out;
    struct form_row *rows;
};

static const struct form_row *sheet_row(const void *user, size_t i)
{
    return &((const struct sheet *)user)->rows[i];
}

static struct cell number_cell(int64_t number)
{
    return (struct cell){ .kind = CELL_NUMBER, .value = number };
}

static struct cell sheet_value(const void *user, size_t i, const struct form_column *column)
{
    const struct discipline_out *out = ((const struct sheet *)user)->out;
    const struct discipline_row *row =
        i < out->items.len ? LIST_AT(out->items, struct discipline_row, i) : &out->total;
    int count = columns[column->key - COLUMN_FIRST].count;

    if (count == OF_RATE)
        return row->rate.given ? CELL_OF_DEC(row->rate.value) : (struct cell){ 0 };
    return number_cell(count == OF_DUE ? row->due : row->sum.of[count]);
}

static struct form_column column_make(
    struct arena *arena, int64_t key, const char *title, enum column_role role, int64_t width)
{
    struct str *path = ARENA_NEW(arena, struct str);

    *path = str_of(title);
    return (struct form_column){
        .key = key, .path = { path, 1 }, .role = (int)role, .type = TYPE_NUMBER, .width = width
    };
}

static struct form *sheet_form(struct arena *arena, const struct discipline_out *out)
{
    static const char *const names[BY_COUNT] = {
        [BY_UNIT] = "Đơn vị", [BY_REGIME] = "Chế độ báo cáo", [BY_MONTH] = "Tháng đến hạn"
    };
    struct form *form = ARENA_NEW(arena, struct form);
    size_t len = COLUMN_FIRST - 1 + ARRAY_LEN(columns);
    struct form_column *made = ARENA_ARRAY(arena, len, struct form_column);

    made[0] = column_make(arena, COLUMN_ORDINAL, "STT", COLUMN_STT, 6);
    made[1] = column_make(arena, COLUMN_NAME, names[out->by], COLUMN_LABEL, 40);
    made[2] = column_make(arena, COLUMN_OWN_CODE, "Mã", COLUMN_CODE, 12);
    for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
        struct form_column *column = &made[COLUMN_FIRST - 1 + i];

        *column = column_make(
            arena, COLUMN_FIRST + (int64_t)i, columns[i].title, COLUMN_VALUE, columns[i].width);
        column->decimals = columns[i].count == OF_RATE ? 2 : 0;
    }
    form->title = S("KỶ LUẬT GỬI BÁO CÁO");
    form->columns = (struct list){ made, len };
    return form;
}

static struct form_row *sheet_rows(struct arena *arena, const struct discipline_out *out)
{
    struct form_row *rows = ARENA_ARRAY(arena, out->items.len + 1, struct form_row);

    for (size_t i = 0; i < out->items.len; i++) {
        const struct discipline_row *row = LIST_AT(out->items, struct discipline_row, i);

        rows[i] = (struct form_row){
            .key = (int64_t)i + 1,
            .stt = str_format(arena, "%zu", i + 1),
            .label = row->name,
            .code = row->code,
        };
    }
    rows[out->items.len] =
        (struct form_row){ .key = (int64_t)out->items.len + 1, .label = S("Tổng cộng") };
    return rows;
}

enum status discipline_write(
    struct ctx *ctx, const struct discipline_out *out, struct str extension, struct str *bytes)
{
    const struct render_writer *writer = render_writer(extension);
    struct sheet sheet = { .out = out, .rows = sheet_rows(ctx->arena, out) };
    struct render_table table = {
        .form = sheet_form(ctx->arena, out),
        .period_title = out->title,
        .rows = { out->items.len + 1, sheet_row, sheet_value, &sheet },
    };

    if (!writer)
        return use_not_found(ctx);
    return writer->write(ctx, &table, bytes);
}
