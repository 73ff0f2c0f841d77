/* How the system is used as a file: a line a unit, their sum below. */
#include "domain/usages.h"

#include "domain/use.h"
#include "render/render.h"

enum { COLUMN_ORDINAL = 1, COLUMN_NAME, COLUMN_OWN_CODE, COLUMN_FIRST };

/* clang-format off */
static const struct {
    const char *title;
    size_t offset;
} columns[] = {
    { "Số tài khoản",          offsetof(struct usage_row, accounts) },
    { "Tài khoản bị khóa",     offsetof(struct usage_row, locked) },
    { "Tài khoản có đăng nhập", offsetof(struct usage_row, people) },
    { "Lượt đăng nhập",        offsetof(struct usage_row, logins) },
    { "Báo cáo được giao",     offsetof(struct usage_row, assigned) },
    { "Báo cáo đã gửi",        offsetof(struct usage_row, sent) },
};
/* clang-format on */

struct sheet {
    const struct usage_out *out;
    struct form_row *rows;
};

static const struct form_row *sheet_row(const void *user, size_t i)
{
    return &((const struct sheet *)user)->rows[i];
}

static struct cell sheet_value(const void *user, size_t i, const struct form_column *column)
{
    const struct usage_out *out = ((const struct sheet *)user)->out;
    const char *row =
        (const char *)(i < out->items.len ? LIST_AT(out->items, struct usage_row, i) : &out->total);
    const int64_t *figure =
        (const int64_t *)(const void *)(row + columns[column->key - COLUMN_FIRST].offset);

    return (struct cell){ .kind = CELL_NUMBER, .value = *figure };
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

static struct form *sheet_form(struct arena *arena)
{
    struct form *form = ARENA_NEW(arena, struct form);
    size_t len = COLUMN_FIRST - 1 + ARRAY_LEN(columns);
    struct form_column *made = ARENA_ARRAY(arena, len, struct form_column);

    made[0] = column_make(arena, COLUMN_ORDINAL, "STT", COLUMN_STT, 6);
    made[1] = column_make(arena, COLUMN_NAME, "Đơn vị", COLUMN_LABEL, 40);
    made[2] = column_make(arena, COLUMN_OWN_CODE, "Mã", COLUMN_CODE, 12);
    for (size_t i = 0; i < ARRAY_LEN(columns); i++)
        made[COLUMN_FIRST - 1 + i] =
            column_make(arena, COLUMN_FIRST + (int64_t)i, columns[i].title, COLUMN_VALUE, 12);
    form->title = S("TÌNH HÌNH SỬ DỤNG HỆ THỐNG THÔNG TIN BÁO CÁO");
    form->columns = (struct list){ made, len };
    return form;
}

static struct form_row *sheet_rows(struct arena *arena, const struct usage_out *out)
{
    struct form_row *rows = ARENA_ARRAY(arena, out->items.len + 1, struct form_row);

    for (size_t i = 0; i < out->items.len; i++) {
        const struct usage_row *row = LIST_AT(out->items, struct usage_row, i);

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

enum status usage_write(
    struct ctx *ctx, const struct usage_out *out, struct str extension, struct str *bytes)
{
    const struct render_writer *writer = render_writer(extension);
    struct sheet sheet = { .out = out, .rows = sheet_rows(ctx->arena, out) };
    struct render_table table = {
        .form = sheet_form(ctx->arena),
        .period_title = out->title,
        .rows = { out->items.len + 1, sheet_row, sheet_value, &sheet },
    };

    if (!writer)
        return use_not_found(ctx);
    return writer->write(ctx, &table, bytes);
}
