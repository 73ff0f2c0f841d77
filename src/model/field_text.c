#include "model/field_text.h"

#include "base/utf8.h"

static bool is_cursor(struct str text)
{
    int64_t id;

    return str_find(text, S(":")) < text.len && str_to_int(str_cut(&text, ':'), &id);
}

static bool is_hidden(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

static bool has_hidden(struct str text)
{
    while (text.len)
        if (is_hidden(utf8_next(&text)))
            return true;
    return false;
}

enum problem_key field_text_settle(const struct field *field, struct str *text)
{
    if (!utf8_is_text(*text))
        return PROBLEM_FIELD_TEXT;
    if ((field->flags & F_CURSOR) && !is_cursor(*text))
        return PROBLEM_FIELD_CURSOR;
    if (!(field->flags & (F_LINE | F_CODE)))
        return PROBLEM_NONE;
    *text = str_trim(*text);
    if (has_hidden(*text))
        return PROBLEM_FIELD_HIDDEN;
    if ((field->flags & F_CODE) && str_find(*text, S("  ")) < text->len)
        return PROBLEM_FIELD_SPACES;
    return PROBLEM_NONE;
}
