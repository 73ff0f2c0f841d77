#include "cli/demo.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/date.h"
#include "cli/demo_posts.h"
#include "domain/profiles.h"
#include "domain/units.h"

int64_t demo_ms(int64_t day, int64_t minute)
{
    return day * MS_PER_DAY + minute * 60000 - DATE_CLOCK_MS;
}

int64_t demo_month_day(const struct demo *demo, int64_t ago)
{
    int64_t month = demo->open_month - ago;

    return date_of((struct ymd){ (int)(month / 12), (int)(month % 12) + 1, 1 });
}

void demo_act_as(struct ctx *ctx, int64_t at_ms, const struct demo_post *post)
{
    ctx->now_ms = at_ms;
    ctx->actor = post ? &post->actor : NULL;
}

/* splitmix64's finisher over each of the four. */
uint64_t demo_random(int64_t seed, int64_t a, int64_t b, int64_t c)
{
    const int64_t of[] = { seed, a, b, c };
    uint64_t x = 0;

    for (size_t i = 0; i < ARRAY_LEN(of); i++) {
        x += (uint64_t)of[i] + UINT64_C(0x9e3779b97f4a7c15);
        x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
        x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
        x ^= x >> 31;
    }
    return x;
}

static void say(const char *what)
{
    printf("%s\n", what);
    fflush(stdout);
}

static enum status has_units(struct ctx *ctx, void *arg)
{
    struct page_out units = { 0 };
    bool *found = arg;

    TRY(unit_list(ctx,
        &(struct unit_query){ .kind = -1, .managed = -1, .on = DATE_NONE, .page.limit = 1 },
        &units));
    *found = units.items.len > 0;
    return ST_OK;
}

#define DEMO_KEEP_YEARS 10

/* What a regulation asks for and a demo has not: its leaders have no certificates, and a department
 * has a post for each role; and a term for what is filed, which no regulation names. The
 * administrator says so by a version of the profile. */
static enum status profile_ease(struct ctx *ctx, const struct demo *demo)
{
    struct profile_put in = {
        .version = 1,
        .note =
            S("Bản dùng thử: tạm công nhận xác nhận bằng mật khẩu vì chưa cấp chứng thư số; "
              "chưa áp dụng hạn mức tài khoản; thời hạn bảo quản hồ sơ báo cáo tháng là minh họa"),
    };
    struct profile_changed changed = { 0 };
    struct str kinds[SIGNATURE_KIND_COUNT];
    struct profile_keep monthly = { PERIOD_MONTH, DEMO_KEEP_YEARS, S("Bản dùng thử") };
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    if (!workflow_has(&profile->workflow, ACTION_SIGN))
        return ST_OK;
    for (size_t i = 0; i < SIGNATURE_KIND_COUNT; i++)
        kinds[i] = str_of(signature_kind_names[i]);
    in.profile = *profile;
    in.profile.steps.accepted = (struct list){ kinds, ARRAY_LEN(kinds) };
    in.profile.accounts.quotas = (struct list){ 0 };
    in.profile.archive.keep = (struct list){ &monthly, 1 };
    demo_act_as(
        ctx, demo_ms(demo_month_day(demo, 3) + 1, 8 * 60 + 10), demo_post_get(demo, S(DEMO_ADMIN)));
    return profile_put(ctx, &in, &changed);
}

/* A txn_fn: all of it or nothing. */
static enum status fill(struct ctx *ctx, void *arg)
{
    struct demo *demo = arg;

    TRY(demo_units_make(ctx, demo));
    TRY(profile_ease(ctx, demo));
    TRY(demo_posts_make(ctx, demo));
    TRY(demo_signers_make(ctx, demo));
    TRY(demo_catalogue_make(ctx, demo));
    TRY(demo_forms_make(ctx, demo));
    TRY(demo_regimes_make(ctx, demo));
    TRY(demo_cycles_make(ctx, demo));
    TRY(demo_pictures_make(ctx, demo));
    return demo_keys_make(ctx, demo);
}

static enum status folder_make(struct ctx *ctx, const char *path)
{
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return fail(ctx, PROBLEM_STORE_FAILED, "Không tạo được thư mục %s.", path);
    return ST_OK;
}

/* All that needs no transaction; the passwords are on disk before anything is committed. */
static enum status prepare(struct ctx *ctx, struct cli *cli, struct demo *demo)
{
    TRY(folder_make(ctx, cli->config.data));
    TRY(demo_units_read(ctx, demo));
    TRY(demo_forms_read(ctx, demo));
    demo_posts_list(demo);
    return demo_posts_write(ctx, demo);
}

static enum status make(struct cli *cli, struct ctx *ctx, struct database *database)
{
    struct ymd today = date_ymd(date_today(ctx->now_ms));
    struct demo demo = {
        .arena = ctx->arena,
        .now_ms = ctx->now_ms,
        .seed = cli->config.seed,
        .open_month = (int64_t)today.year * 12 + today.month - 1,
        .accounts_path = str_format(ctx->arena, "%s/" DEMO_ACCOUNTS_FILE, cli->config.data).ptr,
        .keys_path = str_format(ctx->arena, "%s/" DEMO_KEYS_FOLDER, cli->config.data).ptr,
    };
    struct ctx own = *ctx;
    enum status made;

    own.address = S("demo");
    made = prepare(&own, cli, &demo);
    if (made == ST_OK)
        made = database_write(&own, database, fill, &demo);
    ctx->problem = own.problem;
    if (made != ST_OK)
        remove(demo.accounts_path);
    else
        demo_keys_print(&demo);
    return made;
}

enum status demo_make(struct cli *cli, struct ctx *ctx, struct database *database)
{
    bool found = false;

    TRY(database_read(ctx, has_units, &found));
    if (found) {
        printf("Dữ liệu đã có sẵn.\n");
    } else {
        say("Tạo tỉnh mẫu với số liệu minh họa (một lần, vài giây):");
        TRY(make(cli, ctx, database));
    }
    demo_posts_print(
        ctx->arena, str_format(ctx->arena, "%s/" DEMO_ACCOUNTS_FILE, cli->config.data).ptr);
    return ST_OK;
}
