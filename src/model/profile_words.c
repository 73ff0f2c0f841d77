#include "model/profile_words.h"

#include "core/alert.h"
#include "core/period.h"
#include "model/unit.h"

/* ---- the words ---- */

struct vocabulary {
    const char *name;
    const char *const *names, *const *titles;
    size_t len;
};

/* clang-format off */
static const struct vocabulary vocabularies[] = {
    { "role",       role_names,           role_titles,           ROLE_COUNT },
    { "right",      right_names,          right_titles,          RIGHT_COUNT },
    { "state",      report_state_names,   report_state_titles,   REPORT_STATE_COUNT },
    { "action",     report_action_names,  report_action_titles,  ACTION_COUNT },
    { "side",       wf_side_names,        wf_side_titles,        SIDE_COUNT },
    { "need",       wf_need_names,        wf_need_titles,        NEED_COUNT },
    { "unit_kind",  unit_kind_names,      unit_kind_titles,      UNIT_KIND_COUNT },
    { "clock_unit", clock_unit_names,     clock_unit_titles,     CLOCK_UNIT_COUNT },
    { "signature",  signature_kind_names, signature_kind_titles, SIGNATURE_KIND_COUNT },
    { "document",   document_kind_names,  document_kind_titles,  DOCUMENT_KIND_COUNT },
    { "period_kind", period_kind_names,   period_kind_titles,    PERIOD_KIND_COUNT },
    { "number_series", numbering_series_names, numbering_series_titles, NUMBERING_SERIES_COUNT },
    { "correction_told", correction_told_names, correction_told_titles, CORRECTION_TOLD_COUNT },
    { "usage_ower", usage_ower_names, usage_ower_titles, USAGE_OWER_COUNT },
};

/* The lists of plain words among the fields, and of which kind theirs are. */
static const struct {
    const char *field, *vocabulary;
} word_fields[] = {
    { "roles",    "role" },
    { "rights",   "right" },
    { "needs",    "need" },
    { "accepted", "signature" },
    { "signed",   "document" },
    { "left_out", "period_kind" },
};

static const struct field word_resource_fields[] = {
    { MEMBER(struct profile_word, name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The word as a profile has it." },
    { MEMBER(struct profile_word, title), .type = FIELD_TEXT, .flags = F_READ, .doc = "What it means, in Vietnamese." },
};
static const struct resource word_resource = { .name = "profile_word", .size = sizeof(struct profile_word),
    .fields = word_resource_fields, .fields_len = ARRAY_LEN(word_resource_fields) };

static const struct field word_list_fields[] = {
    { MEMBER(struct profile_word_list, name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The kind of word: role, right, state, action, side, need, unit_kind, clock_unit, signature, period_kind." },
    { MEMBER(struct profile_word_list, words), .type = FIELD_LIST, .flags = F_READ, .of = &word_resource, .doc = "All of them." },
};
static const struct resource word_list_resource = { .name = "profile_word_list", .size = sizeof(struct profile_word_list),
    .fields = word_list_fields, .fields_len = ARRAY_LEN(word_list_fields) };

static const struct field words_fields[] = {
    { MEMBER(struct profile_words, items), .type = FIELD_LIST, .flags = F_READ, .of = &word_list_resource, .doc = "Each kind of word." },
};
const struct resource profile_words_resource = { .name = "profile_words", .size = sizeof(struct profile_words),
    .fields = words_fields, .fields_len = ARRAY_LEN(words_fields) };
/* clang-format on */

static struct list words_of(struct arena *arena, const struct vocabulary *vocabulary)
{
    struct profile_word *words = ARENA_ARRAY(arena, vocabulary->len, struct profile_word);

    for (size_t i = 0; i < vocabulary->len; i++)
        words[i] =
            (struct profile_word){ str_of(vocabulary->names[i]), str_of(vocabulary->titles[i]) };
    return (struct list){ words, vocabulary->len };
}

struct profile_words profile_words_all(struct arena *arena)
{
    size_t len = ARRAY_LEN(vocabularies);
    struct profile_word_list *lists = ARENA_ARRAY(arena, len, struct profile_word_list);

    for (size_t i = 0; i < len; i++)
        lists[i] = (struct profile_word_list){ str_of(vocabularies[i].name),
            words_of(arena, &vocabularies[i]) };
    return (struct profile_words){ { lists, len } };
}

/* The title of a word of a list; the word itself where it is none of ours. */
static struct str word_title(const char *field, struct str name)
{
    for (size_t f = 0; f < ARRAY_LEN(word_fields); f++)
        for (size_t v = 0; v < ARRAY_LEN(vocabularies); v++) {
            const struct vocabulary *vocabulary = &vocabularies[v];

            if (!str_eq(str_of(field), str_of(word_fields[f].field)) ||
                !str_eq(str_of(vocabulary->name), str_of(word_fields[f].vocabulary)))
                continue;
            for (size_t i = 0; i < vocabulary->len; i++)
                if (str_eq(name, str_of(vocabulary->names[i])))
                    return str_of(vocabulary->titles[i]);
        }
    return name;
}

/* ---- values ---- */

static struct str enum_title(const struct field *field, int value)
{
    for (size_t i = 0; i < ARRAY_LEN(vocabularies); i++)
        if (vocabularies[i].names == field->names)
            return str_of(vocabularies[i].titles[value]);
    return str_of(field->names[value]);
}

static bool is_a(const struct resource *resource, const char *name)
{
    return str_eq(str_of(resource->name), str_of(name));
}

static struct str clock_words(struct arena *arena, const struct profile_clock *clock)
{
    if (!clock->value)
        return S("không quy định");
    return str_format(arena, "%lld %s (" STR_FMT ")", (long long)clock->value,
        clock_unit_titles[clock->unit], STR_ARG(clock->article));
}

static struct str number_words(struct arena *arena, const struct profile_number *number)
{
    if (!number->value)
        return S("không quy định");
    return str_format(
        arena, "%lld (" STR_FMT ")", (long long)number->value, STR_ARG(number->article));
}

/* What a field says, for a sentence; of lists and of records with fields of their own nothing. */
static struct str value_words(struct arena *arena, const struct field *field, const void *at)
{
    switch (field->type) {
    case FIELD_TEXT: {
        struct str text = *(const struct str *)at;

        return text.len ? str_format(arena, "“" STR_FMT "”", STR_ARG(text)) : S("để trống");
    }
    case FIELD_INT:
        return str_format(arena, "%lld", (long long)*(const int64_t *)at);
    case FIELD_BOOL:
        return *(const bool *)at ? S("có") : S("không");
    case FIELD_ENUM:
        return str_format(arena, "“" STR_FMT "”", STR_ARG(enum_title(field, *(const int *)at)));
    case FIELD_RECORD:
        if (is_a(field->of, "profile_clock"))
            return clock_words(arena, at);
        return is_a(field->of, "profile_number") ? number_words(arena, at) : (struct str){ 0 };
    case FIELD_DATE:
    case FIELD_TIME:
    case FIELD_DEC:
    case FIELD_LIST:
    case FIELD_BLOB:
    case FIELD_JSON:
        break;
    }
    return (struct str){ 0 };
}

/* ---- what changed within a record ---- */

static bool list_has(const struct list *list, struct str word)
{
    for (size_t i = 0; i < list->len; i++)
        if (str_eq(*LIST_AT(*list, struct str, i), word))
            return true;
    return false;
}

/* The words of `list` that `other` has not: ", thêm “A”, “B”". */
static void words_beyond(struct buf *out, const struct field *field, const struct list *list,
    const struct list *other, const char *what)
{
    bool first = true;

    for (size_t i = 0; i < list->len; i++) {
        struct str word = *LIST_AT(*list, struct str, i);

        if (list_has(other, word))
            continue;
        if (first)
            buf_addf(out, "%s %s", out->len ? "," : "", what);
        buf_addf(out, "%s “" STR_FMT "”", first ? "" : ",", STR_ARG(word_title(field->name, word)));
        first = false;
    }
}

/* Of a field that holds words or one value: " thêm “A” bỏ “B”" or " 1 → 2"; empty: the same. */
static struct str field_change(
    struct arena *arena, const struct field *field, const void *before, const void *after)
{
    struct buf out = { .arena = arena };
    struct str was, is;

    if (field->type == FIELD_LIST) {
        words_beyond(&out, field, after, before, "thêm");
        words_beyond(&out, field, before, after, "bỏ");
        return buf_str(&out);
    }
    was = value_words(arena, field, before);
    is = value_words(arena, field, after);
    if (!str_eq(was, is))
        buf_addf(&out, " " STR_FMT " → " STR_FMT, STR_ARG(was), STR_ARG(is));
    return buf_str(&out);
}

static bool is_list_of_records(const struct field *field)
{
    return field->type == FIELD_LIST && field->of;
}

/* The changes of all fields of an item, "Quyền: thêm “A”; Điều khoản: “Đ1” → “Đ2”". */
static struct str item_change(
    struct arena *arena, const struct resource *of, const char *before, const char *after)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < of->fields_len; i++) {
        const struct field *field = &of->fields[i];
        struct str change =
            field_change(arena, field, before + field->offset, after + field->offset);

        if (change.len)
            buf_addf(&out, "%s%s:" STR_FMT, out.len ? "; " : "", field->title, STR_ARG(change));
    }
    return buf_str(&out);
}

/* One whose fields are told each by its title; clocks and numbers are one value. */
static bool is_record_of_fields(const struct field *field)
{
    return field->type == FIELD_RECORD && !is_a(field->of, "profile_clock") &&
           !is_a(field->of, "profile_number");
}

static struct str record_change(
    struct arena *arena, const struct field *field, const void *before, const void *after)
{
    struct str change;

    if (!is_record_of_fields(field))
        return field_change(arena, field, before, after);
    change = item_change(arena, field->of, before, after);
    return change.len ? str_format(arena, " " STR_FMT, STR_ARG(change)) : change;
}

/* ---- lists of rules ---- */

static struct str alert_about(
    struct arena *arena, const char *what, const struct profile_alert *step)
{
    long long days = (long long)step->days;

    if (!days)
        return str_format(arena, "%s đúng ngày hết hạn", what);
    return str_format(
        arena, "%s %s hạn %lld ngày", what, days < 0 ? "trước" : "sau", days < 0 ? -days : days);
}

/* What an item is about: two with the same are one that changed. */
static struct str item_about(struct arena *arena, const struct resource *of, const void *item)
{
    if (is_a(of, "profile_account_kind"))
        return str_format(arena, "loại tài khoản “" STR_FMT "”",
            STR_ARG(((const struct profile_account_kind *)item)->title));
    if (is_a(of, "profile_quota"))
        return str_format(arena, "số lượng của loại đơn vị “%s”",
            unit_kind_titles[((const struct profile_quota *)item)->unit_kind]);
    if (is_a(of, "profile_role"))
        return str_format(
            arena, "vai trò “%s”", role_titles[((const struct profile_role *)item)->role]);
    if (is_a(of, "profile_step")) {
        const struct profile_step *step = item;

        return str_format(arena, "bước “%s” ở trạng thái “%s”", report_action_titles[step->action],
            report_state_titles[step->from]);
    }
    if (is_a(of, "profile_keep"))
        return str_format(arena, "thời hạn bảo quản báo cáo loại “%s”",
            period_kind_titles[((const struct profile_keep *)item)->kind]);
    if (is_a(of, "usage_rule"))
        return str_format(
            arena, "báo cáo “" STR_FMT "”", STR_ARG(((const struct usage_rule *)item)->code));
    if (is_a(of, "profile_correction"))
        return str_format(arena, "lần nhắc bản đính chính sau %lld ngày",
            (long long)((const struct profile_correction *)item)->step.days);
    if (is_a(of, "profile_ending"))
        return alert_about(arena, "lần báo chứng thư số", item);
    ASSERT(is_a(of, "profile_alert"));
    return alert_about(arena, "lần nhắc", item);
}

struct lines {
    struct arena *arena;
    struct str *lines;
    size_t len, cap;
};

static void line_add(struct lines *out, struct str line)
{
    out->lines = list_room(out->arena, out->lines, out->len, &out->cap, sizeof(*out->lines));
    out->lines[out->len++] = line;
}

static const char *item_at(const struct list *list, const struct resource *of, size_t i)
{
    return (const char *)list->items + i * of->size;
}

static const char *item_find(
    struct arena *arena, const struct list *list, const struct resource *of, struct str about)
{
    for (size_t i = 0; i < list->len; i++)
        if (str_eq(item_about(arena, of, item_at(list, of, i)), about))
            return item_at(list, of, i);
    return NULL;
}

static void list_compare(struct lines *out, const struct field *section, const struct resource *of,
    const struct list *before, const struct list *after)
{
    for (size_t i = 0; i < before->len; i++) {
        struct str about = item_about(out->arena, of, item_at(before, of, i));

        if (!item_find(out->arena, after, of, about))
            line_add(
                out, str_format(out->arena, "%s: bỏ " STR_FMT ".", section->title, STR_ARG(about)));
    }
    for (size_t i = 0; i < after->len; i++) {
        const char *is = item_at(after, of, i);
        struct str about = item_about(out->arena, of, is), change;
        const char *was = item_find(out->arena, before, of, about);

        if (!was) {
            line_add(out,
                str_format(out->arena, "%s: thêm " STR_FMT ".", section->title, STR_ARG(about)));
            continue;
        }
        change = item_change(out->arena, of, was, is);
        if (change.len)
            line_add(out, str_format(out->arena, "%s: đổi " STR_FMT ". " STR_FMT ".",
                              section->title, STR_ARG(about), STR_ARG(change)));
    }
}

struct list profile_changes(
    struct arena *arena, const struct profile *before, const struct profile *after)
{
    struct lines out = { .arena = arena };

    for (size_t s = 0; s < profile_resource.fields_len; s++) {
        const struct field *section = &profile_resource.fields[s];
        const char *was = (const char *)before + section->offset;
        const char *is = (const char *)after + section->offset;

        for (size_t i = 0; i < section->of->fields_len; i++) {
            const struct field *field = &section->of->fields[i];
            struct str change;

            if (is_list_of_records(field)) {
                list_compare(&out, section, field->of, (const void *)(was + field->offset),
                    (const void *)(is + field->offset));
                continue;
            }
            change = record_change(arena, field, was + field->offset, is + field->offset);
            if (change.len)
                line_add(&out, str_format(arena, "%s: %s:" STR_FMT ".", section->title,
                                   field->title, STR_ARG(change)));
        }
    }
    return (struct list){ out.lines, out.len };
}
