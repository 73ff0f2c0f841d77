/*
 * fuzz_cell_diff -- packed cells of an event from a stranger: read as far as they are sound.
 *
 * What was read must pack again, and come back the same from that.
 */
#include "core/cell_diff.h"

#include "base/host/heap.h"

/* One scale for both values is all a diff can say, and all a column has. */
static size_t read_all(struct str blob, struct diff_writer *again)
{
    struct diff_reader reader = diff_read(blob);
    struct cell_diff diff;
    size_t len = 0;

    for (; diff_next(&reader, &diff); len++)
        diff_add(again, &diff);
    return len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *arena = arena_new((size_t)16 << 20);
    struct diff_writer once = diff_write(arena, 0), twice = diff_write(arena, 0);
    size_t cells = read_all((struct str){ (const char *)data, len }, &once);

    ASSERT(read_all(diff_blob(&once), &twice) == cells);
    ASSERT(str_eq(diff_blob(&once), diff_blob(&twice)));
    arena_free(arena);
    return 0;
}
