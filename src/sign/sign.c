#include "sign/sign.h"

#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "sign/pdf_form.h"
#include "sign/pdf_place.h"
#include "sign/sign_stamp.h"
#include "sign/verify.h"

#define RANGE_ROOM "[0 0000000000 0000000000 0000000000]"

static enum status say(struct ctx *ctx, enum problem_key key)
{
    return fail(ctx, key, "%s", problem_text(key));
}

/* ---- the field ---- */

struct beginning {
    const struct sign_order *order;
    struct pdf_file *file;
    struct pdf_fields fields;
    struct pdf_appending to;
    int64_t field, signature; /* numbers of objects */
    struct pdf_box box;
};

static enum status new_field(struct beginning *b, struct pdf_value *out)
{
    struct pdf_area area;
    int64_t page;

    TRY(pdf_read_area(b->file, &area));
    b->box = b->order->box;
    if (area.there && b->order->look == SIGN_LOOK_PICTURE)
        b->box = pdf_area_fit(&area, b->box);
    TRY(pdf_page_for(b->file, b->order->page, b->box, &page));
    b->field = pdf_new_number(&b->to);
    TRY(pdf_form_add(&b->to, &(struct pdf_placed){ page, b->field }, 1, PDF_FORM_SIGNED));
    *out = pdf_new_widget(b->file->ctx->arena, "Sig", b->order->field, page, b->box);
    return ST_OK;
}

static enum status find_field(struct beginning *b, struct pdf_value *out)
{
    for (size_t i = 0; i < b->fields.len; i++) {
        const struct pdf_field *field = &b->fields.items[i];
        const struct pdf_value *rect;

        if (!str_eq(field->name, b->order->field))
            continue;
        if (field->signature || field->kind != PDF_FIELD_SIGNATURE)
            return say(b->file->ctx, PROBLEM_SIGN_FIELD_TAKEN);
        TRY(pdf_at(b->file, field->dict, "Rect", &rect));
        if (!pdf_box_of(rect, &b->box))
            return say(b->file->ctx, PROBLEM_SIGN_PLACE);
        b->field = field->number;
        *out = *field->dict;
        return ST_OK;
    }
    return new_field(b, out);
}

/* ---- the signature's dictionary ---- */

static void add_utf16(struct buf *to, struct str text)
{
    buf_add(to, S("<FEFF"));
    while (text.len > 0) {
        uint32_t c = utf8_next(&text);

        if (c > 0xFFFF)
            buf_addf(to, "%04x%04x", 0xD800 + ((c - 0x10000) >> 10), 0xDC00 + (c & 0x3FF));
        else
            buf_addf(to, "%04x", c);
    }
    buf_add_char(to, '>');
}

static void add_time(struct buf *to, int64_t ms)
{
    struct str t = time_format(to->arena, ms + DATE_CLOCK_MS); /* 2026-07-15T10:20:30.000Z */
    static const unsigned char at[] = { 0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18 };

    buf_add(to, S("(D:"));
    for (size_t i = 0; i < ARRAY_LEN(at); i++)
        buf_add_char(to, t.ptr[at[i]]);
    buf_add(to, S("+07'00')"));
}

/* Leaves the hole, and gives where the range is to be written. */
static size_t add_signature(struct beginning *b, struct sign_job *job)
{
    struct buf *to = &b->to.bytes;
    size_t range;

    pdf_change_head(&b->to, b->signature);
    buf_add(to, S("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M "));
    add_time(to, b->order->at_ms);
    buf_add(to, S(" /Name "));
    add_utf16(to, b->order->signer);
    buf_add(to, S(" /Reason "));
    add_utf16(to, b->order->reason);
    buf_add(to, S(" /ByteRange "));
    range = to->len;
    buf_add(to, S(RANGE_ROOM " /Contents <"));
    job->hole = to->len;
    memset(buf_reserve(to, 2 * CMS_ROOM_BYTES), '0', 2 * CMS_ROOM_BYTES);
    to->len += 2 * CMS_ROOM_BYTES;
    job->hole_end = to->len;
    buf_add(to, S("> >>\nendobj\n"));
    return range;
}

static void write_range(struct arena *arena, struct sign_job *job, size_t range)
{
    struct str text = str_format(arena, "[0 %010zu %010zu %010zu]", job->hole - 1,
        job->hole_end + 1, job->document.len - job->hole_end - 1);
    const struct str content[2] = { str_sub(job->document, 0, job->hole - 1),
        str_sub(job->document, job->hole_end + 1, job->document.len) };

    memcpy((char *)(uintptr_t)job->document.ptr + range, text.ptr, text.len);
    sha256_of(content, job->digest);
}

static enum status add_look(struct beginning *b, struct pdf_value *field)
{
    struct arena *arena = b->file->ctx->arena;
    const struct sign_order *order = b->order;
    const struct stamp_lines lines = { order->font, order->number, order->at_ms };
    struct pdf_look nothing = pdf_empty_look(arena, b->box);
    int64_t number;

    switch (order->look) {
    case SIGN_LOOK_NONE:
        if (b->box.right > b->box.left || b->box.top > b->box.bottom)
            pdf_set_look(&b->to, &nothing, field);
        return ST_OK;
    case SIGN_LOOK_PICTURE:
        pdf_use_look(arena, stamp_add_picture(&b->to, b->box, order->picture), field);
        return ST_OK;
    case SIGN_LOOK_LINES:
        TRY(stamp_add_lines(&b->to, b->box, &lines, &number));
        pdf_use_look(arena, number, field);
        return ST_OK;
    case SIGN_LOOK_WORDS:
        TRY(stamp_add_words(&b->to, b->box, order->text, &number));
        pdf_use_look(arena, number, field);
        return ST_OK;
    }
    return ST_OK;
}

enum status sign_begin(struct ctx *ctx, const struct sign_order *order, struct sign_job *out)
{
    struct beginning *b = ARENA_NEW(ctx->arena, struct beginning);
    struct pdf_value field;
    struct sign_job job = { .original = order->document };
    size_t range;

    b->order = order;
    if (order->signer.len > (size_t)4 * SIGNER_CHARS_MAX ||
        order->reason.len > (size_t)4 * SIGNER_CHARS_MAX || !utf8_valid(order->signer) ||
        !utf8_valid(order->reason))
        return say(ctx, PROBLEM_SIGN_LABEL);
    TRY(pdf_open(ctx, order->document, &b->file));
    TRY(pdf_check_layout(b->file));
    TRY(pdf_read_fields(b->file, &b->fields));
    b->to = pdf_append_to(b->file);
    TRY(find_field(b, &field));
    TRY(add_look(b, &field));
    b->signature = pdf_new_number(&b->to);
    pdf_set_key(ctx->arena, &field, "V", pdf_ref(b->signature));
    pdf_change(&b->to, b->field, &field);
    range = add_signature(b, &job);
    job.document = pdf_append_end(&b->to);
    write_range(ctx->arena, &job, range);
    *out = job;
    return ST_OK;
}

struct sign_job sign_packet(struct str bytes)
{
    const struct str content[2] = { bytes, S("") };
    struct sign_job job = { .original = bytes };

    sha256_of(content, job.digest);
    return job;
}

/* ---- what comes back ---- */

enum status sign_attributes(
    struct ctx *ctx, const struct sign_job *job, struct str certs, struct str *out)
{
    X509 *cert;

    TRY(cert_read(ctx, certs, &cert));
    return cms_attributes(ctx, cert, job->digest, out);
}

static void signed_content(const struct sign_job *job, struct str out[2])
{
    if (job->document.len == 0) {
        out[0] = job->original;
        out[1] = S("");
        return;
    }
    out[0] = str_sub(job->document, 0, job->hole - 1);
    out[1] = str_sub(job->document, job->hole_end + 1, job->document.len);
}

static enum status assemble_raw(
    struct ctx *ctx, const struct sign_job *job, const struct sign_answer *answer, struct str *out)
{
    struct cms_parts parts = { .signature = answer->bytes, .scheme = answer->scheme };

    TRY(cert_read(ctx, answer->certs, &parts.cert));
    TRY(cert_read_all(ctx, answer->certs, &parts.chain));
    TRY(sign_attributes(ctx, job, answer->certs, &parts.attributes));
    return cms_assemble(ctx, &parts, out);
}

enum status sign_collect(struct ctx *ctx, const struct sign_job *job,
    const struct sign_answer *answer, struct str *out_cms)
{
    struct str cms = answer->bytes, content[2];
    struct cms read;

    if (answer->kind == SIGN_ANSWER_RAW)
        TRY(assemble_raw(ctx, job, answer, &cms));
    signed_content(job, content);
    TRY(cms_read(ctx, cms, &read));
    TRY(cms_check(ctx, &read, content));
    *out_cms = str_sub(cms, 0, cms.len - read.zeroes);
    return ST_OK;
}

static enum status fill_hole(
    struct ctx *ctx, const struct sign_job *job, struct str cms, struct str *out)
{
    struct str filled;

    if (2 * cms.len > job->hole_end - job->hole)
        return say(ctx, PROBLEM_SIGN_CMS_ROOM);
    filled = str_copy(ctx->arena, job->document);
    sign_fill((char *)(uintptr_t)filled.ptr + job->hole, job->hole_end - job->hole, cms);
    *out = filled;
    return ST_OK;
}

enum status sign_finish(struct ctx *ctx, const struct sign_job *job,
    const struct sign_answer *answer, struct str stamp, struct str *out)
{
    struct str cms;

    if (answer->kind == SIGN_ANSWER_DOCUMENT) {
        TRY(verify_same(ctx, job->original, answer->bytes));
        *out = answer->bytes;
        return ST_OK;
    }
    TRY(sign_collect(ctx, job, answer, &cms));
    if (stamp.len > 0)
        TRY(cms_with_stamp(ctx, cms, stamp, &cms));
    if (job->document.len > 0)
        return fill_hole(ctx, job, cms, out);
    *out = cms;
    return ST_OK;
}
