#include "domain/misses.h"

#include "base/host/network.h"
#include "base/host/secret.h"
#include "store/db.h"

/* Digits of the digest that stands for a name nobody has: enough to tell typing errors apart, far
 * too few to find out what was typed; and no more rows than there are such numbers. */
#define NOBODY_DIGITS 4

struct misses {
    int64_t count, next_ms, changed_ms;
};

int64_t login_wait_ms(int64_t misses)
{
    int64_t over = misses - LOGIN_FREE_MISSES;

    if (over < 0)
        return 0;
    return over >= 10 ? LOGIN_WAIT_MS_MAX : (int64_t)1000 << over;
}

/* ---- sources ---- */

/* An IPv6 host owns its whole /64: so much counts as one address. */
static struct str of_address(struct ctx *ctx)
{
    return str_format(
        ctx->arena, "address:" STR_FMT, STR_ARG(network_text(ctx->arena, ctx->address)));
}

static struct str of_device(struct ctx *ctx, const struct attempt *attempt)
{
    return str_format(ctx->arena, "device:" STR_FMT, STR_ARG(attempt->known_device));
}

static struct str of_account(struct ctx *ctx, const char *kind, const struct attempt *attempt)
{
    struct str digest;

    if (attempt->account_id)
        return str_format(ctx->arena, "%s:%lld", kind, (long long)attempt->account_id);
    digest = secret_digest(ctx->arena, attempt->username);
    return str_format(
        ctx->arena, "%s:nobody-" STR_FMT, kind, STR_ARG(str_sub(digest, 0, NOBODY_DIGITS)));
}

/* One address and one account: a whole office may sit behind one gateway. */
static struct str of_pair(struct ctx *ctx, const struct attempt *attempt)
{
    struct str network = network_text(ctx->arena, ctx->address);

    return of_account(ctx, str_format(ctx->arena, "pair@" STR_FMT, STR_ARG(network)).ptr, attempt);
}

static struct str of_password(struct ctx *ctx, int64_t account_id)
{
    return str_format(ctx->arena, "password:%lld", (long long)account_id);
}

#define OF_AN_HOUR "account"
#define OF_A_ROW "stop"

/* ---- counting ---- */

static enum status misses_get(struct ctx *ctx, struct str of, int64_t forget_ms, struct misses *out)
{
    bool found;

    *out = (struct misses){ 0 };
    TRY(db_one(ctx, STMT_FAILURE_GET, ARGS(V_TEXT(of)), &found));
    if (found)
        *out = (struct misses){ db_int(ctx, 0), db_int(ctx, 1), db_int(ctx, 2) };
    if (ctx->now_ms - out->changed_ms > forget_ms)
        *out = (struct misses){ 0 };
    return ST_OK;
}

static enum status misses_put(struct ctx *ctx, struct str of, int64_t count, int64_t next_ms)
{
    return db_run(
        ctx, STMT_FAILURE_PUT, ARGS(V_TEXT(of), V_INT(count), V_INT(next_ms), V_INT(ctx->now_ms)));
}

/* One more of a source that waits longer with each beyond the first `free` ones. */
static enum status source_missed(struct ctx *ctx, struct str of, int64_t free)
{
    struct misses misses;
    int64_t wait_ms;

    TRY(misses_get(ctx, of, LOGIN_FORGET_MS, &misses));
    wait_ms = login_wait_ms(misses.count + 1 - free + LOGIN_FREE_MISSES);
    return misses_put(ctx, of, misses.count + 1, ctx->now_ms + wait_ms);
}

/* One more of a source that only counts. */
static enum status count_missed(
    struct ctx *ctx, struct str of, int64_t forget_ms, int64_t *out_count)
{
    struct misses misses;

    TRY(misses_get(ctx, of, forget_ms, &misses));
    *out_count = misses.count + 1;
    return misses_put(ctx, of, *out_count, 0);
}

static enum status clear(struct ctx *ctx, struct str of)
{
    return db_run(ctx, STMT_FAILURE_CLEAR, ARGS(V_TEXT(of)));
}

static enum status wait_for(struct ctx *ctx, int64_t until_ms)
{
    int64_t wait_s = (until_ms - ctx->now_ms + 999) / 1000;
    enum status st = fail(ctx, PROBLEM_SESSION_TOO_MANY, "%s Thử lại sau %lld giây.",
        problem_text(PROBLEM_SESSION_TOO_MANY), (long long)wait_s);

    ctx->problem.retry_s = wait_s;
    return st;
}

static enum status source_check(struct ctx *ctx, struct str of)
{
    struct misses misses;

    TRY(misses_get(ctx, of, LOGIN_FORGET_MS, &misses));
    return misses.next_ms > ctx->now_ms ? wait_for(ctx, misses.next_ms) : ST_OK;
}

/* ---- logging in ---- */

enum status attempt_check(struct ctx *ctx, const struct attempt *attempt)
{
    struct misses misses;

    if (attempt->known_device.len)
        return source_check(ctx, of_device(ctx, attempt));
    TRY(source_check(ctx, of_address(ctx)));
    TRY(source_check(ctx, of_pair(ctx, attempt)));
    TRY(misses_get(ctx, of_account(ctx, OF_A_ROW, attempt), LOGIN_STOP_FORGET_MS, &misses));
    if (misses.count >= LOGIN_STOP_MISSES)
        return fail(ctx, PROBLEM_SESSION_STOPPED, "%s", problem_text(PROBLEM_SESSION_STOPPED));
    TRY(misses_get(ctx, of_account(ctx, OF_AN_HOUR, attempt), LOGIN_FORGET_MS, &misses));
    if (misses.count >= LOGIN_ACCOUNT_MISSES_AN_HOUR)
        return wait_for(ctx, misses.changed_ms + LOGIN_FORGET_MS);
    return ST_OK;
}

enum status attempt_missed(struct ctx *ctx, const struct attempt *attempt, bool *out_stops)
{
    int64_t count;

    *out_stops = false;
    if (attempt->known_device.len)
        return source_missed(ctx, of_device(ctx, attempt), LOGIN_FREE_MISSES);
    TRY(source_missed(ctx, of_address(ctx), LOGIN_ADDRESS_MISSES));
    TRY(source_missed(ctx, of_pair(ctx, attempt), LOGIN_FREE_MISSES));
    TRY(count_missed(ctx, of_account(ctx, OF_AN_HOUR, attempt), LOGIN_FORGET_MS, &count));
    TRY(count_missed(ctx, of_account(ctx, OF_A_ROW, attempt), LOGIN_STOP_FORGET_MS, &count));
    *out_stops = count == LOGIN_STOP_MISSES;
    return ST_OK;
}

enum status attempt_right(struct ctx *ctx, const struct attempt *attempt)
{
    TRY(account_misses_forget(ctx, attempt->account_id));
    TRY(clear(ctx, of_pair(ctx, attempt)));
    return attempt->known_device.len ? clear(ctx, of_device(ctx, attempt)) : ST_OK;
}

enum status account_misses_forget(struct ctx *ctx, int64_t account_id)
{
    const struct attempt attempt = { .account_id = account_id };

    TRY(clear(ctx, of_account(ctx, OF_AN_HOUR, &attempt)));
    return clear(ctx, of_account(ctx, OF_A_ROW, &attempt));
}

/* ---- the old password ---- */

enum status password_check_misses(struct ctx *ctx, int64_t account_id)
{
    return source_check(ctx, of_password(ctx, account_id));
}

enum status password_missed(struct ctx *ctx, int64_t account_id)
{
    return source_missed(ctx, of_password(ctx, account_id), LOGIN_FREE_MISSES);
}

enum status password_right(struct ctx *ctx, int64_t account_id)
{
    return clear(ctx, of_password(ctx, account_id));
}
