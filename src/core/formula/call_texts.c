/* Functions over texts; they count letters, not bytes. */
#include "base/utf8.h"
#include "core/formula/functions.h"
#include "core/letters.h"
#include "core/number.h"
#include "core/text.h"

/* The first arguments as a text and as counts of letters; VALUE_ERROR where one cannot be. */
static struct value text_and_counts(
    struct machine *machine, const struct value *args, size_t len, int64_t counts[])
{
    struct value text = machine_as_text(machine, args[0]), error = text;

    for (size_t i = 1; i < len; i++) {
        struct value count = value_number(args[i]);
        struct wide whole = { 0 };
        struct dec n = DEC_ZERO;

        error = value_either_error(error, count);
        if (error.kind == VALUE_ERROR)
            return error;
        /* More letters than a text can have are all of them. */
        if (!wide_places(count.number, 0, WIDE_TOWARD, &whole) || !wide_round(whole, 0, &n))
            n.mantissa = count.number.mantissa < 0 ? -1 : CELL_TEXT_BYTES_MAX;
        if (n.mantissa < 0)
            return value_error(CELL_ERROR_VALUE, error.given);
        counts[i - 1] = n.mantissa;
    }
    text.given = error.given;
    if (text.kind == VALUE_TEXT && !machine_text(machine, text.text.len))
        return value_error(CELL_ERROR_OVERFLOW, text.given);
    return text;
}

/* The text without its first letters. */
static struct str skip(struct str text, int64_t letters)
{
    for (; letters > 0 && text.len; letters--)
        (void)utf8_next(&text);
    return text;
}

static struct str head(struct str text, int64_t letters)
{
    return str_sub(text, 0, text.len - skip(text, letters).len);
}

struct value call_left(struct machine *machine, const struct value *args, size_t len)
{
    int64_t count = 1;
    struct value text = text_and_counts(machine, args, len, &count);

    if (text.kind == VALUE_TEXT)
        text.text = head(text.text, count);
    return text;
}

struct value call_right(struct machine *machine, const struct value *args, size_t len)
{
    int64_t count = 1;
    struct value text = text_and_counts(machine, args, len, &count);

    if (text.kind == VALUE_TEXT)
        text.text = skip(text.text, (int64_t)utf8_chars(text.text) - count);
    return text;
}

struct value call_mid(struct machine *machine, const struct value *args, size_t len)
{
    int64_t counts[2] = { 0 };
    struct value text = text_and_counts(machine, args, len, counts);

    if (text.kind != VALUE_TEXT)
        return text;
    if (counts[0] < 1)
        return value_error(CELL_ERROR_VALUE, text.given);
    text.text = head(skip(text.text, counts[0] - 1), counts[1]);
    return text;
}

struct value call_len(struct machine *machine, const struct value *args, size_t len)
{
    struct value text = text_and_counts(machine, args, len, NULL);

    if (text.kind == VALUE_ERROR)
        return text;
    return value_int((int64_t)utf8_chars(text.text), text.given);
}

/* No space at either end, one between words. */
struct value call_trim(struct machine *machine, const struct value *args, size_t len)
{
    int64_t none[1];
    struct value text = text_and_counts(machine, args, len, none);
    struct buf buf = { .arena = machine->arena };

    if (text.kind == VALUE_ERROR)
        return text;
    for (size_t i = 0; i < text.text.len; i++) {
        char c = text.text.ptr[i];

        if (c != ' ' || (buf.len && buf.ptr[buf.len - 1] != ' '))
            buf_add_char(&buf, c);
    }
    buf.len -= buf.len && buf.ptr[buf.len - 1] == ' ';
    return value_text(buf_str(&buf), text.given);
}

static struct value letters_mapped(
    struct machine *machine, const struct value *args, uint32_t (*map)(uint32_t c))
{
    struct value text = text_and_counts(machine, args, 1, NULL);
    struct buf buf = { .arena = machine->arena };

    if (text.kind == VALUE_ERROR)
        return text;
    while (text.text.len)
        utf8_add(&buf, map(utf8_next(&text.text)));
    return value_text(buf_str(&buf), text.given);
}

struct value call_upper(struct machine *machine, const struct value *args, size_t len)
{
    (void)len;
    return letters_mapped(machine, args, letter_upper);
}

struct value call_lower(struct machine *machine, const struct value *args, size_t len)
{
    (void)len;
    return letters_mapped(machine, args, text_lower);
}

struct value call_concatenate(struct machine *machine, const struct value *args, size_t len)
{
    struct value text = value_text(S(""), false);

    for (size_t i = 0; i < len; i++)
        text = machine_join(machine, text, args[i]);
    return text;
}

struct value call_exact(struct machine *machine, const struct value *args, size_t len)
{
    struct value a = machine_as_text(machine, args[0]), b = machine_as_text(machine, args[1]);
    struct value error = value_either_error(a, b);

    (void)len;
    if (error.kind == VALUE_ERROR)
        return error;
    return value_yes_no(str_eq(a.text, b.text), error.given);
}

/* A text as people write figures: "1.234,5". */
struct value call_value(struct machine *machine, const struct value *args, size_t len)
{
    struct dec figure;

    (void)machine;
    (void)len;
    if (args[0].kind != VALUE_TEXT)
        return value_number(args[0]);
    if (number_read(args[0].text, NUMBER_VI, &figure) != NUMBER_OK)
        return value_error(CELL_ERROR_VALUE, args[0].given);
    return VALUE_OF_WIDE(WIDE_OF_DEC(figure), args[0].given);
}
