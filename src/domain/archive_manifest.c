#include "domain/archive_manifest.h"

#define IO (F_READ | F_CREATE)
#define NEEDED (IO | F_REQUIRED)
#define DIGEST(holder, member, digits) \
    { \
        MEMBER(holder, member), .type = FIELD_TEXT, .flags = NEEDED, .min = (digits), \
                                .max = (digits), .doc = "Hexadecimal digits." \
    }

/* clang-format off */
static const struct field piece_fields[] = {
    { MEMBER(struct manifest_piece, kind),  .type = FIELD_ENUM, .flags = NEEDED, .names = archive_piece_names, .names_len = PIECE_KIND_COUNT, .doc = "What it is." },
    { MEMBER(struct manifest_piece, path),  .type = FIELD_TEXT, .flags = NEEDED, .min = 1, .max = 200, .doc = "Its name." },
    { MEMBER(struct manifest_piece, title), .type = FIELD_TEXT, .flags = NEEDED, .doc = "The name it came with." },
    { MEMBER(struct manifest_piece, size),  .type = FIELD_INT,  .flags = NEEDED, .doc = "Bytes." },
    DIGEST(struct manifest_piece, sha256, 64),
    DIGEST(struct manifest_piece, sha512, 128),
    { .name = "came_at", .offset = offsetof(struct manifest_piece, came_ms), .type = FIELD_TIME, .flags = IO, .doc = "When the system got it." },
};
static const struct resource piece_resource = { .name = "archive_manifest_piece", .size = sizeof(struct manifest_piece),
    .fields = piece_fields, .fields_len = ARRAY_LEN(piece_fields) };

static const struct field signer_fields[] = {
    { MEMBER(struct manifest_signer, field), .type = FIELD_TEXT, .flags = IO, .max = 200, .doc = "The paper's field it stands in; after phu-luc/: an annex's; empty: of the packet." },
    DIGEST(struct manifest_signer, sha256, 64),
};
static const struct resource signer_resource = { .name = "archive_manifest_signer", .size = sizeof(struct manifest_signer),
    .fields = signer_fields, .fields_len = ARRAY_LEN(signer_fields) };

static const struct field entry_fields[] = {
    { MEMBER(struct manifest_entry, number),    .type = FIELD_INT,  .flags = NEEDED, .min = 1, .doc = "Its place." },
    { MEMBER(struct manifest_entry, report_id), .type = FIELD_INT,  .flags = NEEDED, .min = 1, .doc = "The report." },
    { MEMBER(struct manifest_entry, revision),  .type = FIELD_INT,  .flags = NEEDED, .min = 1, .doc = "Which revision." },
    { MEMBER(struct manifest_entry, code),      .type = FIELD_TEXT, .flags = IO, .doc = "Number and symbol." },
    { MEMBER(struct manifest_entry, issued_on), .type = FIELD_DATE, .flags = IO, .doc = "Its day." },
    { MEMBER(struct manifest_entry, subject),   .type = FIELD_TEXT, .flags = IO, .doc = "What it is about." },
    { MEMBER(struct manifest_entry, period),    .type = FIELD_TEXT, .flags = IO, .doc = "Of which period." },
    { MEMBER(struct manifest_entry, signer),    .type = FIELD_TEXT, .flags = IO, .doc = "Who signed." },
    { MEMBER(struct manifest_entry, pieces),    .type = FIELD_LIST, .flags = NEEDED, .min = 1, .max = ARCHIVE_PIECES_MAX, .of = &piece_resource, .doc = "Its bytes." },
    { MEMBER(struct manifest_entry, signers),   .type = FIELD_LIST, .flags = IO, .max = MANIFEST_SIGNERS_MAX, .of = &signer_resource, .doc = "Who had to sign." },
};
static const struct resource entry_resource = { .name = "archive_manifest_entry", .size = sizeof(struct manifest_entry),
    .fields = entry_fields, .fields_len = ARRAY_LEN(entry_fields) };

static const struct field manifest_fields[] = {
    { MEMBER(struct archive_manifest, format),      .type = FIELD_TEXT, .flags = NEEDED, .max = 40, .doc = "What it is." },
    { MEMBER(struct archive_manifest, title),       .type = FIELD_TEXT, .flags = NEEDED, .doc = "Title." },
    { MEMBER(struct archive_manifest, unit_code),   .type = FIELD_TEXT, .flags = NEEDED, .doc = "Code of the unit." },
    { MEMBER(struct archive_manifest, unit_name),   .type = FIELD_TEXT, .flags = NEEDED, .doc = "Its name." },
    { MEMBER(struct archive_manifest, regime_code), .type = FIELD_TEXT, .flags = NEEDED, .doc = "Code of the regime." },
    { MEMBER(struct archive_manifest, regime_name), .type = FIELD_TEXT, .flags = NEEDED, .doc = "Its name." },
    { MEMBER(struct archive_manifest, year),        .type = FIELD_INT,  .flags = NEEDED, .doc = "Year." },
    { MEMBER(struct archive_manifest, part),        .type = FIELD_INT,  .flags = NEEDED, .min = 1, .doc = "Volume." },
    { MEMBER(struct archive_manifest, closed_on),   .type = FIELD_DATE, .flags = NEEDED, .doc = "When it was closed." },
    { MEMBER(struct archive_manifest, years),       .type = FIELD_INT,  .flags = NEEDED, .doc = "Years it is kept; 0: for ever." },
    { MEMBER(struct archive_manifest, kept_until),  .type = FIELD_DATE, .flags = IO, .doc = "Its last day." },
    { MEMBER(struct archive_manifest, entries),     .type = FIELD_LIST, .flags = NEEDED, .min = 1, .max = ARCHIVE_DOCUMENTS_MAX, .of = &entry_resource, .doc = "The list of contents." },
    { MEMBER(struct archive_manifest, pieces),      .type = FIELD_LIST, .flags = NEEDED, .max = ARCHIVE_PIECES_MAX, .of = &piece_resource, .doc = "What was added when it was closed." },
};
static const struct resource manifest_resource = { .name = "archive_manifest", .size = sizeof(struct archive_manifest),
    .fields = manifest_fields, .fields_len = ARRAY_LEN(manifest_fields) };
/* clang-format on */

struct str archive_manifest_write(struct arena *arena, const struct archive_manifest *manifest)
{
    return resource_to_json(arena, &manifest_resource, manifest);
}

enum status archive_manifest_read(struct ctx *ctx, struct str bytes, struct archive_manifest *out)
{
    *out = (struct archive_manifest){ .kept_until = DATE_NONE };
    if (resource_from_json(ctx, &manifest_resource, bytes, out) == ST_OK &&
        str_eq(out->format, S(ARCHIVE_MANIFEST_FORMAT)))
        return ST_OK;
    return fail(ctx, PROBLEM_PACKAGE_MANIFEST, "%s", problem_text(PROBLEM_PACKAGE_MANIFEST));
}
