#include "sign/pdf_file.h"

#include <stdlib.h>
#include <string.h>

#include "sign/pdf_filter.h"

static const struct pdf_value nothing = { .kind = PDF_NULL };

static enum status broken(const struct pdf_file *file, size_t at, const char *what)
{
    return fail(file->ctx, PROBLEM_SIGN_PDF_BROKEN, "Tệp PDF hỏng ở byte %zu: %s.", at, what);
}

/* ---- one object where it stands ---- */

/* The end of line behind "stream". */
static bool take_line_end(struct pdf_reader *reader)
{
    struct str next = str_sub(reader->bytes, reader->at, 2);

    if (str_eq(next, S("\r\n")))
        reader->at += 2;
    else if (next.len > 0 && next.ptr[0] == '\n')
        reader->at += 1;
    else
        return false;
    return true;
}

static enum status read_stream(
    struct pdf_file *file, struct pdf_reader *reader, struct pdf_value *out)
{
    const struct pdf_value *length;

    TRY(pdf_at(file, out, "Length", &length));
    if (!take_line_end(reader) || length->kind != PDF_INT || length->number < 0 ||
        (uint64_t)length->number > reader->bytes.len - reader->at)
        return broken(file, reader->at, "luồng dữ liệu sai độ dài");
    out->kind = PDF_STREAM;
    out->text = str_sub(reader->bytes, reader->at, (size_t)length->number);
    reader->at += out->text.len;
    if (!pdf_word(reader, "endstream"))
        return broken(file, reader->at, "luồng dữ liệu không kết thúc đúng chỗ");
    return ST_OK;
}

enum status pdf_object_at(
    struct pdf_file *file, size_t at, int64_t *out_number, struct pdf_value *out)
{
    struct pdf_reader reader = { .ctx = file->ctx, .bytes = file->bytes, .at = at };
    int64_t generation = 0;

    if (at >= file->bytes.len || file->bytes.ptr[at] < '0' || file->bytes.ptr[at] > '9')
        return broken(file, at, "không có đối tượng ở chỗ được chỉ");
    TRY(pdf_read_int(&reader, out_number));
    TRY(pdf_read_int(&reader, &generation));
    if (!pdf_word(&reader, "obj"))
        return broken(file, at, "không có đối tượng ở chỗ được chỉ");
    TRY(pdf_read(&reader, out));
    if (out->kind == PDF_DICT && pdf_word(&reader, "stream"))
        TRY(read_stream(file, &reader, out));
    if (!pdf_word(&reader, "endobj"))
        return broken(file, reader.at, "đối tượng không kết thúc đúng chỗ");
    out->generation = generation;
    out->from = at;
    out->to = reader.at;
    return ST_OK;
}

/* ---- objects inside streams ---- */

/* The shortest entry of the table at its head: "1 0 ". */
#define PACKED_BYTES 4

static enum status bad_head(const struct pdf_file *file, const struct pdf_value *stream)
{
    return broken(file, stream->from, "luồng đối tượng sai đầu mục");
}

static int by_packed_number(const void *a, const void *b)
{
    const struct pdf_packed *x = a, *y = b;

    return x->number < y->number ? -1 : x->number > y->number;
}

/* Viewers take the first of a number, or the last. */
static bool names_none_twice(struct arena *arena, const struct pdf_pack *pack)
{
    struct pdf_packed *sorted = ARENA_ARRAY(arena, pack->len + 1, struct pdf_packed);

    for (size_t i = 0; i < pack->len; i++)
        sorted[i] = pack->objects[i];
    qsort(sorted, pack->len, sizeof(*sorted), by_packed_number);
    for (size_t i = 1; i < pack->len; i++)
        if (sorted[i].number == sorted[i - 1].number)
            return false;
    return true;
}

/* Number and place of each, one behind the other: some read an object up to where the next begins.
 */
static enum status read_head(
    struct pdf_file *file, const struct pdf_value *stream, size_t first, struct pdf_pack *pack)
{
    struct pdf_reader reader = { .ctx = file->ctx, .bytes = str_sub(pack->data, 0, first) };

    pack->objects = ARENA_ARRAY(file->ctx->arena, pack->len + 1, struct pdf_packed);
    for (size_t i = 0; i < pack->len; i++) {
        struct pdf_packed *one = &pack->objects[i];
        int64_t at = 0;

        TRY(pdf_read_int(&reader, &one->number));
        TRY(pdf_read_int(&reader, &at));
        one->from = first + (size_t)at;
        one->to = pack->data.len;
        if (one->from >= pack->data.len || (i > 0 && one->from <= one[-1].from))
            return bad_head(file, stream);
        if (i > 0)
            one[-1].to = one->from;
    }
    return names_none_twice(file->ctx->arena, pack) ? ST_OK : bad_head(file, stream);
}

static enum status open_pack(struct pdf_file *file, int64_t number, struct pdf_pack **out)
{
    struct pdf_pack *pack = ARENA_NEW(file->ctx->arena, struct pdf_pack);
    const struct pdf_value *stream, *first, *len;

    TRY(pdf_object(file, number, &stream));
    if (stream->kind != PDF_STREAM || !pdf_is_name(pdf_key(stream, "Type"), "ObjStm"))
        return broken(file, stream->from, "không phải luồng đối tượng");
    TRY(pdf_at(file, stream, "First", &first));
    TRY(pdf_at(file, stream, "N", &len));
    TRY(pdf_data(file, stream, &pack->data));
    if (first->kind != PDF_INT || len->kind != PDF_INT || first->number < 0 || len->number < 0 ||
        (uint64_t)first->number > pack->data.len ||
        len->number > (first->number + 1) / PACKED_BYTES)
        return bad_head(file, stream);
    pack->len = (size_t)len->number;
    TRY(read_head(file, stream, (size_t)first->number, pack));
    *out = file->packs[number] = pack;
    return ST_OK;
}

static enum status find_pack(struct pdf_file *file, int64_t number, struct pdf_pack **out)
{
    if (number < 0 || (size_t)number >= file->entries_len ||
        file->entries[number].kind != ENTRY_PLACED)
        return broken(file, 0, "luồng đối tượng không có");
    *out = file->packs[number];
    return *out ? ST_OK : open_pack(file, number, out);
}

/* By its place in the stream, as some viewers look for it, and by its number, as others do. */
static enum status read_packed(
    struct pdf_file *file, const struct pdf_entry *entry, int64_t number, struct pdf_value *out)
{
    struct pdf_reader reader = { .ctx = file->ctx };
    const struct pdf_packed *one;
    struct pdf_pack *pack = NULL;

    TRY(find_pack(file, entry->at, &pack));
    if (!pack || entry->generation < 0 || (uint64_t)entry->generation >= pack->len ||
        pack->objects[entry->generation].number != number)
        return broken(file, 0, "đối tượng không có trong luồng");
    one = &pack->objects[entry->generation];
    reader.bytes = str_sub(pack->data, 0, one->to);
    reader.at = one->from;
    TRY(pdf_read(&reader, out));
    pdf_skip(&reader);
    return reader.at == one->to ? ST_OK
                                : broken(file, 0, "đối tượng trong luồng không kết thúc đúng chỗ");
}

static enum status read_placed(
    struct pdf_file *file, const struct pdf_entry *entry, int64_t number, struct pdf_value *out)
{
    int64_t found;

    TRY(pdf_object_at(file, (size_t)entry->at, &found, out));
    return found == number && out->generation == entry->generation
               ? ST_OK
               : broken(file, out->from, "đối tượng mang số khác");
}

/* ---- any object ---- */

enum status pdf_object(struct pdf_file *file, int64_t number, const struct pdf_value **out)
{
    const struct pdf_entry *entry;
    struct pdf_value *value;
    enum status st;

    *out = &nothing;
    if (!file->objects || number < 0 || (size_t)number >= file->entries_len)
        return ST_OK; /* without objects: a section's own stream may not need others */
    entry = &file->entries[number];
    if (entry->kind == ENTRY_NONE || entry->kind == ENTRY_FREE)
        return ST_OK;
    if (file->objects[number]) {
        *out = file->objects[number];
        return ST_OK;
    }
    if (file->depth >= PDF_DEPTH_MAX)
        return broken(file, 0, "các đối tượng chỉ vòng vào nhau");
    value = ARENA_NEW(file->ctx->arena, struct pdf_value);
    file->depth++;
    st = entry->kind == ENTRY_PACKED ? read_packed(file, entry, number, value)
                                     : read_placed(file, entry, number, value);
    file->depth--;
    TRY(st);
    file->objects[number] = value;
    *out = value;
    return ST_OK;
}

enum status pdf_follow(
    struct pdf_file *file, const struct pdf_value *value, const struct pdf_value **out)
{
    for (int i = 0; value->kind == PDF_REF; i++) {
        if (i == PDF_DEPTH_MAX)
            return broken(file, value->from, "các đối tượng chỉ vòng vào nhau");
        TRY(pdf_object(file, value->number, &value));
    }
    *out = value;
    return ST_OK;
}

enum status pdf_at(struct pdf_file *file, const struct pdf_value *dict, const char *key,
    const struct pdf_value **out)
{
    return pdf_follow(file, pdf_key(dict, key), out);
}

/* ---- the whole ---- */

static int by_place(const void *a, const void *b)
{
    const struct pdf_section *x = a, *y = b;

    return x->from < y->from ? -1 : x->from > y->from;
}

/* Viewers show nothing where a reference names another generation than its object has. */
static enum status check_refs(struct pdf_file *file, const struct pdf_value *value)
{
    const struct pdf_entry *entry;

    for (size_t i = 0; i < value->len; i++)
        TRY(check_refs(file, &value->items[i]));
    if (value->kind != PDF_REF || (size_t)value->number >= file->entries_len)
        return ST_OK;
    entry = &file->entries[value->number];
    if ((entry->kind == ENTRY_PLACED && value->generation != entry->generation) ||
        (entry->kind == ENTRY_PACKED && value->generation != 0))
        return broken(file, value->from, "tham chiếu mang số khác");
    return ST_OK;
}

/* Where objects and sections are, by place. */
static enum status read_spans(
    struct pdf_file *file, struct pdf_section **out, size_t *out_len, size_t from)
{
    struct pdf_section *spans = ARENA_ARRAY(
        file->ctx->arena, file->entries_len + 2 * file->sections_len + 1, struct pdf_section);
    size_t len = 0;

    for (size_t i = 0; i < file->entries_len; i++) {
        const struct pdf_value *object;

        TRY(pdf_object(file, (int64_t)i, &object));
        if (file->entries[i].kind == ENTRY_PLACED && object->from >= from)
            spans[len++] = (struct pdf_section){ .from = object->from, .to = object->to };
        if (arena_over_budget(file->ctx->arena))
            return fail(file->ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Tệp PDF có quá nhiều phần tử.");
    }
    *out = spans;
    *out_len = len;
    return ST_OK;
}

enum status pdf_check_layout(struct pdf_file *file)
{
    struct pdf_section *spans;
    size_t len;

    TRY(check_refs(file, &file->trailer));
    TRY(read_spans(file, &spans, &len, 0));
    for (size_t i = 0; i < file->entries_len; i++)
        if (file->objects[i])
            TRY(check_refs(file, file->objects[i]));
    qsort(spans, len, sizeof(*spans), by_place);
    for (size_t i = 1; i < len; i++)
        if (spans[i].from < spans[i - 1].to)
            return fail(file->ctx, PROBLEM_SIGN_PDF_OVERLAP,
                "Hai đối tượng của tệp PDF chồng lên nhau ở byte %zu.", spans[i].from);
    return ST_OK;
}

enum status pdf_check_gaps(struct pdf_file *file, size_t from)
{
    struct pdf_section *spans;
    size_t len, at = from;

    TRY(read_spans(file, &spans, &len, from));
    for (size_t i = 0; i < file->sections_len; i++)
        if (file->sections[i].from >= from)
            spans[len++] = (struct pdf_section){ .from = file->sections[i].from,
                .to = file->sections[i].end ? file->sections[i].end : file->sections[i].to };
    spans[len++] = (struct pdf_section){ .from = file->bytes.len, .to = file->bytes.len };
    qsort(spans, len, sizeof(*spans), by_place);
    for (size_t i = 0; i < len; i++) {
        struct pdf_reader gap = { .bytes = str_sub(file->bytes, 0, spans[i].from), .at = at };

        if (spans[i].from > at) {
            pdf_skip(&gap);
            if (gap.at < spans[i].from)
                return broken(file, gap.at, "có dữ liệu không thuộc đối tượng nào");
        }
        at = spans[i].to > at ? spans[i].to : at;
    }
    return ST_OK;
}

/* Made for reading over the net: some viewers begin with the table behind the first object then,
 * and look at no other, if the file is as long as it says. That must be the newest. */
static enum status check_linear(struct pdf_file *file)
{
    struct ctx own = *file->ctx; /* what stands there need not be an object */
    struct pdf_reader reader = { .ctx = &own, .bytes = file->bytes }, newest = reader;
    const struct pdf_value *len;
    struct pdf_value dict = nothing;
    int64_t number = 0, generation = 0;

    pdf_skip(&reader);
    if (pdf_read_int(&reader, &number) != ST_OK || pdf_read_int(&reader, &generation) != ST_OK ||
        !pdf_word(&reader, "obj") || pdf_read(&reader, &dict) != ST_OK ||
        pdf_key(&dict, "Linearized")->kind == PDF_NULL)
        return ST_OK;
    len = pdf_key(&dict, "L");
    if (len->kind == PDF_INT && (uint64_t)len->number != file->bytes.len)
        return ST_OK;
    if (len->kind != PDF_INT || !pdf_word(&reader, "endobj"))
        return broken(file, reader.at, "phần đầu tệp sai");
    pdf_skip(&reader);
    newest.at = file->sections[0].from; /* or the end of the line before it */
    pdf_skip(&newest);
    return reader.at == newest.at
               ? ST_OK
               : broken(file, reader.at, "bảng tham chiếu ở đầu tệp không phải bảng mới nhất");
}

enum status pdf_open(struct ctx *ctx, struct str bytes, struct pdf_file **out)
{
    struct pdf_file *file = ARENA_NEW(ctx->arena, struct pdf_file);
    const struct pdf_value *root;

    file->ctx = ctx;
    file->bytes = bytes;
    if (bytes.len > PDF_BYTES_MAX)
        return fail(ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Tệp lớn hơn %zu MiB.", PDF_BYTES_MAX >> 20);
    if (!str_starts(bytes, S("%PDF-1.")) && !str_starts(bytes, S("%PDF-2.")))
        return fail(ctx, PROBLEM_SIGN_PDF_BROKEN, "Tệp không phải PDF.");
    TRY(pdf_read_sections(file));
    if (pdf_key(&file->trailer, "Encrypt")->kind != PDF_NULL)
        return fail(ctx, PROBLEM_SIGN_PDF_LOCKED, "%s", problem_text(PROBLEM_SIGN_PDF_LOCKED));
    TRY(pdf_at(file, &file->trailer, "Root", &root));
    if (root->kind != PDF_DICT || pdf_key(&file->trailer, "Root")->kind != PDF_REF)
        return broken(file, 0, "không có mục lục gốc");
    *out = file;
    return check_linear(file);
}
