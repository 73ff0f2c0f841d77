#include "domain/mails.h"

#include "base/host/secret.h"
#include "core/text.h"
#include "domain/accounts.h"
#include "domain/mail_queue.h"
#include "domain/use.h"

/* ---- where it goes ---- */

static enum status choice_read(struct ctx *ctx, int64_t account_id, struct mail_choice *out)
{
    bool found;

    *out = (struct mail_choice){ .id = account_id, .mode = MAIL_AT_ONCE };
    TRY(db_one(ctx, STMT_MAIL_CHOICE_GET, ARGS(V_INT(account_id)), &found));
    if (!found)
        return ST_OK;
    out->address = db_text(ctx, 0);
    out->mode = (int)db_int(ctx, 1);
    out->version = db_int(ctx, 2);
    return ST_OK;
}

static enum status choice_keep(struct ctx *ctx, const struct mail_choice *in)
{
    bool found;

    if (in->version)
        TRY(db_one(ctx, STMT_MAIL_CHOICE_UPDATE,
            ARGS(V_INT(in->id), V_TEXT(in->address), V_INT(in->mode), V_INT(ctx->now_ms),
                V_INT(in->version)),
            &found));
    else
        TRY(db_one(ctx, STMT_MAIL_CHOICE_INSERT,
            ARGS(V_INT(in->id), V_TEXT(in->address), V_INT(in->mode), V_INT(ctx->now_ms)), &found));
    return found ? ST_OK : use_changed(ctx);
}

static enum status choice_event(struct ctx *ctx, const struct mail_choice *before,
    const struct mail_choice *after, int64_t unit_id)
{
    return history_add(ctx, (struct history_facts){
                                .action = "account.mail",
                                .object_type = OBJECT_ACCOUNT,
                                .object_id = after->id,
                                .unit_id = unit_id,
                                .before = resource_to_json(ctx->arena, &mail_kept_resource, before),
                                .after = resource_to_json(ctx->arena, &mail_kept_resource, after),
                            });
}

/* The old address is told, in the name of whoever still reads it. */
static enum status choice_set(
    struct ctx *ctx, const struct mail_choice *in, int64_t unit_id, struct mail_choice *out)
{
    struct mail_choice before;

    if (in->address.len && !mail_address_valid(in->address))
        return fail_field(ctx, PROBLEM_MAIL_ADDRESS, "address", "%s (" STR_FMT ")",
            problem_text(PROBLEM_MAIL_ADDRESS), STR_ARG(in->address));
    TRY(choice_read(ctx, in->id, &before));
    if (before.address.len && !str_eq(before.address, in->address))
        TRY(mail_security(ctx, in->id, "Địa chỉ nhận thư của tài khoản vừa được thay đổi"));
    TRY(choice_keep(ctx, in));
    TRY(choice_read(ctx, in->id, out));
    return choice_event(ctx, &before, out, unit_id);
}

enum status mail_own_view(struct ctx *ctx, struct mail_choice *out)
{
    return choice_read(ctx, ctx->actor->account_id, out);
}

enum status mail_own_set(struct ctx *ctx, const struct mail_choice *in, struct mail_choice *out)
{
    struct mail_choice own = *in;

    own.id = ctx->actor->account_id;
    return choice_set(ctx, &own, ctx->actor->unit_id, out);
}

enum status mail_account_view(struct ctx *ctx, const struct by_id *in, struct mail_choice *out)
{
    struct account account;

    TRY(account_mastered(ctx, in->id, &account));
    return choice_read(ctx, in->id, out);
}

enum status mail_account_set(struct ctx *ctx, const struct mail_choice *in, struct mail_choice *out)
{
    struct account account;

    TRY(account_mastered(ctx, in->id, &account));
    return choice_set(ctx, in, account.unit_id, out);
}

/* ---- without a log-in ---- */

struct str mail_sign(struct ctx *ctx, struct str key, int64_t account_id)
{
    struct str what =
        str_format(ctx->arena, STR_FMT ":mail:%lld", STR_ARG(key), (long long)account_id);

    return secret_digest(ctx->arena, what);
}

static enum status link_wrong(struct ctx *ctx)
{
    return fail_field(ctx, PROBLEM_MAIL_LINK, "sign", "%s", problem_text(PROBLEM_MAIL_LINK));
}

enum status mail_leave_take(struct ctx *ctx, const struct mail_leave *in)
{
    struct mail_choice before, after;
    struct account account;
    bool found;

    TRY(db_one(ctx, STMT_MAIL_KEY_GET, NO_ARGS, &found));
    if (!found || !str_eq(mail_sign(ctx, db_text(ctx, 0), in->account_id), in->sign))
        return link_wrong(ctx);
    TRY(choice_read(ctx, in->account_id, &before));
    if (!before.version)
        return link_wrong(ctx);
    after = before;
    after.mode = MAIL_NONE;
    TRY(choice_keep(ctx, &after));
    TRY(account_get(ctx, in->account_id, &account));
    return choice_event(ctx, &before, &after, account.unit_id);
}

/* ---- the queue ---- */

enum status mail_list(struct ctx *ctx, const struct mail_query *in, struct page_out *out)
{
    TRY(db_start(ctx, STMT_MAIL_LIST,
        ARGS(in->state < 0 ? V_NULL : V_INT(in->state), V_TEXT(text_search_key(ctx->arena, in->q)),
            V_INT(cursor_before(in->page)), V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &mail_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct mail *last = LIST_AT(out->items, struct mail, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, (struct str){ 0 });
    }
    return ST_OK;
}

static enum status mail_get(struct ctx *ctx, int64_t id, struct mail *out)
{
    bool found;

    TRY(db_one(ctx, STMT_MAIL_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &mail_resource, 0, out);
    return ST_OK;
}

enum status mail_revive(struct ctx *ctx, const struct by_id *in, struct mail *out)
{
    struct account account;
    bool found;

    TRY(mail_get(ctx, in->id, out));
    if (out->kind == MAIL_CREDENTIAL && out->state == MAIL_DEAD)
        return fail(ctx, PROBLEM_CREDENTIAL_GONE, "%s", problem_text(PROBLEM_CREDENTIAL_GONE));
    TRY(db_one(ctx, STMT_MAIL_REVIVE,
        ARGS(V_INT(in->id), V_INT(MAIL_DEAD), V_INT(MAIL_QUEUED), V_INT(ctx->now_ms)), &found));
    if (!found)
        return fail(ctx, PROBLEM_MAIL_NOT_DEAD, "%s", problem_text(PROBLEM_MAIL_NOT_DEAD));
    TRY(mail_get(ctx, in->id, out));
    TRY(account_get(ctx, out->account_id, &account));
    return history_add(ctx, (struct history_facts){
                                .action = "mail.revive",
                                .object_type = OBJECT_ACCOUNT,
                                .object_id = out->account_id,
                                .unit_id = account.unit_id,
                                .note = out->subject,
                            });
}

enum status mail_security(struct ctx *ctx, int64_t account_id, const char *what)
{
    struct mail_choice choice;

    TRY(choice_read(ctx, account_id, &choice));
    if (!choice.address.len)
        return ST_OK;
    return mail_put(ctx,
        &(struct mail_new){
            .account_id = account_id,
            .kind = MAIL_SECURITY,
            .address = choice.address,
            .subject = S("Bảo mật tài khoản"),
            .body = str_format(ctx->arena,
                "%s lúc %s.\nNếu không phải do anh/chị hoặc quản trị đơn vị thực hiện, hãy báo "
                "ngay cho quản trị.\nThư tự động của Hệ thống thông tin báo cáo, không trả lời "
                "thư này.\n",
                what, time_format_vi(ctx->arena, ctx->now_ms).ptr),
        });
}
