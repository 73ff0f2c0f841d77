/* Whatever is uploaded as a signed document, verified by nobody's trust: it is never valid. What
 * has rooms for a number is given one, which must be readable. */
#include "base/date.h"
#include "base/host/heap.h"
#include "sign/issue.h"
#include "sign/verify.h"

static void try_number(struct ctx *ctx, struct str input)
{
    struct pdf_fields *fields = ARENA_NEW(ctx->arena, struct pdf_fields);
    struct pdf_numbers *found = ARENA_NEW(ctx->arena, struct pdf_numbers);
    struct pdf_file *file;
    struct str out;

    if (issue_number(ctx, input, S("05"), 20458, &out) != ST_OK)
        return;
    ASSERT(str_starts(out, input));
    ASSERT(pdf_open(ctx, out, &file) == ST_OK);
    ASSERT(pdf_read_fields(file, fields) == ST_OK);
    ASSERT(pdf_read_numbers(file, fields, found) == ST_OK);
    ASSERT(found->len == 2 && found->day == 20458);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx ctx = { .arena = arena_new((size_t)64 << 20), .now_ms = 1784085630000 };
    struct verify of = { .bytes = str_copy(ctx.arena, (struct str){ (const char *)data, size }),
        .trust = trust_new(&ctx) };
    struct verified out;

    verify_document(&ctx, &of, &out);
    ASSERT(out.verdict != VERDICT_VALID);
    ASSERT(out.reason != PROBLEM_NONE || out.items[0].reason != PROBLEM_NONE);
    try_number(&ctx, of.bytes);
    arena_free(ctx.arena);
    return 0;
}
