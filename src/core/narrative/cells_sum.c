#include "core/narrative/cells_sum.h"

#include "base/limits.h"

static bool is_letter(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes one address off the text. */
static bool address_read(struct str *text, struct cell_ref *out)
{
    size_t letters = 0, digits = 0;

    while (letters < text->len && is_letter(text->ptr[letters]))
        letters++;
    while (letters + digits < text->len && is_digit(text->ptr[letters + digits]))
        digits++;
    if (letters > 3 || !str_to_int(str_sub(*text, letters, digits), &out->row))
        return false;
    out->column = form_column_key(str_sub(*text, 0, letters));
    *text = str_sub(*text, letters + digits, text->len);
    return out->column >= 1 && out->column <= FORM_COLUMN_KEY_MAX && out->row >= 1 &&
           out->row <= FORM_ROW_KEY_MAX;
}

bool cells_sum_read(struct str text, struct cells_sum *out)
{
    struct cells_sum sum = { .len = 0 };

    for (;;) {
        if (sum.len == CELLS_SUM_MAX || !address_read(&text, &sum.cells[sum.len]))
            return false;
        sum.len++;
        if (!text.len)
            break;
        if ((text.ptr[0] != '+' && text.ptr[0] != '-') || sum.len == CELLS_SUM_MAX)
            return false;
        sum.minus[sum.len] = text.ptr[0] == '-';
        text = str_sub(text, 1, text.len);
    }
    *out = sum;
    return true;
}
