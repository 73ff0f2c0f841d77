#include "model/announcement.h"

#include "base/limits.h"

#define X(name, wire) [ANNOUNCEMENT_BY_##name] = wire,
static const char *const sort_names[ANNOUNCEMENT_SORT_COUNT] = { ANNOUNCEMENT_SORT_LIST(X) };
#undef X

#define NEW (F_READ | F_CREATE | F_COLUMN)
#define WRITE (NEW | F_UPDATE)
#define TIME(holder, as, member) \
    .name = (as), .offset = offsetof(holder, member), .type = FIELD_TIME

/* clang-format off */
static const struct field fields[] = {
    { MEMBER(struct announcement, id),             .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the announcement; later ones are greater." },
    { MEMBER(struct announcement, kind),           .type = FIELD_ENUM, .flags = NEW | F_REQUIRED, .names = announcement_kind_names, .names_len = ANNOUNCEMENT_KIND_COUNT, .title = "Loại thông báo", .doc = "A general notice, or that the system is stopped for work on it." },
    { MEMBER(struct announcement, title),          .type = FIELD_TEXT, .flags = WRITE | F_LINE | F_REQUIRED, .min = 1, .max = 300, .title = "Tiêu đề", .doc = "What it is about, in one line." },
    { MEMBER(struct announcement, title_sort),     .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "The title's place in Vietnamese order." },
    { MEMBER(struct announcement, body),           .type = FIELD_TEXT, .flags = WRITE | F_REQUIRED, .min = 1, .max = ANNOUNCEMENT_CHARS_MAX, .title = "Nội dung", .doc = "The text, with its line breaks." },
    { MEMBER(struct announcement, search),         .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What the search looks into." },
    { MEMBER(struct announcement, document),       .type = FIELD_TEXT, .flags = WRITE | F_LINE, .max = 200, .title = "Số, ngày văn bản", .doc = "The letter that says the same." },
    { MEMBER(struct announcement, unit_id),        .type = FIELD_INT,  .flags = NEW | F_NULL, .title = "Gửi đến", .doc = "The unit it is addressed to, with those below; null: everybody." },
    { TIME(struct announcement, "starts_at", starts_ms), .flags = WRITE, .title = "Bắt đầu", .doc = "Of a maintenance: from when nothing can be written; null: at once." },
    { TIME(struct announcement, "ends_at", ends_ms),     .flags = WRITE, .title = "Kết thúc", .doc = "Until when." },
    { MEMBER(struct announcement, ground),         .type = FIELD_ENUM, .flags = WRITE, .names = stop_ground_names, .names_len = STOP_GROUND_COUNT, .title = "Căn cứ rút ngắn thời gian báo trước", .doc = "Why it is announced later than the regulation asks." },
    { MEMBER(struct announcement, reason),         .type = FIELD_TEXT, .flags = WRITE, .max = 2000, .title = "Lý do", .doc = "What happened; must be given with a ground." },
    { MEMBER(struct announcement, edition),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "One more with each change: it is read anew." },
    { TIME(struct announcement, "published_at", published_ms), .flags = F_READ | F_COLUMN, .doc = "Since when it is announced." },
    { MEMBER(struct announcement, published_by),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "By whose account." },
    { MEMBER(struct announcement, published_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post's name then." },
    { TIME(struct announcement, "changed_at", changed_ms), .flags = F_READ | F_COLUMN, .doc = "When it was last changed." },
    { TIME(struct announcement, "withdrawn_at", withdrawn_ms), .flags = F_READ | F_COLUMN, .doc = "When it was withdrawn; null: it was not." },
    { MEMBER(struct announcement, withdrawn_reason), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why." },
    { MEMBER(struct announcement, version),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_UPDATE | F_MUST, .min = 1, .doc = "Send it back when changing." },
    { MEMBER(struct announcement, unit_name),      .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit; empty: everybody." },
    { MEMBER(struct announcement, unit_path),      .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Its place in the tree." },
    { TIME(struct announcement, "read_at", read_ms), .flags = F_READ | F_JOIN, .doc = "When I read it as it is now; null: not yet." },
    { MEMBER(struct announcement, state),          .type = FIELD_ENUM, .flags = F_READ, .names = announcement_state_names, .names_len = ANNOUNCEMENT_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct announcement, kind_title),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Its kind, in Vietnamese." },
    { MEMBER(struct announcement, state_title),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Where it stands, in Vietnamese." },
    { MEMBER(struct announcement, ground_title),   .type = FIELD_TEXT, .flags = F_READ, .doc = "The ground, in Vietnamese; empty: none." },
    { MEMBER(struct announcement, can_change),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may change and withdraw it, and see who read it." },
};
const struct resource announcement_resource = { .name = "announcement", .table = "announcement", .size = sizeof(struct announcement),
    .fields = fields, .fields_len = ARRAY_LEN(fields), .given_at = offsetof(struct announcement, given) };

static const struct field query_fields[] = {
    { MEMBER(struct announcement_query, q),     .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of title, text, letter or unit." },
    { MEMBER(struct announcement_query, kind),  .type = FIELD_ENUM, .flags = F_QUERY, .names = announcement_kind_names, .names_len = ANNOUNCEMENT_KIND_COUNT, .doc = "Of one kind." },
    { MEMBER(struct announcement_query, state), .type = FIELD_ENUM, .flags = F_QUERY, .names = announcement_state_names, .names_len = ANNOUNCEMENT_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct announcement_query, read),  .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Those I read, or those I did not." },
    { MEMBER(struct announcement_query, sort),  .type = FIELD_ENUM, .flags = F_QUERY, .names = sort_names, .names_len = ANNOUNCEMENT_SORT_COUNT, .doc = "In which order; newest if not said." },
    PAGE_FIELDS(struct announcement_query),
};
const struct resource announcement_query_resource = { .name = "announcement_query", .size = sizeof(struct announcement_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&announcement_resource) };
const struct resource announcement_page_resource = { .name = "announcement_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };

static const struct field end_fields[] = {
    { MEMBER(struct announcement_end, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The maintenance." },
    { MEMBER(struct announcement_end, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version that was looked at." },
    { TIME(struct announcement_end, "ends_at", ends_ms), .flags = F_CREATE, .title = "Kết thúc", .doc = "When it ends; null: now." },
    { MEMBER(struct announcement_end, ground),  .type = FIELD_ENUM, .flags = F_CREATE, .names = stop_ground_names, .names_len = STOP_GROUND_COUNT, .title = "Căn cứ kéo dài", .doc = "Why it lasts longer than was announced." },
    { MEMBER(struct announcement_end, reason),  .type = FIELD_TEXT, .flags = F_CREATE, .max = 2000, .title = "Lý do", .doc = "What happened; must be given with a ground." },
};
const struct resource announcement_end_resource = { .name = "announcement_end", .size = sizeof(struct announcement_end),
    .fields = end_fields, .fields_len = ARRAY_LEN(end_fields) };

static const struct field withdraw_fields[] = {
    { MEMBER(struct announcement_withdraw, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The announcement." },
    { MEMBER(struct announcement_withdraw, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version that was looked at." },
    { MEMBER(struct announcement_withdraw, reason),  .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 2000, .title = "Lý do", .doc = "Why it is withdrawn." },
};
const struct resource announcement_withdraw_resource = { .name = "announcement_withdraw", .size = sizeof(struct announcement_withdraw),
    .fields = withdraw_fields, .fields_len = ARRAY_LEN(withdraw_fields) };

static const struct field current_fields[] = {
    { MEMBER(struct announcements_current, items),   .type = FIELD_LIST, .flags = F_READ, .of = &announcement_resource, .doc = "Those I have not read, and the maintenance under way; the newest first." },
    { MEMBER(struct announcements_current, more),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether there are further ones I have not read." },
    { MEMBER(struct announcements_current, stopped), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether a maintenance is under way: nothing can be written." },
    { MEMBER(struct announcements_current, stop_id), .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "The maintenance under way, else the next one." },
    { TIME(struct announcements_current, "stop_starts_at", stop_starts_ms), .flags = F_READ, .doc = "When it starts." },
    { TIME(struct announcements_current, "stop_ends_at", stop_ends_ms),     .flags = F_READ, .doc = "When it ends." },
    { TIME(struct announcements_current, "now", now_ms),                    .flags = F_READ, .doc = "The server's time." },
};
const struct resource announcements_current_resource = { .name = "announcements_current", .size = sizeof(struct announcements_current),
    .fields = current_fields, .fields_len = ARRAY_LEN(current_fields) };

static const struct field readers_query_fields[] = {
    { MEMBER(struct announcement_readers_query, id),   .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The announcement." },
    { MEMBER(struct announcement_readers_query, q),    .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the post, the username or the unit." },
    { MEMBER(struct announcement_readers_query, read), .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Those who read it, or those who did not." },
    PAGE_FIELDS(struct announcement_readers_query),
};
const struct resource announcement_readers_query_resource = { .name = "announcement_readers_query", .size = sizeof(struct announcement_readers_query),
    .fields = readers_query_fields, .fields_len = ARRAY_LEN(readers_query_fields) };

static const struct field reader_fields[] = {
    { MEMBER(struct announcement_reader, account_id), .type = FIELD_INT,  .flags = F_READ, .doc = "Whose account." },
    { MEMBER(struct announcement_reader, username),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What it logs in with." },
    { MEMBER(struct announcement_reader, name),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The post." },
    { MEMBER(struct announcement_reader, unit_name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Its unit." },
    { TIME(struct announcement_reader, "read_at", read_ms), .flags = F_READ, .doc = "When it was read as it is now; null: not yet." },
};
static const struct resource reader_resource = { .name = "announcement_reader", .size = sizeof(struct announcement_reader),
    .fields = reader_fields, .fields_len = ARRAY_LEN(reader_fields) };

static const struct field readers_fields[] = {
    { MEMBER(struct announcement_readers, items),     .type = FIELD_LIST, .flags = F_READ, .of = &reader_resource, .doc = "By username." },
    { MEMBER(struct announcement_readers, next),      .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Cursor of the next page; null: this is the last." },
    { MEMBER(struct announcement_readers, addressed), .type = FIELD_INT,  .flags = F_READ, .doc = "How many accounts it is addressed to that may log in." },
    { MEMBER(struct announcement_readers, read),      .type = FIELD_INT,  .flags = F_READ, .doc = "How many of them read it." },
};
const struct resource announcement_readers_resource = { .name = "announcement_readers", .size = sizeof(struct announcement_readers),
    .fields = readers_fields, .fields_len = ARRAY_LEN(readers_fields) };

static const struct field earliest_fields[] = {
    { TIME(struct announcement_earliest, "earliest_at", earliest_ms), .flags = F_READ, .doc = "When a maintenance announced now may start." },
    { MEMBER(struct announcement_earliest, rule), .type = FIELD_TEXT, .flags = F_READ, .doc = "What the regulation says; empty: nothing." },
};
const struct resource announcement_earliest_resource = { .name = "announcement_earliest", .size = sizeof(struct announcement_earliest),
    .fields = earliest_fields, .fields_len = ARRAY_LEN(earliest_fields) };
/* clang-format on */
