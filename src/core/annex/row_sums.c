/* Rows that say what they are the sum of: "I = 1+2+3", "Tổng số (01=02+03)", "Tổng cộng (A+B)". */
#include "core/annex/tokens.h"
#include "core/annex/work_rows.h"

#define TERMS_MAX 64
#define TERM_BYTES_MAX 12

struct term {
    struct str name; /* the ordinal or code of another row */
    char sign;
    bool dots; /* "+...+": the rows between the one before and the one behind */
};

struct sum {
    struct str left; /* what it says it is the sum for; empty: itself */
    struct term terms[TERMS_MAX];
    size_t len;
};

/* ---- reading ---- */

static bool is_name_char(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
}

/* "(3)" is 3, "mục 3" too. */
static struct str name_of(struct str text)
{
    static const char *const words[] = { "mục ", "Mục ", "dòng ", "Dòng ", "mã số ", "Mã số ",
        "MS ", "cột " };

    text = str_trim(text);
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (str_starts(text, str_of(words[i])))
            text = str_trim(str_sub(text, str_of(words[i]).len, text.len));
    }
    if (text.len > 2 && text.ptr[0] == '(' && text.ptr[text.len - 1] == ')')
        text = str_trim(str_sub(text, 1, text.len - 2));
    for (size_t i = 0; i < text.len; i++) {
        if (!is_name_char(text.ptr[i]))
            return S("");
    }
    return text.len > TERM_BYTES_MAX ? S("") : token_bare_ordinal(text);
}

/* Takes a term off the front, up to the next sign. */
static bool take_term(struct str *rest, char sign, struct sum *sum)
{
    size_t len = 0;
    struct str name;
    bool dots;

    while (len < rest->len && rest->ptr[len] != '+' && rest->ptr[len] != '-' &&
           !str_starts(str_sub(*rest, len, rest->len), S("–")))
        len++;
    dots = token_without_dots(str_sub(*rest, 0, len)).len == 0 && len > 0;
    name = dots ? S("") : name_of(str_sub(*rest, 0, len));
    *rest = str_sub(*rest, len, rest->len);
    if ((name.len == 0 && !dots) || sum->len == TERMS_MAX || (dots && sum->len == 0))
        return false;
    sum->terms[sum->len++] = (struct term){ name, sign, dots };
    return true;
}

static bool read_terms(struct str text, struct sum *sum)
{
    char sign = '+';

    text = str_trim(text);
    while (take_term(&text, sign, sum)) {
        if (text.len == 0)
            return true;
        sign = text.ptr[0] == '+' ? '+' : '-';
        text = str_sub(text, text.ptr[0] == '+' || text.ptr[0] == '-' ? 1 : S("–").len, text.len);
    }
    return false;
}

/* "I=1+2", "=1+2", "1+2": the whole text, or nothing. */
static bool read_sum(struct str text, struct sum *sum)
{
    size_t equals = str_find(text, S("="));
    bool said = equals < text.len;

    *sum = (struct sum){ .left = S("") };
    if (said) {
        struct str left = str_trim(str_sub(text, 0, equals));

        sum->left = name_of(left);
        if (left.len > 0 && sum->left.len == 0)
            return false;
        text = str_sub(text, equals + 1, text.len);
    }
    return read_terms(text, sum) && (said || sum->len > 1);
}

/* Where the brackets open that close at the end of the text; its length: there are none. */
static size_t last_bracket(struct str text)
{
    int depth = 0;

    if (!str_ends(text, S(")")))
        return text.len;
    for (size_t i = text.len; i > 0; i--) {
        depth += text.ptr[i - 1] == ')' ? 1 : text.ptr[i - 1] == '(' ? -1 : 0;
        if (depth == 0)
            return i - 1;
    }
    return text.len;
}

/* Of the ordinal, of the label's last brackets, of what stands behind its "=". */
static bool find_sum(const struct form_row *row, struct sum *sum)
{
    size_t bracket = last_bracket(row->label);
    size_t equals = str_find(row->label, S("="));

    if (str_find(row->stt, S("=")) < row->stt.len && read_sum(row->stt, sum))
        return true;
    if (bracket < row->label.len &&
        read_sum(str_sub(row->label, bracket + 1, row->label.len - bracket - 2), sum))
        return true;
    if (equals == row->label.len || equals == 0)
        return false;
    return read_sum(row->label, sum) || read_sum(str_sub(row->label, equals, row->label.len), sum);
}

/* ---- which rows are meant ---- */

enum scope { SCOPE_PARTS, SCOPE_BESIDE, SCOPE_ALL, SCOPES };

static bool in_scope(const struct work *work, size_t of, size_t row, enum scope scope)
{
    switch (scope) {
    case SCOPE_PARTS:
        return work->parents[row] == (long)of;
    case SCOPE_BESIDE:
        return work->parents[row] == work->parents[of];
    case SCOPE_ALL:
    case SCOPES:
        break;
    }
    return true;
}

static bool is_called(const struct form_row *row, struct str name)
{
    struct str rest = row->stt;
    struct str own = token_bare_ordinal(str_trim(str_cut(&rest, '=')));

    return str_eq(row->code, name) || (row->code.len == 0 && str_eq(own, name)) ||
           (own.len > 0 && str_eq(own, name));
}

/* The one row of the nearest scope with that name; -1: there is none, or several. */
static long find_row(const struct work *work, size_t of, struct str name)
{
    for (enum scope scope = SCOPE_PARTS; scope < SCOPES; scope++) {
        long found = -1;
        int several = 0;

        for (size_t i = 0; i < work->rows_len; i++) {
            if (i == of || work->rows[i].kind != ROW_FIXED || !is_called(&work->rows[i], name) ||
                !in_scope(work, of, i, scope))
                continue;
            found = (long)i;
            several++;
        }
        if (several == 1)
            return found;
        if (several > 1)
            return -1;
    }
    return -1;
}

/* ---- the formulas ---- */

/* A row that is added or taken away. */
struct part {
    size_t row;
    char sign;
};

struct parts {
    struct part items[TERMS_MAX];
    size_t len;
};

static bool add_part(struct parts *parts, size_t row, char sign)
{
    if (parts->len == TERMS_MAX)
        return false;
    parts->items[parts->len++] = (struct part){ row, sign };
    return true;
}

/* The rows of figures between two, that stand beside the first of them. */
static bool add_between(
    const struct work *work, struct parts *parts, size_t first, size_t last, char sign)
{
    for (size_t i = first + 1; i < last; i++) {
        if (work->rows[i].kind == ROW_FIXED && work->parents[i] == work->parents[first] &&
            !add_part(parts, i, sign))
            return false;
    }
    return first < last;
}

static bool find_parts(
    const struct work *work, size_t of, const struct sum *sum, struct parts *parts)
{
    parts->len = 0;
    for (size_t i = 0; i < sum->len; i++) {
        const struct term *term = &sum->terms[i];
        bool after_dots = i > 0 && sum->terms[i - 1].dots;
        long row = term->dots ? 0 : find_row(work, of, term->name);

        if (row < 0 || (term->dots && i + 1 == sum->len))
            return false;
        if (after_dots &&
            !add_between(work, parts, parts->items[parts->len - 1].row, (size_t)row, term->sign))
            return false;
        if (!term->dots && !add_part(parts, (size_t)row, term->sign))
            return false;
    }
    return true;
}

static struct str formula(struct work *work, const struct parts *parts, int64_t column)
{
    struct buf buf = { .arena = work->arena };

    buf_add_char(&buf, '=');
    for (size_t i = 0; i < parts->len; i++) {
        if (i > 0 || parts->items[i].sign == '-')
            buf_add_char(&buf, parts->items[i].sign);
        buf_add(&buf, form_address(work->arena, work->rows[parts->items[i].row].key, column));
    }
    return buf_str(&buf);
}

static bool has_cell(const struct work *work, int64_t row, int64_t column)
{
    for (size_t i = 0; i < work->cells_len; i++) {
        if (work->cells[i].row == row && work->cells[i].column == column)
            return true;
    }
    return false;
}

static size_t add_formulas(struct work *work, const struct form_row *row, const struct parts *parts)
{
    size_t before = work->cells_len;

    for (size_t i = 0; i < work->columns_len; i++) {
        const struct form_column *column = &work->columns[i];

        if (column->role != COLUMN_VALUE || column->type != TYPE_NUMBER ||
            column->rule != RULE_SUM || has_cell(work, row->key, column->key))
            continue;
        work->cells[work->cells_len++] = (struct form_cell){
            .row = row->key,
            .column = column->key,
            .formula = formula(work, parts, column->key),
        };
    }
    return work->cells_len - before;
}

static size_t try_row(struct work *work, size_t i)
{
    const struct form_row *row = &work->rows[i];
    struct parts parts;
    struct sum sum;

    if (row->kind != ROW_FIXED || row->rule != RULE_DEFAULT || !find_sum(row, &sum))
        return 0;
    if ((sum.left.len == 0 || is_called(row, sum.left)) && find_parts(work, i, &sum, &parts))
        return add_formulas(work, row, &parts);
    work_doubt(work, row->key, 0,
        "Chưa hiểu công thức ghi ở dòng “" STR_FMT "”; hãy kiểm tra và tự ghi công thức.",
        STR_ARG(page_clip(row->label, 200)));
    return 0;
}

void work_row_formulas(struct work *work)
{
    size_t added = 0;

    for (size_t i = 0; i < work->rows_len; i++) {
        added += try_row(work, i);
    }
    if (added == 0)
        return;
    work->form->cells = (struct list){ work->cells, work->cells_len };
    form_sort_cells(work->form);
    work_check_formulas(work);
}
