#include "tests/api/realm_archive.h"

#include "tests/unit.h"

#define MASTER "master"

/* What one place gets. */
struct shelf {
    struct realm *realm;
    int64_t unit, regime;
    int64_t open, due, held, going, hold, proposal, package;
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

static enum status make(struct ctx *ctx, void *arg)
{
    struct shelf *shelf = arg;
    int64_t other = world_person(shelf->realm->world, "viewer")->id;
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
    TRY(db_one(ctx, STMT_DISPOSAL_INSERT,
        ARGS(V_INT(shelf->unit), V_TEXT(S("Hết hạn")), V_TEXT(S("het han")), V_INT(ctx->now_ms),
            V_INT(other), V_TEXT(S("Văn thư"))),
        &found));
    shelf->proposal = db_int(ctx, 0);
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
        keep(realm, p, "package", shelf.package);
    }
}
