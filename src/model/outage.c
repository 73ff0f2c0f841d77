#include "model/outage.h"

const char *const sending_channel_names[CHANNEL_COUNT] = {
#define X(name, wire, title) [CHANNEL_##name] = wire,
    SENDING_CHANNEL_LIST(X)
#undef X
};

const char *const sending_channel_titles[CHANNEL_COUNT] = {
#define X(name, wire, title) [CHANNEL_##name] = title,
    SENDING_CHANNEL_LIST(X)
#undef X
};

const char *const registration_state_names[REGISTRATION_STATE_COUNT] = {
#define X(name, wire, title) [REGISTRATION_##name] = wire,
    REGISTRATION_STATE_LIST(X)
#undef X
};

const char *const registration_state_titles[REGISTRATION_STATE_COUNT] = {
#define X(name, wire, title) [REGISTRATION_##name] = title,
    REGISTRATION_STATE_LIST(X)
#undef X
};

#define WRITE (F_READ | F_CREATE | F_UPDATE | F_COLUMN)

/* clang-format off */
static const struct field outage_fields[] = {
    { MEMBER(struct outage, id), .type = FIELD_INT, .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the outage." },
    { .name = "from_at", .offset = offsetof(struct outage, from_ms), .type = FIELD_TIME, .flags = WRITE | F_REQUIRED, .title = "Từ lúc", .doc = "Since when it could not be used." },
    { .name = "to_at",   .offset = offsetof(struct outage, to_ms),   .type = FIELD_TIME, .flags = WRITE, .title = "Đến lúc", .doc = "Until when; null: it is not over." },
    { MEMBER(struct outage, unit_id),      .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_COLUMN | F_NULL, .min = 1, .title = "Đơn vị bị ảnh hưởng", .doc = "Only this unit and those below it were affected; null: everybody." },
    { MEMBER(struct outage, affected),     .type = FIELD_TEXT, .flags = WRITE | F_REQUIRED, .min = 1, .max = 500, .title = "Nội dung bị ảnh hưởng", .doc = "What could not be used." },
    { MEMBER(struct outage, confirmed_by), .type = FIELD_TEXT, .flags = WRITE | F_REQUIRED, .min = 1, .max = 300, .title = "Cơ quan xác nhận", .doc = "Who confirms that it was so." },
    { MEMBER(struct outage, document),     .type = FIELD_TEXT, .flags = WRITE, .max = 300, .title = "Văn bản xác nhận", .doc = "By which document." },
    { MEMBER(struct outage, withdrawn),    .type = FIELD_BOOL, .flags = F_READ | F_UPDATE | F_COLUMN, .title = "Ghi nhầm, không tính", .doc = "It was recorded by mistake and counts no more." },
    { MEMBER(struct outage, recorded_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Who recorded it." },
    { .name = "recorded_at", .offset = offsetof(struct outage, recorded_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct outage, version), .type = FIELD_INT, .flags = F_READ | F_UPDATE | F_MUST | F_COLUMN, .min = 1, .doc = "Send it back when changing the outage." },
    { .name = "changed_at", .offset = offsetof(struct outage, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it last changed." },
    { MEMBER(struct outage, unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of that unit." },
    { MEMBER(struct outage, unit_path), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Its path." },
    { MEMBER(struct outage, registrations), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "How many reports rest on it." },
};

static const struct field outage_query_fields[] = {
    PAGE_FIELDS(struct outage_query),
};

static const struct field outage_page_fields[] = { PAGE_OUT_FIELDS(&outage_resource) };

static const struct field registration_fields[] = {
    { MEMBER(struct registration, id),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies it." },
    { MEMBER(struct registration, report_id), .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Its report." },
    { MEMBER(struct registration, outage_id), .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The outage the time lies in." },
    { MEMBER(struct registration, state),     .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = registration_state_names, .names_len = REGISTRATION_STATE_COUNT, .doc = "Whether the receiver confirmed it." },
    { .name = "sent_at",     .offset = offsetof(struct registration, sent_ms),     .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was sent by other means." },
    { .name = "fallback_at", .offset = offsetof(struct registration, fallback_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "The time of sending that counts if the receiver does not confirm." },
    { MEMBER(struct registration, channel),   .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = sending_channel_names, .names_len = CHANNEL_COUNT, .doc = "By which means." },
    { MEMBER(struct registration, document_number), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Number and symbol of the document." },
    { MEMBER(struct registration, evidence_name),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Name of the file that proves it." },
    { MEMBER(struct registration, evidence_sha256), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Digest of its bytes." },
    { MEMBER(struct registration, note),      .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What was said with it." },
    { MEMBER(struct registration, registered_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Who registered it." },
    { .name = "registered_at", .offset = offsetof(struct registration, registered_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct registration, answer),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What the receiver said." },
    { MEMBER(struct registration, decided_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Who answered." },
    { .name = "decided_at", .offset = offsetof(struct registration, decided_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When; null: not yet." },
    { .name = "outage_from_at", .offset = offsetof(struct registration, outage_from_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "Since when there was the outage." },
    { .name = "outage_to_at",   .offset = offsetof(struct registration, outage_to_ms),   .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "Until when; null: it is not over." },
    { MEMBER(struct registration, outage_affected), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What could not be used." },
    { MEMBER(struct registration, evidence_file_id), .type = FIELD_INT, .flags = F_COLUMN | F_NULL, .doc = "The bytes of that file; null: they are kept no more." },
    { MEMBER(struct registration, evidence_kind), .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = file_kind_names, .names_len = FILE_KIND_COUNT, .doc = "What that file is." },
    { MEMBER(struct registration, revision),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Which revision was sent so; 0: that was not kept then." },
    { MEMBER(struct registration, evidence_size), .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Bytes of that file." },
    { MEMBER(struct registration, evidence_open), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether that file is there, and I may have it." },
    { MEMBER(struct registration, state_title),   .type = FIELD_TEXT, .flags = F_READ, .doc = "The state in Vietnamese." },
    { MEMBER(struct registration, channel_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The means in Vietnamese." },
};

static const struct field registrations_fields[] = {
    { MEMBER(struct registrations_out, report_id),      .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct registrations_out, report_version), .type = FIELD_INT,  .flags = F_READ, .doc = "Its version." },
    { MEMBER(struct registrations_out, offered),        .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the regulation lets it be registered, and there was an outage since the first day of its data." },
    { MEMBER(struct registrations_out, can_register),   .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may register it now." },
    { MEMBER(struct registrations_out, reason),         .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct registrations_out, outages),        .type = FIELD_LIST, .flags = F_READ, .of = &outage_resource, .doc = "Outages the time may lie in, newest first." },
    { MEMBER(struct registrations_out, items),          .type = FIELD_LIST, .flags = F_READ, .of = &registration_resource, .doc = "What was registered, newest first." },
};

static const struct field registration_new_fields[] = {
    { MEMBER(struct registration_new, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct registration_new, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
    { .name = "sent_at", .offset = offsetof(struct registration_new, sent_ms), .type = FIELD_TIME, .flags = F_CREATE | F_REQUIRED, .title = "Thời điểm đã gửi", .doc = "When it was sent by other means." },
    { MEMBER(struct registration_new, channel), .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = sending_channel_names, .names_len = CHANNEL_COUNT, .title = "Phương thức gửi", .doc = "By which means." },
    { MEMBER(struct registration_new, document_number), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = 100, .title = "Số, ký hiệu văn bản", .doc = "Number and symbol of the document that was sent." },
    { MEMBER(struct registration_new, attachment_id), .type = FIELD_INT, .flags = F_CREATE, .min = 1, .title = "Tệp chứng minh", .doc = "A file attached to the report that proves it; a file of its own is sent to registrations/file." },
    { MEMBER(struct registration_new, note),    .type = FIELD_TEXT, .flags = F_CREATE, .max = REGISTRATION_NOTE_CHARS_MAX, .title = "Ghi chú", .doc = "What else is to be said." },
};

/* The same around a file that is the body, so in the query. */
static const struct field registration_file_fields[] = {
    { MEMBER(struct registration_new, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { .name = "name", .offset = offsetof(struct registration_new, file.name), .type = FIELD_TEXT, .flags = F_QUERY | F_MUST | F_LINE, .min = 1, .max = ATTACHMENT_NAME_CHARS_MAX, .doc = "Name of the file, without any folder." },
    { MEMBER(struct registration_new, version), .type = FIELD_INT,  .flags = F_QUERY | F_MUST, .min = 1, .doc = "The report's version." },
    { .name = "sent_at", .offset = offsetof(struct registration_new, sent_ms), .type = FIELD_TIME, .flags = F_QUERY | F_MUST, .title = "Thời điểm đã gửi", .doc = "When it was sent by other means." },
    { MEMBER(struct registration_new, channel), .type = FIELD_ENUM, .flags = F_QUERY | F_MUST, .names = sending_channel_names, .names_len = CHANNEL_COUNT, .title = "Phương thức gửi", .doc = "By which means." },
    { MEMBER(struct registration_new, document_number), .type = FIELD_TEXT, .flags = F_QUERY | F_MUST | F_LINE, .min = 1, .max = 100, .title = "Số, ký hiệu văn bản", .doc = "Number and symbol of the document that was sent." },
    { MEMBER(struct registration_new, note),    .type = FIELD_TEXT, .flags = F_QUERY, .max = REGISTRATION_NOTE_CHARS_MAX, .title = "Ghi chú", .doc = "What else is to be said." },
};

static const struct field registration_ref_fields[] = {
    { MEMBER(struct registration_ref, id),              .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct registration_ref, registration_id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "What was registered of it." },
};

const struct resource outage_resource = { .name = "outage", .table = "outage", .size = sizeof(struct outage),
    .fields = outage_fields, .fields_len = ARRAY_LEN(outage_fields), .given_at = offsetof(struct outage, given) };
const struct resource outage_query_resource = { .name = "outage_query", .size = sizeof(struct outage_query),
    .fields = outage_query_fields, .fields_len = ARRAY_LEN(outage_query_fields) };
const struct resource outage_page_resource = { .name = "outage_page", .size = sizeof(struct page_out),
    .fields = outage_page_fields, .fields_len = ARRAY_LEN(outage_page_fields) };
const struct resource registration_resource = { .name = "registration", .table = "registration", .size = sizeof(struct registration),
    .fields = registration_fields, .fields_len = ARRAY_LEN(registration_fields) };
const struct resource registrations_resource = { .name = "registrations", .size = sizeof(struct registrations_out),
    .fields = registrations_fields, .fields_len = ARRAY_LEN(registrations_fields) };
const struct resource registration_new_resource = { .name = "registration_new", .size = sizeof(struct registration_new),
    .fields = registration_new_fields, .fields_len = ARRAY_LEN(registration_new_fields) };
const struct resource registration_file_resource = { .name = "registration_file", .size = sizeof(struct registration_new),
    .fields = registration_file_fields, .fields_len = ARRAY_LEN(registration_file_fields) };
const struct resource registration_ref_resource = { .name = "registration_ref", .size = sizeof(struct registration_ref),
    .fields = registration_ref_fields, .fields_len = ARRAY_LEN(registration_ref_fields) };
/* clang-format on */
