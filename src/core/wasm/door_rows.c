#include "core/wasm/door_rows.h"

static bool integer_read(struct json_reader *reader, int64_t *out)
{
    return json_next(reader) == JSON_NUMBER && str_to_int(reader->text, out);
}

static bool row_read(struct json_reader *reader, struct open_row *out)
{
    enum json_token token;

    *out = (struct open_row){ 0 };
    if (!integer_read(reader, &out->open) || !integer_read(reader, &out->key))
        return false;
    token = json_next(reader);
    if (token == JSON_STRING) {
        out->heading = reader->text;
        token = json_next(reader);
    }
    return token == JSON_ARRAY_END;
}

bool door_rows_read(struct json_reader *reader, struct arena *arena, struct list *out)
{
    struct open_row *rows = NULL;
    size_t cap = 0;
    enum json_token token;

    out->len = 0;
    if (json_next(reader) != JSON_ARRAY)
        return false;
    while ((token = json_next(reader)) == JSON_ARRAY) {
        struct open_row row;

        if (!row_read(reader, &row))
            return false;
        rows = list_room(arena, rows, out->len, &cap, sizeof(row));
        rows[out->len++] = row;
    }
    out->items = rows;
    return token == JSON_ARRAY_END;
}

static void answer_row(struct json_writer *w, const struct form *base, const struct form_row *row)
{
    if (!row->open) {
        json_int(w, form_row_index(base, row->key));
        return;
    }
    json_open(w, '[');
    json_int(w, form_row_index(base, row->open));
    json_int(w, row->key);
    json_str(w, str_of(row_kind_names[row->kind]));
    json_str(w, row->stt);
    json_str(w, row->label);
    json_close(w, ']');
}

static void answer_naming(struct json_writer *w, const struct form *form)
{
    json_open(w, '[');
    for (size_t i = 0; i < form->columns.len; i++)
        if (FORM_COLUMN(form, i)->role != COLUMN_VALUE)
            json_int(w, (int64_t)i);
    json_close(w, ']');
}

/* Cells of a row that are crossed out, as in its open row. */
static void answer_crossed(
    struct json_writer *w, const struct form *form, const struct form_row *row)
{
    for (size_t i = 0; i < form->columns.len; i++) {
        int64_t column = FORM_COLUMN(form, i)->key;
        const struct form_cell *cell = form_cell_find(form, row->key, column);

        if (!cell || !cell->readonly)
            continue;
        json_open(w, '[');
        json_int(w, row->key);
        json_int(w, column);
        json_close(w, ']');
    }
}

void door_rows_answer(struct json_writer *w, const struct content *content)
{
    const struct form *form = content->shape->form;

    json_open(w, '{');
    json_name(w, "rows");
    json_open(w, '[');
    for (size_t i = 0; i < form->rows.len; i++)
        answer_row(w, content->base, FORM_ROW(form, i));
    json_close(w, ']');
    json_name(w, "most");
    json_int(w, (int64_t)form_open_most(content->base));
    json_name(w, "naming");
    answer_naming(w, form);
    json_name(w, "crossed");
    json_open(w, '[');
    for (size_t i = 0; i < form->rows.len; i++)
        if (FORM_ROW(form, i)->open)
            answer_crossed(w, form, FORM_ROW(form, i));
    json_close(w, ']');
    json_close(w, '}');
}

int64_t door_row_key(int64_t random)
{
    return open_key_drawn((uint64_t)random);
}
