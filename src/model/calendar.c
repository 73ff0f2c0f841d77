#include "model/calendar.h"

#define IO (F_READ | F_CREATE)

/* clang-format off */
static const struct field day_fields[] = {
    { MEMBER(struct calendar_day, on),   .type = FIELD_DATE, .flags = IO | F_REQUIRED, .title = "Ngày", .doc = "A weekday off, or a Saturday or Sunday worked." },
    { MEMBER(struct calendar_day, kind), .type = FIELD_ENUM, .flags = IO | F_REQUIRED, .names = day_kind_names, .names_len = DAY_KIND_COUNT,
      .title = "Loại ngày", .doc = "Why it is off or worked." },
    { MEMBER(struct calendar_day, name), .type = FIELD_TEXT, .flags = F_LINE | IO | F_REQUIRED, .min = 1, .max = 200, .title = "Nội dung", .doc = "What it is called." },
};

static const struct resource day_resource = { .name = "calendar_day", .size = sizeof(struct calendar_day),
    .fields = day_fields, .fields_len = ARRAY_LEN(day_fields) };

static const struct field ref_fields[] = {
    { MEMBER(struct calendar_ref, year), .type = FIELD_INT, .flags = F_PATH, .min = CALENDAR_YEAR_MIN, .max = CALENDAR_YEAR_MAX, .doc = "The year." },
};

static const struct field kept_fields[] = {
    { MEMBER(struct calendar_year, notice), .type = FIELD_TEXT, .flags = F_LINE | IO, .max = 300, .title = "Văn bản", .doc = "The notice that says so." },
    { MEMBER(struct calendar_year, days),   .type = FIELD_LIST, .flags = IO | F_REQUIRED, .max = CALENDAR_DAYS_MAX, .of = &day_resource, .doc = "Weekdays off and Saturdays or Sundays worked, ascending." },
};

const struct resource calendar_kept_resource = { .name = "calendar_kept", .size = sizeof(struct calendar_year),
    .fields = kept_fields, .fields_len = ARRAY_LEN(kept_fields) };

static const struct field calendar_fields[] = {
    { .name = "year",   .offset = offsetof(struct calendar_shown, of.year),   .type = FIELD_INT,  .flags = F_READ, .doc = "The year." },
    { .name = "source", .offset = offsetof(struct calendar_shown, of.source), .type = FIELD_ENUM, .flags = F_READ, .names = calendar_source_names, .names_len = CALENDAR_SOURCE_COUNT,
      .doc = "Confirmed by the administrator, from the notices the program ships, or computed by the law's rules." },
    { .name = "notice", .offset = offsetof(struct calendar_shown, of.notice), .type = FIELD_TEXT, .flags = F_READ, .doc = "The notice that says so." },
    { .name = "days",   .offset = offsetof(struct calendar_shown, of.days),   .type = FIELD_LIST, .flags = F_READ, .of = &day_resource, .doc = "Weekdays off and Saturdays or Sundays worked, ascending." },
    { MEMBER(struct calendar_shown, workdays),     .type = FIELD_INT,    .flags = F_READ, .doc = "Working days of the year." },
    { MEMBER(struct calendar_shown, version),      .type = FIELD_INT,    .flags = F_READ | F_NULL, .doc = "Send it back when confirming; null: nobody confirmed the year yet." },
    { .name = "confirmed_at", .offset = offsetof(struct calendar_shown, confirmed_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When it was last confirmed." },
    { MEMBER(struct calendar_shown, confirmed_by), .type = FIELD_TEXT,   .flags = F_READ | F_NULL, .doc = "Who confirmed it." },
};

static const struct field confirm_fields[] = {
    { .name = "year", .offset = offsetof(struct calendar_confirm, of.year), .type = FIELD_INT, .flags = F_PATH, .min = CALENDAR_YEAR_MIN, .max = CALENDAR_YEAR_MAX, .doc = "The year." },
    { MEMBER(struct calendar_confirm, version), .type = FIELD_INT,    .flags = F_CREATE | F_NULL, .min = 1, .doc = "The version that was read; null: there was none." },
    { .name = "notice", .offset = offsetof(struct calendar_confirm, of.notice), .type = FIELD_TEXT, .flags = F_LINE | F_CREATE, .max = 300, .title = "Văn bản", .doc = "The notice that says so." },
    { .name = "days",   .offset = offsetof(struct calendar_confirm, of.days), .type = FIELD_LIST, .flags = F_CREATE | F_REQUIRED, .max = CALENDAR_DAYS_MAX, .of = &day_resource, .doc = "Weekdays off and Saturdays or Sundays worked, ascending." },
};

const struct resource calendar_ref_resource = { .name = "calendar_ref", .size = sizeof(struct calendar_ref),
    .fields = ref_fields, .fields_len = ARRAY_LEN(ref_fields) };
const struct resource calendar_resource = { .name = "calendar", .size = sizeof(struct calendar_shown),
    .fields = calendar_fields, .fields_len = ARRAY_LEN(calendar_fields) };
const struct resource calendar_confirm_resource = { .name = "calendar_confirm", .size = sizeof(struct calendar_confirm),
    .fields = confirm_fields, .fields_len = ARRAY_LEN(confirm_fields) };
/* clang-format on */
