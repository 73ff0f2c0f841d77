#include "core/narrative/claims.h"

#include "base/utf8.h"
#include "core/narrative/sections.h"
#include "core/number.h"
#include "core/text.h"

/* Words that make another thing of a figure than the indicator's own. */
static const char *const other_things[] = { "tăng", "giảm", "trong đó", "bình quân", "trung bình",
    "dự kiến", "ước", "mỗi", "thêm", "còn lại", "chênh lệch", "so với", "từ", "kế hoạch giao",
    "phấn đấu", "mục tiêu", "lũy kế", "cả năm", "năm trước", "kỳ trước", "cùng kỳ", "chiếm" };
/* What stands before a number that counts nothing. */
static const char *const names_before[] = { "số", "ngày", "tháng", "năm", "quý", "khoản", "điều",
    "điểm", "mục", "biểu", "phụ lục", "lần", "thứ", "tuần", "khóa", "vụ" };

struct finding_run {
    struct arena *arena;
    const struct content *content;
    const struct form *form;
    struct list *out;
    struct str section;
    struct str *labels; /* words of each row's label */
    size_t compared;    /* labels with sentences */
};

/* ---- words: lower case, one space between, a space at both ends ---- */

static bool is_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xc0 && c < 0x2000) || c == '%';
}

static struct str words_of(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };
    bool space = true;

    buf_add_char(&out, ' ');
    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (is_word(c))
            utf8_add(&out, text_lower(c));
        else if (!space)
            buf_add_char(&out, ' ');
        space = !is_word(c);
    }
    if (!space)
        buf_add_char(&out, ' ');
    return buf_str(&out);
}

static bool says(struct str words, struct str phrase)
{
    return phrase.len > 2 && str_find(words, phrase) < words.len;
}

static bool says_any(struct arena *arena, struct str words, const char *const *all, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (says(words, words_of(arena, str_of(all[i]))))
            return true;
    return false;
}

/* ---- the one figure of a sentence ---- */

struct figure {
    struct dec value;
    int decimals;              /* as written */
    struct str shown;          /* "120 ha" */
    struct str before, behind; /* the words on both sides */
};

static bool is_figure_char(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int decimals_of(struct str text)
{
    size_t comma = str_find(text, S(","));

    return comma < text.len ? (int)(text.len - comma - 1) : 0;
}

/* Takes the next run of digits with its dots and commas; false: there is none. */
static bool figure_next(struct str sentence, size_t *at, struct str *out)
{
    size_t from = *at, to;

    while (from < sentence.len && !is_digit(sentence.ptr[from]))
        from++;
    for (to = from; to < sentence.len && is_figure_char(sentence.ptr[to]);)
        to++;
    while (to > from && !is_digit(sentence.ptr[to - 1]))
        to--;
    *at = to;
    *out = str_sub(sentence, from, to - from);
    return out->len > 0;
}

/* Whether it is a letter's neighbour or part of a date, a code, a range: no figure by itself. */
static bool is_part(struct str sentence, struct str figure)
{
    const char *end = figure.ptr + figure.len, *last = sentence.ptr + sentence.len;
    char before = figure.ptr > sentence.ptr ? figure.ptr[-1] : ' ';
    char behind = end < last ? *end : ' ';

    return before == '/' || before == '-' || behind == '/' || behind == '-' ||
           (unsigned char)before >= 'A';
}

static bool figure_find(struct arena *arena, struct str sentence, struct figure *out)
{
    struct str one, other;
    size_t at = 0;

    if (!figure_next(sentence, &at, &one) || is_part(sentence, one))
        return false;
    if (figure_next(sentence, &at, &other))
        return false;
    if (number_read(one, NUMBER_VI, &out->value) != NUMBER_OK)
        return false;
    out->decimals = decimals_of(one);
    out->before = words_of(arena, str_sub(sentence, 0, (size_t)(one.ptr - sentence.ptr)));
    out->behind = words_of(
        arena, str_sub(sentence, (size_t)(one.ptr - sentence.ptr) + one.len, sentence.len));
    out->shown = one;
    return true;
}

/* The word right before the number names it instead of counting: "năm 2026", "số 12". */
static bool is_named(struct arena *arena, const struct figure *figure)
{
    for (size_t i = 0; i < ARRAY_LEN(names_before); i++)
        if (str_ends(figure->before, words_of(arena, str_of(names_before[i]))))
            return true;
    return false;
}

/* ---- the one indicator of a sentence ---- */

static const struct form_row *row_find(const struct finding_run *run, struct str words)
{
    const struct form_row *found = NULL;
    struct str longest = { 0 };

    for (size_t i = 0; i < run->form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(run->form, i);
        struct str label = run->labels[i];

        if (row->kind != ROW_FIXED || !says(words, label))
            continue;
        /* Of a name within a name the longer one is meant; of two names none. */
        if (found && !says(label, longest) && !says(longest, label))
            return NULL;
        if (found && str_eq(label, longest))
            return NULL;
        if (!found || label.len > longest.len) {
            found = row;
            longest = label;
        }
    }
    return found;
}

static bool column_is_named(
    const struct finding_run *run, const struct form_column *column, struct str words)
{
    const struct str *leaf;

    if (!column->path.len)
        return false;
    leaf = LIST_AT(column->path, struct str, column->path.len - 1);
    return says(words, words_of(run->arena, *leaf));
}

/* ---- whether a cell says the same ---- */

static bool rounds_to(struct dec cell, const struct figure *figure)
{
    struct dec rounded;

    return dec_rescale(cell, figure->decimals, &rounded) && dec_cmp(rounded, figure->value) == 0;
}

/* "gần 120": the cell is 108 to 120; "hơn": 120 to 132; "khoảng": both. */
static bool is_about(struct arena *arena, struct dec cell, const struct figure *figure)
{
    static const char *const under[] = { "gần", "dưới", "khoảng", "xấp xỉ" };
    static const char *const over[] = { "hơn", "trên", "khoảng", "xấp xỉ" };
    struct dec tenth, low, high;
    bool may_be_less = says_any(arena, figure->before, under, ARRAY_LEN(under));
    bool may_be_more = says_any(arena, figure->before, over, ARRAY_LEN(over));

    if (!may_be_less && !may_be_more)
        return false;
    if (!dec_div(figure->value, (struct dec){ 10, 0 }, DEC_SCALE_MAX, &tenth) ||
        !dec_sub(figure->value, tenth, &low) || !dec_add(figure->value, tenth, &high))
        return true;
    if (!may_be_less)
        low = figure->value;
    if (!may_be_more)
        high = figure->value;
    return dec_cmp(cell, low) >= 0 && dec_cmp(cell, high) <= 0;
}

static struct str unit_of(
    const struct finding_run *run, const struct form_row *row, const struct form_column *column)
{
    struct str note = run->form->unit_note, head = str_cut(&note, ':');

    (void)head;
    if (column->unit.len)
        return column->unit;
    return row->unit.len ? row->unit : str_trim(note);
}

/* What a sentence's figure was compared with. */
struct compared {
    const struct form_column
        *first; /* of those with the unit that is written, the one to point to */
    bool matched, named;
};

static void cell_compare(struct finding_run *run, const struct form_row *row,
    const struct form_column *column, const struct figure *figure, struct compared *out)
{
    struct str unit = words_of(run->arena, unit_of(run, row, column));
    struct cell cell = content_get(run->content, row->key, column->key);

    if (column->role != COLUMN_VALUE || column->type != TYPE_NUMBER || unit.len < 3 ||
        !str_starts(figure->behind, unit))
        return;
    if (cell.kind != CELL_NUMBER)
        return;
    if (!out->first || (column->required && !out->first->required))
        out->first = column;
    if (rounds_to(CELL_DEC(cell), figure) || is_about(run->arena, CELL_DEC(cell), figure))
        out->matched = true;
}

static void finding_add(struct finding_run *run, const struct form_row *row,
    const struct form_column *column, struct str sentence, const struct figure *figure)
{
    struct cell cell = content_get(run->content, row->key, column->key);
    struct claim_finding *findings = run->out->items;

    if (run->out->len == CLAIMS_MAX)
        return;
    findings[run->out->len++] = (struct claim_finding){
        .section = run->section,
        .sentence = str_trim(sentence),
        .figure = str_format(run->arena, STR_FMT " " STR_FMT, STR_ARG(figure->shown),
            STR_ARG(unit_of(run, row, column))),
        .row = row->key,
        .column = column->key,
        .cell = form_address(run->arena, row->key, column->key),
        .expected = number_format_vi(
            run->arena, dec_normalise(CELL_DEC(cell)), NUMBER_DECIMALS_ALL, NUMBER_GROUPED),
    };
}

/* ---- sentences ---- */

static void sentence_check(struct finding_run *run, struct str sentence)
{
    struct str words = words_of(run->arena, sentence);
    struct compared compared = { .first = NULL };
    const struct form_row *row;
    struct figure figure;

    if (!figure_find(run->arena, sentence, &figure) || is_named(run->arena, &figure) ||
        says_any(run->arena, words, other_things, ARRAY_LEN(other_things)))
        return;
    run->compared += run->form->rows.len;
    if (run->compared > CLAIMS_COMPARED_MAX)
        return;
    row = row_find(run, words);
    if (!row)
        return;
    for (size_t i = 0; i < run->form->columns.len && !compared.named; i++) {
        if (!column_is_named(run, FORM_COLUMN(run->form, i), words))
            continue;
        compared = (struct compared){ .named = true };
        cell_compare(run, row, FORM_COLUMN(run->form, i), &figure, &compared);
    }
    for (size_t i = 0; i < run->form->columns.len && !compared.named; i++)
        cell_compare(run, row, FORM_COLUMN(run->form, i), &figure, &compared);
    if (compared.first && !compared.matched)
        finding_add(run, row, compared.first, sentence, &figure);
}

/* A full stop within a figure ends no sentence. */
static bool ends_sentence(struct str text, size_t at)
{
    char c = text.ptr[at], next = at + 1 < text.len ? text.ptr[at + 1] : ' ';

    return c == ';' || c == '!' || c == '?' || c == '\n' ||
           ((c == '.' || c == ',') && !is_digit(next));
}

static void text_check(struct finding_run *run, struct str text)
{
    size_t from = 0;

    for (size_t at = 0; at <= text.len; at++) {
        struct arena_mark mark = arena_mark(run->arena);
        size_t known = run->out->len;

        if (at < text.len && !ends_sentence(text, at))
            continue;
        sentence_check(run, str_sub(text, from, at - from));
        from = at + 1;
        if (run->out->len == known)
            arena_rewind(run->arena, mark);
    }
}

/* The typed text of a paragraph: a computed place ends a sentence, as its figure is not typed. */
static void typed_text(struct buf *out, const struct doc_node *node)
{
    if (node->kind == NODE_TEXT)
        buf_add(out, node->text);
    else if (doc_is_place(node) || node->kind == NODE_SOURCE)
        buf_add_char(out, '\n');
    for (const struct doc_node *child = node->first; child; child = child->next)
        typed_text(out, child);
    if (node->kind == NODE_PARAGRAPH)
        buf_add_char(out, '\n');
}

struct list narrative_claims(
    struct arena *arena, const struct doc_node *doc, const struct content *content)
{
    struct list out = { ARENA_ARRAY(arena, CLAIMS_MAX, struct claim_finding), 0 };
    struct finding_run run = {
        .arena = arena, .content = content, .form = content->shape->form, .out = &out
    };

    run.labels = ARENA_ARRAY(arena, run.form->rows.len + 1, struct str);
    for (size_t i = 0; i < run.form->rows.len; i++)
        run.labels[i] = words_of(arena, FORM_ROW(run.form, i)->label);

    for (const struct doc_node *block = doc->first; block; block = block->next) {
        struct buf text = { .arena = arena };

        if (block->kind == NODE_HEADING) {
            if (doc_text(block, ATTR_ID).len)
                run.section = doc_text(block, ATTR_ID);
            continue;
        }
        typed_text(&text, block);
        text_check(&run, buf_str(&text));
    }
    return out;
}
