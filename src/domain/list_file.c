#include "domain/list_file.h"

#include "domain/use.h"
#include "render/render.h"

/* Keys of columns: the first counts, then come those of the file. */
enum { COLUMN_ORDINAL = 1, COLUMN_OWN };

struct sheet {
    struct arena *arena;
    const struct list_file *file;
    struct form_row *rows;
};

static struct str text_of(const struct sheet *sheet, size_t row, size_t column)
{
    const char *records = sheet->file->records->items;

    return sheet->file->columns[column].text(
        sheet->arena, records + row * sheet->file->record_size);
}

static const struct form_row *sheet_row(const void *user, size_t i)
{
    return &((const struct sheet *)user)->rows[i];
}

static struct cell sheet_value(const void *user, size_t i, const struct form_column *column)
{
    struct str text = text_of(user, i, (size_t)(column->key - COLUMN_OWN));

    return (struct cell){ .kind = text.len ? CELL_TEXT : CELL_EMPTY, .text = text };
}

static struct form_column column_of(
    struct arena *arena, int64_t key, const char *title, enum column_role role, int64_t width)
{
    struct str *path = ARENA_NEW(arena, struct str);

    *path = str_of(title);
    return (struct form_column){
        .key = key, .path = { path, 1 }, .role = (int)role, .type = TYPE_TEXT, .width = width
    };
}

static struct form *sheet_form(struct arena *arena, const struct list_file *file)
{
    struct form *form = ARENA_NEW(arena, struct form);
    struct form_column *columns = ARENA_ARRAY(arena, file->columns_len + 1, struct form_column);
    struct form_sign *signs = ARENA_ARRAY(arena, file->signs_len + 1, struct form_sign);

    columns[0] = column_of(arena, COLUMN_ORDINAL, "STT", COLUMN_STT, 6);
    for (size_t i = 0; i < file->columns_len; i++)
        columns[i + 1] = column_of(arena, COLUMN_OWN + (int64_t)i, file->columns[i].title,
            i ? COLUMN_VALUE : COLUMN_LABEL, file->columns[i].width);
    for (size_t i = 0; i < file->signs_len; i++)
        signs[i] = file->signs[i];
    form->title = file->title;
    form->columns = (struct list){ columns, file->columns_len + 1 };
    form->signs = (struct list){ signs, file->signs_len };
    if (file->signs_len)
        form->date_line = S("…………, ngày …… tháng …… năm ………");
    return form;
}

enum status list_file_write(
    struct ctx *ctx, const struct list_file *file, struct str extension, struct str *out)
{
    const struct render_writer *writer = render_writer(extension);
    size_t len = file->records->len;
    struct sheet sheet = {
        .arena = ctx->arena,
        .file = file,
        .rows = ARENA_ARRAY(ctx->arena, len + 1, struct form_row),
    };
    struct render_table table = {
        .form = sheet_form(ctx->arena, file),
        .unit_name = file->unit_name,
        .period_title = file->subtitle,
        .rows = { len, sheet_row, sheet_value, &sheet },
    };

    if (!writer)
        return use_not_found(ctx);
    for (size_t i = 0; i < len; i++)
        sheet.rows[i] = (struct form_row){
            .key = (int64_t)i + 1,
            .kind = ROW_FIXED,
            .stt = str_format(ctx->arena, "%zu", i + 1),
            .label = text_of(&sheet, i, 0),
        };
    return writer->write(ctx, &table, out);
}
