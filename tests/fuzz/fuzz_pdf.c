/* Whatever is uploaded as a signed PDF: opened, all objects read, streams inflated, its first
 * pages' drawings followed. A file that can be read is given one more revision, which must be
 * readable too. What is no file at all is followed as a drawing. */
#include "base/host/heap.h"
#include "sign/pdf_append.h"
#include "sign/pdf_filter.h"
#include "sign/pdf_ink.h"
#include "sign/pdf_place.h"

#define PAGES_LOOKED_AT 3

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

static void ink_is_sound(const struct pdf_ink *ink)
{
    for (size_t i = 0; i < ink->len; i++)
        ASSERT(ink->spans[i].bottom <= ink->spans[i].top);
}

static enum status follow_pages(struct pdf_file *file)
{
    struct pdf_fields *fields = ARENA_NEW(file->ctx->arena, struct pdf_fields);
    struct pdf_pages pages;
    struct pdf_ink ink;

    TRY(pdf_read_fields(file, fields));
    TRY(pdf_read_pages(file, &pages));
    for (size_t i = 0; i < pages.len && i < PAGES_LOOKED_AT; i++) {
        pdf_page_ink(file, pages.numbers[i], fields, &ink);
        ink_is_sound(&ink);
    }
    return pdf_check_places(file, fields);
}

static void follow_drawing(struct ctx *ctx, struct str input)
{
    struct pdf_file *file = ARENA_NEW(ctx->arena, struct pdf_file);
    struct pdf_value stream = { .kind = PDF_STREAM, .text = input };
    struct pdf_ink ink;

    file->ctx = ctx;
    pdf_look_ink(file, &stream, &ink);
    ink_is_sound(&ink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx ctx = { .arena = arena_new((size_t)64 << 20) };
    struct str input = str_copy(ctx.arena, (struct str){ (const char *)data, size });
    struct pdf_file *file;
    enum status st = pdf_open(&ctx, input, &file);

    if (!str_starts(input, S("%PDF")))
        follow_drawing(&ctx, input);
    if (st == ST_OK)
        st = pdf_check_layout(file);
    if (st == ST_OK)
        st = read_streams(file);
    if (st == ST_OK)
        st = append(&ctx, file);
    if (st == ST_OK)
        st = follow_pages(file);
    ASSERT(st == ST_OK || ctx.problem.detail.len > 0);
    arena_free(ctx.arena);
    return 0;
}
