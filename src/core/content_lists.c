#include "core/content_lists.h"

#include "core/content_blob.h"

/* The cell's place in what content_set_rows made of the content; -1: it is gone. */
static long slot_since(const struct shape *was, const struct shape *is, size_t slot)
{
    struct cell_ref ref = shape_ref(was, slot);

    return shape_slot(is, ref.row, ref.column);
}

static void cells_move(struct content *content, const struct content *was)
{
    for (size_t i = 0; i < shape_slots(was->shape); i++) {
        bool note = was->overrides && was->overrides[i].len;
        bool known = was->versions && was->versions[i];
        const struct cell *cell = &was->cells[i];
        long slot = -1;

        if (cell->kind != CELL_EMPTY || cell->error || note || known)
            slot = slot_since(was->shape, content->shape, i);
        if (slot < 0)
            continue;
        content->cells[slot] = *cell;
        if (known)
            content_set_version(content, (size_t)slot, was->versions[i]);
        if (note)
            content->overrides[slot] = was->overrides[i];
    }
}

void content_set_rows(struct content *content, struct open_row *rows, size_t len)
{
    struct content was = *content;
    size_t slots;

    content->rows = rows;
    content->rows_len = len;
    content->grown = len ? form_grow(content->arena, content->base, rows, len) : NULL;
    content->shape = shape_new(content->arena, len ? content->grown : content->base);
    slots = shape_slots(content->shape);
    content->cells = ARENA_ARRAY(content->arena, slots, struct cell);
    content->versions = NULL;
    content->overrides = was.overrides ? ARENA_ARRAY(content->arena, slots, struct str) : NULL;
    cells_move(content, &was);
    content_name_rows(content);
}

static struct str *row_word(struct form_row *row, int role)
{
    switch ((enum column_role)role) {
    case COLUMN_STT:
        return &row->stt;
    case COLUMN_LABEL:
        return &row->label;
    case COLUMN_CODE:
        return &row->code;
    case COLUMN_UNIT:
        return &row->unit;
    case COLUMN_VALUE:
    case COLUMN_ROLE_COUNT:
        break;
    }
    return NULL;
}

static void row_name(struct content *content, struct form_row *row, size_t value_row, size_t place)
{
    const struct shape *shape = content->shape;
    struct buf number = { .arena = content->arena };

    row->stt = row->label = row->code = row->unit = (struct str){ 0 };
    for (size_t c = shape->values_len; c < shape->columns_len; c++) {
        struct str text = content->cells[value_row * shape->columns_len + c].text;
        struct str *word = row_word(row, shape_column(shape, c)->role);

        if (text.len && !word->len)
            *word = text;
    }
    if (!row->stt.len) {
        buf_addf(&number, "%zu", place);
        row->stt = buf_str(&number);
    }
}

void content_name_rows(struct content *content)
{
    struct form *form = content->grown;
    size_t place = 0;

    for (size_t i = 0; form && i < form->rows.len; i++) {
        struct form_row *row = FORM_ROW(form, i);

        if (!row->open || row->kind == ROW_GROUP)
            place = 0;
        else
            row_name(content, row, (size_t)content->shape->row_slots[i], ++place);
    }
}

bool content_has_rows(struct str blob)
{
    return blob.len >= BLOB_HEAD_BYTES && ((unsigned char)blob.ptr[1] & BLOB_ROWS);
}
