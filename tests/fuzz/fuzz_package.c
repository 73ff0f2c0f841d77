/* Whatever is uploaded as a package of the archive, verified by nobody's trust: it is never valid.
 * Whole packages; and, without a checksum in the way, the file's manifest, the list of members and
 * one member's bytes, parted by NUL bytes: the package that is written of them is read again as it
 * was. */
#include "base/host/heap.h"
#include "base/limits.h"
#include "base/stored_zip.h"
#include "domain/archive_verify.h"

static void verify(struct ctx *ctx, struct str package)
{
    struct package_verification found;

    package_verify(ctx, package, trust_new(ctx), &found);
    ASSERT(found.verdict != VERIFIED_VALID && found.findings.len > 0);
    ASSERT(found.findings.len <= PACKAGE_FINDINGS_MAX);
}

static void verify_written(struct ctx *ctx, struct str input)
{
    struct str manifest = str_cut(&input, '\0'), list = str_cut(&input, '\0');
    struct stored_part items[] = {
        { S("ho-so.json"), manifest },
        { S("001/van-ban.pdf"), input },
        { S("001/manifest.json"), input },
        { S("tin-cay/to-chuc-1.pem"), input },
        { S("dau-thoi-gian/1.tst"), input },
        { S("manifest.sha256"), list },
    };
    const struct list parts = { items, ARRAY_LEN(items) };
    struct str package = stored_zip_write(ctx->arena, &parts);
    struct list read;

    ASSERT(stored_zip_read(ctx->arena, package, &read) && read.len == parts.len);
    for (size_t i = 0; i < read.len; i++)
        ASSERT(str_eq(LIST_AT(read, struct stored_part, i)->bytes, items[i].bytes));
    verify(ctx, package);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES), .now_ms = 1784085630000 };
    struct str input = str_copy(ctx.arena, (struct str){ (const char *)data, size });

    if (str_starts(input, S("PK")))
        verify(&ctx, input);
    else
        verify_written(&ctx, input);
    arena_free(ctx.arena);
    return 0;
}
