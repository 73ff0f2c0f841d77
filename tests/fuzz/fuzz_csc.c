/* Whatever a signing service answers: read, never more than that. */
#include "base/host/heap.h"
#include "base/host/secret.h"
#include "base/limits.h"
#include "keys/csc_read.h"
#include "keys/key_parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);
    struct str input = str_copy(arena, (struct str){ (const char *)data, size }), der, again;
    struct csc_answer *answer = ARENA_NEW(arena, struct csc_answer);
    struct buf text = { .arena = arena };

    if (csc_read(arena, input, answer)) {
        ASSERT(answer->certificates.len <= KEY_LIST_MAX);
        for (size_t i = 0; i < answer->certificates.len; i++)
            if (secret_from_base64(arena, answer->certificates.items[i], &der))
                pem_add(&text, der);
    }
    text.len = 0;
    base64_add(&text, input);
    ASSERT(
        size == 0 || (secret_from_base64(arena, buf_str(&text), &again) && str_eq(again, input)));
    arena_free(arena);
    return 0;
}
