#include "domain/profiles.h"

#include "base/host/secret.h"
#include "base/limits.h"
#include "domain/use.h"
#include "store/profile_cache.h"

enum status profile_get(struct ctx *ctx, const struct profile **out)
{
    bool found;

    if (ctx->db->profile)
        return profile_entry_get(ctx, ctx->db->profile, out);
    TRY(db_one(ctx, STMT_PROFILE_CURRENT, NO_ARGS, &found));
    if (!found)
        return fail(ctx, PROBLEM_PROFILE_NONE, "%s", problem_text(PROBLEM_PROFILE_NONE));
    ctx->db->profile = db_int(ctx, 1);
    return profile_entry_get(ctx, ctx->db->profile, out);
}

enum status profile_any(struct ctx *ctx, void *arg)
{
    return db_one(ctx, STMT_PROFILE_CURRENT, NO_ARGS, arg);
}

/* The first 15 digits of a digest, as a number: 60 bits. */
static int64_t print_of(struct str hash)
{
    int64_t print = 0;

    for (size_t i = 0; i < 15; i++) {
        char c = hash.ptr[i];

        print = print << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return print;
}

static enum status version_insert(
    struct ctx *ctx, int64_t number, struct str text, struct str note, bool *out_made)
{
    struct str hash = secret_sha256(ctx->arena, text);
    const struct actor *actor = ctx->actor;

    ctx->db->profile = 0; /* from here on another one is in force */
    return db_one(ctx, STMT_PROFILE_INSERT,
        ARGS(V_INT(number), V_INT(print_of(hash)), V_TEXT(text), V_TEXT(hash), V_INT(ctx->now_ms),
            actor ? V_ID(actor->account_id) : V_NULL, V_TEXT(actor ? actor->name : S("Hệ thống")),
            V_TEXT(note)),
        out_made);
}

enum status profile_begin(struct ctx *ctx, void *arg)
{
    const struct str *text = arg;
    struct faults faults = { 0 };
    struct profile profile;
    bool any, made;

    TRY(profile_any(ctx, &any));
    if (any)
        return ST_OK;
    TRY(profile_read(ctx, *text, &profile));
    profile_admit(ctx, &profile, &faults);
    if (faults.len)
        return fail_faults(ctx, PROBLEM_PROFILE_INVALID, &faults);
    TRY(version_insert(ctx, 1, *text, profile.about.regulation, &made));
    if (!made)
        return ST_OK;
    return history_add(ctx, (struct history_facts){
                                .action = "profile.begin",
                                .object_type = OBJECT_PROFILE,
                                .object_id = 1,
                                .note = profile.about.title,
                            });
}

/* ---- reading ---- */

static enum status versions_read(struct ctx *ctx, int64_t limit, struct list *out)
{
    struct profile_version *items = ARENA_ARRAY(ctx->arena, (size_t)limit, struct profile_version);
    bool more;

    *out = (struct list){ items, 0 };
    TRY(db_start(ctx, STMT_PROFILE_VERSIONS, ARGS(V_INT(limit))));
    TRY(db_next(ctx, &more));
    while (more) {
        items[out->len++] = (struct profile_version){
            .number = db_int(ctx, 0),
            .made_ms = db_int(ctx, 1),
            .made_by = db_text(ctx, 2),
            .note = db_text(ctx, 3),
        };
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

enum status profile_view(struct ctx *ctx, const struct nothing *in, struct profile_out *out)
{
    const struct profile_version *version;
    const struct profile *profile = NULL;
    struct list versions;

    (void)in;
    TRY(profile_get(ctx, &profile));
    TRY(versions_read(ctx, 1, &versions));
    ASSERT(profile);
    version = LIST_AT(versions, struct profile_version, 0);
    *out = (struct profile_out){
        .number = version->number,
        .made_ms = version->made_ms,
        .made_by = version->made_by,
        .note = version->note,
        .profile = *profile,
        .may_change = access_allows_roots(ctx->actor, RIGHT_PROFILE_WRITE, use_today(ctx)),
    };
    return ST_OK;
}

enum status profile_list(struct ctx *ctx, const struct nothing *in, struct profile_versions *out)
{
    (void)in;
    return versions_read(ctx, PAGE_ROWS_MAX, &out->items);
}

/* A version as it was read then: one that would be refused today is shown all the same. */
static enum status text_read(struct ctx *ctx, struct str text, struct profile *out)
{
    *out = (struct profile){ 0 }; /* an old text does not name what profiles have had since */
    return resource_from_json(ctx, &profile_resource, str_copy(ctx->arena, text), out);
}

enum status profile_version_view(
    struct ctx *ctx, const struct profile_version_ref *in, struct profile_out *out)
{
    struct profile before = { 0 };
    bool found;

    TRY(db_one(ctx, STMT_PROFILE_VERSION_GET, ARGS(V_INT(in->number)), &found));
    if (!found)
        return use_not_found(ctx);
    out->number = db_int(ctx, 0);
    out->made_ms = db_int(ctx, 1);
    out->made_by = db_text(ctx, 2);
    out->note = db_text(ctx, 3);
    TRY(text_read(ctx, db_text(ctx, 4), &out->profile));
    TRY(db_one(ctx, STMT_PROFILE_VERSION_BEFORE, ARGS(V_INT(in->number)), &found));
    if (!found)
        return ST_OK;
    TRY(text_read(ctx, db_text(ctx, 0), &before));
    out->changes = profile_changes(ctx->arena, &before, &out->profile);
    return ST_OK;
}

enum status profile_words_view(struct ctx *ctx, const struct nothing *in, struct profile_words *out)
{
    (void)in;
    *out = profile_words_all(ctx->arena);
    return ST_OK;
}

/* ---- changing ---- */

static bool has_state(const struct workflow *workflow, enum report_state state)
{
    for (size_t i = 0; i < workflow->steps_len; i++)
        if (workflow->steps[i].from == state || workflow->steps[i].to == state)
            return true;
    return state == REPORT_ASSIGNED;
}

static enum status stranded_find(struct ctx *ctx, const struct workflow *workflow, struct list *out)
{
    struct profile_stranded *found =
        ARENA_ARRAY(ctx->arena, REPORT_STATE_COUNT, struct profile_stranded);
    bool more;

    *out = (struct list){ found, 0 };
    TRY(db_start(ctx, STMT_PROFILE_STATES, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        enum report_state state = (enum report_state)db_int(ctx, 0);

        if (!has_state(workflow, state))
            found[out->len++] = (struct profile_stranded){ (int)state,
                str_of(report_state_titles[state]), db_int(ctx, 1) };
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status stranded_refuse(struct ctx *ctx, const struct list *stranded)
{
    struct buf say = { .arena = ctx->arena };

    if (!stranded->len)
        return ST_OK;
    for (size_t i = 0; i < stranded->len; i++) {
        const struct profile_stranded *one = LIST_AT(*stranded, struct profile_stranded, i);

        buf_addf(&say, "%s%lld báo cáo “" STR_FMT "”", i ? ", " : "", (long long)one->reports,
            STR_ARG(one->state_title));
    }
    return fail_field(ctx, PROBLEM_PROFILE_IN_FLIGHT, "profile.workflow", "%s (" STR_FMT ")",
        problem_text(PROBLEM_PROFILE_IN_FLIGHT), STR_ARG(buf_str(&say)));
}

static enum status put_keep(struct ctx *ctx, const struct profile_put *in,
    const struct profile *before, const struct profile *after)
{
    struct str text = resource_to_json(ctx->arena, &profile_resource, after);
    bool made;

    TRY(version_insert(ctx, in->version + 1, text, in->note, &made));
    if (!made)
        return use_changed(ctx);
    return history_add(ctx, (struct history_facts){
                                .action = "profile.change",
                                .object_type = OBJECT_PROFILE,
                                .object_id = in->version + 1,
                                .note = in->note,
                                .before = resource_to_json(ctx->arena, &profile_resource, before),
                                .after = text,
                            });
}

enum status profile_put(struct ctx *ctx, const struct profile_put *in, struct profile_changed *out)
{
    struct profile after = in->profile;
    struct faults faults = { 0 };
    const struct profile *before;
    bool found;

    if (!access_allows_roots(ctx->actor, RIGHT_PROFILE_WRITE, use_today(ctx)))
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    TRY(db_one(ctx, STMT_PROFILE_CURRENT, NO_ARGS, &found));
    if (!found || db_int(ctx, 0) != in->version)
        return use_changed(ctx);
    TRY(profile_get(ctx, &before));
    profile_settle(ctx, &after, &faults);
    profile_admit(ctx, &after, &faults);
    if (faults.len)
        return fail_faults(ctx, PROBLEM_PROFILE_INVALID, &faults);
    *out = (struct profile_changed){ .number = in->version };
    out->changes = profile_changes(ctx->arena, before, &after);
    TRY(stranded_find(ctx, &after.workflow, &out->stranded));
    if (in->dry_run)
        return ST_OK;
    if (!out->changes.len)
        return fail_field(
            ctx, PROBLEM_PROFILE_SAME, "profile", "%s", problem_text(PROBLEM_PROFILE_SAME));
    TRY(stranded_refuse(ctx, &out->stranded));
    TRY(put_keep(ctx, in, before, &after));
    out->number = in->version + 1;
    out->saved = true;
    return ST_OK;
}
