#include "core/numbering.h"

#include "base/date.h"
#include "base/limits.h"
#include "core/text.h"

#define DIGITS_USUAL 2

#define X(name, wire, title) [NUMBERING_##name] = wire,
const char *const numbering_series_names[NUMBERING_SERIES_COUNT] = { NUMBERING_SERIES_LIST(X) };
#undef X
#define X(name, wire, title) [NUMBERING_##name] = title,
const char *const numbering_series_titles[NUMBERING_SERIES_COUNT] = { NUMBERING_SERIES_LIST(X) };
#undef X

/* ---- patterns ---- */

enum part_kind { PART_TEXT, PART_NUMBER, PART_SYMBOL, PART_UNIT, PART_UNKNOWN };

struct part {
    enum part_kind kind;
    struct str text;
};

static const struct {
    enum part_kind kind;
    const char *name;
} names[] = {
    { PART_NUMBER, "number" },
    { PART_SYMBOL, "symbol" },
    { PART_UNIT, "unit" },
};

/* Takes the next part off what is left of a pattern; false: nothing is. */
static bool part_next(struct str *rest, struct part *out)
{
    size_t to = str_find(*rest, S("{"));
    struct str name;

    if (!rest->len)
        return false;
    if (to > 0) {
        *out = (struct part){ PART_TEXT, str_sub(*rest, 0, to) };
        *rest = str_sub(*rest, to, rest->len);
        return true;
    }
    to = str_find(*rest, S("}"));
    name = str_sub(*rest, 1, to - 1);
    *rest = str_sub(*rest, to < rest->len ? to + 1 : to, rest->len);
    *out = (struct part){ PART_UNKNOWN, name };
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq(name, str_of(names[i].name)))
            out->kind = names[i].kind;
    return true;
}

static bool begins_with_figure(struct str text)
{
    return text.len && text.ptr[0] >= '0' && text.ptr[0] <= '9';
}

enum numbering_fault numbering_pattern_check(struct str pattern)
{
    struct str rest = pattern;
    struct part part;
    size_t of[PART_UNKNOWN + 1] = { 0 }, parts = 0;
    bool first = false;

    while (part_next(&rest, &part)) {
        of[part.kind]++;
        if (!parts++)
            first = part.kind == PART_NUMBER;
        else if (parts == 2 && first && begins_with_figure(part.text))
            return NUMBERING_NUMBER_LAST;
    }
    if (of[PART_UNKNOWN])
        return NUMBERING_UNKNOWN;
    if (!first || of[PART_NUMBER] != 1)
        return NUMBERING_NO_NUMBER;
    return of[PART_SYMBOL] + of[PART_UNIT] ? NUMBERING_SOUND : NUMBERING_NO_SYMBOL;
}

static struct str pattern_of(const struct profile_numbering *rule)
{
    return rule->pattern.len ? rule->pattern : S("{number}/{symbol}");
}

/* "UBND" of "BC-UBND". */
static struct str unit_of(struct str symbol)
{
    size_t at = str_find(symbol, S("-"));

    return at < symbol.len ? str_sub(symbol, at + 1, symbol.len) : symbol;
}

int64_t numbering_year(const struct profile_numbering *rule, int64_t issued_on)
{
    return rule->series == NUMBERING_ENDLESS ? 0 : date_ymd(issued_on).year;
}

struct str numbering_behind(
    struct arena *arena, const struct profile_numbering *rule, struct str symbol)
{
    struct str rest = pattern_of(rule);
    struct buf out = { .arena = arena };
    struct part part;

    while (part_next(&rest, &part)) {
        if (part.kind == PART_TEXT)
            buf_add(&out, part.text);
        else if (part.kind != PART_NUMBER)
            buf_add(&out, part.kind == PART_UNIT ? unit_of(symbol) : symbol);
    }
    return buf_str(&out);
}

struct str numbering_write(
    struct arena *arena, const struct profile_numbering *rule, int64_t number, struct str behind)
{
    int digits = (int)(rule->digits ? rule->digits : DIGITS_USUAL);

    return str_format(arena, "%0*lld" STR_FMT, digits, (long long)number, STR_ARG(behind));
}

/* As it is compared: in capitals, without spaces, "Đ" and other letters as they are. */
static struct str bare(struct arena *arena, struct str text)
{
    struct str upper = text_upper(arena, text);
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < upper.len; i++)
        if (upper.ptr[i] != ' ')
            buf_add_char(&out, upper.ptr[i]);
    return buf_str(&out);
}

static bool figures_take(struct str *text, int64_t *out)
{
    int64_t number = 0;
    size_t len = 0;

    while (len < text->len && text->ptr[len] >= '0' && text->ptr[len] <= '9') {
        number = number * 10 + (text->ptr[len] - '0');
        if (number > DOCUMENT_NUMBER_MAX)
            return false;
        len++;
    }
    *text = str_sub(*text, len, text->len);
    *out = number;
    return len > 0 && number > 0;
}

bool numbering_read(struct arena *arena, struct str behind, struct str text, int64_t *out)
{
    struct str left = bare(arena, text);
    int64_t number;

    if (!figures_take(&left, &number) || !str_eq(left, bare(arena, behind)))
        return false;
    *out = number;
    return true;
}

/* ---- giving one ---- */

int64_t numbering_next(int64_t released, int64_t next, const struct list *taken)
{
    if (released > 0 && released < next)
        return released;
    for (size_t i = 0; i < taken->len && *LIST_AT(*taken, int64_t, i) <= next; i++)
        if (*LIST_AT(*taken, int64_t, i) == next)
            next++;
    return next;
}

enum numbering_refusal numbering_decide(const struct numbering_facts *facts)
{
    const struct wf_step *send = workflow_step(facts->workflow, facts->state, ACTION_SEND);

    if (facts->trial != WF_REAL || !send)
        return facts->has_number ? NUMBERING_GIVEN : NUMBERING_NOT_NOW;
    if (!facts->may_send)
        return NUMBERING_NOT_YOURS;
    if (facts->has_number)
        return NUMBERING_GIVEN;
    if ((send->needs & NEED_SIGNATURE) && !facts->is_signed)
        return NUMBERING_UNSIGNED;
    return NUMBERING_OK;
}
