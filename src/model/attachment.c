#include "model/attachment.h"

/* clang-format off */
static const struct field attachment_fields[] = {
    { MEMBER(struct attachment, id),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the attached file." },
    { MEMBER(struct attachment, report_id),  .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The report." },
    { MEMBER(struct attachment, file_id),    .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Its bytes." },
    { MEMBER(struct attachment, name),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .title = "Tên tệp", .doc = "Name of the file." },
    { MEMBER(struct attachment, note),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .title = "Chú thích", .doc = "What it shows." },
    { MEMBER(struct attachment, kind),       .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = file_kind_names, .names_len = FILE_KIND_COUNT, .doc = "What it is, by its bytes." },
    { MEMBER(struct attachment, added_by),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The account that attached it." },
    { MEMBER(struct attachment, added_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .title = "Người đính kèm", .doc = "That account's name then." },
    { .name = "added_at", .offset = offsetof(struct attachment, added_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .title = "Thời điểm", .doc = "When." },
    { MEMBER(struct attachment, version),    .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Raised by each change of the note." },
    { MEMBER(struct attachment, size),       .type = FIELD_INT,  .flags = F_READ | F_JOIN, .title = "Dung lượng", .doc = "Bytes." },
    { .name = "sha256", .offset = offsetof(struct attachment, hash), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Digest of its bytes." },
    { MEMBER(struct attachment, kind_title), .type = FIELD_TEXT, .flags = F_READ, .title = "Loại tệp", .doc = "What it is, in Vietnamese." },
};

static const struct field list_fields[] = {
    { MEMBER(struct attachments_out, report_id),      .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct attachments_out, report_version), .type = FIELD_INT,  .flags = F_READ, .doc = "Its version." },
    { MEMBER(struct attachments_out, items),          .type = FIELD_LIST, .flags = F_READ, .of = &attachment_resource, .doc = "The files, in the order they were attached." },
    { MEMBER(struct attachments_out, bytes),          .type = FIELD_INT,  .flags = F_READ, .doc = "Bytes of all of them." },
    { MEMBER(struct attachments_out, can_change),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may attach and remove files now." },
    { MEMBER(struct attachments_out, reason),         .type = FIELD_TEXT, .flags = F_READ, .doc = "Why not." },
    { MEMBER(struct attachments_out, file_bytes_max), .type = FIELD_INT,  .flags = F_READ, .doc = "Most bytes of one file." },
    { MEMBER(struct attachments_out, bytes_max),      .type = FIELD_INT,  .flags = F_READ, .doc = "Most bytes of a report's files together." },
    { MEMBER(struct attachments_out, files_max),      .type = FIELD_INT,  .flags = F_READ, .doc = "Most files of a report." },
    { MEMBER(struct attachments_out, endings),        .type = FIELD_LIST, .flags = F_READ, .doc = "Endings of names that are taken: .pdf." },
};

static const struct field new_fields[] = {
    { MEMBER(struct attachment_new, id),   .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct attachment_new, name), .type = FIELD_TEXT, .flags = F_QUERY | F_MUST | F_LINE, .min = 1, .max = ATTACHMENT_NAME_CHARS_MAX, .doc = "Name of the file, without any folder." },
    { MEMBER(struct attachment_new, note), .type = FIELD_TEXT, .flags = F_QUERY | F_LINE, .max = ATTACHMENT_NOTE_CHARS_MAX, .doc = "What it shows." },
};

static const struct field ref_fields[] = {
    { MEMBER(struct attachment_ref, id),            .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct attachment_ref, attachment_id), .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The attached file." },
    { MEMBER(struct attachment_ref, version),       .type = FIELD_INT,  .flags = F_UPDATE | F_MUST, .min = 1, .doc = "The file's version the change is based on." },
    { MEMBER(struct attachment_ref, note),          .type = FIELD_TEXT, .flags = F_UPDATE | F_MUST | F_LINE, .max = ATTACHMENT_NOTE_CHARS_MAX, .title = "Chú thích", .doc = "What it shows." },
};

static const struct field changed_fields[] = {
    { MEMBER(struct attachment_out, attachment),     .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &attachment_resource, .doc = "The file." },
    { MEMBER(struct attachment_out, report_version), .type = FIELD_INT,    .flags = F_READ, .doc = "The report's version since." },
};

const struct resource attachment_resource = { .name = "attachment", .table = "attachment", .size = sizeof(struct attachment),
    .fields = attachment_fields, .fields_len = ARRAY_LEN(attachment_fields) };
const struct resource attachments_resource = { .name = "attachments", .size = sizeof(struct attachments_out),
    .fields = list_fields, .fields_len = ARRAY_LEN(list_fields) };
const struct resource attachment_new_resource = { .name = "attachment_new", .size = sizeof(struct attachment_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };
const struct resource attachment_ref_resource = { .name = "attachment_ref", .size = sizeof(struct attachment_ref),
    .fields = ref_fields, .fields_len = ARRAY_LEN(ref_fields) };
const struct resource attachment_changed_resource = { .name = "attachment_changed", .size = sizeof(struct attachment_out),
    .fields = changed_fields, .fields_len = ARRAY_LEN(changed_fields) };
/* clang-format on */
