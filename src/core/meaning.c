#include "core/meaning.h"

#include "base/date.h"
#include "core/asked.h"
#include "core/measure.h"
#include "core/number.h"

const char *const finding_names[FINDING_KIND_COUNT] = {
#define X(name, wire) [FINDING_##name] = wire,
    FINDING_LIST(X)
#undef X
};

struct check {
    struct arena *arena;
    const struct meaning *meaning;
    const struct form *form;
    struct list found;
    size_t cap;
};

static void add(struct check *check, struct finding finding)
{
    struct finding *items;

    if (check->found.len >= MEANING_FINDINGS_MAX)
        return;
    items =
        list_room(check->arena, check->found.items, check->found.len, &check->cap, sizeof(*items));
    check->found.items = items;
    items[check->found.len++] = finding;
}

const struct meaning_entry *meaning_find(const struct list *entries, struct str code)
{
    size_t low = 0, high = entries->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct meaning_entry *entry = LIST_AT(*entries, struct meaning_entry, middle);
        int order = str_cmp(entry->code, code);

        if (order == 0)
            return entry;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static const struct meaning_measure *measure_by_code(const struct meaning *meaning, struct str code)
{
    for (size_t i = 0; i < meaning->measures.len; i++) {
        const struct meaning_measure *measure =
            LIST_AT(meaning->measures, struct meaning_measure, i);

        if (str_eq(measure->code, code))
            return measure;
    }
    return NULL;
}

const struct meaning_measure *meaning_measure_find(
    struct arena *arena, const struct meaning *meaning, struct str text)
{
    struct str key = measure_key(arena, text);

    for (size_t i = 0; i < meaning->measures.len; i++) {
        const struct meaning_measure *measure =
            LIST_AT(meaning->measures, struct meaning_measure, i);

        for (size_t k = 0; k < measure->keys.len; k++)
            if (str_eq(*LIST_AT(measure->keys, struct str, k), key))
                return measure;
    }
    return NULL;
}

/* ---- rows ---- */

static void force_check(
    struct check *check, const struct meaning_entry *entry, int64_t row, int64_t column)
{
    int64_t today = check->meaning->today;

    if ((entry->valid_from == DATE_NONE || entry->valid_from <= today) &&
        (entry->valid_to == DATE_NONE || today <= entry->valid_to))
        return;
    add(check,
        (struct finding){ row, column, FINDING_NOT_IN_FORCE,
            str_format(check->arena, "“" STR_FMT "” (" STR_FMT ") không còn hoặc chưa có hiệu lực.",
                STR_ARG(entry->name), STR_ARG(entry->code)) });
}

/* "1 tấn = 1.000 kg": the larger first, so that the figure is a whole one where it can be. */
static struct str conversion_say(
    struct arena *arena, const struct meaning_measure *a, const struct meaning_measure *b)
{
    bool swap = dec_cmp(a->factor, b->factor) < 0;
    const struct meaning_measure *large = swap ? b : a, *small = swap ? a : b;
    const struct conversion conversion = { { large->quantity, large->factor },
        { small->quantity, small->factor }, CONVERT_EXACTLY };
    struct dec one = { 1, 0 }, many;

    if (measure_convert(arena, &conversion, one, &many) != CONVERT_EXACT)
        return S("quy đổi không chẵn");
    return str_format(arena, "1 " STR_FMT " = " STR_FMT " " STR_FMT, STR_ARG(large->name),
        STR_ARG(number_format_vi(arena, many, NUMBER_DECIMALS_ALL, NUMBER_GROUPED)),
        STR_ARG(small->name));
}

static void measure_differ(struct check *check, const struct form_row *row,
    const struct meaning_measure *said, const struct meaning_measure *meant)
{
    const struct conversion conversion = { { said->quantity, said->factor },
        { meant->quantity, meant->factor }, CONVERT_EXACTLY };
    struct dec zero = DEC_ZERO, out;
    bool kin = measure_convert(check->arena, &conversion, zero, &out) != CONVERT_OTHER_QUANTITY;

    add(check, (struct finding){ row->key, 0, kin ? FINDING_SCALED : FINDING_OTHER_MEASURE,
                   kin ? str_format(check->arena,
                             "Biểu ghi " STR_FMT ", danh mục ghi " STR_FMT ": " STR_FMT ".",
                             STR_ARG(said->name), STR_ARG(meant->name),
                             STR_ARG(conversion_say(check->arena, said, meant)))
                       : str_format(check->arena,
                             "Biểu ghi " STR_FMT ", danh mục ghi " STR_FMT
                             ": hai đại lượng khác nhau, không quy đổi được.",
                             STR_ARG(said->name), STR_ARG(meant->name)) });
}

static void row_measure_check(
    struct check *check, const struct form_row *row, const struct meaning_entry *entry)
{
    struct str unit = asked_row_unit(check->form, row);
    const struct meaning_measure *meant = measure_by_code(check->meaning, entry->measure);
    const struct meaning_measure *said;

    if (!unit.len || !meant)
        return;
    said = meaning_measure_find(check->arena, check->meaning, unit);
    if (!said)
        add(check, (struct finding){ row->key, 0, FINDING_NO_MEASURE,
                       str_format(check->arena,
                           "Đơn vị tính “" STR_FMT
                           "” không có trong danh mục; chỉ tiêu tính bằng " STR_FMT ".",
                           STR_ARG(unit), STR_ARG(meant->name)) });
    else if (said != meant)
        measure_differ(check, row, said, meant);
}

/* A column in the row's own measure: one that is no share or ratio of it. */
static bool holds_the_figure(const struct form_column *column)
{
    return column->role == COLUMN_VALUE && column->type == TYPE_NUMBER && !column->unit.len &&
           column->rule != RULE_RATIO;
}

static void row_decimals_check(
    struct check *check, const struct form_row *row, const struct meaning_entry *entry)
{
    for (size_t i = 0; i < check->form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(check->form, i);

        if (!holds_the_figure(column) || column->decimals == entry->decimals)
            continue;
        add(check, (struct finding){ row->key, column->key, FINDING_DECIMALS,
                       str_format(check->arena,
                           "Cột giữ %lld chữ số thập phân, chỉ tiêu trong danh mục có %lld.",
                           (long long)column->decimals, (long long)entry->decimals) });
        return;
    }
}

static void row_check(struct check *check, const struct form_row *row)
{
    const struct meaning_entry *entry;

    if (row->kind != ROW_FIXED || !row->indicator.len)
        return;
    entry = meaning_find(&check->meaning->indicators, row->indicator);
    if (!entry) {
        add(check,
            (struct finding){ row->key, 0, FINDING_NO_INDICATOR,
                str_format(check->arena, "Mã chỉ tiêu “" STR_FMT "” không có trong danh mục.",
                    STR_ARG(row->indicator)) });
        return;
    }
    force_check(check, entry, row->key, 0);
    row_measure_check(check, row, entry);
    row_decimals_check(check, row, entry);
}

/* ---- columns ---- */

static void column_check(struct check *check, const struct form_column *column)
{
    const struct meaning_entry *entry;

    if (column->role != COLUMN_VALUE || !column->attribute.len)
        return;
    entry = meaning_find(&check->meaning->attributes, column->attribute);
    if (!entry) {
        add(check,
            (struct finding){ 0, column->key, FINDING_NO_ATTRIBUTE,
                str_format(check->arena, "Mã thuộc tính “" STR_FMT "” không có trong danh mục.",
                    STR_ARG(column->attribute)) });
        return;
    }
    force_check(check, entry, 0, column->key);
    if (entry->type != column->type)
        add(check, (struct finding){ 0, column->key, FINDING_TYPE,
                       str_format(check->arena,
                           "Kiểu dữ liệu của cột khác kiểu của thuộc tính “" STR_FMT "”.",
                           STR_ARG(entry->name)) });
}

struct list meaning_check(
    struct arena *arena, const struct meaning *meaning, const struct form *form)
{
    struct check check = { .arena = arena, .meaning = meaning, .form = form };

    for (size_t i = 0; i < form->columns.len; i++)
        column_check(&check, FORM_COLUMN(form, i));
    for (size_t i = 0; i < form->rows.len; i++)
        row_check(&check, FORM_ROW(form, i));
    return check.found;
}
