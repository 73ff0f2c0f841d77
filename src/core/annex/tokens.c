#include "core/annex/tokens.h"

#include "base/utf8.h"
#include "core/annex/words.h"
#include "core/text.h"

#define NUMBER_DIGITS_MAX 3
#define ORDINAL_CHARS_MAX 12
#define POINTS_MAX (RANK_LOWER - RANK_DOTTED)

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_one_of(char c, const char *set)
{
    for (; *set != '\0'; set++) {
        if (*set == c)
            return true;
    }
    return false;
}

static struct str without_spaces(struct arena *arena, struct str text)
{
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != ' ')
            buf_add_char(&buf, text.ptr[i]);
    }
    return buf_str(&buf);
}

/* "(3)" and "[3]" give "3"; anything else stays. */
static struct str unwrapped(struct str text)
{
    if (text.len >= 2 && is_one_of(text.ptr[0], "([") && is_one_of(text.ptr[text.len - 1], ")]"))
        return str_sub(text, 1, text.len - 2);
    return text;
}

static struct token one_token(struct str text)
{
    struct str bare = unwrapped(text);
    struct token token = { .number = text };

    if (bare.len >= 1 && bare.len <= NUMBER_DIGITS_MAX && str_to_int(bare, &token.value))
        token.kind = TOKEN_NUMBER;
    if (str_eq(bare, S("MS")))
        token.kind = TOKEN_LETTER;
    if (bare.len == 1 && (is_upper(bare.ptr[0]) || is_lower(bare.ptr[0]))) {
        token.kind = TOKEN_LETTER;
        token.value = (bare.ptr[0] | 0x20) - 'a' + 1;
    }
    return token;
}

/* Whether the text is made of column numbers and what may join them. */
static bool is_expression(struct str text)
{
    bool digit = false;

    while (text.len > 0) {
        char c = text.ptr[0];
        bool dots = str_starts(text, S("…"));

        if (!dots && !is_digit(c) && !is_upper(c) && !is_one_of(c, "()[]+-*/:.,=%x "))
            return false;
        digit = digit || is_digit(c);
        text = str_sub(text, dots ? S("…").len : 1, text.len);
    }
    return digit;
}

struct token token_read(struct arena *arena, struct str text)
{
    struct str tight = without_spaces(arena, text);
    struct str rest = tight;
    struct str left = str_cut(&rest, '=');
    struct token token = one_token(left);

    if (left.len == tight.len || token.kind == TOKEN_NONE)
        return token;
    if (!is_expression(rest))
        return (struct token){ .kind = TOKEN_NONE };
    token.printed = text;
    return token;
}

struct str token_printed(struct arena *arena, struct str heading)
{
    size_t equals = str_find(heading, S("="));
    size_t from = equals;
    struct str found;

    while (
        from > 0 && (is_digit(heading.ptr[from - 1]) || is_one_of(heading.ptr[from - 1], "()[] ")))
        from--;
    found = str_trim(str_sub(heading, from, heading.len));
    if (equals == heading.len || !is_expression(found))
        return S("");
    /* "(3=1+2)" as a whole in brackets, but not "(3)=(1)+(2)" */
    if (found.ptr[0] == '(' && str_find(found, S(")")) == found.len - 1)
        found = unwrapped(found);
    return token_read(arena, found).kind == TOKEN_NUMBER ? found : S("");
}

static struct str in_last_brackets(struct str text)
{
    size_t from = text.len;

    if (text.len < 3 || text.ptr[text.len - 1] != ')')
        return S("");
    while (from > 0 && text.ptr[from - 1] != '(')
        from--;
    return from == 0 ? S("") : str_trim(str_sub(text, from, text.len - 1 - from));
}

struct str token_unit(struct arena *arena, struct str heading)
{
    struct str inside = in_last_brackets(heading);
    struct str key = text_search_key(arena, inside);

    if (words_are(WORDS_UNIT_NOTE, key))
        return token_note_unit(inside);
    if (str_eq(inside, S("%")) || words_are(WORDS_MEASURE, key))
        return inside;
    return S("");
}

struct str token_note_unit(struct str note)
{
    struct str rest = note;
    struct str unit;

    (void)str_cut(&rest, ':');
    unit = str_trim(rest);
    if (unit.len > 0 && note.ptr[0] == '(' && unit.ptr[unit.len - 1] == ')')
        unit.len--;
    return unit;
}

/* ---- ordinals ---- */

struct str token_bare_ordinal(struct str text)
{
    while (text.len > 1 && is_one_of(text.ptr[text.len - 1], ".)/:"))
        text.len--;
    if (text.len > 1 && text.ptr[0] == '(')
        text = str_sub(text, 1, text.len);
    return text;
}

static bool all(struct str text, const char *set)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!is_one_of(text.ptr[i], set))
            return false;
    }
    return text.len > 0;
}

static bool is_number(struct str text)
{
    return all(text, "0123456789") && text.len <= 4;
}

static bool is_word(struct str text)
{
    return is_number(text) || all(text, "IVXL") ||
           (text.len == 1 && (is_upper(text.ptr[0]) || is_lower(text.ptr[0])));
}

/* How many points "1.2.3" has; -1 if it is not of that kind. */
static int points(struct str text)
{
    int found = -1;

    while (text.len > 0) {
        if (!is_word(str_cut(&text, '.')))
            return -1;
        found++;
    }
    return found;
}

static bool is_dash(struct str text)
{
    return all(text, "-_*") || str_eq(text, S("–")) || str_eq(text, S("—")) || str_eq(text, S("•"));
}

/* "I", "V" and "X" are Roman unless the letter before them came before; others never are. */
static int rank_of_letter(char letter, struct str before)
{
    bool follows = before.len == 1 && before.ptr[0] + 1 == letter;

    return is_one_of(letter, "IVX") && !follows ? RANK_ROMAN : RANK_UPPER;
}

static int rank_of_small(char letter, struct str before)
{
    bool follows = before.len >= 1 && before.ptr[0] + 1 == letter;

    return is_one_of(letter, "ivx") && !follows ? RANK_SMALL_ROMAN : RANK_LOWER;
}

int token_rank(struct str ordinal, struct str before)
{
    struct str bare = token_bare_ordinal(ordinal);
    int depth;

    if (bare.len == 0)
        return RANK_NONE;
    if (is_dash(bare))
        return RANK_DASH;
    if (all(bare, "+"))
        return RANK_PLUS;
    if (is_number(bare))
        return RANK_INTEGER;
    if (bare.len == 1 && is_upper(bare.ptr[0]))
        return rank_of_letter(bare.ptr[0], before);
    if (all(bare, "IVXL"))
        return RANK_ROMAN;
    if (bare.len == 1 && is_lower(bare.ptr[0]))
        return rank_of_small(bare.ptr[0], before);
    if (str_eq(bare, S("đ")))
        return RANK_LOWER;
    if (all(bare, "ivx"))
        return RANK_SMALL_ROMAN;
    depth = points(bare);
    if (depth < 1)
        return RANK_NONE;
    return RANK_DOTTED + (depth > POINTS_MAX ? POINTS_MAX : depth) - 1;
}

struct str token_ordinal(struct str label)
{
    static const char *const marks[] = { "-", "–", "—", "+", "*", "_", "•" };
    struct str rest = label;
    struct str first;

    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        if (str_starts(label, str_of(marks[i])))
            return str_sub(label, 0, str_of(marks[i]).len);
    }
    first = str_cut(&rest, ' ');
    if (rest.len == 0 || first.len < 2 || first.len > ORDINAL_CHARS_MAX)
        return S("");
    if (!is_one_of(first.ptr[first.len - 1], ".)/"))
        return S("");
    return token_rank(first, S("")) == RANK_NONE ? S("") : first;
}

bool token_is_ordinal(struct str text)
{
    return text.len > 0 && text.len <= ORDINAL_CHARS_MAX && token_rank(text, S("")) != RANK_NONE;
}

/* ---- the line over signatures ---- */

#define DATE_LINE_BYTES_MAX 120

static size_t word_after(struct str key, size_t from, struct str word)
{
    size_t at = from + str_find(str_sub(key, from, key.len), word);

    while (at < key.len && ((at > 0 && key.ptr[at - 1] != ' ') ||
                               (at + word.len < key.len && key.ptr[at + word.len] != ' ')))
        at = at + 1 + str_find(str_sub(key, at + 1, key.len), word);
    return at > key.len ? key.len : at;
}

bool token_is_date_line(struct str key)
{
    size_t day = word_after(key, 0, S("ngay"));
    size_t month = word_after(key, day, S("thang"));
    size_t year = word_after(key, month, S("nam"));

    return key.len <= DATE_LINE_BYTES_MAX && year < key.len && month - day <= 12 &&
           year - month <= 12 && year + 10 >= key.len;
}

/* ---- placeholders ---- */

struct str token_without_dots(struct str text)
{
    size_t before;

    do {
        before = text.len;
        text = str_trim(text);
        if (str_ends(text, S("…")))
            text.len -= S("…").len;
        if (str_ends(text, S("..")))
            text.len -= 2;
    } while (text.len != before);
    return all(text, ".") ? S("") : text;
}

bool token_is_placeholder(struct arena *arena, struct str label)
{
    struct str rest = token_without_dots(label);

    if (rest.len == label.len)
        return false;
    return rest.len == 0 || words_are(WORDS_PLACE, text_search_key(arena, rest));
}
