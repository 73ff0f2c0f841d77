/* How a table fits its paper: smaller letters down to a limit, then columns in groups, each behind
 * the columns that lead a row. */
#include "base/utf8.h"
#include "render/pdf.h"
#include "render/pdf_table.h"

/* Letters get smaller step by step, never smaller than people read. */
static const double sizes[] = { 12, 11, 10, 9, 8 };
/* Widths measured are those of the longest words: a little room for wider letters. */
#define WORD_SLACK 1.04
/* A label is not broken into lines shorter than this many letters, if it has as many. */
#define LABEL_LETTERS 16
#define LETTER 0.48 /* of the size: a letter's width, about */
/* A word longer than any of the language does not make its column wide: it is broken. */
#define WORD_LETTERS_MAX 30
/* What leads a row is repeated as long as it leaves most of the width to the rest. */
#define LEADING_MOST 0.6
/* A table people drew says no widths: as its texts are long, up to so many letters. */
#define DRAWN_LETTERS_MAX 60

/* What is known of a column's texts, in letters and in points for each point of size. */
struct measure {
    size_t letters;      /* of the longest text */
    struct str word;     /* the longest word, */
    size_t word_letters; /* and its letters */
    struct str strong;   /* the same of bold texts */
    size_t strong_letters;
    double least, wanted; /* per point of size */
};

static bool breaks(char c)
{
    return c == ' ' || c == '\n';
}

static void take_words(struct measure *to, struct str text, unsigned marks)
{
    while (text.len) {
        size_t len = 0, letters;
        struct str word;

        while (len < text.len && !breaks(text.ptr[len]))
            len++;
        word = (struct str){ text.ptr, len };
        letters = utf8_chars(word);
        if ((marks & PAPER_BOLD) && letters > to->strong_letters) {
            to->strong = word;
            to->strong_letters = letters;
        } else if (!(marks & PAPER_BOLD) && letters > to->word_letters) {
            to->word = word;
            to->word_letters = letters;
        }
        text = str_sub(text, len + 1, text.len);
    }
}

static void take_cell(struct measure *to, const struct paper_cell *cell)
{
    size_t letters = 0;

    for (size_t i = 0; i < cell->runs.len; i++) {
        const struct paper_run *run = LIST_AT(cell->runs, struct paper_run, i);

        take_words(to, run->text, cell->marks | run->marks);
        letters += utf8_chars(run->text);
    }
    to->letters = letters > to->letters ? letters : to->letters;
}

static void settle(struct pdf *pdf, struct measure *of, const struct paper_column *column)
{
    double word = pdf_width(pdf, of->word, 10, 0) / 10;
    double strong = pdf_width(pdf, of->strong, 10, PAPER_BOLD) / 10;
    size_t letters = column->width > 0 ? (size_t)column->width : of->letters;
    size_t label = of->letters < LABEL_LETTERS ? of->letters : LABEL_LETTERS;

    of->least = (word > strong ? word : strong) * WORD_SLACK;
    if (of->least > WORD_LETTERS_MAX * LETTER)
        of->least = WORD_LETTERS_MAX * LETTER;
    if (column->label && of->least < (double)label * LETTER)
        of->least = (double)label * LETTER;
    if (column->width <= 0 && letters > DRAWN_LETTERS_MAX)
        letters = DRAWN_LETTERS_MAX;
    of->wanted = (double)letters * LETTER;
    of->wanted = of->wanted > of->least ? of->wanted : of->least;
}

static struct measure *measure(struct pdf *pdf, const struct paper_table *table)
{
    struct measure *all = ARENA_ARRAY(pdf->ctx->arena, table->columns.len, struct measure);

    for (size_t i = 0; i < table->cells.len; i++) {
        const struct paper_cell *cell = LIST_AT(table->cells, struct paper_cell, i);

        if (cell->column == cell->last_column)
            take_cell(&all[cell->column], cell);
    }
    for (size_t i = 0; i < table->columns.len; i++)
        settle(pdf, &all[i], LIST_AT(table->columns, struct paper_column, i));
    return all;
}

/* ---- groups ---- */

struct planning {
    struct pdf *pdf;
    const struct paper_table *table;
    const struct measure *columns;
    struct pdf_plan plan;
    size_t *order;
    size_t order_len, leading;
};

static double least(const struct planning *p, size_t column)
{
    return p->columns[column].least * p->plan.size + 2 * PDF_CELL_PAD;
}

static double least_of_all(const struct planning *p)
{
    double sum = 0;

    for (size_t i = 0; i < p->table->columns.len; i++)
        sum += least(p, i);
    return sum;
}

/* How many columns are repeated: those that lead a row, or none where they are too wide. */
static size_t leading_of(const struct planning *p)
{
    double sum = 0;
    size_t len = 0;

    while (
        len < p->table->columns.len && LIST_AT(p->table->columns, struct paper_column, len)->label)
        sum += least(p, len++);
    return len < p->table->columns.len && sum < p->pdf->width * LEADING_MOST ? len : 0;
}

static void group_begin(struct planning *p)
{
    p->plan.groups[p->plan.groups_len++] = (struct pdf_group){ p->order_len, p->leading };
    for (size_t i = 0; i < p->leading; i++)
        p->order[p->order_len++] = i;
}

static void group_all(struct planning *p)
{
    double leading = 0, taken;

    for (size_t i = 0; i < p->leading; i++)
        leading += least(p, i);
    group_begin(p);
    taken = leading;
    for (size_t i = p->leading; i < p->table->columns.len; i++) {
        struct pdf_group *group = &p->plan.groups[p->plan.groups_len - 1];

        if (group->len > p->leading && taken + least(p, i) > p->pdf->width) {
            group_begin(p);
            group = &p->plan.groups[p->plan.groups_len - 1];
            taken = leading;
        }
        p->order[p->order_len++] = i;
        group->len++;
        taken += least(p, i);
    }
}

/* What is left over goes to the columns that want more, then to all alike. */
static void widen(struct planning *p, const struct pdf_group *group)
{
    double taken = 0, wanted = 0, spare;

    for (size_t i = 0; i < group->len; i++) {
        const struct measure *of = &p->columns[p->order[group->from + i]];

        taken += least(p, p->order[group->from + i]);
        wanted += (of->wanted - of->least) * p->plan.size;
    }
    spare = p->pdf->width - taken;
    for (size_t i = 0; i < group->len; i++) {
        size_t column = p->order[group->from + i];
        const struct measure *of = &p->columns[column];
        double more = (of->wanted - of->least) * p->plan.size, own = least(p, column);

        if (spare < 0)
            own *= p->pdf->width / taken;
        else if (wanted > spare)
            own += more * spare / wanted;
        else
            own += more + (spare - wanted) * (own + more) / (taken + wanted);
        /* Columns of several groups are as wide as in the narrowest of them. */
        if (p->plan.widths[column] <= 0 || own < p->plan.widths[column])
            p->plan.widths[column] = own;
    }
}

struct pdf_plan pdf_plan(struct pdf *pdf, const struct paper_table *table)
{
    size_t columns = table->columns.len;
    struct planning p = { .pdf = pdf, .table = table, .columns = measure(pdf, table) };

    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        p.plan.size = sizes[i];
        if (least_of_all(&p) <= pdf->width)
            break;
    }
    p.leading = least_of_all(&p) <= pdf->width ? 0 : leading_of(&p);
    p.order = ARENA_ARRAY(pdf->ctx->arena, columns * (p.leading + 1), size_t);
    p.plan.order = p.order;
    p.plan.groups = ARENA_ARRAY(pdf->ctx->arena, columns, struct pdf_group);
    p.plan.widths = ARENA_ARRAY(pdf->ctx->arena, columns, double);
    group_all(&p);
    for (size_t i = 0; i < p.plan.groups_len; i++)
        widen(&p, &p.plan.groups[i]);
    return p.plan;
}
