#include "core/csv.h"

#include "base/utf8.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* ---- the reader ---- */

static const char separators[] = { ',', ';', '\t' };

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* The separator the first line has most of, quoted text aside; a comma if it has none. */
static char separator_of(struct str text)
{
    size_t counts[ARRAY_LEN(separators)] = { 0 }, best = 0;
    bool quoted = false;

    for (size_t i = 0; i < text.len && (quoted || !is_line_end(text.ptr[i])); i++) {
        quoted ^= text.ptr[i] == '"';
        for (size_t j = 0; j < ARRAY_LEN(separators) && !quoted; j++)
            counts[j] += text.ptr[i] == separators[j];
    }
    for (size_t j = 1; j < ARRAY_LEN(separators); j++)
        if (counts[j] > counts[best])
            best = j;
    return separators[best];
}

struct csv_reader csv_read(struct arena *arena, struct str text)
{
    struct str mark = S(BYTE_ORDER_MARK);

    if (str_starts(text, mark))
        text = str_sub(text, mark.len, text.len);
    return (struct csv_reader){
        .arena = arena,
        .rest = text,
        .separator = separator_of(text),
        .fault = utf8_valid(text) ? CSV_OK : CSV_NOT_UTF8,
    };
}

static bool refuse(struct csv_reader *r, enum csv_fault fault)
{
    r->fault = fault;
    return false;
}

/* Takes the line end at the head of the rest; CRLF is one. */
static void take_line_end(struct csv_reader *r)
{
    size_t len = str_starts(r->rest, S("\r\n")) ? 2 : 1;

    r->rest = str_sub(r->rest, len, r->rest.len);
    r->lines_taken++;
}

static size_t lines_in(struct str s)
{
    size_t lines = 0;

    for (size_t i = 0; i < s.len; i++)
        lines += s.ptr[i] == '\n' || (s.ptr[i] == '\r' && (i + 1 == s.len || s.ptr[i + 1] != '\n'));
    return lines;
}

static struct str without_doubled_quotes(struct arena *arena, struct str s)
{
    struct buf out = { .arena = arena };

    buf_reserve(&out, s.len);
    while (s.len) {
        struct str part = str_cut(&s, '"');

        buf_add(&out, part);
        if (s.len) {
            buf_add_char(&out, '"');
            s = str_sub(s, 1, s.len);
        }
    }
    return buf_str(&out);
}

/* quoted -> '"' (not a quote | '""')* '"' */
static bool take_quoted(struct csv_reader *r, struct str *out)
{
    struct str s = str_sub(r->rest, 1, r->rest.len);
    bool doubled = false;
    size_t len = 0;

    for (; len < s.len; len++) {
        if (s.ptr[len] != '"')
            continue;
        if (len + 1 == s.len || s.ptr[len + 1] != '"')
            break;
        doubled = true;
        len++;
    }
    if (len == s.len) {
        r->line = r->lines_taken + 1;
        return refuse(r, CSV_UNCLOSED_QUOTE);
    }
    *out = str_sub(s, 0, len);
    r->lines_taken += lines_in(*out);
    r->rest = str_sub(s, len + 1, s.len);
    if (doubled)
        *out = without_doubled_quotes(r->arena, *out);
    if (r->rest.len && r->rest.ptr[0] != r->separator && !is_line_end(r->rest.ptr[0]))
        return refuse(r, CSV_TEXT_BEHIND_QUOTE);
    return true;
}

static struct str take_plain(struct csv_reader *r)
{
    size_t len = 0;
    struct str field;

    while (len < r->rest.len && r->rest.ptr[len] != r->separator && !is_line_end(r->rest.ptr[len]))
        len++;
    field = str_sub(r->rest, 0, len);
    r->rest = str_sub(r->rest, len, r->rest.len);
    return field;
}

static bool take_field(struct csv_reader *r)
{
    struct str field;

    if (r->len == CSV_COLUMNS_MAX)
        return refuse(r, CSV_TOO_MANY_COLUMNS);
    if (!str_starts(r->rest, S("\"")))
        field = take_plain(r);
    else if (!take_quoted(r, &field))
        return false;
    r->fields[r->len++] = field;
    return true;
}

/* row -> field (separator field)* (line end | end) */
static bool take_row(struct csv_reader *r)
{
    r->len = 0;
    r->line = r->lines_taken + 1;
    while (take_field(r)) {
        if (!r->rest.len)
            return true;
        if (is_line_end(r->rest.ptr[0])) {
            take_line_end(r);
            return true;
        }
        r->rest = str_sub(r->rest, 1, r->rest.len);
    }
    return false;
}

static bool has_text(const struct csv_reader *r)
{
    for (size_t i = 0; i < r->len; i++)
        if (str_trim(r->fields[i]).len)
            return true;
    return false;
}

bool csv_next(struct csv_reader *r)
{
    while (r->fault == CSV_OK && r->rest.len) {
        if (!take_row(r))
            return false;
        if (!has_text(r))
            continue;
        if (r->rows++ == CSV_ROWS_MAX)
            return refuse(r, CSV_TOO_MANY_ROWS);
        return true;
    }
    return false;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

size_t csv_column(const struct csv_reader *r, struct str name)
{
    size_t at = 0;

    for (; at < r->len; at++) {
        struct str field = str_trim(r->fields[at]);
        size_t i = 0;

        while (i < field.len && i < name.len && lower(field.ptr[i]) == lower(name.ptr[i]))
            i++;
        if (i == field.len && i == name.len)
            break;
    }
    return at;
}

/* ---- the writer ---- */

/* What a spreadsheet takes for the beginning of a formula. */
static bool like_formula(struct str s)
{
    static const char first[] = { '=', '+', '-', '@', '\t', '\r' };

    for (size_t i = 0; s.len && i < sizeof(first); i++)
        if (s.ptr[0] == first[i])
            return true;
    return false;
}

struct str csv_unguarded(struct str field)
{
    struct str rest = str_sub(field, 1, field.len);

    return str_starts(field, S("'")) && like_formula(rest) ? rest : field;
}

void csv_begin(struct csv_writer *w)
{
    buf_add(w->out, S(BYTE_ORDER_MARK));
}

static char separator(const struct csv_writer *w)
{
    return w->dialect == CSV_SEMICOLON ? ';' : ',';
}

static void begin_field(struct csv_writer *w)
{
    if (w->behind)
        buf_add_char(w->out, separator(w));
    w->behind = true;
}

static bool needs_quotes(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '"' || s.ptr[i] == ',' || s.ptr[i] == ';' || s.ptr[i] == '\t' ||
            is_line_end(s.ptr[i]))
            return true;
    return s.len && str_trim(s).len != s.len;
}

void csv_text(struct csv_writer *w, struct str text)
{
    bool guarded = like_formula(text), quoted = needs_quotes(text);

    begin_field(w);
    if (quoted)
        buf_add_char(w->out, '"');
    if (guarded)
        buf_add_char(w->out, '\'');
    while (text.len) {
        bool cut = str_find(text, S("\"")) < text.len;

        buf_add(w->out, str_cut(&text, '"'));
        if (cut)
            buf_add(w->out, S("\"\""));
    }
    if (quoted)
        buf_add_char(w->out, '"');
}

void csv_digits(struct csv_writer *w, struct str digits)
{
    begin_field(w);
    buf_add(w->out, S("\"=\"\""));
    buf_add(w->out, digits);
    buf_add(w->out, S("\"\"\""));
}

void csv_number(struct csv_writer *w, struct dec value)
{
    size_t begin;

    begin_field(w);
    begin = w->out->len;
    dec_add_to(w->out, value);
    for (size_t i = begin; i < w->out->len && w->dialect == CSV_SEMICOLON; i++)
        if (w->out->ptr[i] == '.')
            w->out->ptr[i] = ',';
}

void csv_row_end(struct csv_writer *w)
{
    buf_add(w->out, S("\r\n"));
    w->behind = false;
}
