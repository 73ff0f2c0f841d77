/*
 * fuzz_content -- packed contents from a stranger: refused or read, never more than that.
 *
 * What is read must pack again, and come back the same from that.
 */
#include "core/content.h"
#include "core/content_sum.h"

#include "base/host/heap.h"

#define ROWS 37

static struct form_row rows[ROWS];
static struct form_column columns[] = {
    { .key = 1, .decimals = 0 },
    { .key = 2, .decimals = 3 },
    { .key = 3, .type = TYPE_TEXT },
    { .key = 4, .type = TYPE_DATE },
    { .key = 5, .type = TYPE_YES_NO },
    { .key = 6, .role = COLUMN_LABEL },
};
static const struct form form = {
    .columns = { columns, ARRAY_LEN(columns) },
    .rows = { rows, ROWS },
};

/* The head is ours: a stranger would know the form, and the fuzzer need not guess its print. */
static struct str with_head(struct arena *arena, struct str body)
{
    struct buf buf = { .arena = arena };

    buf_add(&buf, str_sub(content_pack(arena, content_new(arena, &form), 0), 0, 6));
    if (body.len)
        buf.ptr[1] = (char)(body.ptr[0] & 15);
    buf_add(&buf, str_sub(body, 1, body.len));
    return buf_str(&buf);
}

static void try_blob(struct arena *arena, struct str blob)
{
    struct content_sums *sums = content_sums_new(arena, &form);
    struct content *content, *again;
    struct str packed;
    bool summed = content_sum_add(blob, &form, sums);

    if (!content_unpack(arena, &form, blob, &content))
        return;
    ASSERT(summed);
    packed = content_pack(arena, content, CONTENT_VERSIONS | CONTENT_OVERRIDES);
    ASSERT(content_unpack(arena, &form, packed, &again));
    ASSERT(str_eq(content_canonical(arena, content), content_canonical(arena, again)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *arena = arena_new((size_t)16 << 20);
    struct str input = { (const char *)data, len };

    for (int64_t i = 0; i < ROWS; i++)
        rows[i] = (struct form_row){ .key = i + 1, .kind = i % 9 == 4 ? ROW_OPEN : ROW_FIXED };
    try_blob(arena, input);
    try_blob(arena, with_head(arena, input));
    arena_free(arena);
    return 0;
}
