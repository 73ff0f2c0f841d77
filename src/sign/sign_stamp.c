#include "sign/sign_stamp.h"

#include <string.h>

#include "sign/verify_parts.h"

static enum status say(struct ctx *ctx, enum problem_key key)
{
    return fail(ctx, key, "%s", problem_text(key));
}

static enum status last_of_pdf(struct ctx *ctx, struct str bytes, struct sign_last *out)
{
    struct pdf_fields *fields = ARENA_NEW(ctx->arena, struct pdf_fields);
    struct pdf_signatures *found = ARENA_NEW(ctx->arena, struct pdf_signatures);
    const struct pdf_signed *last;
    struct pdf_file *file;

    TRY(pdf_open(ctx, bytes, &file));
    TRY(pdf_read_fields(file, fields));
    TRY(pdf_read_signatures(file, fields, found));
    if (found->len == 0)
        return say(ctx, PROBLEM_SIGN_NONE);
    last = &found->items[found->len - 1];
    out->bytes = last->cms;
    out->field = last->field->name;
    out->hole = last->before.len + 1; /* within its brackets */
    out->hole_end = last->end - last->after.len - 1;
    return ST_OK;
}

enum status sign_last(struct ctx *ctx, struct str signed_bytes, struct sign_last *out)
{
    *out = (struct sign_last){ .bytes = signed_bytes };
    if (str_starts(signed_bytes, S("%PDF")))
        TRY(last_of_pdf(ctx, signed_bytes, out));
    return cms_read(ctx, out->bytes, &out->cms);
}

void sign_fill(char *room, size_t len, struct str cms)
{
    static const char digits[] = "0123456789abcdef";

    ASSERT(2 * cms.len <= len);
    for (size_t i = 0; i < cms.len; i++) {
        *room++ = digits[(unsigned char)cms.ptr[i] >> 4];
        *room++ = digits[(unsigned char)cms.ptr[i] & 15];
    }
    memset(room, '0', len - 2 * cms.len);
}

enum status sign_stamp(struct ctx *ctx, struct str signed_bytes, const struct sign_last *last,
    struct str token, struct str *out)
{
    struct str cms, filled;

    TRY(cms_with_stamp(ctx, last->bytes, token, &cms));
    if (!last->hole) {
        *out = cms;
        return ST_OK;
    }
    if (2 * cms.len > last->hole_end - last->hole)
        return say(ctx, PROBLEM_SIGN_CMS_ROOM);
    filled = str_copy(ctx->arena, signed_bytes);
    sign_fill((char *)(uintptr_t)filled.ptr + last->hole, last->hole_end - last->hole, cms);
    *out = filled;
    return ST_OK;
}
