/* Whatever is uploaded as a detached signature: read, compared with some content, and stamped with
 * the token it may have brought. */
#include "base/host/heap.h"
#include "base/limits.h"
#include "sign/cms.h"
#include "sign/cms_shape.h"

static const struct str content[2] = { { "noi", 3 }, { " dung", 5 } };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx ctx = { .arena = arena_new(ARENA_REQUEST_BYTES) };
    struct str input = str_copy(ctx.arena, (struct str){ (const char *)data, size });
    struct cms_shape shape;
    struct cms cms;
    struct str out;
    enum status st = cms_read(&ctx, input, &cms);

    if (st == ST_OK) {
        ASSERT(cms.cert && cms.signature.len < size);
        ASSERT(cms.stamp.len > 0 || cms_with_stamp(&ctx, input, S("\x30\x00"), &out) == ST_OK);
        st = cert_may_sign(&ctx, cms.cert);
    }
    if (st == ST_OK)
        st = cms_check(&ctx, &cms, content);
    if (st != ST_OK) /* the same, as what a time stamp is written in */
        st = cms_shape_read(&ctx, input, CMS_SHAPE_STAMP, &shape);
    ASSERT(st == ST_OK || ctx.problem.detail.len > 0);
    arena_free(ctx.arena);
    return 0;
}
