/* Keys to try signing with, where tools/demo_keys.sh made some: whose they are is told the database
 * as an office would tell it. */
#include <stdio.h>

#include "cli/demo_posts.h"
#include "domain/certificates.h"
#include "domain/trusts.h"

/* What openssl wrote: some KB. */
#define KEY_FILE_BYTES_MAX ((size_t)64 << 10)

/* Empty where there is no such file. */
static struct str file_bytes(struct arena *arena, const struct demo *demo, const char *name)
{
    struct buf bytes = { .arena = arena };
    FILE *file = fopen(str_format(arena, "%s/%s", demo->keys_path, name).ptr, "rb");

    if (!file)
        return (struct str){ 0 };
    bytes.len = fread(buf_reserve(&bytes, KEY_FILE_BYTES_MAX), 1, KEY_FILE_BYTES_MAX, file);
    fclose(file);
    return buf_str(&bytes);
}

static enum status believe(struct ctx *ctx, const struct demo *demo, const char *name)
{
    struct trust_items_out added = { 0 };
    struct trust_new in = { .bytes = file_bytes(ctx->arena, demo, name) };

    TRY(trust_items_look(ctx, &in));
    TRY(trust_items_check(ctx, &in));
    return trust_items_add(ctx, &in, &added);
}

static enum status own(
    struct ctx *ctx, const struct demo *demo, enum owner_kind kind, int64_t id, const char *name)
{
    struct certificate added = { 0 };
    struct certificate_new in = { .id = id, .bytes = file_bytes(ctx->arena, demo, name) };

    TRY(certificate_look(ctx, kind, &in));
    TRY(certificate_check(ctx, &in));
    return certificate_add(ctx, kind, &in, &added);
}

/* The first commune's leader and clerk. */
static struct demo_unit *office_of(const struct demo *demo)
{
    return &demo->units[demo->communes_from];
}

enum status demo_keys_make(struct ctx *ctx, struct demo *demo)
{
    const struct demo_unit *office = office_of(demo);
    const struct demo_post *admin = demo_post_get(demo, S(DEMO_ADMIN));

    if (!file_bytes(ctx->arena, demo, "root.pem").len || !office->approver || !office->clerk)
        return ST_OK;
    demo_act_as(ctx, demo->now_ms, admin);
    TRY(believe(ctx, demo, "root.pem"));
    TRY(believe(ctx, demo, "root.crl"));
    TRY(own(ctx, demo, OWNER_ACCOUNT, office->approver->actor.account_id, "lanh-dao.pem"));
    demo_act_as(ctx, demo->now_ms, office->clerk);
    TRY(own(ctx, demo, OWNER_UNIT, office->unit.id, "con-dau.pem"));
    demo->signs = true;
    return ST_OK;
}

void demo_keys_print(const struct demo *demo)
{
    const struct demo_unit *office = office_of(demo);

    if (demo->signs)
        printf(
            "Thử ký số (chỉ có giá trị trong bản dùng thử): %s ký bằng tệp lanh-dao.p12, %s ký số\n"
            "của cơ quan bằng tệp con-dau.p12; tệp và mật khẩu ở thư mục %s.\n",
            office->approver->username.ptr, office->clerk->username.ptr, demo->keys_path);
}
