#include "sign/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/host/heap.h"
#include "sign/sign_limits.h"
#include "sign/verify_parts.h"

const char *verdict_text(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_VALID:
        return "hợp lệ";
    case VERDICT_UNCHECKED:
        return "chưa kiểm tra được";
    case VERDICT_INVALID:
        return "không hợp lệ";
    }
    return "";
}

const char *level_text(enum sign_level level)
{
    switch (level) {
    case LEVEL_NONE:
        return "";
    case LEVEL_BASIC:
        return "cơ bản";
    case LEVEL_B:
        return "B";
    case LEVEL_T:
        return "T";
    }
    return "";
}

static enum status say(struct ctx *ctx, enum problem_key key)
{
    return fail(ctx, key, "%s", problem_text(key));
}

/* What is missing, not what is wrong. */
static enum verdict verdict_of(enum problem_key key)
{
    if (key == PROBLEM_SIGN_KIND || key == PROBLEM_SIGN_REVOCATION_UNKNOWN ||
        key == PROBLEM_SIGN_STAMP_UNTRUSTED)
        return VERDICT_UNCHECKED;
    return VERDICT_INVALID;
}

/* ---- one signature ---- */

static enum status check_signer(
    struct ctx *ctx, const struct verify *of, const struct cms *cms, struct verified_signature *out)
{
    int64_t at_ms = of->at_ms ? of->at_ms : ctx->now_ms;

    if (cms->stamp.len > 0) {
        TRY(trust_check_stamp(ctx, of->trust, cms->stamp, cms->signature, &at_ms));
        out->stamped_ms = at_ms;
    }
    TRY(cert_may_sign(ctx, cms->cert));
    TRY(trust_check(ctx, of->trust, cms->cert, cms->certs, at_ms));
    out->level = out->stamped_ms ? LEVEL_T : LEVEL_B;
    if (!cms->names_cert)
        out->level = LEVEL_BASIC;
    return ST_OK;
}

static enum status check_signature(struct ctx *ctx, const struct verify *of, struct str bytes,
    const struct str content[2], struct verified_signature *out)
{
    struct cms cms;

    TRY(cms_read(ctx, bytes, &cms));
    out->signer = cert_name(ctx->arena, cms.cert);
    out->issuer = cert_issuer(ctx->arena, cms.cert);
    out->claimed_ms = out->claimed_ms ? out->claimed_ms : cms.claimed_ms;
    cert_digest(cms.cert, out->cert);
    TRY(cms_check(ctx, &cms, content));
    return check_signer(ctx, of, &cms, out);
}

static void judge(struct ctx *ctx, enum status st, struct verified_signature *out)
{
    if (st == ST_OK)
        return;
    out->verdict = verdict_of(ctx->problem.key);
    out->reason = ctx->problem.key;
    out->detail = ctx->problem.detail;
}

static void judge_document(struct ctx *ctx, enum status st, struct verified *out)
{
    if (st == ST_OK || out->reason != PROBLEM_NONE)
        return;
    out->verdict = verdict_of(ctx->problem.key);
    out->reason = ctx->problem.key;
    out->detail = ctx->problem.detail;
}

static void judge_all(struct verified *out)
{
    for (size_t i = 0; i < out->len; i++)
        if (out->items[i].verdict > out->verdict)
            out->verdict = out->items[i].verdict;
}

/* ---- revisions ---- */

struct shown {
    unsigned char content[SHA256_BYTES], widget[SHA256_BYTES];
};

static enum status look(struct ctx *ctx, struct str bytes, struct str field, struct shown *out)
{
    struct pdf_file *file;
    struct pdf_fields fields;

    TRY(pdf_open(ctx, bytes, &file));
    TRY(pdf_check_layout(file));
    TRY(pdf_read_fields(file, &fields));
    TRY(pdf_check_widgets(file, &fields));
    TRY(pdf_content(file, &fields, out->content));
    for (size_t i = 0; i < fields.len; i++)
        if (str_eq(fields.items[i].name, field))
            return pdf_widget_content(file, &fields.items[i], out->widget);
    return ST_OK;
}

/* Memory of its own: a file of fifty megabytes may have been signed five times. */
static enum status look_apart(
    struct ctx *ctx, struct str bytes, struct str field, struct shown *out)
{
    struct ctx own = *ctx;
    enum status st;

    memset(out, 0, sizeof(*out));
    own.arena = arena_new(ARENA_HEAVY_BYTES);
    st = look(&own, bytes, field, out);
    if (st != ST_OK) {
        ctx->problem = own.problem;
        ctx->problem.detail = str_copy(ctx->arena, own.problem.detail);
    }
    arena_free(own.arena);
    return st;
}

enum status verify_same(struct ctx *ctx, struct str a, struct str b)
{
    struct shown of_a, of_b;

    TRY(look_apart(ctx, a, S(""), &of_a));
    TRY(look_apart(ctx, b, S(""), &of_b));
    return memcmp(of_a.content, of_b.content, SHA256_BYTES) == 0 ? ST_OK
                                                                 : say(ctx, PROBLEM_SIGN_CONTENT);
}

/* All that was appended since, in order, each showing what was issued. */
static enum status check_revisions(struct ctx *ctx, const struct pdf_file *file, size_t since,
    const unsigned char content[SHA256_BYTES])
{
    size_t before = file->bytes.len + 1;

    for (size_t i = 0; i < file->sections_len; i++) {
        const struct pdf_section *section = &file->sections[i];
        struct shown shown;

        if (section->from < since)
            continue;
        if (section->end == 0 || section->end > before || section->from >= section->end ||
            (i > 0 && file->sections[i - 1].from < since))
            return fail(ctx, PROBLEM_SIGN_PDF_BROKEN, "Các lần sửa của tệp PDF không theo thứ tự.");
        before = section->from;
        TRY(look_apart(ctx, str_sub(file->bytes, 0, section->end), S(""), &shown));
        if (memcmp(shown.content, content, SHA256_BYTES) != 0)
            return say(ctx, PROBLEM_SIGN_CONTENT);
    }
    return ST_OK;
}

static bool ends_revision(const struct pdf_file *file, size_t end)
{
    for (size_t i = 0; i < file->sections_len; i++)
        if (file->sections[i].end == end)
            return true;
    return false;
}

/* A signature's picture stays what it was when it was put in. */
static enum status check_widget(
    struct ctx *ctx, struct pdf_file *file, const struct pdf_signed *one)
{
    struct shown then, now;

    if (!ends_revision(file, one->end))
        return say(ctx, PROBLEM_SIGN_RANGE);
    TRY(look_apart(ctx, str_sub(file->bytes, 0, one->end), one->field->name, &then));
    TRY(pdf_widget_content(file, one->field, now.widget));
    return memcmp(then.widget, now.widget, SHA256_BYTES) == 0
               ? ST_OK
               : say(ctx, PROBLEM_SIGN_WIDGET_CHANGED);
}

/* ---- the document ---- */

static enum status check_content(struct ctx *ctx, const struct verify *of,
    const struct pdf_file *file, const struct pdf_signed *first, struct verified *out)
{
    struct shown reference;
    size_t since = first->end;

    if (of->issued.len > 0) {
        out->rewritten = !str_starts(of->bytes, of->issued);
        since = out->rewritten ? 0 : of->issued.len;
        TRY(look_apart(ctx, of->issued, S(""), &reference));
    } else {
        TRY(look_apart(ctx, str_sub(of->bytes, 0, since), S(""), &reference));
    }
    if (!out->rewritten)
        return check_revisions(ctx, file, since, reference.content);
    /* The tool that wrote it anew signed what it wrote: from there on, and that revision itself. */
    TRY(verify_same(ctx, of->issued, str_sub(of->bytes, 0, first->end)));
    return check_revisions(ctx, file, first->end, reference.content);
}

static enum status check_expected(struct ctx *ctx, const struct verify *of, struct verified *out)
{
    for (size_t i = 0; i < of->expected_len; i++) {
        const struct verify_expected *one = &of->expected[i];
        struct verified_signature *found = NULL;

        for (size_t k = 0; k < out->len; k++)
            if (str_eq(out->items[k].field, one->field))
                found = &out->items[k];
        if (!found)
            return fail(ctx, PROBLEM_SIGN_SIGNER_MISSING, "Thiếu chữ ký ở ô " STR_FMT ".",
                STR_ARG(one->field));
        if (memcmp(found->cert, one->cert, CERT_DIGEST_BYTES) != 0 &&
            found->verdict != VERDICT_INVALID)
            judge(ctx, say(ctx, PROBLEM_SIGN_SIGNER_OTHER), found);
    }
    return ST_OK;
}

static enum status check_structure(
    struct ctx *ctx, const struct verify *of, struct pdf_file *file, struct verified *out)
{
    struct pdf_fields *fields = ARENA_NEW(ctx->arena, struct pdf_fields);
    struct pdf_signatures *found = ARENA_NEW(ctx->arena, struct pdf_signatures);

    TRY(pdf_check_layout(file));
    TRY(pdf_read_fields(file, fields));
    TRY(pdf_read_signatures(file, fields, found));
    for (size_t i = 0; i < found->len; i++) {
        const struct pdf_signed *one = &found->items[i];
        struct verified_signature *to = &out->items[out->len++];
        const struct str content[2] = { one->before, one->after };

        *to = (struct verified_signature){
            .field = one->field->name, .covers = one->end, .claimed_ms = one->claimed_ms
        };
        judge(ctx, check_signature(ctx, of, one->cms, content, to), to);
        if (to->verdict != VERDICT_INVALID && one->must_name_cert && to->level == LEVEL_BASIC)
            judge(ctx, say(ctx, PROBLEM_SIGN_CERT_OTHER), to);
    }
    if (found->len == 0)
        return say(ctx, PROBLEM_SIGN_NONE);
    if (found->items[found->len - 1].end != file->bytes.len)
        return say(ctx, PROBLEM_SIGN_BYTES_AFTER);
    TRY(pdf_check_widgets(file, fields));
    TRY(check_content(ctx, of, file, &found->items[0], out));
    for (size_t i = 0; i < found->len; i++)
        TRY(check_widget(ctx, file, &found->items[i]));
    return check_expected(ctx, of, out);
}

void verify_document(struct ctx *ctx, const struct verify *of, struct verified *out)
{
    struct pdf_file *file;
    enum status st;

    *out = (struct verified){ .verdict = VERDICT_VALID };
    st = pdf_open(ctx, of->bytes, &file);
    if (st == ST_OK)
        st = check_structure(ctx, of, file, out);
    judge_document(ctx, st, out);
    judge_all(out);
}

void verify_packet(struct ctx *ctx, const struct verify *of, struct str cms, struct verified *out)
{
    const struct str content[2] = { of->bytes, S("") };

    *out = (struct verified){ .verdict = VERDICT_VALID, .len = 1 };
    out->items[0].covers = of->bytes.len;
    judge(ctx, check_signature(ctx, of, cms, content, &out->items[0]), &out->items[0]);
    judge_document(ctx, check_expected(ctx, of, out), out);
    judge_all(out);
}
