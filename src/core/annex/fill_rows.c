/* Rows of a filled-in file in the place of an open list: which were added, which would be. */
#include "core/annex/fill_work.h"
#include "core/annex/match.h"
#include "core/text.h"

/* A row of the report that was added, as it is looked for. */
struct known {
    struct str code, label; /* search keys */
    bool met;
};

struct adding {
    struct job *job;
    struct known *known; /* by the form's rows */
    struct fill_row *rows;
    int32_t *found; /* by those: the row of the file */
    size_t len;
};

/* ---- what a row of the file is called ---- */

/* The text in its first column of the role. */
static struct str word_of(const struct job *job, size_t found, enum column_role role)
{
    for (size_t j = 0; j < job->form->columns.len; j++) {
        struct str text;

        if (FORM_COLUMN(job->form, j)->role != (int)role || job->columns[j] < 0)
            continue;
        text = sheet_cell(job->sheet, FORM_ROW(&job->found, found)->key,
            FORM_COLUMN(&job->found, job->columns[j])->key)
                   ->text;
        if (str_trim(text).len)
            return str_trim(text);
    }
    return S("");
}

/* ---- rows that were added ---- */

static bool is_it(const struct known *known, struct str code, struct str label, bool by_code)
{
    if (by_code)
        return code.len && str_eq(known->code, code);
    /* Two codes are two things, whatever they are called. */
    return label.len && str_eq(known->label, label) && (!code.len || !known->code.len);
}

/* The row of the form, or -1. The list's rows stand before its open row. */
static long known_find(struct adding *a, size_t open, size_t found)
{
    const struct form *form = a->job->form;
    struct arena *arena = a->job->arena;
    struct str code = text_search_key(arena, word_of(a->job, found, COLUMN_CODE));
    struct str label = text_search_key(arena, word_of(a->job, found, COLUMN_LABEL));
    size_t first = open;

    while (first > 0 && FORM_ROW(form, first - 1)->open == FORM_ROW(form, open)->key)
        first--;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = first; i < open; i++)
            if (FORM_ROW(form, i)->kind == ROW_FIXED && !a->known[i].met &&
                is_it(&a->known[i], code, label, pass == 0))
                return (long)i;
    return -1;
}

/* ---- rows that would be ---- */

static void row_propose(struct adding *a, size_t open, size_t found, int64_t after)
{
    struct job *job = a->job;
    struct fill_row *row = &a->rows[a->len];

    *row = (struct fill_row){
        .key = job->next_key++,
        .open = FORM_ROW(job->form, open)->key,
        .after = after,
        .at = str_format(job->arena, "%lld", (long long)FORM_ROW(&job->found, found)->key),
        .label = word_of(job, found, COLUMN_LABEL),
        .code = word_of(job, found, COLUMN_CODE),
        .state = FILL_TAKEN,
    };
    if (!row->label.len && !row->code.len) {
        row->state = FILL_REFUSED;
        row->reason = S("Dòng chưa có tên, chưa có mã.");
    }
    job->met[found] = true;
    a->found[a->len++] = (int32_t)found;
}

/* Rows of the file from one that is the form's own to the next. */
static void between(struct adding *a, long open, size_t from, size_t to)
{
    struct job *job = a->job;
    int64_t after = 0;

    for (size_t j = from; open >= 0 && j < to; j++) {
        long known;

        if (FORM_ROW(&job->found, j)->kind == ROW_OPEN)
            continue;
        known = known_find(a, (size_t)open, j);
        if (known >= 0) {
            a->known[known].met = true;
            job->rows[known] = (int32_t)j;
            after = FORM_ROW(job->form, known)->key;
            continue;
        }
        row_propose(a, (size_t)open, j, after);
        if (a->rows[a->len - 1].state == FILL_TAKEN)
            after = a->rows[a->len - 1].key;
    }
}

/* Of open rows that follow one another with nothing of the file between, the first is meant. */
static void lists_walk(struct adding *a)
{
    struct job *job = a->job;
    size_t from = 0;
    long open = -1;

    for (size_t i = 0; i < job->form->rows.len; i++) {
        if (FORM_ROW(job->form, i)->kind == ROW_OPEN && open < 0)
            open = (long)i;
        if (FORM_ROW(job->form, i)->open || job->rows[i] < 0)
            continue;
        between(a, open, from, (size_t)job->rows[i]);
        from = (size_t)job->rows[i] + 1;
        open = -1;
    }
    between(a, open, from, job->found.rows.len);
}

/* ---- the form with them ---- */

static struct form_row row_new(const struct adding *a, size_t i)
{
    return (struct form_row){
        .key = a->rows[i].key,
        .kind = ROW_FIXED,
        .label = a->rows[i].label,
        .unit = word_of(a->job, (size_t)a->found[i], COLUMN_UNIT),
        .open = a->rows[i].open,
    };
}

static struct list columns_named(struct arena *arena, const struct form *form)
{
    struct form_column *columns = ARENA_ARRAY(arena, form->columns.len, struct form_column);

    for (size_t i = 0; i < form->columns.len; i++) {
        columns[i] = *FORM_COLUMN(form, i);
        if (columns[i].role != COLUMN_VALUE)
            columns[i].type = TYPE_TEXT;
    }
    return (struct list){ columns, form->columns.len };
}

static void form_extend(struct adding *a)
{
    struct job *job = a->job;
    const struct form *form = job->form;
    struct form *out = ARENA_NEW(job->arena, struct form);
    struct form_row *rows = ARENA_ARRAY(job->arena, form->rows.len + a->len, struct form_row);
    int32_t *partners = ARENA_ARRAY(job->arena, form->rows.len + a->len, int32_t);
    size_t len = 0, at = 0;

    for (size_t i = 0; i < form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(form, i);

        for (; row->kind == ROW_OPEN && at < a->len && a->rows[at].open == row->key; at++) {
            if (a->rows[at].state != FILL_TAKEN)
                continue;
            partners[len] = a->found[at];
            rows[len++] = row_new(a, at);
        }
        partners[len] = job->rows[i];
        rows[len++] = *row;
    }
    *out = *form;
    out->rows = (struct list){ rows, len };
    out->columns = columns_named(job->arena, form);
    out->places = NULL;
    job->form = out;
    job->rows = partners;
}

void fill_rows(struct job *job)
{
    const struct form *form = job->form;
    struct adding a = {
        .job = job,
        .known = ARENA_ARRAY(job->arena, form->rows.len, struct known),
        .rows = ARENA_ARRAY(job->arena, job->found.rows.len + 1, struct fill_row),
        .found = ARENA_ARRAY(job->arena, job->found.rows.len + 1, int32_t),
    };

    match_naming_columns(job->arena, form, &job->found, job->columns);
    for (size_t i = 0; i < form->rows.len; i++)
        if (FORM_ROW(form, i)->open)
            a.known[i] = (struct known){
                .code = text_search_key(job->arena, FORM_ROW(form, i)->code),
                .label = text_search_key(job->arena, FORM_ROW(form, i)->label),
            };
    lists_walk(&a);
    job->out->rows = (struct list){ a.rows, a.len };
    form_extend(&a);
}
