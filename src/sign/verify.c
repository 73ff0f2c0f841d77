#include "sign/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/host/heap.h"
#include "sign/pdf_dss.h"
#include "sign/pdf_filter.h"
#include "sign/pdf_number.h"
#include "sign/pdf_place.h"
#include "sign/sign_limits.h"
#include "sign/stamp_ask.h"
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
        key == PROBLEM_SIGN_STAMP_UNTRUSTED || key == PROBLEM_SIGN_UNBOUND ||
        key == PROBLEM_SIGN_STORE)
        return VERDICT_UNCHECKED;
    return VERDICT_INVALID;
}

/* ---- one signature ---- */

static enum status check_signer(
    struct ctx *ctx, const struct verify *of, const struct cms *cms, struct verified_signature *out)
{
    int64_t at_ms = of->at_ms ? of->at_ms : ctx->now_ms;
    struct trust_facts stamper;

    if (cms->stamp.len > 0) {
        TRY(trust_check_stamp(ctx, of->trust, cms->stamp, cms->signature, &at_ms));
        out->stamped_ms = at_ms;
        out->stamper = stamp_signer(ctx, cms->stamp, &stamper) ? stamper.subject : S("");
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

/* One that stands apart has nothing behind it. */
static enum status check_apart(
    struct ctx *ctx, const struct verify *of, struct str bytes, struct verified_signature *out)
{
    const struct str content[2] = { of->bytes, S("") };
    struct cms cms;

    TRY(check_signature(ctx, of, bytes, content, out));
    TRY(cms_read(ctx, bytes, &cms));
    return cms.zeroes == 0
               ? ST_OK
               : fail(ctx, PROBLEM_SIGN_CMS_BROKEN, "Phía sau chữ ký rời còn dữ liệu thừa.");
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
    struct pdf_numbers numbers;
    size_t manifest_len;
    char manifest[PDF_MANIFEST_CHARS];
    struct pdf_area area;
    size_t signed_len;
    unsigned char signed_fields[SIGNATURE_FIELDS_MAX][SHA256_BYTES]; /* of their names */
};

/* What was put in, or goes with it. */
static enum status look_aside(
    struct pdf_file *file, const struct pdf_fields *fields, struct shown *out)
{
    struct str manifest;

    TRY(pdf_read_numbers(file, fields, &out->numbers));
    TRY(pdf_read_manifest(file, &manifest));
    out->manifest_len = manifest.len;
    memcpy(out->manifest, manifest.ptr, manifest.len);
    return pdf_read_area(file, &out->area);
}

static void look_signed(const struct pdf_fields *fields, struct shown *out)
{
    for (size_t i = 0; i < fields->len; i++) {
        const struct str name[2] = { fields->items[i].name, S("") };

        if (fields->items[i].signature)
            sha256_of(name, out->signed_fields[out->signed_len++]);
    }
}

/* A whole document, or what of it there was; added_from: what was added to what was looked at. */
struct looked {
    struct str bytes, field;
    size_t added_from;
    struct pdf_memo *memo; /* of the bytes these are part of */
};

static struct looked part_of(const struct pdf_file *file, size_t end)
{
    return (struct looked){ .bytes = str_sub(file->bytes, 0, end), .memo = file->memo };
}

static enum status look(struct ctx *ctx, const struct looked *at, struct shown *out)
{
    struct pdf_file *file;
    struct pdf_fields fields;

    TRY(pdf_open(ctx, at->bytes, &file));
    file->memo = at->memo;
    TRY(pdf_check_layout(file));
    if (at->added_from > 0)
        TRY(pdf_check_gaps(file, at->added_from));
    TRY(pdf_read_fields(file, &fields));
    TRY(pdf_check_widgets(file, &fields));
    TRY(pdf_content(file, &fields, out->content));
    TRY(look_aside(file, &fields, out));
    look_signed(&fields, out);
    for (size_t i = 0; i < fields.len; i++)
        if (str_eq(fields.items[i].name, at->field))
            return pdf_widget_content(file, &fields.items[i], out->widget);
    return ST_OK;
}

/* Memory of its own: a file of fifty megabytes may have been signed five times. */
static enum status look_apart(struct ctx *ctx, struct looked at, struct shown *out)
{
    struct ctx own = *ctx;
    enum status st;

    memset(out, 0, sizeof(*out));
    own.arena = arena_new(ARENA_HEAVY_BYTES);
    st = look(&own, &at, out);
    if (st != ST_OK) {
        ctx->problem = own.problem;
        ctx->problem.detail = str_copy(ctx->arena, own.problem.detail);
    }
    arena_free(own.arena);
    return st;
}

static bool same_numbers(const struct pdf_numbers *a, const struct pdf_numbers *b)
{
    return a->reserved == b->reserved && a->day == b->day && a->len == b->len &&
           memcmp(a->number, b->number, a->len) == 0;
}

static enum status same_content(struct ctx *ctx, const struct shown *a, const struct shown *b)
{
    if (memcmp(a->content, b->content, SHA256_BYTES) != 0)
        return say(ctx, PROBLEM_SIGN_CONTENT);
    if (a->manifest_len != b->manifest_len ||
        memcmp(a->manifest, b->manifest, a->manifest_len) != 0)
        return fail(ctx, PROBLEM_SIGN_CONTENT, "Mã đối chiếu của tài liệu đã bị thay đổi.");
    if (!pdf_same_area(&a->area, &b->area))
        return fail(ctx, PROBLEM_SIGN_CONTENT, "Chỗ dành cho chữ ký đã bị thay đổi.");
    return ST_OK;
}

/* Who signed is still there. */
static enum status same_signers(
    struct ctx *ctx, const struct shown *earlier, const struct shown *later)
{
    for (size_t i = 0; i < earlier->signed_len; i++) {
        bool found = false;

        for (size_t k = 0; k < later->signed_len && !found; k++)
            found = memcmp(earlier->signed_fields[i], later->signed_fields[k], SHA256_BYTES) == 0;
        if (!found)
            return fail(ctx, PROBLEM_SIGN_SIGNER_MISSING, "Một chữ ký đã bị bỏ khỏi tài liệu.");
    }
    return ST_OK;
}

/* The later one shows the same; number and day may have come in between. */
static enum status follows(struct ctx *ctx, const struct shown *earlier, const struct shown *later)
{
    TRY(same_content(ctx, earlier, later));
    TRY(same_signers(ctx, earlier, later));
    if (earlier->numbers.len > 0 && !same_numbers(&earlier->numbers, &later->numbers))
        return say(ctx, PROBLEM_SIGN_NUMBER);
    return ST_OK;
}

enum status verify_same(struct ctx *ctx, struct str a, struct str b)
{
    struct shown *shown = ARENA_ARRAY(ctx->arena, 2, struct shown);
    struct pdf_memo *memo = ARENA_NEW(ctx->arena, struct pdf_memo);

    TRY(look_apart(ctx, (struct looked){ .bytes = a, .memo = memo }, &shown[0]));
    TRY(look_apart(ctx, (struct looked){ .bytes = b, .memo = memo }, &shown[1]));
    TRY(same_content(ctx, &shown[0], &shown[1]));
    return same_numbers(&shown[0].numbers, &shown[1].numbers) ? ST_OK
                                                              : say(ctx, PROBLEM_SIGN_NUMBER);
}

/* All that was appended since, each following on the one before it; the first on what was issued.
 */
static enum status check_revisions(
    struct ctx *ctx, const struct pdf_file *file, size_t since, const struct shown *issued)
{
    size_t before = file->bytes.len + 1;
    struct shown *shown = ARENA_ARRAY(ctx->arena, 2, struct shown), *later = NULL;

    for (size_t i = 0; i < file->sections_len; i++) {
        const struct pdf_section *section = &file->sections[i];
        struct looked at = part_of(file, section->end);
        struct shown *now = &shown[i % 2];

        if (section->from < since)
            continue;
        if (section->end == 0 || section->end > before || section->from >= section->end ||
            (i > 0 && file->sections[i - 1].from < since))
            return fail(ctx, PROBLEM_SIGN_PDF_BROKEN, "Các lần sửa của tệp PDF không theo thứ tự.");
        before = section->from;
        at.added_from = i + 1 < file->sections_len && file->sections[i + 1].from >= since
                            ? file->sections[i + 1].end
                            : since;
        TRY(look_apart(ctx, at, now));
        if (later)
            TRY(follows(ctx, now, later));
        TRY(same_content(ctx, issued, now));
        later = now;
    }
    return later ? follows(ctx, issued, later) : ST_OK;
}

/* Some programs leave out the last end of a line, and who appends puts it in. */
static bool ends_revision(const struct pdf_file *file, size_t end)
{
    for (size_t i = 0; i < file->sections_len; i++) {
        size_t found = file->sections[i].end;

        if (found == end || (found > end && found - end <= 2 &&
                                str_trim(str_sub(file->bytes, end, found - end)).len == 0))
            return true;
    }
    return false;
}

/* A signature's picture stays what it was when it was put in. */
static enum status check_widget(
    struct ctx *ctx, struct pdf_file *file, const struct pdf_signed *one)
{
    struct looked at = part_of(file, one->end);
    struct shown *then = ARENA_NEW(ctx->arena, struct shown);
    unsigned char now[SHA256_BYTES];

    if (!ends_revision(file, one->end))
        return say(ctx, PROBLEM_SIGN_RANGE);
    at.field = one->field->name;
    TRY(look_apart(ctx, at, then));
    TRY(pdf_widget_content(file, one->field, now));
    return memcmp(then->widget, now, SHA256_BYTES) == 0 ? ST_OK
                                                        : say(ctx, PROBLEM_SIGN_WIDGET_CHANGED);
}

/* ---- the document ---- */

static enum status check_content(struct ctx *ctx, const struct verify *of,
    const struct pdf_file *file, const struct pdf_signed *first, struct verified *out)
{
    struct shown *shown = ARENA_ARRAY(ctx->arena, 2, struct shown);
    struct looked issued = { .bytes = of->issued, .memo = file->memo };
    size_t since = first->end;

    if (of->issued.len == 0) {
        TRY(look_apart(ctx, part_of(file, since), &shown[0]));
        return check_revisions(ctx, file, since, &shown[0]);
    }
    out->rewritten = !str_starts(of->bytes, of->issued);
    if (!out->rewritten)
        issued = part_of(file, of->issued.len);
    TRY(look_apart(ctx, issued, &shown[0]));
    if (!out->rewritten)
        return check_revisions(ctx, file, of->issued.len, &shown[0]);
    /* The tool that wrote it anew signed what it wrote: from there on, and that revision itself. */
    TRY(look_apart(ctx, part_of(file, since), &shown[1]));
    TRY(follows(ctx, &shown[0], &shown[1]));
    return check_revisions(ctx, file, since, &shown[1]);
}

static void check_one_expected(
    struct ctx *ctx, const struct verify *of, struct verified_signature *one)
{
    for (size_t i = 0; i < of->expected_len; i++)
        if (str_eq(of->expected[i].field, one->field) &&
            memcmp(of->expected[i].cert, one->cert, CERT_DIGEST_BYTES) == 0)
            return;
    if (one->verdict != VERDICT_INVALID)
        judge(ctx, say(ctx, PROBLEM_SIGN_SIGNER_OTHER), one);
}

static enum status check_expected(struct ctx *ctx, const struct verify *of, struct verified *out)
{
    for (size_t i = 0; i < of->expected_len; i++) {
        const struct verify_expected *one = &of->expected[i];
        bool found = false;

        for (size_t k = 0; k < out->len && !found; k++)
            found = str_eq(out->items[k].field, one->field);
        if (!found)
            return fail(ctx, PROBLEM_SIGN_SIGNER_MISSING, "Thiếu chữ ký ở ô " STR_FMT ".",
                STR_ARG(one->field));
    }
    for (size_t k = 0; k < out->len && of->expected_len > 0; k++)
        check_one_expected(ctx, of, &out->items[k]);
    return ST_OK;
}

/* What the document says now; whether it may is checked with its revisions. */
static enum status tell_aside(
    struct ctx *ctx, struct pdf_file *file, const struct pdf_fields *fields, struct verified *out)
{
    struct shown *now = ARENA_NEW(ctx->arena, struct shown);

    TRY(look_aside(file, fields, now));
    out->number = (struct str){ now->numbers.number, now->numbers.len };
    out->symbol = (struct str){ now->numbers.behind, now->numbers.behind_len };
    out->issued_on = now->numbers.day;
    out->manifest = (struct str){ now->manifest, now->manifest_len };
    return ST_OK;
}

/* Number and day were put in behind the last signature, and nothing else. */
static bool is_only_numbered(struct ctx *ctx, const struct pdf_file *file, size_t end)
{
    struct ctx own = *ctx;
    struct looked now = part_of(file, file->bytes.len);
    struct shown *shown = ARENA_ARRAY(ctx->arena, 2, struct shown);

    now.added_from = end;
    return look_apart(&own, part_of(file, end), &shown[0]) == ST_OK &&
           look_apart(&own, now, &shown[1]) == ST_OK && shown[0].numbers.len == 0 &&
           shown[1].numbers.len > 0 && follows(&own, &shown[0], &shown[1]) == ST_OK;
}

static enum status check_behind(struct ctx *ctx, struct pdf_file *file, size_t end)
{
    enum status st = pdf_check_only_dss(file, end);

    if (st != ST_OK && ctx->problem.key == PROBLEM_SIGN_BYTES_AFTER &&
        is_only_numbered(ctx, file, end))
        return say(ctx, PROBLEM_SIGN_UNSEALED);
    return st;
}

static enum status check_structure(
    struct ctx *ctx, const struct verify *of, struct pdf_file *file, struct verified *out)
{
    struct pdf_fields *fields = ARENA_NEW(ctx->arena, struct pdf_fields);
    struct pdf_signatures *found = ARENA_NEW(ctx->arena, struct pdf_signatures);
    size_t end;

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
    end = found->items[found->len - 1].end;
    if (end != file->bytes.len)
        TRY(check_behind(ctx, file, end));
    TRY(pdf_check_widgets(file, fields));
    TRY(tell_aside(ctx, file, fields, out));
    TRY(check_content(ctx, of, file, &found->items[0], out));
    for (size_t i = 0; i < found->len; i++)
        TRY(check_widget(ctx, file, &found->items[i]));
    TRY(pdf_check_places(file, fields));
    TRY(check_expected(ctx, of, out));
    return end == file->bytes.len ? ST_OK : say(ctx, PROBLEM_SIGN_STORE);
}

void verify_document(struct ctx *ctx, const struct verify *of, struct verified *out)
{
    struct pdf_file *file;
    enum status st;

    *out = (struct verified){ .verdict = VERDICT_VALID, .issued_on = DATE_NONE };
    st = pdf_open(ctx, of->bytes, &file);
    if (st == ST_OK) {
        file->memo = ARENA_NEW(ctx->arena, struct pdf_memo);
        st = check_structure(ctx, of, file, out);
    }
    judge_document(ctx, st, out);
    judge_all(out);
}

void verify_packet(struct ctx *ctx, const struct verify *of, struct str cms, struct verified *out)
{
    *out = (struct verified){ .verdict = VERDICT_VALID, .issued_on = DATE_NONE, .len = 1 };
    out->items[0].covers = of->bytes.len;
    judge(ctx, check_apart(ctx, of, cms, &out->items[0]), &out->items[0]);
    judge_document(ctx, check_expected(ctx, of, out), out);
    judge_all(out);
}
