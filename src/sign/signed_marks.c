#include "sign/signed_marks.h"

#include <string.h>

#include <openssl/err.h>

#include "sign/cms.h"
#include "sign/stamp_ask.h"
#include "sign/verify_parts.h"

#define MANIFEST_KEY "BaoCaoManifest"
#define HEX_CHARS ((size_t)2 * SHA256_BYTES)

static bool is_pdf(struct str bytes)
{
    return str_starts(bytes, S("%PDF"));
}

static struct str hex(struct arena *arena, const unsigned char *digest)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < SHA256_BYTES; i++)
        buf_addf(&out, "%02x", digest[i]);
    return buf_str(&out);
}

static void print_add(struct ctx *ctx, struct list *to, struct str bytes)
{
    const struct str content[2] = { bytes, S("") };
    unsigned char digest[SHA256_BYTES];

    sha256_of(content, digest);
    *LIST_AT(*to, struct str, to->len++) = hex(ctx->arena, digest);
}

/* ---- PDF ---- */

static struct str manifest_of(struct pdf_file *file)
{
    const struct pdf_value *info, *value;

    if (pdf_at(file, &file->trailer, "Info", &info) != ST_OK || info->kind != PDF_DICT ||
        pdf_at(file, info, MANIFEST_KEY, &value) != ST_OK || value->kind != PDF_STRING ||
        value->text.len != HEX_CHARS)
        return S("");
    return str_copy(file->ctx->arena, value->text);
}

static void pdf_marks(struct ctx *ctx, struct str bytes, struct signed_marks *out)
{
    struct pdf_file *file;

    print_add(ctx, &out->prints, bytes);
    if (pdf_open(ctx, bytes, &file) != ST_OK)
        return;
    for (size_t i = 0; i < file->sections_len; i++) {
        size_t end = file->sections[i].end;

        if (end > 0 && end < bytes.len)
            print_add(ctx, &out->prints, str_sub(bytes, 0, end));
    }
    out->manifest = manifest_of(file);
}

/* ---- detached signatures ---- */

static void cms_marks(struct ctx *ctx, struct str bytes, struct signed_marks *out)
{
    const ASN1_OCTET_STRING *digest;
    struct cms cms;

    if (cms_read(ctx, bytes, &cms) != ST_OK)
        return;
    digest = CMS_signed_get0_data_by_OBJ(
        cms.signer, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING);
    if (digest && ASN1_STRING_length(digest) == SHA256_BYTES)
        *LIST_AT(out->prints, struct str, out->prints.len++) =
            hex(ctx->arena, ASN1_STRING_get0_data(digest));
    ERR_clear_error();
}

void signed_marks_read(struct ctx *ctx, struct str bytes, struct signed_marks *out)
{
    struct ctx own = *ctx; /* why it cannot be read, is told by whoever verifies */

    *out = (struct signed_marks){
        .prints = { ARENA_ARRAY(ctx->arena, PDF_SECTIONS_MAX + 1, struct str), 0 }
    };
    if (is_pdf(bytes))
        pdf_marks(&own, bytes, out);
    else if (bytes.len > 0 && bytes.ptr[0] == 0x30)
        cms_marks(&own, bytes, out);
    else
        print_add(&own, &out->prints, bytes);
}

/* ---- signers ---- */

static void facts_add(struct list *to, struct trust_facts facts)
{
    for (size_t i = 0; i < to->len; i++)
        if (memcmp(LIST_AT(*to, struct trust_facts, i)->digest, facts.digest, CERT_DIGEST_BYTES) ==
            0)
            return;
    if (to->len < SIGNATURES_MAX)
        *LIST_AT(*to, struct trust_facts, to->len++) = facts;
}

static void signer_of(struct ctx *ctx, struct str bytes, struct list *to)
{
    struct cms cms;

    if (cms_read(ctx, bytes, &cms) == ST_OK)
        facts_add(to, trust_facts_of(ctx->arena, cms.cert));
}

/* One authority stamps many signatures: those who signed have taken their places before. */
static void stamper_of(struct ctx *ctx, struct str bytes, struct list *to)
{
    struct trust_facts facts;
    struct cms cms;

    if (cms_read(ctx, bytes, &cms) == ST_OK && cms.stamp.len > 0 &&
        stamp_signer(ctx, cms.stamp, &facts))
        facts_add(to, facts);
}

/* Those of a PDF; none where it cannot be read. */
static const struct pdf_signatures *signatures_of(struct ctx *ctx, struct str bytes)
{
    struct pdf_fields *fields = ARENA_NEW(ctx->arena, struct pdf_fields);
    struct pdf_signatures *found = ARENA_NEW(ctx->arena, struct pdf_signatures);
    struct pdf_file *file;

    if (pdf_open(ctx, bytes, &file) != ST_OK || pdf_read_fields(file, fields) != ST_OK ||
        pdf_read_signatures(file, fields, found) != ST_OK)
        found->len = 0;
    return found;
}

void signed_signers(struct ctx *ctx, struct str bytes, struct list *out)
{
    const struct pdf_signatures *found;
    struct ctx own = *ctx;

    *out = (struct list){ ARENA_ARRAY(ctx->arena, SIGNATURES_MAX, struct trust_facts), 0 };
    if (!is_pdf(bytes)) {
        signer_of(&own, bytes, out);
        stamper_of(&own, bytes, out);
        return;
    }
    found = signatures_of(&own, bytes);
    for (size_t i = 0; i < found->len; i++)
        signer_of(&own, found->items[i].cms, out);
    for (size_t i = 0; i < found->len; i++)
        stamper_of(&own, found->items[i].cms, out);
}

static void person_add(struct ctx *ctx, struct str field, struct str cms_bytes, struct list *to)
{
    struct verify_expected *one = LIST_AT(*to, struct verify_expected, to->len);
    struct cms cms;

    if (cms_read(ctx, cms_bytes, &cms) != ST_OK)
        return;
    *one = (struct verify_expected){ .field = field };
    cert_digest(cms.cert, one->cert);
    to->len++;
}

void signed_people(struct ctx *ctx, struct str bytes, struct list *out)
{
    const struct pdf_signatures *found;
    struct ctx own = *ctx;

    *out = (struct list){ ARENA_ARRAY(ctx->arena, SIGNATURES_MAX, struct verify_expected), 0 };
    if (!is_pdf(bytes)) {
        person_add(&own, S(""), bytes, out);
        return;
    }
    found = signatures_of(&own, bytes);
    for (size_t i = 0; i < found->len; i++)
        person_add(&own, found->items[i].field->name, found->items[i].cms, out);
}
