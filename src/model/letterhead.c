#include "model/letterhead.h"

/* clang-format off */
/* The same members as kept, shown and given, each with its own offset and flags. */
#define LETTERHEAD_FIELDS(base, how, must) \
    { .name = "superior", .offset = (base) + offsetof(struct letterhead, superior), .type = FIELD_TEXT, .flags = (how), .max = 300, .title = "Cơ quan chủ quản", .doc = "The agency above, a line each." }, \
    { .name = "issuer", .offset = (base) + offsetof(struct letterhead, issuer), .type = FIELD_TEXT, .flags = (how) | (must), .min = 1, .max = 300, .title = "Cơ quan ban hành", .doc = "The body whose paper it is, a line each; printed in capitals." }, \
    { .name = "symbol", .offset = (base) + offsetof(struct letterhead, symbol), .type = FIELD_TEXT, .flags = (how) | (must) | F_LINE, .min = 1, .max = 40, .title = "Ký hiệu", .doc = "Behind the number: BC-UBND." }, \
    { .name = "place", .offset = (base) + offsetof(struct letterhead, place), .type = FIELD_TEXT, .flags = (how) | F_LINE, .max = 100, .title = "Địa danh", .doc = "Before the day: An Bình." }, \
    { .name = "on_behalf", .offset = (base) + offsetof(struct letterhead, on_behalf), .type = FIELD_TEXT, .flags = (how) | F_LINE, .max = 200, .title = "Thay mặt (TM.)", .doc = "The collective body that is signed for; empty: the head signs for the office." }, \
    { .name = "head", .offset = (base) + offsetof(struct letterhead, head), .type = FIELD_TEXT, .flags = (how) | (must) | F_LINE, .min = 1, .max = 200, .title = "Chức vụ người đứng đầu", .doc = "Who leads: Chủ tịch." }, \
    { .name = "authority", .offset = (base) + offsetof(struct letterhead, authority), .type = FIELD_ENUM, .flags = (how), .names = authority_names, .names_len = AUTHORITY_COUNT, .title = "Thẩm quyền ký", .doc = "By what right who signs does so." }, \
    { .name = "position", .offset = (base) + offsetof(struct letterhead, position), .type = FIELD_TEXT, .flags = (how) | F_LINE, .max = 200, .title = "Chức vụ người ký", .doc = "Of who signs by KT., TL. or TUQ.: Phó Chủ tịch." }, \
    { .name = "signer", .offset = (base) + offsetof(struct letterhead, signer), .type = FIELD_TEXT, .flags = (how) | F_LINE, .max = 100, .title = "Họ và tên người ký", .doc = "Below the signature; empty: the place stays free." }, \
    { .name = "addressees", .offset = (base) + offsetof(struct letterhead, addressees), .type = FIELD_TEXT, .flags = (how), .max = 1000, .title = "Kính gửi", .doc = "To whom, a line each; empty: the unit that receives the report." }, \
    { .name = "copies", .offset = (base) + offsetof(struct letterhead, copies), .type = FIELD_TEXT, .flags = (how), .max = 1000, .title = "Nơi nhận", .doc = "Who gets a copy, a line each." }

static const struct field kept_fields[] = {
    LETTERHEAD_FIELDS(0, F_READ | F_CREATE, 0),
    { MEMBER(struct letterhead, through), .type = FIELD_TEXT, .flags = F_READ | F_CREATE | F_BRIEF, .max = 200, .doc = "Whose order it is, where a deputy of his signs." },
};

static const struct field shown_fields[] = {
    { MEMBER(struct letterhead_shown, unit_id), .type = FIELD_INT, .flags = F_READ, .doc = "The unit." },
    LETTERHEAD_FIELDS(offsetof(struct letterhead_shown, of), F_READ, 0),
    { .name = "authority_lines", .offset = offsetof(struct letterhead_shown, authority), .type = FIELD_LIST, .flags = F_READ, .doc = "How it reads over the signature, a line each." },
    { MEMBER(struct letterhead_shown, can_edit), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may change it." },
    { MEMBER(struct letterhead_shown, version),  .type = FIELD_INT,  .flags = F_READ, .doc = "Send it back when changing; 0: the unit said nothing yet, these are its kind's." },
    { .name = "changed_at", .offset = offsetof(struct letterhead_shown, changed_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When it was last changed." },
    { MEMBER(struct letterhead_shown, changed_by), .type = FIELD_TEXT, .flags = F_READ, .doc = "By whom." },
};

static const struct field put_fields[] = {
    { MEMBER(struct letterhead_put, id),      .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The unit." },
    { MEMBER(struct letterhead_put, version), .type = FIELD_INT, .flags = F_CREATE, .max = INT64_MAX, .doc = "The version that was changed; 0 or not given: there was none." },
    LETTERHEAD_FIELDS(offsetof(struct letterhead_put, of), F_CREATE, F_REQUIRED),
};

const struct resource letterhead_kept_resource = { .name = "letterhead_kept", .size = sizeof(struct letterhead),
    .fields = kept_fields, .fields_len = ARRAY_LEN(kept_fields) };
const struct resource letterhead_resource = { .name = "letterhead", .size = sizeof(struct letterhead_shown),
    .fields = shown_fields, .fields_len = ARRAY_LEN(shown_fields) };
const struct resource letterhead_put_resource = { .name = "letterhead_put", .size = sizeof(struct letterhead_put),
    .fields = put_fields, .fields_len = ARRAY_LEN(put_fields) };

static const struct field paper_fields[] = {
    { MEMBER(struct paper_kept, letterhead),   .type = FIELD_RECORD, .flags = F_READ | F_CREATE, .of = &letterhead_kept_resource, .doc = "What stood on it." },
    { MEMBER(struct paper_kept, receiver),     .type = FIELD_TEXT, .flags = F_READ | F_CREATE, .max = 2000, .doc = "To whom it went." },
    { MEMBER(struct paper_kept, subject),      .type = FIELD_TEXT, .flags = F_READ | F_CREATE, .max = 2000, .doc = "Name of its regime." },
    { MEMBER(struct paper_kept, period_title), .type = FIELD_TEXT, .flags = F_READ | F_CREATE, .max = 200, .doc = "Its period." },
    { MEMBER(struct paper_kept, number_behind), .type = FIELD_TEXT, .flags = F_READ | F_CREATE, .max = 200, .doc = "What stands behind its number." },
    { MEMBER(struct paper_kept, annex_apart), .type = FIELD_BOOL, .flags = F_READ | F_CREATE, .doc = "Whether its annex is a file of its own." },
};

const struct resource paper_kept_resource = { .name = "paper_kept", .size = sizeof(struct paper_kept),
    .fields = paper_fields, .fields_len = ARRAY_LEN(paper_fields) };
/* clang-format on */
