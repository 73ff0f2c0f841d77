#include "domain/account_reviews.h"

#include "base/json.h"
#include "domain/list_file.h"
#include "domain/use.h"

#define REVIEW_DAYS 90

enum status account_review(
    struct ctx *ctx, const struct account_review_query *in, struct page_out *out)
{
    int64_t days = in->days ? in->days : REVIEW_DAYS, id;
    struct str path = { 0 }, after;

    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    cursor_read(in->page, &id, &after);
    TRY(db_start(ctx, STMT_ACCOUNT_REVIEW,
        ARGS(USE_SCOPE(ctx, RIGHT_ACCOUNT_READ), V_INT(in->kind), V_TEXT(path),
            V_INT(ctx->now_ms - days * MS_PER_DAY), V_TEXT(after),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &account_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct account *last = LIST_AT(out->items, struct account, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, last->username);
    }
    return ST_OK;
}

/* ---- as of a day ---- */

/* What the history says an account was, over what it is. */
static void take_back(struct ctx *ctx, struct str before, struct account *account)
{
    struct json_reader reader = json_read(ctx->arena, before);
    enum json_token token;

    if (!before.len)
        return;
    (void)json_next(&reader);
    for (token = json_next(&reader); token == JSON_NAME; token = json_next(&reader)) {
        struct str name = reader.text;

        token = json_next(&reader);
        if (str_eq(name, S("name")) && token == JSON_STRING)
            account->name = reader.text;
        else if (str_eq(name, S("unit_name")) && token == JSON_STRING)
            account->unit_name = reader.text;
        else if (str_eq(name, S("locked")))
            account->locked = token == JSON_TRUE;
        else if (!json_skip(&reader, token))
            return;
    }
}

static enum status lines_read(struct ctx *ctx, struct str path, int64_t moment_ms, struct list *out)
{
    struct register_line *lines = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_ACCOUNT_REGISTER,
        ARGS(USE_SCOPE(ctx, RIGHT_ACCOUNT_READ), V_TEXT(path), V_INT(moment_ms),
            V_INT(CSV_ROWS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        lines = list_room(ctx->arena, lines, len, &cap, sizeof(*lines));
        lines[len] = (struct register_line){ 0 };
        row_read(ctx, &account_resource, 1, &lines[len].account);
        take_back(ctx, db_text(ctx, 0), &lines[len].account);
        len++;
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ lines, len };
    return ST_OK;
}

/* "Nhập liệu tại Xã An Bình (Báo cáo tháng); …": those that counted on the day. */
static enum status roles_fill(
    struct ctx *ctx, int64_t on, int64_t moment_ms, struct register_line *line)
{
    struct buf out = { .arena = ctx->arena };
    struct list grants;

    TRY(db_start(ctx, STMT_GRANT_LIST, ARGS(V_INT(line->account.id))));
    TRY(rows_read(ctx, &grant_resource, &grants));
    for (size_t i = 0; i < grants.len; i++) {
        const struct grant *grant = LIST_AT(grants, struct grant, i);
        const struct grant_fact fact = {
            .valid_from = grant->valid_from,
            .valid_to = grant->valid_to,
        };

        if (grant->given_ms > moment_ms || !access_grant_in_force(&fact, on))
            continue;
        buf_addf(&out, "%s%s tại " STR_FMT, out.len ? "; " : "", role_titles[grant->role],
            STR_ARG(grant->unit_name));
        if (grant->regime_name.len)
            buf_addf(&out, " (" STR_FMT ")", STR_ARG(grant->regime_name));
    }
    line->roles = buf_str(&out);
    return ST_OK;
}

enum status account_register(
    struct ctx *ctx, const struct account_register_query *in, struct account_register *out)
{
    int64_t today = use_today(ctx), moment_ms;
    struct str path = { 0 };
    bool found;

    out->on = in->on == DATE_NONE || in->on > today ? today : in->on;
    moment_ms = date_end_ms(out->on);
    if (in->unit_id) {
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
        TRY(db_one(ctx, STMT_UNIT_GET, ARGS(V_INT(in->unit_id)), &found));
        out->unit_name = db_text(ctx, 2);
    }
    TRY(lines_read(ctx, path, moment_ms, &out->lines));
    for (size_t i = 0; i < out->lines.len; i++)
        TRY(roles_fill(ctx, out->on, moment_ms, LIST_AT(out->lines, struct register_line, i)));
    return ST_OK;
}

/* ---- as files ---- */

#define ACCOUNT(record) ((const struct account *)(record))
#define LINE(record) ((const struct register_line *)(record))

static struct str name_text(struct arena *arena, const void *record)
{
    (void)arena;
    return ACCOUNT(record)->name;
}

static struct str username_text(struct arena *arena, const void *record)
{
    (void)arena;
    return ACCOUNT(record)->username;
}

static struct str unit_text(struct arena *arena, const void *record)
{
    (void)arena;
    return ACCOUNT(record)->unit_name;
}

static struct str login_text(struct arena *arena, const void *record)
{
    int64_t ms = ACCOUNT(record)->last_login_ms;

    return ms ? time_format_vi(arena, ms) : S("Chưa đăng nhập");
}

static struct str created_text(struct arena *arena, const void *record)
{
    return time_format_vi(arena, ACCOUNT(record)->created_ms);
}

static struct str roles_text(struct arena *arena, const void *record)
{
    (void)arena;
    return LINE(record)->roles;
}

static struct str state_text(struct arena *arena, const void *record)
{
    (void)arena;
    return ACCOUNT(record)->locked ? S("Đã khóa") : S("Đang dùng");
}

static const struct list_column review_columns[] = {
    { .title = "Chức danh", .width = 40, .text = name_text },
    { .title = "Tên đăng nhập", .width = 24, .text = username_text },
    { .title = "Đơn vị", .width = 36, .text = unit_text },
    { .title = "Tạo lúc", .width = 18, .text = created_text },
    { .title = "Đăng nhập gần nhất", .width = 18, .text = login_text },
};

/* A line begins with its account, so that the same functions read it. */
static const struct list_column register_columns[] = {
    { .title = "Chức danh", .width = 40, .text = name_text },
    { .title = "Tên đăng nhập", .width = 24, .text = username_text },
    { .title = "Đơn vị", .width = 36, .text = unit_text },
    { .title = "Vai trò theo chế độ báo cáo", .width = 60, .text = roles_text },
    { .title = "Trạng thái", .width = 14, .text = state_text },
};
_Static_assert(offsetof(struct register_line, account) == 0, "a line begins with its account");

enum status account_review_write(struct ctx *ctx, enum review_kind kind,
    const struct list *accounts, struct str extension, struct str *out)
{
    const struct list_file file = {
        .title = S("DANH SÁCH TÀI KHOẢN CẦN RÀ SOÁT"),
        .subtitle = str_of(review_kind_titles[kind]),
        .columns = review_columns,
        .columns_len = ARRAY_LEN(review_columns),
        .records = accounts,
        .record_size = sizeof(struct account),
    };

    return list_file_write(ctx, &file, extension, out);
}

enum status account_register_write(
    struct ctx *ctx, const struct account_register *list, struct str extension, struct str *out)
{
    const struct form_sign signs[] = {
        { S("NGƯỜI LẬP DANH SÁCH"), S("(Ký, ghi rõ họ tên)") },
        { S("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"), S("(Ký, ghi rõ họ tên)") },
    };
    const struct list_file file = {
        .title = S("DANH SÁCH ĐĂNG KÝ TÀI KHOẢN VÀ PHÂN QUYỀN"),
        .subtitle = str_format(
            ctx->arena, "Đến ngày " STR_FMT, STR_ARG(date_format_vi(ctx->arena, list->on))),
        .unit_name = list->unit_name,
        .columns = register_columns,
        .columns_len = ARRAY_LEN(register_columns),
        .records = &list->lines,
        .record_size = sizeof(struct register_line),
        .signs = signs,
        .signs_len = ARRAY_LEN(signs),
    };

    return list_file_write(ctx, &file, extension, out);
}
