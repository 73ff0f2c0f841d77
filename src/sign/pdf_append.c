#include "sign/pdf_append.h"

#include <stdlib.h>

struct pdf_appending pdf_append_to(struct pdf_file *file)
{
    struct pdf_appending to = { .file = file, .bytes = { .arena = file->ctx->arena } };

    to.next = (int64_t)file->entries_len;
    buf_add(&to.bytes, file->bytes);
    if (!str_ends(file->bytes, S("\n")) && !str_ends(file->bytes, S("\r")))
        buf_add_char(&to.bytes, '\n');
    return to;
}

int64_t pdf_new_number(struct pdf_appending *to)
{
    return to->next++;
}

void pdf_change_head(struct pdf_appending *to, int64_t number)
{
    ASSERT(to->changes_len < PDF_CHANGES_MAX);
    to->changes[to->changes_len].number = number;
    to->changes[to->changes_len].at = to->bytes.len;
    to->changes_len++;
    buf_addf(&to->bytes, "%lld 0 obj\n", (long long)number);
}

void pdf_change(struct pdf_appending *to, int64_t number, const struct pdf_value *value)
{
    pdf_change_head(to, number);
    pdf_write(&to->bytes, value);
    buf_add(&to->bytes, S("\nendobj\n"));
}

void pdf_change_stream(struct pdf_appending *to, int64_t number, struct str dict, struct str data)
{
    pdf_change_head(to, number);
    buf_addf(&to->bytes, "<< " STR_FMT " /Length %zu >>\nstream\n", STR_ARG(dict), data.len);
    buf_add(&to->bytes, data);
    buf_add(&to->bytes, S("\nendstream\nendobj\n"));
}

/* ---- the section ---- */

static int by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b; /* a change begins with its number */

    return *x < *y ? -1 : *x > *y;
}

/* How many of the changes from here on have consecutive numbers. */
static size_t run_of(const struct pdf_appending *to, size_t from)
{
    size_t len = 1;

    while (from + len < to->changes_len &&
           to->changes[from + len].number == to->changes[from].number + (int64_t)len)
        len++;
    return len;
}

static void add_trailer_keys(struct pdf_appending *to)
{
    static const char *const kept[] = { "Root", "Info", "ID" };

    buf_addf(&to->bytes, "/Size %lld", (long long)to->next);
    for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
        const struct pdf_value *value = pdf_key(&to->file->trailer, kept[i]);

        if (value->kind == PDF_NULL)
            continue;
        buf_addf(&to->bytes, " /%s ", kept[i]);
        pdf_write(&to->bytes, value);
    }
    buf_addf(&to->bytes, " /Prev %zu", to->file->sections[0].from);
}

static void add_table(struct pdf_appending *to)
{
    size_t run;

    buf_add(&to->bytes, S("xref\n"));
    for (size_t i = 0; i < to->changes_len; i += run) {
        run = run_of(to, i);
        buf_addf(&to->bytes, "%lld %zu\n", (long long)to->changes[i].number, run);
        for (size_t k = i; k < i + run; k++)
            buf_addf(&to->bytes, "%010zu 00000 n \n", to->changes[k].at);
    }
    buf_add(&to->bytes, S("trailer\n<< "));
    add_trailer_keys(to);
    buf_add(&to->bytes, S(" >>\n"));
}

/* [1 4 2]: kind, place, generation. */
static void add_line(struct buf *lines, size_t at)
{
    buf_add_char(lines, 1);
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_char(lines, (char)(at >> shift));
    buf_add(lines, S("\0\0"));
}

static void add_stream(struct pdf_appending *to, int64_t number)
{
    struct buf index = { .arena = to->bytes.arena }, lines = { .arena = to->bytes.arena };
    size_t run;

    for (size_t i = 0; i < to->changes_len; i += run) {
        run = run_of(to, i);
        buf_addf(&index, "%lld %zu ", (long long)to->changes[i].number, run);
        for (size_t k = i; k < i + run; k++)
            add_line(&lines, to->changes[k].at);
    }
    buf_addf(&to->bytes, "%lld 0 obj\n<< /Type /XRef ", (long long)number);
    add_trailer_keys(to);
    buf_addf(&to->bytes, " /W [1 4 2] /Index [" STR_FMT "] /Length %zu >>\nstream\n",
        STR_ARG(buf_str(&index)), lines.len);
    buf_add(&to->bytes, buf_str(&lines));
    buf_add(&to->bytes, S("\nendstream\nendobj\n"));
}

struct str pdf_append_end(struct pdf_appending *to)
{
    size_t at = to->bytes.len;
    int64_t own = 0;

    if (to->file->newest_is_stream) {
        ASSERT(to->changes_len < PDF_CHANGES_MAX);
        own = pdf_new_number(to);
        to->changes[to->changes_len].number = own;
        to->changes[to->changes_len].at = at;
        to->changes_len++;
    }
    qsort(to->changes, to->changes_len, sizeof(to->changes[0]), by_number);
    if (to->file->newest_is_stream)
        add_stream(to, own);
    else
        add_table(to);
    buf_addf(&to->bytes, "startxref\n%zu\n%%%%EOF\n", at);
    return buf_str(&to->bytes);
}
