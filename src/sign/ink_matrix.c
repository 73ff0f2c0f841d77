#include "sign/ink_matrix.h"

#define SCALE_DIGITS 9

int64_t ink_held(int128 value)
{
    if (value > INK_FAR)
        return INK_FAR;
    return value < -INK_FAR ? -INK_FAR : (int64_t)value;
}

/* a b + c d; too much is held at the end alone: it is far away, whatever is added. */
static int64_t both(int64_t a, int64_t b, int64_t c, int64_t d, int64_t more)
{
    return ink_held(((int128)a * b + (int128)c * d) / INK_SCALE + more);
}

/* First the one, then the other. */
struct ink_matrix ink_then(const struct ink_matrix *m, const struct ink_matrix *n)
{
    return (struct ink_matrix){
        both(m->a, n->a, m->b, n->c, 0),
        both(m->a, n->b, m->b, n->d, 0),
        both(m->c, n->a, m->d, n->c, 0),
        both(m->c, n->b, m->d, n->d, 0),
        both(m->e, n->a, m->f, n->c, n->e),
        both(m->e, n->b, m->f, n->d, n->f),
    };
}

int64_t ink_height(const struct ink_matrix *m, int64_t x, int64_t y)
{
    return both(x, m->b, y, m->d, m->f);
}

int64_t ink_size(int64_t value)
{
    return value < 0 ? -value : value;
}

bool ink_is_number(const struct pdf_value *value)
{
    return value->kind == PDF_INT || value->kind == PDF_REAL;
}

/* As it is written: pdf_scaled has fewer digits. */
int64_t ink_number(const struct pdf_value *value)
{
    bool below = str_starts(value->text, S("-")), behind = false;
    size_t digits = 0;
    int128 n = 0;

    if (value->kind == PDF_INT)
        return ink_held((int128)value->number * INK_SCALE);
    for (size_t i = 0; ink_is_number(value) && i < value->text.len && digits < SCALE_DIGITS; i++) {
        behind = behind || value->text.ptr[i] == '.';
        if (value->text.ptr[i] < '0' || value->text.ptr[i] > '9')
            continue;
        n = n * 10 + (value->text.ptr[i] - '0');
        digits += behind;
    }
    for (; digits < SCALE_DIGITS; digits++)
        n *= 10;
    return ink_held(below ? -n : n);
}
