#include "domain/setup.h"

#include "core/access.h"
#include "core/text.h"
#include "domain/use.h"
#include "model/unit.h"

#define ADMIN_NAME "Quản trị hệ thống"

static enum status root_add(struct ctx *ctx, struct setup *setup)
{
    bool found;

    TRY(db_one(ctx, STMT_UNIT_INSERT,
        ARGS(V_TEXT(setup->unit_code), V_TEXT(setup->unit_name),
            V_TEXT(text_search_key(ctx->arena, setup->unit_name)),
            V_TEXT(text_sort_key(ctx->arena, setup->unit_name)), V_INT(UNIT_PROVINCE), V_NULL,
            V_INT(0), V_NULL, V_NULL, V_INT(ctx->now_ms)),
        &found));
    setup->unit_id = db_int(ctx, 0);
    return db_run(ctx, STMT_UNIT_SET_PATH,
        ARGS(V_INT(setup->unit_id),
            V_TEXT(str_format(ctx->arena, "%lld/", (long long)setup->unit_id))));
}

static enum status setup_event(struct ctx *ctx, const char *action, const struct setup *setup)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_ACCOUNT,
                                .object_id = setup->account_id,
                                .unit_id = setup->unit_id,
                                .note = S("Lệnh trên máy chủ"),
                            });
}

/* By the post's name and by the username, as domain/accounts.c keeps it. */
static struct str search_key(struct ctx *ctx, const struct setup *setup)
{
    return text_search_key(
        ctx->arena, str_format(ctx->arena, ADMIN_NAME " " STR_FMT, STR_ARG(setup->username)));
}

enum status setup_first(struct ctx *ctx, void *arg)
{
    struct setup *setup = arg;
    bool found;

    TRY(db_one(ctx, STMT_UNIT_ANY, NULL, 0, &found));
    if (found)
        return fail(ctx, PROBLEM_SETUP_DONE, "%s", problem_text(PROBLEM_SETUP_DONE));
    TRY(root_add(ctx, setup));
    TRY(db_one(ctx, STMT_ACCOUNT_INSERT,
        ARGS(V_TEXT(setup->username), V_TEXT(S(ADMIN_NAME)), V_TEXT(search_key(ctx, setup)),
            V_INT(setup->unit_id), V_TEXT(setup->password_hash), V_INT(setup->must_change_password),
            V_INT(ctx->now_ms)),
        &found));
    setup->account_id = db_int(ctx, 0);
    TRY(db_one(ctx, STMT_GRANT_INSERT,
        ARGS(V_INT(setup->account_id), V_INT(ROLE_SYSTEM_ADMIN), V_INT(setup->unit_id), V_INT(1),
            V_NULL, V_NULL, V_NULL, V_INT(ctx->now_ms)),
        &found));
    return setup_event(ctx, "account.create", setup);
}

enum status setup_reset(struct ctx *ctx, void *arg)
{
    struct setup *setup = arg;
    bool found;

    TRY(db_one(ctx, STMT_ACCOUNT_BY_USERNAME, ARGS(V_TEXT(setup->username)), &found));
    if (!found)
        return fail(ctx, PROBLEM_NO_SUCH_ACCOUNT, "%s (" STR_FMT ")",
            problem_text(PROBLEM_NO_SUCH_ACCOUNT), STR_ARG(setup->username));
    setup->account_id = db_int(ctx, 0);
    TRY(db_one(ctx, STMT_ACCOUNT_SET_PASSWORD,
        ARGS(V_INT(setup->account_id), V_TEXT(setup->password_hash), V_INT(1), V_INT(ctx->now_ms)),
        &found));
    TRY(db_run(ctx, STMT_SESSION_DELETE_OTHERS, ARGS(V_INT(setup->account_id), V_INT(0))));
    TRY(db_run(ctx, STMT_DEVICE_FORGET, ARGS(V_INT(setup->account_id))));
    return setup_event(ctx, "account.reissue", setup);
}
