#include "render/render.h"

/* clang-format off */
static const struct render_writer writers[] = {
    { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", render_xlsx },
    { "csv",  "text/csv; charset=utf-8; header=present",                           render_csv },
};
/* clang-format on */

const struct render_writer *render_writer(struct str extension)
{
    for (size_t i = 0; i < ARRAY_LEN(writers); i++) {
        if (str_eq(extension, str_of(writers[i].extension)))
            return &writers[i];
    }
    return NULL;
}

struct filled {
    const struct form *form;
    const struct content *content;
};

static const struct form_row *filled_row(const void *user, size_t i)
{
    const struct filled *filled = user;

    return FORM_ROW(filled->form, i);
}

static struct cell filled_value(const void *user, size_t i, const struct form_column *column)
{
    const struct filled *filled = user;
    const struct form_row *row = FORM_ROW(filled->form, i);

    if (filled->content == NULL || row->kind != ROW_FIXED)
        return (struct cell){ .kind = CELL_EMPTY };
    return content_get(filled->content, row->key, column->key);
}

struct render_rows render_rows_of(
    struct arena *arena, const struct form *form, const struct content *content)
{
    struct filled *filled = ARENA_NEW(arena, struct filled);

    *filled = (struct filled){ form, content };
    return (struct render_rows){ form->rows.len, filled_row, filled_value, filled };
}
