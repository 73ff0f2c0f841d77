#include "sign/verify_parts.h"

#include <stdlib.h>

#include "base/date.h"

static enum status bad_range(struct pdf_file *file, const struct pdf_signed *one)
{
    return fail(file->ctx, PROBLEM_SIGN_RANGE, "Phạm vi ký của ô " STR_FMT " không hợp lệ.",
        STR_ARG(one->field->name));
}

/* Its offsets are the file's only if it stands in the file itself. */
static bool stands_in_file(const struct pdf_file *file, const struct pdf_value *ref)
{
    return ref->kind == PDF_REF && (size_t)ref->number < file->entries_len &&
           file->entries[ref->number].kind == ENTRY_PLACED;
}

/* Whole bytes; large letters or small ones: one that is of the other kind was put there. */
static bool is_hex(struct str text)
{
    bool large = false, small = false;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        large = large || (c >= 'A' && c <= 'F');
        small = small || (c >= 'a' && c <= 'f');
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
            return false;
    }
    return text.len % 2 == 0 && (!large || !small);
}

/* [0 a b c]: up to the signature's own value, and from behind it to the end of its revision. The
 * gap must be that value and nothing else. */
static enum status read_range(struct pdf_file *file, struct pdf_signed *one)
{
    const struct pdf_value *range = pdf_key(one->field->signature, "ByteRange");
    const struct pdf_value *contents = pdf_key(one->field->signature, "Contents");
    int64_t n[4];

    if (range->kind != PDF_ARRAY || range->len != ARRAY_LEN(n) || contents->kind != PDF_STRING)
        return bad_range(file, one);
    for (size_t i = 0; i < ARRAY_LEN(n); i++) {
        n[i] = range->items[i].number;
        if (range->items[i].kind != PDF_INT || n[i] < 0 || (size_t)n[i] > file->bytes.len)
            return bad_range(file, one);
    }
    if (n[0] != 0 || (size_t)n[1] != contents->from || (size_t)n[2] != contents->to ||
        (size_t)n[3] > file->bytes.len - contents->to || contents->to - contents->from < 4 ||
        !is_hex(str_sub(file->bytes, contents->from + 1, contents->to - contents->from - 2)))
        return bad_range(file, one);
    one->before = str_sub(file->bytes, 0, contents->from);
    one->after = str_sub(file->bytes, contents->to, (size_t)n[3]);
    one->end = contents->to + (size_t)n[3];
    one->cms = contents->text;
    return ST_OK;
}

/* D:20260715102030+07'00' */
static int64_t read_time(struct str text)
{
    int64_t n[6];
    size_t at = 2, minutes = 0;
    int64_t ms;

    if (!str_starts(text, S("D:")) || text.len < 16)
        return 0;
    for (size_t i = 0; i < ARRAY_LEN(n); i++) {
        size_t len = i == 0 ? 4 : 2;

        if (!str_to_int(str_sub(text, at, len), &n[i]))
            return 0;
        at += len;
    }
    if (!date_valid((struct ymd){ (int)n[0], (int)n[1], (int)n[2] }) || n[3] > 23 || n[4] > 59 ||
        n[5] > 60)
        return 0;
    ms = date_of((struct ymd){ (int)n[0], (int)n[1], (int)n[2] }) * MS_PER_DAY +
         (n[3] * 3600 + n[4] * 60 + n[5]) * 1000;
    if (text.len >= at + 6 && (text.ptr[at] == '+' || text.ptr[at] == '-')) {
        int64_t hours, rest;

        if (str_to_int(str_sub(text, at + 1, 2), &hours) &&
            str_to_int(str_sub(text, at + 4, 2), &rest))
            minutes = (size_t)(hours * 60 + rest);
        ms += (text.ptr[at] == '+' ? -1 : 1) * (int64_t)minutes * 60000;
    }
    return ms;
}

static enum status read_one(
    struct pdf_file *file, const struct pdf_field *field, struct pdf_signed *out)
{
    const struct pdf_value *kind = pdf_key(field->signature, "SubFilter");
    const struct pdf_value *type = pdf_key(field->signature, "Type");
    const struct pdf_value *time = pdf_key(field->signature, "M");

    *out = (struct pdf_signed){ .field = field };
    if (!stands_in_file(file, pdf_key(field->dict, "V")))
        return bad_range(file, out);
    out->must_name_cert = pdf_is_name(kind, "ETSI.CAdES.detached");
    if ((!out->must_name_cert && !pdf_is_name(kind, "adbe.pkcs7.detached")) ||
        (type->kind != PDF_NULL && !pdf_is_name(type, "Sig")))
        return fail(file->ctx, PROBLEM_SIGN_KIND, "%s", problem_text(PROBLEM_SIGN_KIND));
    if (time->kind == PDF_STRING)
        out->claimed_ms = read_time(time->text);
    return read_range(file, out);
}

static int by_end(const void *a, const void *b)
{
    const struct pdf_signed *x = a, *y = b;

    return x->end < y->end ? -1 : x->end > y->end;
}

enum status pdf_read_signatures(
    struct pdf_file *file, const struct pdf_fields *fields, struct pdf_signatures *out)
{
    out->len = 0;
    for (size_t i = 0; i < fields->len; i++) {
        if (!fields->items[i].signature)
            continue;
        if (out->len == SIGNATURES_MAX)
            return fail(file->ctx, PROBLEM_SIGN_FIELD, "Tài liệu có quá nhiều chữ ký.");
        TRY(read_one(file, &fields->items[i], &out->items[out->len]));
        out->len++;
    }
    qsort(out->items, out->len, sizeof(out->items[0]), by_end);
    for (size_t i = 1; i < out->len; i++)
        if (out->items[i].end == out->items[i - 1].end)
            return bad_range(file, &out->items[i]);
    return ST_OK;
}
