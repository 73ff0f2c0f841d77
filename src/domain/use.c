#include "domain/use.h"

#include "base/date.h"
#include "base/json.h"

int64_t use_today(const struct ctx *ctx)
{
    return date_today(ctx->now_ms);
}

bool use_may(const struct ctx *ctx, enum right right, struct str unit_path, int64_t regime_id)
{
    return ctx->actor && access_allows(ctx->actor, right, unit_path, regime_id, use_today(ctx));
}

enum status use_not_found(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_NOT_FOUND, "%s", problem_text(PROBLEM_NOT_FOUND));
}

enum status use_changed(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_CHANGED_MEANWHILE, "%s", problem_text(PROBLEM_CHANGED_MEANWHILE));
}

enum status use_require(struct ctx *ctx, enum right right, struct str unit_path, int64_t regime_id)
{
    return use_may(ctx, right, unit_path, regime_id) ? ST_OK : use_not_found(ctx);
}

enum status use_unit_path(struct ctx *ctx, const char *field, int64_t unit_id, struct str *out)
{
    bool found;

    TRY(db_one(ctx, STMT_UNIT_PATH, ARGS(V_INT(unit_id)), &found));
    if (!found)
        return fail_field(ctx, PROBLEM_NO_SUCH_UNIT, field, "%s (%s: %lld)",
            problem_text(PROBLEM_NO_SUCH_UNIT), field, (long long)unit_id);
    *out = db_text(ctx, 0);
    return ST_OK;
}

enum status history_add(struct ctx *ctx, struct history_facts facts)
{
    const struct actor *actor = ctx->actor;

    return db_queue(ctx, STMT_EVENT_INSERT,
        ARGS(V_INT(ctx->now_ms), actor ? V_ID(actor->account_id) : V_NULL,
            V_TEXT(actor ? actor->name : S("Hệ thống")), actor ? V_ID(actor->unit_id) : V_NULL,
            actor ? V_ID(actor->session_id) : V_NULL, V_TEXT(ctx->address), V_TEXT(ctx->request_id),
            V_TEXT(str_of(facts.action)), V_TEXT(str_of(object_type_names[facts.object_type])),
            V_INT(facts.object_id), V_ID(facts.object_version), V_ID(facts.unit_id),
            V_ID(facts.other_unit_id), V_TEXT(facts.note), V_TEXT(facts.before),
            V_TEXT(facts.after), facts.cells.len ? V_BLOB(facts.cells) : V_NULL));
}

int64_t page_limit(struct page page)
{
    return page.limit ? page.limit : PAGE_ROWS_DEFAULT;
}

struct str cursor_make(struct ctx *ctx, int64_t id, struct str text)
{
    return str_format(ctx->arena, "%lld:" STR_FMT, (long long)id, STR_ARG(text));
}

void cursor_read(struct page page, int64_t *out_id, struct str *out_text)
{
    struct str text = page.after;
    struct str id = str_cut(&text, ':');

    *out_id = 0;
    *out_text = (struct str){ 0 };
    if (str_to_int(id, out_id))
        *out_text = text;
}

bool page_cut(struct page page, struct list *list)
{
    if ((int64_t)list->len <= page_limit(page))
        return false;
    list->len = (size_t)page_limit(page);
    return true;
}

struct str page_slice(struct ctx *ctx, struct page page, size_t item_size, struct list *list)
{
    size_t limit = (size_t)page_limit(page), all = list->len, skip;
    struct str rest;
    int64_t before;

    cursor_read(page, &before, &rest);
    skip = before < 0 || (uint64_t)before > all ? all : (size_t)before;
    *list = list_slice(*list, item_size, skip, limit);
    return all - skip > limit ? cursor_make(ctx, (int64_t)(skip + limit), (struct str){ 0 })
                              : (struct str){ 0 };
}

int64_t cursor_before(struct page page)
{
    struct str text;
    int64_t id;

    cursor_read(page, &id, &text);
    return id ? id : INT64_MAX;
}

enum status use_keys_read(struct ctx *ctx, struct str json, struct list *out)
{
    struct json_reader reader = json_read(ctx->arena, json);
    enum json_token token = json_next(&reader);
    int64_t *keys = ARENA_ARRAY(ctx->arena, json.len / 2 + 1, int64_t);

    *out = (struct list){ keys, 0 };
    if (token != JSON_ARRAY)
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Danh sách dòng, cột giao không đọc được.");
    for (token = json_next(&reader); token == JSON_NUMBER; token = json_next(&reader))
        if (str_to_int(reader.text, &keys[out->len]))
            out->len++;
    return ST_OK;
}

struct str use_keys_write(struct ctx *ctx, const struct list *keys)
{
    struct buf out = { .arena = ctx->arena };
    struct json_writer w = { .out = &out };

    json_open(&w, '[');
    for (size_t i = 0; i < keys->len; i++)
        json_int(&w, *LIST_AT(*keys, int64_t, i));
    json_close(&w, ']');
    return buf_str(&out);
}
