/* Whatever is uploaded as a signed PDF: opened, all objects read, streams inflated. A file that can
 * be read is given one more revision, which must be readable too. */
#include "base/host/heap.h"
#include "sign/pdf_append.h"
#include "sign/pdf_filter.h"

static enum status read_streams(struct pdf_file *file)
{
    for (size_t i = 0; i < file->entries_len; i++) {
        const struct pdf_value *object;
        struct str data, rest;

        TRY(pdf_object(file, (int64_t)i, &object));
        if (object->kind == PDF_STREAM)
            TRY(pdf_data_or_rest(file, object, &data, &rest));
    }
    return ST_OK;
}

static enum status append(struct ctx *ctx, struct pdf_file *file)
{
    struct pdf_appending to = pdf_append_to(file);
    int64_t number = pdf_new_number(&to);
    const struct pdf_value *found;
    struct pdf_file *again;

    pdf_change(&to, number, &file->trailer);
    TRY(pdf_open(ctx, pdf_append_end(&to), &again));
    TRY(pdf_object(again, number, &found));
    ASSERT(found->kind == PDF_DICT && found->len == file->trailer.len);
    return ST_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx ctx = { .arena = arena_new((size_t)64 << 20) };
    struct str input = str_copy(ctx.arena, (struct str){ (const char *)data, size });
    struct pdf_file *file;
    enum status st = pdf_open(&ctx, input, &file);

    if (st == ST_OK)
        st = pdf_check_layout(file);
    if (st == ST_OK)
        st = read_streams(file);
    if (st == ST_OK)
        st = append(&ctx, file);
    ASSERT(st == ST_OK || ctx.problem.detail.len > 0);
    arena_free(ctx.arena);
    return 0;
}
