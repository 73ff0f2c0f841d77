/* Whatever is uploaded as a signed document, verified by nobody's trust: it is never valid. */
#include "base/host/heap.h"
#include "sign/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx ctx = { .arena = arena_new((size_t)64 << 20), .now_ms = 1784085630000 };
    struct verify of = { .bytes = str_copy(ctx.arena, (struct str){ (const char *)data, size }),
        .trust = trust_new(&ctx) };
    struct verified out;

    verify_document(&ctx, &of, &out);
    ASSERT(out.verdict == VERDICT_INVALID);
    ASSERT(out.reason != PROBLEM_NONE || out.items[0].reason != PROBLEM_NONE);
    arena_free(ctx.arena);
    return 0;
}
