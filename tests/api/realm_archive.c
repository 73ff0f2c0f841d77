#include "tests/api/realm_archive.h"

#include "base/host/secret.h"
#include "domain/archive_packages.h"
#include "domain/files.h"
#include "tests/unit.h"

#define MASTER "master"

/* What one place gets. */
struct shelf {
    struct realm *realm;
    int64_t unit, regime;
    int64_t open, due, held, going, hold, proposal, destroyed, package;
};

static enum status file_make(struct ctx *ctx, const struct shelf *shelf, int64_t year, int64_t *out)
{
    bool found;

    TRY(db_one(ctx, STMT_ARCHIVE_INSERT,
        ARGS(V_INT(shelf->unit), V_INT(shelf->regime), V_INT(year), V_INT(1), V_TEXT(S("Hồ sơ")),
            V_TEXT(S("ho so")), V_INT(ctx->now_ms)),
        &found));
    *out = db_int(ctx, 0);
    return ST_OK;
}

/* Closed in 2015 and kept for a year: whatever the profile says by now, that is long over. */
static enum status file_close(struct ctx *ctx, int64_t id)
{
    int64_t closed = date_of((struct ymd){ 2015, 1, 1 });
    bool found;

    return db_one(ctx, STMT_ARCHIVE_CLOSE,
        ARGS(V_INT(id), V_INT(1), V_INT(closed * MS_PER_DAY), V_INT(closed), V_TEXT(S("Văn thư")),
            V_INT(1), V_INT(date_of((struct ymd){ 2016, 12, 31 })), V_NULL, V_INT(0), V_TEXT(S("")),
            V_INT(0)),
        &found);
}

static enum status proposal_make(struct ctx *ctx, const struct shelf *shelf, int64_t *out)
{
    int64_t other = world_person(shelf->realm->world, "viewer")->id;
    bool found;

    TRY(db_one(ctx, STMT_DISPOSAL_INSERT,
        ARGS(V_INT(shelf->unit), V_TEXT(S("Hết hạn")), V_TEXT(S("het han")), V_INT(ctx->now_ms),
            V_INT(other), V_TEXT(S("Văn thư"))),
        &found));
    *out = db_int(ctx, 0);
    return ST_OK;
}

/* One that was approved, with minutes. */
static enum status destroyed_make(struct ctx *ctx, struct shelf *shelf)
{
    bool found;

    TRY(proposal_make(ctx, shelf, &shelf->destroyed));
    return db_one(ctx, STMT_DISPOSAL_SETTLE,
        ARGS(V_INT(shelf->destroyed), V_INT(1), V_INT(DISPOSAL_DONE), V_INT(ctx->now_ms),
            V_TEXT(S("Lãnh đạo")), V_TEXT(S("QĐ 1")), V_TEXT(S("")), V_TEXT(S("Biên bản")),
            V_TEXT(secret_sha256(ctx->arena, S("Biên bản"))), V_TEXT(S("het han"))),
        &found);
}

static enum status make(struct ctx *ctx, void *arg)
{
    struct shelf *shelf = arg;
    int64_t master = world_person(shelf->realm->world, MASTER)->id;
    bool found;

    TRY(file_make(ctx, shelf, 2026, &shelf->open));
    TRY(file_make(ctx, shelf, 2014, &shelf->due));
    TRY(file_close(ctx, shelf->due));
    TRY(file_make(ctx, shelf, 2013, &shelf->held));
    TRY(file_close(ctx, shelf->held));
    TRY(db_one(ctx, STMT_ARCHIVE_HOLD_INSERT,
        ARGS(V_INT(shelf->held), V_TEXT(S("Thanh tra")), V_TEXT(S("CV 1")), V_INT(ctx->now_ms),
            V_TEXT(S("Văn thư"))),
        &found));
    shelf->hold = db_int(ctx, 0);
    TRY(file_make(ctx, shelf, 2012, &shelf->going));
    TRY(file_close(ctx, shelf->going));
    TRY(destroyed_make(ctx, shelf));
    TRY(proposal_make(ctx, shelf, &shelf->proposal));
    TRY(db_run(ctx, STMT_DISPOSAL_FILE_INSERT, ARGS(V_INT(shelf->proposal), V_INT(shelf->going))));
    TRY(db_one(ctx, STMT_PACKAGE_INSERT,
        ARGS(V_INT(shelf->due), V_INT(master), V_INT(0), V_INT(ctx->now_ms)), &found));
    shelf->package = db_int(ctx, 0);
    return ST_OK;
}

static int64_t known(struct realm *realm, enum place place, const char *name)
{
    int64_t out = 0;

    assert_true(str_to_int(variable_fill(&realm->things[place],
                               str_format(realm->world->arena, "$%s", name), FILL_TEXT),
        &out));
    return out;
}

static void keep(struct realm *realm, enum place place, const char *name, int64_t value)
{
    variable_set(&realm->things[place], str_of(name),
        str_format(realm->world->arena, "%lld", (long long)value));
}

void realm_archive(struct realm *realm)
{
    for (enum place p = 0; p < PLACE_COUNT; p++) {
        struct ctx ctx = world_ctx(realm->world);
        struct shelf shelf = {
            .realm = realm, .unit = known(realm, p, "unit"), .regime = known(realm, p, "regime")
        };

        assert_int_equal(database_write(&ctx, realm->world->database, make, &shelf), ST_OK);
        keep(realm, p, "archive", shelf.open);
        keep(realm, p, "archive_due", shelf.due);
        keep(realm, p, "archive_held", shelf.held);
        keep(realm, p, "hold", shelf.hold);
        keep(realm, p, "proposal", shelf.proposal);
        keep(realm, p, "destroyed", shelf.destroyed);
        keep(realm, p, "package", shelf.package);
    }
}

/* ---- packages of one person's own ---- */

struct asking {
    int64_t account, file;
    struct realm_packages *out;
};

static enum status package_make_waiting(struct ctx *ctx, const struct asking *asking, int64_t *out)
{
    bool found;

    TRY(db_one(ctx, STMT_PACKAGE_INSERT,
        ARGS(V_INT(asking->file), V_INT(asking->account), V_INT(0), V_INT(ctx->now_ms)), &found));
    *out = db_int(ctx, 0);
    return ST_OK;
}

/* Whatever waited before is being made by then: it is claimed on the way. */
static enum status package_settle_made(struct ctx *ctx, int64_t id)
{
    struct str bytes = S("PK"), hash = secret_sha256(ctx->arena, bytes);
    struct package_task task = { .found = true };
    int64_t kept_id;

    while (task.found && task.package.id != id)
        TRY(package_claim(ctx, &task));
    assert_true(task.found);
    TRY(file_put(ctx, bytes, hash, &kept_id));
    return db_run(ctx, STMT_PACKAGE_SETTLE,
        ARGS(V_INT(id), V_INT(task.package.tries), V_INT(PACKAGE_MADE), V_INT(ctx->now_ms),
            V_INT(kept_id), V_INT((int64_t)bytes.len), V_TEXT(hash), V_TEXT(S(""))));
}

static enum status packages_make(struct ctx *ctx, void *arg)
{
    const struct asking *asking = arg;

    TRY(package_make_waiting(ctx, asking, &asking->out->made));
    TRY(package_settle_made(ctx, asking->out->made));
    return package_make_waiting(ctx, asking, &asking->out->waiting);
}

struct realm_packages realm_packages_of(struct realm *realm, enum place place, int64_t account)
{
    struct realm_packages out = { 0 };
    struct asking asking = { account, known(realm, place, "archive_due"), &out };
    struct ctx ctx = world_ctx(realm->world);

    assert_int_equal(database_write(&ctx, realm->world->database, packages_make, &asking), ST_OK);
    return out;
}
