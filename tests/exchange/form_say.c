#include "tests/exchange/form_say.h"

static void say(struct buf *buf, const char *name, struct str text)
{
    if (text.len > 0)
        buf_addf(buf, "%s " STR_FMT "\n", name, STR_ARG(text));
}

static void say_column(struct arena *arena, struct buf *buf, const struct form_column *column)
{
    buf_addf(buf, STR_FMT " %s", STR_ARG(form_column_letters(arena, column->key)),
        column->role == COLUMN_VALUE && column->type != TYPE_NUMBER
            ? value_type_names[column->type]
            : column_role_names[column->role]);
    if (column->number.len > 0)
        buf_addf(buf, " " STR_FMT, STR_ARG(column->number));
    if (column->unit.len > 0)
        buf_addf(buf, " [" STR_FMT "]", STR_ARG(column->unit));
    if (column->printed.len > 0)
        buf_addf(buf, " =" STR_FMT, STR_ARG(column->printed));
    for (size_t i = 0; i < column->path.len; i++) {
        struct str heading = *LIST_AT(column->path, struct str, i);

        buf_addf(buf, "%s" STR_FMT, i == 0 ? " | " : " > ", STR_ARG(heading));
    }
    buf_add_char(buf, '\n');
}

static void say_row(struct buf *buf, const struct form_row *row)
{
    buf_addf(buf, "row %lld %s", (long long)row->key, row_kind_names[row->kind]);
    if (row->stt.len > 0)
        buf_addf(buf, " " STR_FMT, STR_ARG(row->stt));
    if (row->label.len > 0)
        buf_addf(buf, " | " STR_FMT, STR_ARG(row->label));
    if (row->unit.len > 0)
        buf_addf(buf, " | " STR_FMT, STR_ARG(row->unit));
    if (row->code.len > 0)
        buf_addf(buf, " | code " STR_FMT, STR_ARG(row->code));
    if (row->indent > 0)
        buf_addf(buf, " | indent %lld", (long long)row->indent);
    if (row->parent > 0)
        buf_addf(buf, " | under %lld", (long long)row->parent);
    buf_add_char(buf, '\n');
}

struct str form_say(struct arena *arena, const struct form *form)
{
    struct buf buf = { .arena = arena };

    say(&buf, "title", form->title);
    say(&buf, "no", form->form_no);
    say(&buf, "unit", form->unit_note);
    say(&buf, "legal", form->legal_basis);
    for (size_t i = 0; i < form->columns.len; i++)
        say_column(arena, &buf, FORM_COLUMN(form, i));
    for (size_t i = 0; i < form->rows.len; i++)
        say_row(&buf, FORM_ROW(form, i));
    for (size_t i = 0; i < form->cells.len; i++) {
        const struct form_cell *cell = FORM_CELL(form, i);

        buf_addf(&buf, STR_FMT " " STR_FMT "\n",
            STR_ARG(form_address(arena, cell->row, cell->column)),
            STR_ARG(cell->readonly ? S("x") : cell->formula));
    }
    say(&buf, "date", form->date_line);
    for (size_t i = 0; i < form->signs.len; i++) {
        const struct form_sign *sign = LIST_AT(form->signs, struct form_sign, i);

        buf_addf(&buf, "sign " STR_FMT "%s" STR_FMT "\n", STR_ARG(sign->title),
            sign->note.len > 0 ? " | " : "", STR_ARG(sign->note));
    }
    for (size_t i = 0; i < form->notes.len; i++)
        say(&buf, "note", *LIST_AT(form->notes, struct str, i));
    return buf_str(&buf);
}
