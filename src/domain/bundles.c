#include "domain/bundles.h"

#include "base/host/secret.h"
#include "core/signing.h"
#include "domain/evidence.h"
#include "domain/files.h"
#include "domain/reports.h"
#include "domain/trusts.h"
#include "domain/use.h"
#include "render/archive.h"

#define VERSIONS_MAX 64

struct version {
    int64_t kind, number, stage, file_id, size, at_ms;
    struct str name, hash;
    bool is_last; /* of its document */
};

struct gathering {
    struct ctx *ctx;
    struct bundle *bundle;
    struct buf files, commands, signers, annex_signers;
    struct evidence evidence;
};

/* ---- parts ---- */

static void part_add(void *to, struct str name, struct str bytes)
{
    struct gathering *g = to;
    struct archive_part *part;

    if (g->bundle->parts.len == BUNDLE_PARTS_MAX)
        return;
    part = LIST_AT(g->bundle->parts, struct archive_part, g->bundle->parts.len++);
    *part = (struct archive_part){ str_z(g->ctx->arena, name), bytes };
    buf_addf(&g->files, "  " STR_FMT "  " STR_FMT "\n",
        STR_ARG(secret_sha256(g->ctx->arena, bytes)), STR_ARG(name));
}

/* ---- documents ---- */

static bool is_pdf(const struct version *version)
{
    return document_is_pdf((enum document_kind)version->kind);
}

static struct str issued_name(const struct version *version)
{
    return version->kind == DOCUMENT_ANNEX ? S("phu-luc/ban-phat-hanh.pdf")
                                           : S("van-ban/ban-phat-hanh.pdf");
}

/* An annex is signed by fewer than its paper. */
static const char *signers_name(const struct version *version)
{
    return version->kind == DOCUMENT_ANNEX ? "nguoi-ky-phu-luc.txt" : "nguoi-ky.txt";
}

static struct str name_of(struct arena *arena, const struct version *version)
{
    if (is_pdf(version))
        return version->is_last ? str_format(arena, "%s/" STR_FMT,
                                      version->kind == DOCUMENT_ANNEX ? "phu-luc" : "van-ban",
                                      STR_ARG(version->name))
                                : issued_name(version);
    return version->stage == STAGE_ISSUED
               ? str_format(arena, "goi-du-lieu/" STR_FMT, STR_ARG(version->name))
               : str_format(arena, "goi-du-lieu/chu-ky-%lld.p7s", (long long)version->number - 1);
}

static void commands_add(
    struct gathering *g, const struct version *version, struct str name, struct str packet)
{
    struct str at = time_format(g->ctx->arena, version->at_ms);

    if (is_pdf(version))
        buf_addf(&g->commands,
            "    baocao verify-document " STR_FMT " --issued " STR_FMT
            " --signers %s --trust tin-cay --at " STR_FMT "\n    pdfsig " STR_FMT "\n",
            STR_ARG(name), STR_ARG(issued_name(version)), signers_name(version), STR_ARG(at),
            STR_ARG(name));
    else
        buf_addf(&g->commands,
            "    baocao verify-document " STR_FMT " --signature " STR_FMT
            " --signers nguoi-ky.txt --trust tin-cay --at " STR_FMT "\n"
            "    openssl cms -verify -binary -inform DER -in " STR_FMT " -content " STR_FMT
            " -CAfile tin-cay.pem -purpose any -out /dev/null\n",
            STR_ARG(packet), STR_ARG(name), STR_ARG(at), STR_ARG(name), STR_ARG(packet));
}

/* Each was compared with the register of certificates when it came here. */
static void signers_add(struct gathering *g, struct str bytes, struct buf *to)
{
    struct list people;

    signed_people(g->ctx, bytes, &people);
    for (size_t i = 0; i < people.len; i++) {
        const struct verify_expected *one = LIST_AT(people, struct verify_expected, i);

        buf_addf(to, STR_FMT "  " STR_FMT "\n", STR_ARG(trust_hash_text(g->ctx->arena, one->cert)),
            STR_ARG(one->field.len ? one->field : S("-")));
    }
}

static enum status version_add(
    struct gathering *g, const struct version *version, struct str *packet)
{
    struct str bytes, name = name_of(g->ctx->arena, version);
    bool is_packet = !is_pdf(version) && version->stage == STAGE_ISSUED;
    struct list signers;

    if (is_pdf(version) && !version->is_last && version->stage != STAGE_ISSUED)
        return ST_OK; /* the last one has all that it had */
    TRY(file_whole(g->ctx, version->file_id, version->size, &bytes));
    if (is_packet)
        *packet = name;
    if (is_pdf(version) && version->stage == STAGE_ISSUED && version->is_last)
        part_add(g, issued_name(version), bytes);
    part_add(g, name, bytes);
    if (is_packet || (is_pdf(version) && version->stage == STAGE_ISSUED))
        return ST_OK;
    commands_add(g, version, name, *packet);
    signers_add(g, bytes, version->kind == DOCUMENT_ANNEX ? &g->annex_signers : &g->signers);
    signed_signers(g->ctx, bytes, &signers);
    for (size_t i = 0; i < signers.len; i++)
        TRY(evidence_signer(&g->evidence, LIST_AT(signers, struct trust_facts, i)));
    return ST_OK;
}

static enum status versions_read(struct ctx *ctx, const struct report *report, struct list *out)
{
    struct list all = { ARENA_ARRAY(ctx->arena, VERSIONS_MAX, struct version), 0 };
    bool more;

    TRY(db_start(ctx, STMT_BUNDLE_VERSIONS, ARGS(V_INT(report->id), V_INT(report->revision))));
    TRY(db_next(ctx, &more));
    while (more && all.len < VERSIONS_MAX) {
        *LIST_AT(all, struct version, all.len++) = (struct version){
            .kind = db_int(ctx, 0),
            .name = db_text(ctx, 1),
            .number = db_int(ctx, 2),
            .file_id = db_int(ctx, 3),
            .size = db_int(ctx, 4),
            .at_ms = db_int(ctx, 5),
            .hash = db_text(ctx, 6),
            .stage = db_int(ctx, 7),
        };
        TRY(db_next(ctx, &more));
    }
    for (size_t i = 0; i < all.len; i++) {
        const struct version *next = i + 1 < all.len ? LIST_AT(all, struct version, i + 1) : NULL;
        struct version *one = LIST_AT(all, struct version, i);

        one->is_last = !next || next->kind != one->kind;
    }
    *out = all;
    return ST_OK;
}

/* ---- the bundle ---- */

static struct str readme_write(
    struct ctx *ctx, const struct report *report, struct str files, struct str commands)
{
    return str_format(ctx->arena,
        "HỒ SƠ KIỂM TRA CHỮ KÝ SỐ NGOÀI HỆ THỐNG\n\n"
        "Đơn vị báo cáo: " STR_FMT "\nBáo cáo: " STR_FMT "\nKỳ: " STR_FMT
        "\nBản số: %lld\nLập lúc: " STR_FMT "\n\n"
        "1. Trong hồ sơ có (mã SHA-256, tên tệp):\n" STR_FMT
        "\n  van-ban, phu-luc: văn bản, phụ lục là tệp riêng đã ký và bản phát hành trước khi ký; "
        "goi-du-lieu: gói dữ liệu và "
        "chữ"
        " ký rời;\n  manifest.json: kê các tệp của bản báo cáo, mã SHA-256 của nó in trên văn"
        " bản;\n  nguoi-ky.txt, nguoi-ky-phu-luc.txt: mã SHA-256 chứng thư và ô ký của những người "
        "phải ký, theo sổ"
        " đăng ký của hệ thống;\n  chung-thu: chứng thư số của người ký; tin-cay: tổ chức cấp "
        "chứng thư số, danh"
        " sách thu hồi,\n  trả lời OCSP đang lưu tại hệ thống; tin-cay.pem: các tổ chức đó trong "
        "một"
        " tệp.\n\n"
        "2. Cách kiểm tra, chạy trong thư mục này (thời điểm --at là lúc hệ thống nhận chữ"
        " ký):\n" STR_FMT "    sha256sum manifest.json\n\n"
        "3. pdfsig và openssl chỉ cho biết chữ ký đúng với tệp. Nội dung có đúng bản đã phát hành "
        "hay"
        " không,\n  chứng thư có bị thu hồi hay không thì dùng baocao verify-document. Hãy so tổ"
        " chức cấp chứng\n  thư số trong thư mục tin-cay với danh sách do Ban Cơ yếu Chính phủ "
        "công"
        " bố trước khi tin.\n",
        STR_ARG(report->unit_name), STR_ARG(report->regime_name), STR_ARG(report->period_title),
        (long long)report->revision, STR_ARG(time_format_vi(ctx->arena, ctx->now_ms)),
        STR_ARG(files), STR_ARG(commands));
}

static enum status manifest_add(struct gathering *g, const struct report *report)
{
    bool found;

    TRY(db_one(
        g->ctx, STMT_BUNDLE_MANIFEST, ARGS(V_INT(report->id), V_INT(report->revision)), &found));
    if (found)
        part_add(g, S("manifest.json"), db_text(g->ctx, 0));
    return ST_OK;
}

static enum status parts_gather(
    struct gathering *g, const struct report *report, const struct list *versions)
{
    struct str packet = S("");

    TRY(manifest_add(g, report));
    for (size_t i = 0; i < versions->len; i++)
        TRY(version_add(g, LIST_AT(*versions, struct version, i), &packet));
    if (g->signers.len)
        part_add(g, S("nguoi-ky.txt"), buf_str(&g->signers));
    if (g->annex_signers.len)
        part_add(g, S("nguoi-ky-phu-luc.txt"), buf_str(&g->annex_signers));
    if (g->evidence.authorities.len)
        part_add(g, S("tin-cay.pem"), buf_str(&g->evidence.authorities));
    *LIST_AT(g->bundle->parts, struct archive_part, g->bundle->parts.len++) =
        (struct archive_part){ "README.txt",
            readme_write(g->ctx, report, buf_str(&g->files), buf_str(&g->commands)) };
    return ST_OK;
}

enum status bundle_gather(struct ctx *ctx, const struct by_id *in, struct bundle *out)
{
    struct gathering g = { .ctx = ctx,
        .bundle = out,
        .files = { .arena = ctx->arena },
        .commands = { .arena = ctx->arena },
        .signers = { .arena = ctx->arena },
        .annex_signers = { .arena = ctx->arena } };
    struct report report = { 0 };
    struct list versions;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    TRY(versions_read(ctx, &report, &versions));
    if (versions.len == 0)
        return fail(ctx, PROBLEM_BUNDLE_NONE, "%s", problem_text(PROBLEM_BUNDLE_NONE));
    TRY(evidence_begin(ctx, part_add, &g, &g.evidence));
    *out = (struct bundle){
        .name = str_format(ctx->arena, "bao-cao-%lld-ban-%lld.zip", (long long)report.id,
            (long long)report.revision),
        .parts = { ARENA_ARRAY(ctx->arena, BUNDLE_PARTS_MAX + 1, struct archive_part), 0 },
    };
    return parts_gather(&g, &report, &versions);
}

enum status bundle_write(struct ctx *ctx, const struct bundle *bundle, struct str *out)
{
    return archive_make(ctx, bundle->parts.items, bundle->parts.len, out);
}
