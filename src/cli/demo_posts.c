/* The demo's posts: their accounts, grants and passwords, and their first log-ins. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/host/secret.h"
#include "cli/demo_posts.h"
#include "core/csv.h"
#include "core/text.h"
#include "domain/accounts.h"
#include "domain/sessions.h"

/* Accounts are made, and logged in to, one after the other, this far apart. */
#define CREATE_STEP_MS ((int64_t)20 * 1000)
#define LOGIN_STEP_MS ((int64_t)60 * 1000)
#define ACCOUNTS_BYTES_MAX ((size_t)1 << 20)
/* The first rows of the file are those a visitor begins with: the province's posts and three wards.
 */
#define SHOWN_ROWS 19
#define POSTS_OF_A_COMMUNE 3

enum reach { OWN_UNIT, UNIT_AND_BELOW, PROVINCE };

struct post_row {
    const char *username, *name, *unit_code;
    enum role role;
    enum reach reach;
    bool must_change;
};

/* clang-format off */
static const struct post_row rows[] = {
    { DEMO_ADMIN,           "Quản trị hệ thống",                "40",            ROLE_SYSTEM_ADMIN, PROVINCE,       false },
    { "chutri.snnmt",       "Chủ trì báo cáo Sở NN&MT",         DEMO_LEAD_CODE,  ROLE_LEAD,         UNIT_AND_BELOW, false },
    { "tonghop.snnmt",      "Tổng hợp Sở NN&MT",                DEMO_LEAD_CODE,  ROLE_AGGREGATOR,   OWN_UNIT,       false },
    { "lanhdao.snnmt",      "Lãnh đạo Sở NN&MT",                DEMO_LEAD_CODE,  ROLE_APPROVER,     OWN_UNIT,       false },
    { "vanthu.snnmt",       "Văn thư Sở NN&MT",                 DEMO_LEAD_CODE,  ROLE_CLERK,        OWN_UNIT,       false },
    { "thietke.snnmt",      "Thiết kế biểu mẫu Sở NN&MT",       DEMO_LEAD_CODE,  ROLE_DESIGNER,     OWN_UNIT,       false },
    { "quantri.snnmt",      "Quản trị Sở NN&MT",                DEMO_LEAD_CODE,  ROLE_UNIT_ADMIN,   UNIT_AND_BELOW, false },
    { "tiepnhan.vpubnd",    "Tiếp nhận báo cáo VP UBND tỉnh",   DEMO_UPPER_CODE, ROLE_AGGREGATOR,   OWN_UNIT,       false },
    { "theodoi.vpubnd",     "Theo dõi toàn tỉnh VP UBND tỉnh",  DEMO_UPPER_CODE, ROLE_VIEWER,       PROVINCE,       false },
    { "quantri.thanhvinh",  "Quản trị phường Thành Vinh",       "16681",         ROLE_UNIT_ADMIN,   UNIT_AND_BELOW, true  },
};
/* clang-format on */

/* Of every commune: what comes before its name in username and name. */
static const struct post_row commune_rows[POSTS_OF_A_COMMUNE] = {
    { "nhaplieu", "Nhập liệu", NULL, ROLE_ENTRY, OWN_UNIT, false },
    { "lanhdao", "Lãnh đạo UBND", NULL, ROLE_APPROVER, OWN_UNIT, false },
    { "vanthu", "Văn thư", NULL, ROLE_CLERK, OWN_UNIT, false },
};

struct demo_post *demo_post_get(const struct demo *demo, struct str username)
{
    for (size_t i = 0; i < demo->posts_len; i++)
        if (str_eq(demo->posts[i].username, username))
            return &demo->posts[i];
    base_panic(__FILE__, __LINE__, "the post is in the table");
}

/* "Xã Mường Xén" gives "muongxen". */
static struct str short_name(struct arena *arena, struct str name)
{
    struct buf out = { .arena = arena };
    struct str slug;

    (void)str_cut(&name, ' '); /* the type word */
    slug = text_slug(arena, name);
    for (size_t i = 0; i < slug.len; i++)
        if (slug.ptr[i] != '_')
            buf_add_char(&out, slug.ptr[i]);
    return buf_str(&out);
}

static struct demo_post post_of(
    struct arena *arena, const struct post_row *row, const struct demo_unit *unit)
{
    const char *kind = unit->unit.kind == UNIT_WARD ? "phường " : "xã ";
    struct str place = unit->unit.name;

    (void)str_cut(&place, ' ');
    return (struct demo_post){
        .username = str_format(
            arena, "%s." STR_FMT, row->username, STR_ARG(short_name(arena, unit->unit.name))),
        .name = str_format(arena, "%s %s" STR_FMT, row->name, kind, STR_ARG(place)),
        .unit_code = unit->unit.code,
        .role = row->role,
    };
}

void demo_posts_list(struct demo *demo)
{
    size_t cap = ARRAY_LEN(rows) + demo->communes_len * POSTS_OF_A_COMMUNE;
    struct demo_post *posts = ARENA_ARRAY(demo->arena, cap, struct demo_post);
    size_t len = 0;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        posts[len++] = (struct demo_post){
            .username = str_of(rows[i].username),
            .name = str_of(rows[i].name),
            .unit_code = str_of(rows[i].unit_code),
            .role = rows[i].role,
            .whole = rows[i].reach == PROVINCE,
            .below = rows[i].reach != OWN_UNIT,
            .must_change = rows[i].must_change,
        };
    for (size_t i = 0; i < demo->communes_len; i++) {
        struct demo_unit *unit = &demo->units[demo->communes_from + i];

        for (size_t k = 0; k < POSTS_OF_A_COMMUNE; k++)
            posts[len + k] = post_of(demo->arena, &commune_rows[k], unit);
        unit->entry = &posts[len];
        unit->approver = &posts[len + 1];
        unit->clerk = &posts[len + 2];
        len += POSTS_OF_A_COMMUNE;
    }
    for (size_t i = 0; i < len; i++) {
        posts[i].password = secret_password(demo->arena);
        posts[i].password_hash = secret_hash_random(demo->arena, posts[i].password);
    }
    demo->posts = posts;
    demo->posts_len = len;
}

/* ---- the file of passwords ---- */

static enum status file_write(struct ctx *ctx, const char *path, struct str text)
{
    int to = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    bool good = to >= 0 && fchmod(to, 0600) == 0;
    size_t at = 0;

    while (good && at < text.len) {
        ssize_t wrote = write(to, text.ptr + at, text.len - at);

        good = wrote > 0;
        at += good ? (size_t)wrote : 0;
    }
    good = good && fsync(to) == 0;
    if (to >= 0 && close(to) != 0)
        good = false;
    return good ? ST_OK : fail(ctx, PROBLEM_STORE_FAILED, "Không ghi được tệp %s.", path);
}

enum status demo_posts_write(struct ctx *ctx, const struct demo *demo)
{
    static const char *const columns[] = { "username", "password", "unit_code", "unit_name",
        "roles" };
    struct buf out = { .arena = ctx->arena };
    struct csv_writer w = { .out = &out, .dialect = CSV_COMMA };

    for (size_t i = 0; i < ARRAY_LEN(columns); i++)
        csv_text(&w, str_of(columns[i]));
    csv_row_end(&w);
    for (size_t i = 0; i < demo->posts_len; i++) {
        const struct demo_post *post = &demo->posts[i];

        csv_text(&w, post->username);
        csv_text(&w, post->password);
        csv_text(&w, post->unit_code);
        csv_text(&w, demo_unit_get(demo, post->unit_code)->unit.name);
        csv_text(&w, str_of(role_names[post->role]));
        csv_row_end(&w);
    }
    return file_write(ctx, demo->accounts_path, buf_str(&out));
}

static struct str file_read(struct arena *arena, const char *path)
{
    char *bytes = arena_alloc(arena, ACCOUNTS_BYTES_MAX);
    FILE *file = fopen(path, "rb");
    struct str text = { 0 };

    if (!file)
        return text;
    text = (struct str){ bytes, fread(bytes, 1, ACCOUNTS_BYTES_MAX, file) };
    fclose(file);
    return text;
}

static const char *role_title(struct str name)
{
    for (size_t i = 0; i < ROLE_COUNT; i++)
        if (str_eq(name, str_of(role_names[i])))
            return role_titles[i];
    return "";
}

void demo_posts_print(struct arena *arena, const char *path)
{
    struct csv_reader reader = csv_read(arena, file_read(arena, path));
    size_t count = 0;

    if (!csv_next(&reader))
        return;
    while (csv_next(&reader) && reader.len == 5) {
        if (count++ >= SHOWN_ROWS)
            continue;
        printf("  %-19.*s %.*s  %s, %.*s\n", STR_ARG(reader.fields[0]), STR_ARG(reader.fields[1]),
            role_title(reader.fields[4]), STR_ARG(reader.fields[3]));
    }
    printf("%zu tài khoản với mật khẩu: %s\n", count, path);
    fflush(stdout);
}

/* ---- in the database ---- */

static enum status account_make(struct ctx *ctx, struct demo *demo, struct demo_post *post)
{
    const struct demo_unit *unit = demo_unit_get(demo, post->unit_code);
    const struct demo_unit *over = post->whole ? &demo->units[0] : unit;
    const struct account_issue issue = {
        .account = { .username = post->username, .name = post->name, .unit_id = unit->unit.id },
        .password_hash = post->password_hash,
    };
    struct account_issued issued;
    struct grant grant = {
        .role = (int)post->role,
        .unit_id = over->unit.id,
        .below = post->below,
        .valid_from = DATE_NONE,
        .valid_to = DATE_NONE,
    };

    TRY(account_create(ctx, &issue, &issued));
    grant.account_id = issued.account.id;
    TRY(grant_create(ctx, &grant, &grant));
    post->grant = (struct grant_fact){
        .role = post->role,
        .unit_id = over->unit.id,
        .unit_path = over->unit.path,
        .below = post->below,
        .valid_from = DATE_NONE,
        .valid_to = DATE_NONE,
    };
    post->actor = (struct actor){
        .account_id = issued.account.id,
        .unit_id = unit->unit.id,
        .username = post->username,
        .name = post->name,
        .unit_name = unit->unit.name,
        .access = &demo->access,
        .grants = &post->grant,
        .grants_len = 1,
    };
    return ST_OK;
}

/* Logs in with the password that was handed out, takes one of his own, and leaves. */
static enum status first_login(struct ctx *ctx, const struct demo_post *post)
{
    const struct session_limits limits = { SESSION_IDLE_MS, SESSION_LIFE_MS };
    const struct login login = {
        .username = post->username,
        .verdict = LOGIN_RIGHT,
        .checked_hash = post->password_hash,
        .session_token = secret_token(ctx->arena),
        .new_device_token = secret_token(ctx->arena),
    };
    const struct password_change change = {
        .old_hash = post->password_hash,
        .new_hash = post->password_hash,
        .old_right = true,
    };
    struct nothing nothing = { 0 };
    struct actor actor;
    int64_t seen_ms;
    struct me me;

    ctx->actor = NULL;
    TRY(login_finish(ctx, &login, &me));
    TRY(session_actor(ctx, login.session_token, limits, &actor, &seen_ms));
    ctx->actor = &actor;
    if (me.must_change_password)
        TRY(password_set(ctx, &change, &me));
    TRY(session_close(ctx, &nothing, &nothing));
    ctx->actor = NULL;
    return ST_OK;
}

enum status demo_posts_make(struct ctx *ctx, struct demo *demo)
{
    int64_t made_ms = demo_ms(demo_month_day(demo, 3) + 1, 8 * 60 + 30);
    int64_t used_ms = demo_ms(demo_month_day(demo, 3) + 2, 7 * 60 + 30);
    const struct demo_post *admin = demo_post_get(demo, S(DEMO_ADMIN));
    struct arena_mark mark;

    for (size_t i = 0; i < demo->posts_len; i++) {
        mark = arena_mark(ctx->arena);
        demo_act_as(ctx, made_ms + (int64_t)i * CREATE_STEP_MS, admin);
        if (&demo->posts[i] != admin)
            TRY(account_make(ctx, demo, &demo->posts[i]));
        arena_rewind(ctx->arena, mark);
    }
    for (size_t i = 0; i < demo->posts_len; i++) {
        if (demo->posts[i].must_change)
            continue;
        mark = arena_mark(ctx->arena);
        ctx->now_ms = used_ms + (int64_t)i * LOGIN_STEP_MS;
        TRY(first_login(ctx, &demo->posts[i]));
        arena_rewind(ctx->arena, mark);
    }
    printf("  %zu tài khoản\n", demo->posts_len);
    fflush(stdout);
    return ST_OK;
}
