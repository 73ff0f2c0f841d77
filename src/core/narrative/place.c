#include "core/narrative/place.h"

#include "core/narrative/cells_sum.h"
#include "core/narrative/compare.h"
#include "core/narrative/document_schema.h"
#include "core/number.h"

/* ---- keys ---- */

static void key_attr_add(
    struct buf *out, const struct doc_attr_rule *rule, const struct doc_node *place)
{
    if (rule->key == ATTR_TEXT)
        return;
    buf_add_char(out, '|');
    if (rule->type == DOC_CHOICE)
        buf_add(out, str_of(rule->names[doc_number(place, rule->key)]));
    else
        buf_add(out, doc_text(place, rule->key));
}

struct str place_key(struct arena *arena, const struct doc_node *place)
{
    const struct doc_rule *rule = &doc_rules[place->kind];
    struct buf out = { .arena = arena };

    buf_add(&out, str_of(doc_kind_names[place->kind]));
    for (size_t i = 0; i < rule->attrs_len; i++)
        key_attr_add(&out, &rule->attrs[i], place);
    return buf_str(&out);
}

/* ---- figures ---- */

/* One figure looked up: what it is, or why it is not there. */
struct found {
    struct dec value;
    struct str text; /* of a cell that holds no number */
    bool percent;
    struct str unit;
    struct str fault;
};

static const struct narrative_source *source_find(
    const struct narrative_facts *facts, struct str form, enum narrative_when when)
{
    for (size_t i = 0; i < facts->sources_len; i++)
        if (facts->sources[i].when == when && str_eq(facts->sources[i].form, form))
            return &facts->sources[i];
    return NULL;
}

static bool says_percent(struct str text)
{
    return str_find(text, S("%")) < text.len;
}

static void measure_find(
    struct arena *arena, const struct form *form, struct cell_ref at, struct found *out)
{
    const struct form_row *row = FORM_ROW(form, (size_t)form_row_index(form, at.row));
    const struct form_column *column =
        FORM_COLUMN(form, (size_t)form_column_index(form, at.column));
    struct str heading = form_heading(arena, column);

    out->percent = says_percent(column->unit) || says_percent(heading) ||
                   (says_percent(row->unit) && !column->unit.len);
    out->unit = column->unit.len ? column->unit : row->unit;
}

static struct str cell_missing(
    struct arena *arena, const struct narrative_source *source, struct cell_ref at)
{
    static const char *const when[WHEN_COUNT] = {
        [WHEN_NOW] = "",
        [WHEN_PREVIOUS] = " của kỳ trước",
        [WHEN_LAST_YEAR] = " của cùng kỳ năm trước",
    };

    return str_format(arena, "Ô " STR_FMT "%s chưa có số liệu.",
        STR_ARG(form_address(arena, at.row, at.column)), when[source->when]);
}

static bool has_cell(const struct form *form, struct cell_ref at)
{
    return form_row_index(form, at.row) >= 0 && form_column_index(form, at.column) >= 0;
}

static void term_add(struct arena *arena, const struct narrative_source *source,
    const struct cells_sum *sum, size_t i, struct found *out)
{
    struct cell cell = content_get(source->content, sum->cells[i].row, sum->cells[i].column);
    struct buf text = { .arena = arena };
    struct dec value = CELL_DEC(cell);

    if (!has_cell(source->layout, sum->cells[i])) {
        out->fault = str_format(arena, "Biểu không có ô " STR_FMT ".",
            STR_ARG(form_address(arena, sum->cells[i].row, sum->cells[i].column)));
        return;
    }
    if (i == 0)
        measure_find(arena, source->layout, sum->cells[0], out);
    if (cell.kind == CELL_EMPTY) {
        out->fault = cell_missing(arena, source, sum->cells[i]);
        return;
    }
    if (cell.kind != CELL_NUMBER) {
        cell_add_to(&text, cell);
        out->text = buf_str(&text);
        return;
    }
    if (sum->minus[i] ? !dec_sub(out->value, value, &out->value)
                      : !dec_add(out->value, value, &out->value))
        out->fault = S("Kết quả quá lớn.");
}

static struct found sum_find(
    struct arena *arena, const struct narrative_source *source, const struct cells_sum *sum)
{
    struct found out = { .value = DEC_ZERO };

    for (size_t i = 0; i < sum->len && !out.fault.len; i++)
        term_add(arena, source, sum, i, &out);
    if (out.text.len && sum->len > 1)
        out.fault = S("Chỉ cộng được các ô số.");
    return out;
}

/* The cell of an indicator and an attribute; row 0: there is none. */
static struct cell_ref codes_find(
    const struct form *form, struct str indicator, struct str attribute)
{
    struct cell_ref at = { 0 };

    for (size_t i = 0; i < form->rows.len; i++)
        if (str_eq(FORM_ROW(form, i)->indicator, indicator))
            at.row = FORM_ROW(form, i)->key;
    for (size_t i = 0; i < form->columns.len; i++)
        if (str_eq(FORM_COLUMN(form, i)->attribute, attribute))
            at.column = FORM_COLUMN(form, i)->key;
    return at.row && at.column ? at : (struct cell_ref){ 0 };
}

static bool sum_of(const struct form *form, const struct doc_node *place, struct cells_sum *out)
{
    struct str cells = doc_text(place, ATTR_CELLS);

    if (cells.len)
        return cells_sum_read(cells, out);
    *out = (struct cells_sum){ .len = 1 };
    out->cells[0] =
        codes_find(form, doc_text(place, ATTR_INDICATOR), doc_text(place, ATTR_ATTRIBUTE));
    return out->cells[0].row != 0;
}

static struct found figure_find(struct arena *arena, const struct narrative_facts *facts,
    const struct doc_node *place, enum narrative_when when)
{
    static const char *const none[WHEN_COUNT] = {
        [WHEN_NOW] = "Chưa có số liệu của biểu này.",
        [WHEN_PREVIOUS] = "Chưa có số liệu của kỳ trước.",
        [WHEN_LAST_YEAR] = "Chưa có số liệu của cùng kỳ năm trước.",
    };
    const struct narrative_source *source = source_find(facts, doc_text(place, ATTR_FORM), when);
    struct cells_sum sum;

    if (!source)
        return (struct found){ .fault = str_of(none[when]) };
    if (!sum_of(source->layout, place, &sum))
        return (struct found){ .fault = S("Biểu không có chỉ tiêu hoặc thuộc tính này.") };
    return sum_find(arena, source, &sum);
}

/* ---- the three kinds of places ---- */

static struct str figure_text(struct arena *arena, const struct found *found)
{
    if (found->text.len)
        return found->text;
    return number_format_vi(
        arena, dec_normalise(found->value), NUMBER_DECIMALS_ALL, NUMBER_GROUPED);
}

static struct found base_find(
    struct arena *arena, const struct narrative_facts *facts, const struct doc_node *place)
{
    enum doc_against against = (enum doc_against)doc_number(place, ATTR_AGAINST);
    const struct narrative_source *source;
    struct cells_sum sum;

    if (against == AGAINST_PREVIOUS)
        return figure_find(arena, facts, place, WHEN_PREVIOUS);
    if (against == AGAINST_LAST_YEAR)
        return figure_find(arena, facts, place, WHEN_LAST_YEAR);
    source = source_find(facts, doc_text(place, ATTR_FORM), WHEN_NOW);
    if (!source || !cells_sum_read(doc_text(place, ATTR_WITH), &sum))
        return (struct found){ .fault = S("Chưa có số kế hoạch.") };
    return sum_find(arena, source, &sum);
}

static enum period_kind kind_of(struct str code)
{
    struct period period;

    return period_parse(code, &period) ? period.kind : PERIOD_AD_HOC;
}

static struct str comparison_text(struct arena *arena, const struct narrative_facts *facts,
    const struct doc_node *place, struct str *fault)
{
    struct found now = figure_find(arena, facts, place, WHEN_NOW);
    struct found base = base_find(arena, facts, place);
    struct str text;

    *fault = now.fault.len ? now.fault : base.fault;
    if (!fault->len && (now.text.len || base.text.len))
        *fault = S("Chỉ so sánh được các ô số.");
    if (fault->len)
        return (struct str){ 0 };
    text = compare_words(arena, &(struct comparison){
                                    .now = now.value,
                                    .base = base.value,
                                    .against = (enum doc_against)doc_number(place, ATTR_AGAINST),
                                    .show = (enum doc_show)doc_number(place, ATTR_SHOW),
                                    .kind = kind_of(facts->period),
                                    .percent = now.percent,
                                    .unit = now.unit,
                                });
    *fault = text.len ? (struct str){ 0 } : S("Kết quả quá lớn.");
    return text;
}

/* "tháng 10 năm 2026": within a sentence. Only the first letter: the Roman number of a quarter
 * stays as it is. */
static struct str period_text(struct arena *arena, struct period period)
{
    struct str title = period_title(arena, period);
    char first = title.len ? title.ptr[0] : 0;

    if (period_kind_is_named(period.kind) || first < 'A' || first > 'Z')
        return title;
    return str_format(arena, "%c" STR_FMT, first | 0x20, STR_ARG(str_sub(title, 1, title.len)));
}

static struct str fact_text(
    struct arena *arena, const struct narrative_facts *facts, enum doc_fact fact)
{
    struct period period;

    switch (fact) {
    case FACT_UNIT:
        return facts->unit;
    case FACT_RECEIVER:
        return facts->receiver;
    case FACT_PERIOD:
    case FACT_NEXT_PERIOD:
    case FACT_YEAR:
    case FACT_COUNT:
        break;
    }
    if (!period_parse(facts->period, &period))
        return (struct str){ 0 };
    if (fact == FACT_YEAR)
        return str_format(arena, "%d", period.year);
    return period_text(arena, fact == FACT_PERIOD ? period : period_next(period));
}

/* The figure as a percentage of others: "chiếm 95,2%". */
static void share_take(struct arena *arena, const struct narrative_facts *facts,
    const struct doc_node *place, struct found *found)
{
    const struct narrative_source *source =
        source_find(facts, doc_text(place, ATTR_FORM), WHEN_NOW);
    struct cells_sum sum;
    struct found whole;

    if (found->fault.len || !source || !cells_sum_read(doc_text(place, ATTR_PER), &sum))
        return;
    whole = sum_find(arena, source, &sum);
    if (whole.fault.len)
        found->fault = whole.fault;
    else if (found->text.len || whole.text.len)
        found->fault = S("Chỉ tính tỷ lệ được từ các ô số.");
    else if (!whole.value.mantissa)
        found->fault = S("Không tính được tỷ lệ: mẫu số bằng 0.");
    else if (!compare_percent(found->value, whole.value, &found->value))
        found->fault = S("Kết quả quá lớn.");
}

struct narrative_value place_value(
    struct arena *arena, const struct narrative_facts *facts, const struct doc_node *place)
{
    struct narrative_value out = { .key = place_key(arena, place) };
    struct found found;

    if (place->kind == NODE_FACT) {
        out.text = fact_text(arena, facts, (enum doc_fact)doc_number(place, ATTR_NAME));
        out.fault = out.text.len ? (struct str){ 0 } : S("Chưa biết.");
    } else if (place->kind == NODE_COMPARISON) {
        out.text = comparison_text(arena, facts, place, &out.fault);
    } else {
        found = figure_find(arena, facts, place, WHEN_NOW);
        share_take(arena, facts, place, &found);
        out.fault = found.fault;
        out.text = found.fault.len ? (struct str){ 0 } : figure_text(arena, &found);
    }
    if (out.fault.len)
        out.text = S("…");
    return out;
}

/* ---- all of a document ---- */

/* Calls for each place below the node; its depth is that of documents. */
struct walk {
    struct arena *arena;
    const struct narrative_facts *facts;
    struct list *out;
    size_t cap;
};

static void value_add(struct walk *walk, const struct doc_node *place)
{
    struct narrative_value value =
        walk->facts ? place_value(walk->arena, walk->facts, place)
                    : (struct narrative_value){ .key = place_key(walk->arena, place),
                          .text = doc_text(place, ATTR_TEXT) };
    struct list *all = walk->out;

    for (size_t i = 0; i < all->len; i++)
        if (str_eq(LIST_AT(*all, struct narrative_value, i)->key, value.key))
            return;
    all->items = list_room(walk->arena, all->items, all->len, &walk->cap, sizeof(value));
    *LIST_AT(*all, struct narrative_value, all->len++) = value;
}

static void values_walk(struct walk *walk, const struct doc_node *node)
{
    if (doc_is_place(node))
        value_add(walk, node);
    for (const struct doc_node *child = node->first; child; child = child->next)
        values_walk(walk, child);
}

struct list narrative_values(
    struct arena *arena, const struct narrative_facts *facts, const struct doc_node *doc)
{
    struct list out = { 0 };
    struct walk walk = { .arena = arena, .facts = facts, .out = &out };

    values_walk(&walk, doc);
    return out;
}

void narrative_freeze(
    struct arena *arena, const struct narrative_facts *facts, struct doc_node *doc)
{
    if (doc_is_place(doc))
        doc_set_text(arena, doc, ATTR_TEXT, place_value(arena, facts, doc).text);
    for (struct doc_node *child = doc->first; child; child = child->next)
        narrative_freeze(arena, facts, child);
}

static void want_add(struct walk *walk, struct str form, enum narrative_when when)
{
    struct list *all = walk->out;

    if (when == WHEN_NOW && !form.len)
        return; /* the report's own figures are there */
    for (size_t i = 0; i < all->len; i++) {
        const struct narrative_source *known = LIST_AT(*all, struct narrative_source, i);

        if (known->when == when && str_eq(known->form, form))
            return;
    }
    all->items =
        list_room(walk->arena, all->items, all->len, &walk->cap, sizeof(struct narrative_source));
    *LIST_AT(*all, struct narrative_source, all->len++) =
        (struct narrative_source){ .form = form, .when = when };
}

static void wants_walk(struct walk *walk, const struct doc_node *node)
{
    static const enum narrative_when when[AGAINST_COUNT] = {
        [AGAINST_PREVIOUS] = WHEN_PREVIOUS,
        [AGAINST_LAST_YEAR] = WHEN_LAST_YEAR,
        [AGAINST_PLAN] = WHEN_NOW,
    };

    if (node->kind == NODE_FIGURE || node->kind == NODE_COMPARISON)
        want_add(walk, doc_text(node, ATTR_FORM), WHEN_NOW);
    if (node->kind == NODE_COMPARISON)
        want_add(walk, doc_text(node, ATTR_FORM), when[doc_number(node, ATTR_AGAINST)]);
    for (const struct doc_node *child = node->first; child; child = child->next)
        wants_walk(walk, child);
}

struct list narrative_wants(struct arena *arena, const struct doc_node *doc)
{
    struct list out = { 0 };
    struct walk walk = { .arena = arena, .out = &out };

    wants_walk(&walk, doc);
    return out;
}
