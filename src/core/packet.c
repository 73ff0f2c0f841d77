#include "core/packet.h"

#include "base/json.h"

static void text(struct json_writer *w, const char *name, struct str value)
{
    json_name(w, name);
    json_str(w, value);
}

static void number(struct json_writer *w, const char *name, int64_t value)
{
    json_name(w, name);
    json_int(w, value);
}

static void about(struct json_writer *w, const struct packet_about *of)
{
    json_name(w, "report");
    json_open(w, '{');
    text(w, "unit_code", of->unit_code);
    text(w, "regime_code", of->regime_code);
    text(w, "form_code", of->form_code);
    number(w, "form_version", of->form_number);
    text(w, "period", of->period);
    number(w, "revision", of->revision);
    text(w, "digest", of->digest);
    json_close(w, '}');
}

/* ---- the packet ---- */

static void columns(struct json_writer *w, struct arena *arena, const struct shape *shape)
{
    json_name(w, "columns");
    json_open(w, '[');
    for (size_t i = 0; i < shape->columns_len; i++) {
        const struct form_column *column = shape_column(shape, i);
        struct buf title = { .arena = arena };

        for (size_t k = 0; k < column->path.len; k++) {
            if (k > 0)
                buf_add(&title, S(" / "));
            buf_add(&title, *LIST_AT(column->path, struct str, k));
        }
        json_open(w, '{');
        number(w, "column", column->key);
        text(w, "code", column->attribute);
        text(w, "title", buf_str(&title));
        text(w, "type", str_of(value_type_names[column->type]));
        text(w, "unit", column->unit);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void value(struct json_writer *w, struct arena *arena, struct cell cell)
{
    struct buf wire = { .arena = arena };

    json_name(w, "value");
    if (cell.kind == CELL_EMPTY) {
        json_null(w);
        if (cell.error != CELL_ERROR_NONE)
            text(w, "error", str_of(cell_error_names[cell.error]));
        return;
    }
    if (cell.kind == CELL_TEXT)
        buf_add(&wire, cell.text);
    else
        cell_add_to(&wire, cell);
    json_str(w, buf_str(&wire));
}

static void cells(struct json_writer *w, const struct content *content, size_t value_row)
{
    const struct shape *shape = content->shape;
    size_t columns_len = shape->columns_len;
    bool added = shape_row(shape, value_row)->open != 0;

    json_name(w, "cells");
    json_open(w, '[');
    for (size_t i = value_row * columns_len; i < (value_row + 1) * columns_len; i++) {
        const struct form_column *column = shape_column(shape, i % columns_len);

        if (column->role != COLUMN_VALUE && !added)
            continue; /* names an added row; the form's own say theirs themselves */
        json_open(w, '{');
        number(w, "column", column->key);
        value(w, content->arena, content->cells[i]);
        if (content->overrides && content->overrides[i].len)
            text(w, "override", content->overrides[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void rows(struct json_writer *w, const struct packet_facts *facts)
{
    const struct shape *shape = facts->content->shape;

    json_name(w, "rows");
    json_open(w, '[');
    for (size_t i = 0; i < shape->form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(shape->form, i);

        if (shape->row_slots[i] < 0 && !row->open)
            continue;
        json_open(w, '{');
        number(w, "row", row->key);
        if (row->open)
            number(w, "under", row->open);
        text(w, "code", row->indicator.len ? row->indicator : row->code);
        text(w, "label", row->label);
        text(w, "unit", row->unit);
        if (shape->row_slots[i] >= 0)
            cells(w, facts->content, (size_t)shape->row_slots[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void notes(struct json_writer *w, const struct list *of)
{
    json_name(w, "explanations");
    json_open(w, '[');
    for (size_t i = 0; i < of->len; i++) {
        const struct packet_note *note = LIST_AT(*of, struct packet_note, i);

        json_open(w, '{');
        text(w, "check", note->code);
        number(w, "row", note->row);
        number(w, "column", note->column);
        text(w, "found", note->found);
        text(w, "allowed", note->allowed);
        text(w, "note", note->note);
        json_close(w, '}');
    }
    json_close(w, ']');
}

struct str packet_write(struct arena *arena, const struct packet_facts *facts)
{
    struct buf out = { .arena = arena };
    struct json_writer w = { .out = &out };

    json_open(&w, '{');
    text(&w, "format", S(PACKET_FORMAT));
    about(&w, &facts->about);
    columns(&w, arena, facts->content->shape);
    rows(&w, facts);
    json_name(&w, "text");
    if (facts->text)
        json_raw(&w, document_write(arena, facts->text));
    else
        json_null(&w);
    notes(&w, &facts->notes);
    json_close(&w, '}');
    return buf_str(&out);
}

/* ---- the manifest ---- */

static void file(struct json_writer *w, const struct manifest_file *of)
{
    json_open(w, '{');
    text(w, "name", of->name);
    text(w, "sha256", of->sha256);
    number(w, "size", of->size);
    json_close(w, '}');
}

static void files(struct json_writer *w, const char *name, const struct list *of)
{
    json_name(w, name);
    json_open(w, '[');
    for (size_t i = 0; i < of->len; i++)
        file(w, LIST_AT(*of, struct manifest_file, i));
    json_close(w, ']');
}

struct str manifest_write(struct arena *arena, const struct manifest_facts *facts)
{
    struct buf out = { .arena = arena };
    struct json_writer w = { .out = &out };

    json_open(&w, '{');
    text(&w, "format", facts->annexes.len ? S(MANIFEST_FORMAT_ANNEXES) : S(MANIFEST_FORMAT));
    about(&w, &facts->about);
    json_name(&w, "packet");
    file(&w, &facts->packet);
    if (facts->annexes.len)
        files(&w, "annexes", &facts->annexes);
    files(&w, "attachments", &facts->attachments);
    json_close(&w, '}');
    return buf_str(&out);
}
