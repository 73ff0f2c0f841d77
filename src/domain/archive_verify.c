#include "domain/archive_verify.h"

#include <string.h>

#include "base/host/heap.h"
#include "base/host/secret.h"
#include "base/limits.h"
#include "base/stored_zip.h"
#include "domain/archive_manifest.h"
#include "domain/proofs.h"
#include "sign/signed_marks.h"
#include "sign/stamp_ask.h"

#define DIGEST_DIGITS 64

struct checking {
    struct ctx *ctx;
    struct arena *arena; /* of what is told */
    struct package_verification *out;
    struct list members; /* struct stored_part */
    struct list order;   /* size_t: their places, by name */
    struct str *digests; /* SHA-256 of each, once it was asked for */
    bool repeats;        /* the file's manifest names something twice */
    struct archive_manifest manifest;
    struct trust *trust;
    struct list answers; /* struct trust_facts: about one signer each */
};

/* ---- what is told ---- */

static void finding_add(struct checking *c, struct str name, enum verified_as verdict,
    enum problem_key key, struct str detail)
{
    struct package_verification *out = c->out;

    if ((int)verdict > out->verdict)
        out->verdict = (int)verdict;
    if (out->findings.len == PACKAGE_FINDINGS_MAX)
        return;
    *LIST_AT(out->findings, struct package_finding, out->findings.len++) =
        (struct package_finding){ str_copy(c->arena, name), (int)verdict, str_of(problem_name(key)),
            str_of(problem_text(key)), str_copy(c->arena, detail) };
}

static void wrong(struct checking *c, struct str name, enum problem_key key)
{
    finding_add(c, name, VERIFIED_INVALID, key, S(""));
}

/* ---- members ---- */

static const struct stored_part *member_at(const struct checking *c, size_t at)
{
    return LIST_AT(c->members, struct stored_part, at);
}

static size_t place_of(const struct checking *c, const struct stored_part *member)
{
    return (size_t)(member - (const struct stored_part *)c->members.items);
}

static bool name_before(const void *a, const void *b, const void *of)
{
    const size_t *left = a, *right = b;

    return str_cmp(member_at(of, *left)->name, member_at(of, *right)->name) < 0;
}

static void members_order(struct checking *c)
{
    struct arena *arena = c->ctx->arena;

    c->digests = ARENA_ARRAY(arena, c->members.len + 1, struct str);
    c->order = (struct list){ ARENA_ARRAY(arena, c->members.len + 1, size_t), c->members.len };
    for (size_t i = 0; i < c->members.len; i++)
        *LIST_AT(c->order, size_t, i) = i;
    list_sort(arena, &c->order, sizeof(size_t), name_before, c);
}

static const struct stored_part *member_find(const struct checking *c, struct str name)
{
    size_t from = 0, to = c->order.len;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const struct stored_part *member = member_at(c, *LIST_AT(c->order, size_t, middle));
        int side = str_cmp(member->name, name);

        if (side == 0)
            return member;
        if (side < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}

/* Lists may name a member wherever they like: it is hashed once. */
static struct str member_sha256(struct checking *c, const struct stored_part *member)
{
    struct str *digest = &c->digests[place_of(c, member)];

    if (!digest->len)
        *digest = secret_sha256(c->arena, member->bytes);
    return *digest;
}

/* The member a list names, which it may do once; NULL: what is wrong was told. */
static const struct stored_part *member_named(struct checking *c, struct str name, bool *named)
{
    const struct stored_part *member = member_find(c, name);

    if (!member) {
        wrong(c, name, PROBLEM_PACKAGE_MISSING);
        return NULL;
    }
    if (named[place_of(c, member)]) {
        wrong(c, name, PROBLEM_PACKAGE_TWICE);
        return NULL;
    }
    named[place_of(c, member)] = true;
    return member;
}

/* One line of manifest.sha256; marks whom it names. */
static bool line_check(struct checking *c, struct str line, bool *named)
{
    struct str digest = str_sub(line, 0, DIGEST_DIGITS);
    struct str name = str_sub(line, DIGEST_DIGITS + 2, line.len);
    const struct stored_part *member;

    if (line.len <= DIGEST_DIGITS + 2 || !str_eq(str_sub(line, DIGEST_DIGITS, 2), S("  ")))
        return false;
    member = member_named(c, name, named);
    if (member && !str_eq(member_sha256(c, member), digest))
        wrong(c, name, PROBLEM_PACKAGE_CHANGED);
    return true;
}

static void list_check(struct checking *c)
{
    const struct stored_part *list = member_find(c, S("manifest.sha256"));
    bool *named = ARENA_ARRAY(c->ctx->arena, c->members.len + 1, bool), sound = list != NULL;
    struct str rest = list ? list->bytes : S("");

    while (rest.len && sound)
        sound = line_check(c, str_cut(&rest, '\n'), named);
    if (!sound) {
        wrong(c, S("manifest.sha256"), PROBLEM_PACKAGE_MANIFEST);
        return;
    }
    for (size_t i = 0; i < c->members.len; i++) {
        const struct stored_part *member = member_at(c, i);

        if (!named[i] && member != list)
            wrong(c, member->name, PROBLEM_PACKAGE_ADDED);
    }
}

/* ---- the file's own manifest ---- */

static void piece_check(struct checking *c, const struct manifest_piece *piece, bool *named)
{
    const struct stored_part *member = member_named(c, piece->path, named);

    if (!member) {
        c->repeats = c->repeats || member_find(c, piece->path);
        return;
    }
    if ((int64_t)member->bytes.len != piece->size ||
        !str_eq(member_sha256(c, member), piece->sha256) ||
        !str_eq(secret_sha512(c->ctx->arena, member->bytes), piece->sha512))
        wrong(c, piece->path, PROBLEM_PACKAGE_CHANGED);
}

static void pieces_check(struct checking *c, const struct list *pieces, bool *named)
{
    for (size_t i = 0; i < pieces->len; i++)
        piece_check(c, LIST_AT(*pieces, struct manifest_piece, i), named);
}

static bool is_beside(struct str name)
{
    return str_eq(name, S("ho-so.json")) || str_eq(name, S("manifest.sha256")) ||
           str_eq(name, S("README.txt")) || str_starts(name, S("dau-thoi-gian/"));
}

static size_t kind_count(const struct manifest_entry *entry, enum archive_piece_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < entry->pieces.len; i++)
        count += LIST_AT(entry->pieces, struct manifest_piece, i)->kind == (int)kind;
    return count;
}

/* No more signatures and annexes a document than the system takes: each is looked for in the whole
 * packet, or in the whole manifest of the report. */
static bool manifest_fits(const struct archive_manifest *manifest)
{
    for (size_t i = 0; i < manifest->entries.len; i++) {
        const struct manifest_entry *entry = LIST_AT(manifest->entries, struct manifest_entry, i);

        if (kind_count(entry, PIECE_SIGNATURE) > DOCUMENT_VERSIONS_MAX ||
            kind_count(entry, PIECE_ANNEX) > ATTACHMENTS_MAX ||
            kind_count(entry, PIECE_PACKET) > 1 || kind_count(entry, PIECE_ANNEX_ISSUED) > 1 ||
            kind_count(entry, PIECE_ANNEX_PAPER) > 1 || kind_count(entry, PIECE_PROOF) > 1)
            return false;
    }
    return true;
}

/* Whether to look at what the members say: each document is one member. */
static bool file_check(struct checking *c)
{
    const struct stored_part *manifest = member_find(c, S("ho-so.json"));
    bool *named = ARENA_ARRAY(c->ctx->arena, c->members.len + 1, bool);

    if (!manifest || archive_manifest_read(c->ctx, manifest->bytes, &c->manifest) != ST_OK ||
        !manifest_fits(&c->manifest)) {
        wrong(c, S("ho-so.json"), PROBLEM_PACKAGE_MANIFEST);
        return false;
    }
    c->out->title = c->manifest.title;
    c->out->manifest_hash = secret_sha256(c->arena, manifest->bytes);
    c->out->unit_code = c->manifest.unit_code;
    c->out->regime_code = c->manifest.regime_code;
    c->out->year = c->manifest.year;
    c->out->part = c->manifest.part;
    c->out->documents = (int64_t)c->manifest.entries.len;
    pieces_check(c, &c->manifest.pieces, named);
    for (size_t i = 0; i < c->manifest.entries.len; i++)
        pieces_check(c, &LIST_AT(c->manifest.entries, struct manifest_entry, i)->pieces, named);
    for (size_t i = 0; i < c->members.len; i++) {
        const struct stored_part *member = member_at(c, i);

        if (!named[i] && !is_beside(member->name))
            wrong(c, member->name, PROBLEM_PACKAGE_ADDED);
    }
    return !c->repeats;
}

/* ---- whom to believe ---- */

static void trust_member(struct checking *c, const struct stored_part *member, bool with_roots)
{
    struct list read;

    if (trust_facts_read(c->ctx, member->bytes, &read) != ST_OK) {
        finding_add(c, member->name, VERIFIED_UNCHECKED, PROBLEM_SIGN_CERT_BROKEN, S(""));
        return;
    }
    for (size_t i = 0; i < read.len; i++) {
        const struct trust_facts *facts = LIST_AT(read, struct trust_facts, i);

        if (facts->kind == FACT_ANSWER)
            *LIST_AT(c->answers, struct trust_facts, c->answers.len++) = *facts;
        else if ((facts->kind == FACT_LIST || !facts->is_root || with_roots) &&
                 trust_add(c->ctx, c->trust, facts->bytes) != ST_OK)
            finding_add(c, member->name, VERIFIED_UNCHECKED, PROBLEM_SIGN_CERT_BROKEN, S(""));
    }
}

static void trust_make(struct checking *c, const struct trust *base)
{
    struct ctx *ctx = c->ctx;

    c->trust = base ? trust_beside(ctx, base) : trust_new(ctx);
    c->answers.items = ARENA_ARRAY(ctx->arena, c->members.len + 1, struct trust_facts);
    for (size_t i = 0; i < c->members.len; i++) {
        const struct stored_part *member = member_at(c, i);

        if (str_starts(member->name, S("tin-cay/")) ||
            str_starts(member->name, S("dau-thoi-gian/tin-cay/")))
            trust_member(c, member, base == NULL);
    }
    if (!base)
        finding_add(c, S(""), VERIFIED_UNCHECKED, PROBLEM_PACKAGE_ROOTS, S(""));
}

/* The same with what was answered about one certificate. */
static void answers_about(struct checking *c, struct trust *to, struct str serial)
{
    for (size_t i = 0; i < c->answers.len && to->answers_len < TRUST_ANSWERS_MAX; i++) {
        const struct trust_facts *answer = LIST_AT(c->answers, struct trust_facts, i);

        if (str_eq(answer->serial, serial))
            (void)!trust_add(c->ctx, to, answer->bytes);
    }
}

static const struct trust *trust_of(struct checking *c, struct str signed_bytes)
{
    struct trust *own = trust_beside(c->ctx, c->trust);
    struct list signers;

    signed_signers(c->ctx, signed_bytes, &signers);
    for (size_t i = 0; i < signers.len; i++)
        answers_about(c, own, LIST_AT(signers, struct trust_facts, i)->serial);
    return own;
}

/* ---- signatures ---- */

static const struct manifest_piece *piece_of(
    const struct manifest_entry *entry, enum archive_piece_kind kind)
{
    for (size_t i = 0; i < entry->pieces.len; i++)
        if (LIST_AT(entry->pieces, struct manifest_piece, i)->kind == (int)kind)
            return LIST_AT(entry->pieces, struct manifest_piece, i);
    return NULL;
}

static struct str bytes_of(const struct checking *c, const struct manifest_piece *piece)
{
    const struct stored_part *member = piece ? member_find(c, piece->path) : NULL;

    return member ? member->bytes : (struct str){ 0 };
}

static enum verified_as as(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_VALID:
        return VERIFIED_VALID;
    case VERDICT_UNCHECKED:
        return VERIFIED_UNCHECKED;
    case VERDICT_INVALID:
        break;
    }
    return VERIFIED_INVALID;
}

/* Which of an entry's documents one who had to sign has signed; an annex's field stands behind a
 * mark, which is taken off. */
static enum document_kind signed_of(struct str *field)
{
    if (!field->len)
        return DOCUMENT_PACKET;
    if (!str_starts(*field, S(MANIFEST_ANNEX_MARK)))
        return DOCUMENT_PAPER;
    *field = str_sub(*field, sizeof(MANIFEST_ANNEX_MARK) - 1, field->len);
    return DOCUMENT_ANNEX;
}

/* Those who had to sign the document of this kind. */
static void expect(const struct checking *c, const struct manifest_entry *entry,
    enum document_kind kind, struct verify *out)
{
    struct verify_expected *all =
        ARENA_ARRAY(c->ctx->arena, entry->signers.len + 1, struct verify_expected);

    out->expected = all;
    for (size_t i = 0; i < entry->signers.len; i++) {
        const struct manifest_signer *one = LIST_AT(entry->signers, struct manifest_signer, i);
        struct verify_expected *to = &all[out->expected_len];

        to->field = one->field;
        if (signed_of(&to->field) == kind && proof_unhex(one->sha256, to->cert))
            out->expected_len++;
    }
}

/* A document nobody signed digitally, and nobody had to, is no forgery: that nothing proves it is
 * told; so is it where the file does not say who had to sign. */
static void verified_tell(
    struct checking *c, struct str name, const struct verify *of, const struct verified *found)
{
    bool bare = found->reason == PROBLEM_SIGN_NONE && !of->expected_len;

    if (found->len && !of->expected_len)
        finding_add(c, name, VERIFIED_UNCHECKED, PROBLEM_PACKAGE_SIGNERS, S(""));

    c->out->signatures += (int64_t)found->len;
    if (found->reason != PROBLEM_NONE)
        finding_add(
            c, name, bare ? VERIFIED_UNCHECKED : as(found->verdict), found->reason, found->detail);
    for (size_t i = 0; i < found->len; i++) {
        const struct verified_signature *one = &found->items[i];

        if (one->verdict != VERDICT_VALID)
            finding_add(c, name, as(one->verdict), one->reason,
                str_format(c->ctx->arena, STR_FMT " " STR_FMT, STR_ARG(one->signer),
                    STR_ARG(one->detail)));
    }
}

static bool is_named(const struct manifest_piece *piece)
{
    return piece->kind == PIECE_PACKET || piece->kind == PIECE_ANNEX ||
           piece->kind == PIECE_ANNEX_ISSUED;
}

static size_t files_named(struct str body)
{
    static const char key[] = "\"sha256\":\"";
    size_t count = 0, at;

    while ((at = str_find(body, str_of(key))) < body.len) {
        body = str_sub(body, at + sizeof(key) - 1, body.len);
        count++;
    }
    return count;
}

/* What the signed paper says goes with it is there, and nothing else. */
static void report_check(struct checking *c, const struct manifest_entry *entry, struct str named)
{
    const struct manifest_piece *manifest = piece_of(entry, PIECE_MANIFEST);
    const struct stored_part *member = manifest ? member_find(c, manifest->path) : NULL;
    struct str body = member ? member->bytes : S("");
    size_t there = 0;

    if (!named.len)
        return;
    if (!member || !str_eq(member_sha256(c, member), named)) {
        wrong(c, manifest ? manifest->path : S("manifest.json"), PROBLEM_PACKAGE_REPORT);
        return;
    }
    for (size_t i = 0; i < entry->pieces.len; i++) {
        const struct manifest_piece *piece = LIST_AT(entry->pieces, struct manifest_piece, i);
        struct str said = str_format(c->ctx->arena, "\"" STR_FMT "\"", STR_ARG(piece->sha256));

        there += is_named(piece);
        if (is_named(piece) && str_find(body, said) == body.len)
            wrong(c, piece->path, PROBLEM_PACKAGE_REPORT);
    }
    if (there < files_named(body))
        wrong(c, manifest->path, PROBLEM_PACKAGE_LACKS);
}

static void paper_check(struct checking *c, const struct manifest_entry *entry)
{
    const struct manifest_piece *paper = piece_of(entry, PIECE_PAPER);
    struct verified *found = ARENA_NEW(c->ctx->arena, struct verified);
    struct verify of = { .bytes = bytes_of(c, paper),
        .issued = bytes_of(c, piece_of(entry, PIECE_ISSUED)) };

    if (!of.bytes.len)
        return; /* that it is missing was told */
    of.at_ms = paper->came_ms;
    of.trust = trust_of(c, of.bytes);
    expect(c, entry, DOCUMENT_PAPER, &of);
    verify_document(c->ctx, &of, found);
    verified_tell(c, paper->path, &of, found);
    report_check(c, entry, found->manifest);
}

/* An annex by itself, sealed as it was issued; what was issued is named by the manifest. */
static void annex_check(struct checking *c, const struct manifest_entry *entry)
{
    const struct manifest_piece *annex = piece_of(entry, PIECE_ANNEX_PAPER);
    const struct manifest_piece *issued = piece_of(entry, PIECE_ANNEX_ISSUED);
    struct verified *found = ARENA_NEW(c->ctx->arena, struct verified);
    struct verify of = { .bytes = bytes_of(c, annex), .issued = bytes_of(c, issued) };

    expect(c, entry, DOCUMENT_ANNEX, &of);
    if (!annex && issued && of.expected_len)
        wrong(c, issued->path, PROBLEM_SIGN_SIGNER_MISSING);
    if (!of.bytes.len)
        return;
    if (!of.issued.len) {
        wrong(c, annex->path, PROBLEM_PACKAGE_REPORT);
        return;
    }
    of.at_ms = annex->came_ms;
    of.trust = trust_of(c, of.bytes);
    verify_document(c->ctx, &of, found);
    verified_tell(c, annex->path, &of, found);
}

/* Everybody who had to has signed it. */
static void packet_signed(struct checking *c, const struct verify *of, const bool *signed_by)
{
    for (size_t i = 0; i < of->expected_len; i++)
        if (!signed_by[i])
            wrong(c, S("goi-du-lieu.json"), PROBLEM_SIGN_SIGNER_MISSING);
}

static void packet_check(struct checking *c, const struct manifest_entry *entry)
{
    struct str packet = bytes_of(c, piece_of(entry, PIECE_PACKET));
    bool *signed_by = ARENA_ARRAY(c->ctx->arena, entry->signers.len + 1, bool);
    struct verify who = { 0 };

    expect(c, entry, DOCUMENT_PACKET, &who);

    for (size_t i = 0; i < entry->pieces.len; i++) {
        const struct manifest_piece *piece = LIST_AT(entry->pieces, struct manifest_piece, i);
        struct verified *found = ARENA_NEW(c->ctx->arena, struct verified);
        struct verify of = { .bytes = packet,
            .at_ms = piece->came_ms,
            .expected = who.expected,
            .expected_len = who.expected_len };
        struct str cms = bytes_of(c, piece);

        if (piece->kind != PIECE_SIGNATURE || !cms.len)
            continue;
        of.trust = trust_of(c, cms);
        verify_packet(c->ctx, &of, cms, found);
        verified_tell(c, piece->path, &of, found);
        for (size_t k = 0; k < of.expected_len; k++)
            signed_by[k] = signed_by[k] || memcmp(of.expected[k].cert, found->items[0].cert,
                                               CERT_DIGEST_BYTES) == 0;
    }
    packet_signed(c, &who, signed_by);
}

/* In an arena of its own: the package alone may take as much as a document may. */
static void entry_check(const struct checking *c, const struct manifest_entry *entry)
{
    struct checking own = *c;
    struct ctx ctx = *c->ctx;

    ctx.arena = arena_new(ARENA_HEAVY_BYTES);
    own.ctx = &ctx;
    paper_check(&own, entry);
    packet_check(&own, entry);
    annex_check(&own, entry);
    arena_free(ctx.arena);
}

/* ---- time stamps ---- */

struct chain {
    struct buf covered; /* the manifest and the stamps so far */
    int64_t at_ms, ends_ms;
};

static bool stamp_check(struct checking *c, struct chain *chain, const struct stored_part *member)
{
    struct trust *trust = trust_beside(c->ctx, c->trust);
    struct trust_facts signer = { 0 };
    int64_t at_ms = 0;

    if (stamp_signer(c->ctx, member->bytes, &signer))
        answers_about(c, trust, signer.serial);
    if (trust_check_stamp(c->ctx, trust, member->bytes, buf_str(&chain->covered), &at_ms) !=
        ST_OK) {
        enum problem_key key = c->ctx->problem.key;

        finding_add(c, member->name,
            key == PROBLEM_SIGN_REVOCATION_UNKNOWN ? VERIFIED_UNCHECKED : VERIFIED_INVALID, key,
            S(""));
        return false;
    }
    if (chain->at_ms && (at_ms < chain->at_ms || at_ms > chain->ends_ms))
        wrong(c, member->name, PROBLEM_STAMP_ORDER);
    if (!chain->at_ms)
        c->out->stamped_ms = at_ms;
    chain->at_ms = at_ms;
    chain->ends_ms = signer.to_ms;
    buf_add(&chain->covered, member->bytes);
    return true;
}

static struct str stamp_note(const struct checking *c, const struct chain *chain)
{
    struct arena *arena = c->ctx->arena;

    if (!c->out->stamps)
        return S("Gói không có dấu thời gian: không chứng minh được hồ sơ có từ khi nào.");
    if (!c->out->stamped_ms)
        return S("Dấu thời gian không dùng được.");
    return str_format(arena,
        "Hồ sơ có nguyên như vậy từ " STR_FMT "; dấu cuối cùng lúc " STR_FMT ".",
        STR_ARG(time_format_vi(arena, c->out->stamped_ms)),
        STR_ARG(time_format_vi(arena, chain->at_ms)));
}

/* What the first stamp covers came before it, as far as the clocks of two agree. */
static void times_check(struct checking *c, const struct list *pieces)
{
    for (size_t i = 0; i < pieces->len; i++) {
        const struct manifest_piece *piece = LIST_AT(*pieces, struct manifest_piece, i);

        if (piece->came_ms > c->out->stamped_ms + STAMP_CLOCKS_DIFFER_MS)
            finding_add(c, piece->path, VERIFIED_INVALID, PROBLEM_PACKAGE_LATER,
                time_format_vi(c->arena, piece->came_ms));
    }
}

static void all_times_check(struct checking *c)
{
    times_check(c, &c->manifest.pieces);
    for (size_t i = 0; i < c->manifest.entries.len; i++)
        times_check(c, &LIST_AT(c->manifest.entries, struct manifest_entry, i)->pieces);
}

static void stamps_check(struct checking *c)
{
    const struct stored_part *manifest = member_find(c, S("ho-so.json"));
    struct chain chain = { .covered = { .arena = c->ctx->arena } };
    bool holds = true;

    buf_add(&chain.covered, manifest->bytes);
    for (size_t i = 1; i <= ARCHIVE_STAMPS_MAX; i++) {
        struct str name = str_format(c->ctx->arena, "dau-thoi-gian/%zu.tst", i);
        const struct stored_part *member = member_find(c, name);

        if (!member)
            break;
        c->out->stamps++;
        holds = holds && stamp_check(c, &chain, member);
    }
    if (!c->out->stamps)
        finding_add(c, S(""), VERIFIED_UNCHECKED, PROBLEM_STAMP_NONE, S(""));
    else if (holds && chain.ends_ms < c->ctx->now_ms)
        finding_add(c, S(""), VERIFIED_UNCHECKED, PROBLEM_STAMP_ENDED, S(""));
    if (c->out->stamped_ms)
        all_times_check(c);
    c->out->stamp_note = stamp_note(c, &chain);
}

void package_verify(
    struct ctx *ctx, struct str bytes, const struct trust *base, struct package_verification *out)
{
    struct checking c = { .ctx = ctx, .arena = ctx->arena, .out = out };

    *out = (struct package_verification){
        .hash = secret_sha256(ctx->arena, bytes),
        .size = (int64_t)bytes.len,
        .checked_ms = ctx->now_ms,
        .findings = { ARENA_ARRAY(ctx->arena, PACKAGE_FINDINGS_MAX, struct package_finding), 0 },
    };
    if (!stored_zip_read(ctx->arena, bytes, &c.members))
        wrong(&c, S(""), PROBLEM_PACKAGE_FORM);
    out->members = (int64_t)c.members.len;
    members_order(&c);
    if (c.members.len) {
        list_check(&c);
        if (file_check(&c)) {
            trust_make(&c, base);
            for (size_t i = 0; i < c.manifest.entries.len; i++)
                entry_check(&c, LIST_AT(c.manifest.entries, struct manifest_entry, i));
            stamps_check(&c);
        }
    }
    out->verdict_title = str_of(verified_titles[out->verdict]);
    ctx->problem = (struct problem){ 0 };
}

void package_compare(struct ctx *ctx, struct str kept, struct package_verification *out)
{
    struct checking c = { .ctx = ctx, .arena = ctx->arena, .out = out };

    if (kept.len == 0 || str_eq(kept, out->manifest_hash))
        return;
    wrong(&c, S("ho-so.json"), PROBLEM_PACKAGE_OTHER);
    out->verdict_title = str_of(verified_titles[out->verdict]);
}
