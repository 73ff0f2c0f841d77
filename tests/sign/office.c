#include "tests/sign/office.h"

#include <string.h>

#include <png.h>

#include "tests/unit.h"

/* Hundredths of a point. */
static const struct pdf_box room = { 33000, 6000, 52000, 14000 };

struct str office_paper(struct arena *arena, const char *name)
{
    return file_read(arena, str_format(arena, "tests/data/sign/%s.pdf", name).ptr);
}

struct str office_png(struct arena *arena, uint32_t width, uint32_t height)
{
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = width, .height = height, .format = PNG_FORMAT_RGBA
    };
    size_t len = (size_t)width * height * 4, room_for = len + 65536;
    unsigned char *dots = arena_alloc(arena, len), *out = arena_alloc(arena, room_for);

    for (size_t i = 0; i < len; i += 4) {
        dots[i] = 0xC0;
        dots[i + 3] = (unsigned char)(i / 4 % 256);
    }
    assert_true(png_image_write_to_memory(&image, out, &room_for, 0, dots, 0, NULL) != 0);
    return (struct str){ (const char *)out, room_for };
}

static struct str certs_of(struct ctx *ctx, const char *key)
{
    struct buf all = { .arena = ctx->arena };

    buf_add(&all, desk_file(ctx->arena, str_format(ctx->arena, "%s.pem", key).ptr));
    buf_add(&all, desk_file(ctx->arena, "sub.pem"));
    return buf_str(&all);
}

struct str office_sign_order(
    struct ctx *ctx, const struct sign_order *order, const char *key, const char *authority)
{
    struct sign_answer answer = { .kind = SIGN_ANSWER_RAW, .scheme = desk_scheme(key) };
    struct sign_job job;
    struct str attributes, out, cms, stamp = { 0 };
    struct cms read;

    if (sign_begin(ctx, order, &job) != ST_OK)
        fail_msg("begin: " STR_FMT, STR_ARG(ctx->problem.detail));
    answer.certs = certs_of(ctx, key);
    assert_int_equal(sign_attributes(ctx, &job, answer.certs, &attributes), ST_OK);
    answer.bytes = desk_sign(ctx, key, answer.scheme, attributes);
    if (authority) {
        assert_int_equal(sign_collect(ctx, &job, &answer, &cms), ST_OK);
        assert_int_equal(cms_read(ctx, cms, &read), ST_OK);
        stamp = desk_stamp(ctx, authority, read.signature);
    }
    if (sign_finish(ctx, &job, &answer, stamp, &out) != ST_OK)
        fail_msg("finish: " STR_FMT, STR_ARG(ctx->problem.detail));
    return out;
}

struct str office_sign(
    struct ctx *ctx, struct str document, const char *field, const char *key, const char *authority)
{
    struct stamp_picture picture;
    struct sign_order order = { .document = document,
        .field = str_of(field),
        .signer = S("Chủ tịch UBND xã Tân Phú"),
        .reason = S("Ký báo cáo"),
        .at_ms = ctx->now_ms,
        .look = SIGN_LOOK_PICTURE,
        .picture = &picture };

    assert_int_equal(stamp_read(ctx, office_png(ctx->arena, 120, 60), &picture), ST_OK);
    order.box = stamp_leader(room, &picture);
    if (strcmp(field, OFFICE_SEAL) == 0)
        order.box = stamp_seal(order.box, 8000, 8000);
    return office_sign_order(ctx, &order, key, authority);
}

struct str office_sign_twice(struct ctx *ctx, struct str document)
{
    struct str once = office_sign(ctx, document, OFFICE_LEADER, "leader-ec", NULL);

    return office_sign(ctx, once, OFFICE_SEAL, "seal", NULL);
}

struct trust *office_trust(struct ctx *ctx)
{
    static const char *const names[] = { "root.pem", "sub.pem", "root.crl", "sub.crl" };
    struct trust *trust = trust_new(ctx);

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        assert_int_equal(trust_add(ctx, trust, desk_file(ctx->arena, names[i])), ST_OK);
    return trust;
}

struct verified office_verify(struct ctx *ctx, struct str document, struct str issued)
{
    struct verify of = { .bytes = document, .issued = issued, .trust = office_trust(ctx) };
    struct verified out;

    verify_document(ctx, &of, &out);
    return out;
}

enum problem_key office_reason(const struct verified *verified)
{
    if (verified->reason != PROBLEM_NONE)
        return verified->reason;
    for (size_t i = 0; i < verified->len; i++)
        if (verified->items[i].verdict != VERDICT_VALID)
            return verified->items[i].reason;
    return PROBLEM_NONE;
}
