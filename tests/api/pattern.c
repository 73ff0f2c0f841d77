#include "tests/api/pattern.h"

/* ---- variables ---- */

const struct str *variable_find(const struct variables *variables, struct str name)
{
    for (size_t i = 0; i < variables->len; i++)
        if (str_eq(variables->names[i], name))
            return &variables->values[i];
    return NULL;
}

void variable_set(struct variables *variables, struct str name, struct str value)
{
    struct str *known = NULL;

    for (size_t i = 0; i < variables->len && !known; i++)
        if (str_eq(variables->names[i], name))
            known = &variables->values[i];
    if (!known) {
        ASSERT(variables->len < VARIABLES_MAX);
        variables->names[variables->len] = str_copy(variables->arena, name);
        known = &variables->values[variables->len++];
    }
    *known = str_copy(variables->arena, value);
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

struct str variable_name(struct str text)
{
    size_t len = 0;

    while (len < text.len && is_word(text.ptr[len]))
        len++;
    return str_sub(text, 0, len);
}

static void add_escaped(struct buf *out, struct str value)
{
    for (size_t i = 0; i < value.len; i++) {
        if (is_word(value.ptr[i]) || value.ptr[i] == '-')
            buf_add_char(out, value.ptr[i]);
        else
            buf_addf(out, "%%%02x", (unsigned)(unsigned char)value.ptr[i]);
    }
}

struct str variable_fill(struct variables *variables, struct str text, enum fill how)
{
    struct buf out = { .arena = variables->arena };

    for (size_t i = 0; i < text.len; i++) {
        struct str name =
            text.ptr[i] == '$' ? variable_name(str_sub(text, i + 1, text.len)) : (struct str){ 0 };
        const struct str *value = name.len ? variable_find(variables, name) : NULL;

        if (!value) {
            buf_add_char(&out, text.ptr[i]);
            continue;
        }
        if (how == FILL_PATH)
            add_escaped(&out, *value);
        else
            buf_add(&out, *value);
        i += name.len;
    }
    return buf_str(&out);
}

/* ---- matching ---- */

struct match {
    struct variables *variables;
    const char *at, *end;
    struct str *why;
};

static bool value_matches(struct match *m, const struct node *found);

static void skip_blanks(struct match *m)
{
    while (m->at < m->end && (*m->at == ' ' || *m->at == '\n' || *m->at == '\t'))
        m->at++;
}

static bool next_is(struct match *m, char c)
{
    skip_blanks(m);
    if (m->at >= m->end || *m->at != c)
        return false;
    m->at++;
    return true;
}

static bool differs(struct match *m, const char *what, struct str expected, struct str found)
{
    *m->why = str_format(m->variables->arena, "%s: expected " STR_FMT ", found " STR_FMT, what,
        STR_ARG(expected), STR_ARG(found));
    return false;
}

static bool broken(struct match *m)
{
    return differs(m, "the pattern cannot be read at", S("JSON"),
        (struct str){ m->at, (size_t)(m->end - m->at) });
}

/* A quoted text, unescaped; the pattern stands behind it. */
static bool quoted(struct match *m, struct str *out)
{
    const char *from;
    struct json_reader reader;

    skip_blanks(m);
    from = m->at;
    if (!next_is(m, '"'))
        return broken(m);
    while (m->at < m->end && *m->at != '"')
        m->at += *m->at == '\\' ? 2 : 1;
    if (m->at >= m->end)
        return broken(m);
    m->at++;
    reader = json_read(m->variables->arena, (struct str){ from, (size_t)(m->at - from) });
    if (json_next(&reader) != JSON_STRING)
        return broken(m);
    *out = reader.text;
    return true;
}

/* Passes over the value of a member that was not found, or an item that is tried again. */
static void skip_value(struct match *m)
{
    int depth = 0;
    bool in_text = false;

    for (; m->at < m->end; m->at++) {
        char c = *m->at;

        if (in_text && c == '\\')
            m->at++;
        else if (c == '"')
            in_text = !in_text;
        else if (!in_text && depth == 0 && (c == ',' || c == '}' || c == ']'))
            return;
        else if (!in_text && (c == '{' || c == '['))
            depth++;
        else if (!in_text && (c == '}' || c == ']'))
            depth--;
    }
}

static bool member_matches(struct match *m, const struct node *found)
{
    const struct node *member;
    struct str name, why;

    if (!quoted(m, &name) || !next_is(m, ':'))
        return broken(m);
    member = node_member(found, name);
    if (!member)
        return differs(m, "member", name, S("none"));
    if (value_matches(m, member))
        return true;
    why = *m->why;
    *m->why = str_format(m->variables->arena, STR_FMT " › " STR_FMT, STR_ARG(name), STR_ARG(why));
    return false;
}

static bool object_matches(struct match *m, const struct node *found)
{
    size_t named = 0;
    bool more = false;

    if (found->type != JSON_OBJECT)
        return differs(m, "kind", S("an object"), found->text);
    while (!next_is(m, '}')) {
        if (next_is(m, '*')) {
            more = true;
        } else {
            if (!member_matches(m, found))
                return false;
            named++;
        }
        if (m->at >= m->end)
            return broken(m);
        (void)next_is(m, ','); /* as JSON, or not there */
    }
    if (!more && named != node_len(found))
        return differs(m, "members", str_format(m->variables->arena, "%zu", named),
            str_format(m->variables->arena, "%zu", node_len(found)));
    return true;
}

/* Tries the pattern here against one item after the other; NULL when none matches. What a failed
 * try has taken is given back. */
static const struct node *item_find(struct match *m, const struct node *item)
{
    const struct variables before = *m->variables;
    const char *from = m->at;

    for (; item; item = item->next) {
        m->at = from;
        if (value_matches(m, item))
            return item;
        *m->variables = before;
    }
    return NULL;
}

static bool array_matches(struct match *m, const struct node *found)
{
    const struct node *item = found->first;
    bool any = false;

    if (found->type != JSON_ARRAY)
        return differs(m, "kind", S("a list"), found->text);
    while (!next_is(m, ']')) {
        if (m->at >= m->end)
            return broken(m);
        if (next_is(m, '*')) {
            any = true;
        } else {
            if (!item)
                return differs(m, "list", S("another item"), S("its end"));
            if (!any && !value_matches(m, item))
                return false;
            item = any ? item_find(m, item) : item;
            if (!item)
                return differs(m, "list", S("an item like this somewhere"), S("none"));
            item = item->next;
            any = false;
        }
        (void)next_is(m, ',');
    }
    if (item && !any)
        return differs(m, "list", S("its end"), S("another item"));
    return true;
}

static bool variable_matches(struct match *m, const struct node *found, bool anew)
{
    struct str name = variable_name((struct str){ m->at, (size_t)(m->end - m->at) });
    const struct str *value = variable_find(m->variables, name);

    m->at += name.len;
    if (!name.len)
        return broken(m);
    if (value && !anew)
        return str_eq(*value, found->text) || differs(m, "value", *value, found->text);
    variable_set(m->variables, name, node_whole(m->variables->arena, found));
    return true;
}

static bool text_matches(struct match *m, const struct node *found)
{
    struct str text;

    if (!quoted(m, &text))
        return false;
    text = variable_fill(m->variables, text, FILL_TEXT);
    return (found->type == JSON_STRING && str_eq(text, found->text)) ||
           differs(m, "text", text, found->text);
}

static bool part_matches(struct match *m, const struct node *found)
{
    struct str text;

    if (!quoted(m, &text))
        return false;
    text = variable_fill(m->variables, text, FILL_TEXT);
    return str_find(found->text, text) < found->text.len ||
           differs(m, "text with", text, found->text);
}

static bool other_matches(struct match *m, const struct node *found)
{
    const struct variables before = *m->variables;
    const char *from = m->at;

    if (value_matches(m, found))
        return differs(m, "value", S("another"), found->text);
    *m->variables = before;
    m->at = from;
    skip_value(m);
    return true;
}

/* A number, true, false or null. */
static bool word_matches(struct match *m, const struct node *found)
{
    const char *from = m->at;
    struct str word;

    skip_value(m);
    word = str_trim((struct str){ from, (size_t)(m->at - from) });
    if (found->type == JSON_STRING || !word.len)
        return differs(m, "kind", word, found->text);
    return str_eq(word, found->text) || differs(m, "value", word, found->text);
}

/* Depth is that of the answer: its reader's JSON_DEPTH_MAX. */
static bool value_matches(struct match *m, const struct node *found)
{
    if (next_is(m, '{'))
        return object_matches(m, found);
    if (next_is(m, '['))
        return array_matches(m, found);
    if (next_is(m, '*'))
        return true;
    if (next_is(m, '~'))
        return part_matches(m, found);
    if (next_is(m, '!'))
        return other_matches(m, found);
    if (next_is(m, '$'))
        return variable_matches(m, found, false);
    if (next_is(m, '=')) {
        (void)next_is(m, '$');
        return variable_matches(m, found, true);
    }
    return m->at < m->end && *m->at == '"' ? text_matches(m, found) : word_matches(m, found);
}

bool pattern_match(
    struct variables *variables, struct str pattern, const struct node *found, struct str *why)
{
    struct match m = { variables, pattern.ptr, pattern.ptr + pattern.len, why };

    *why = (struct str){ 0 };
    if (!value_matches(&m, found))
        return false;
    skip_blanks(&m);
    return m.at == m.end || broken(&m);
}
