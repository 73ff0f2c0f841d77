/* What the demo signs with: pictures of signatures and seals that are nobody's, and keys where
 * tools/demo_keys.sh made some. Whose they are is told the database as an office would tell it. */
#include <stdio.h>

#include "cli/demo_posts.h"
#include "domain/certificates.h"
#include "domain/letterheads.h"
#include "domain/pictures.h"
#include "domain/trusts.h"
#include "render/marks.h"

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

/* Communes whose papers show a signature and a seal; the others show words. */
#define DEMO_PICTURES 3

static enum status show(
    struct ctx *ctx, enum owner_kind kind, int64_t id, int64_t width_mm, struct str png)
{
    struct picture_new in = { .id = id, .width_mm = width_mm, .bytes = png };
    struct picture added = { 0 };

    TRY(picture_inspect(ctx, &in));
    return picture_put(ctx, kind, &in, &added);
}

/* Under a signature stands a name (NĐ 30/2020). Of people the demo has none: it is the account's.
 */
enum status demo_signers_make(struct ctx *ctx, struct demo *demo)
{
    for (size_t i = 0; i < demo->communes_len; i++) {
        const struct demo_unit *office = &demo->units[demo->communes_from + i];
        struct letterhead_put in = { .id = office->unit.id };
        struct letterhead_shown kept = { 0 };

        if (!office->approver || !office->clerk)
            continue;
        demo_act_as(ctx, demo_ms(demo_month_day(demo, 3) + 2, 15 * 60), office->clerk);
        TRY(letterhead_load(ctx, in.id, &in.of));
        in.of.signer = office->approver->name;
        TRY(letterhead_keep(ctx, &in, &kept));
    }
    return ST_OK;
}

enum status demo_pictures_make(struct ctx *ctx, struct demo *demo)
{
    for (size_t i = 0; i < DEMO_PICTURES && i < demo->communes_len; i++) {
        const struct demo_unit *office = &demo->units[demo->communes_from + i];
        struct str png;

        if (!office->approver || !office->clerk)
            continue;
        demo_act_as(ctx, demo->now_ms, office->approver);
        TRY(mark_signature(ctx, (uint64_t)demo->seed + i, &png));
        TRY(show(ctx, OWNER_ACCOUNT, 0, MARK_SIGNATURE_MM, png));
        demo_act_as(ctx, demo->now_ms, office->clerk);
        TRY(mark_seal(ctx,
            str_format(ctx->arena, "Ủy ban nhân dân " STR_FMT, STR_ARG(office->unit.name)), &png));
        TRY(show(ctx, OWNER_UNIT, office->unit.id, MARK_SEAL_MM, png));
    }
    return ST_OK;
}

/* Who has a report to sign when the demo begins: the second of the pinned communes (demo_cycles.c).
 */
static struct demo_unit *office_of(const struct demo *demo)
{
    return &demo->units[demo->communes_from + (demo->communes_len > 1)];
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
