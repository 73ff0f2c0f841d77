/* The first thing wrong with the checks of a form; their formulas are compiled elsewhere. */
#include "core/form.h"

struct fitting {
    struct arena *arena;
    const struct form *form;
    size_t check;
    struct form_fault fault;
    uint32_t *met; /* by row or column: the list that last named it */
    uint32_t stamp;
};

static bool fault(struct fitting *f, const char *name, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* Always false; the fault names the member of the check. */
static bool fault(struct fitting *f, const char *name, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    f->fault = (struct form_fault){ .field = str_format(f->arena, "checks[%zu].%s", f->check, name),
        .text = str_vformat(f->arena, fmt, args) };
    va_end(args);
    return false;
}

static const struct check_rule *rule_of(const struct fitting *f)
{
    return FORM_CHECK(f->form, f->check);
}

/* ---- keys ---- */

/* The index of a row with values of that key; -1: there is none. */
static long value_row(const struct form *form, int64_t key)
{
    long i = form_row_index(form, key);

    return i >= 0 && FORM_ROW(form, i)->kind == ROW_FIXED ? i : -1;
}

static long value_column(const struct form *form, int64_t key)
{
    long i = form_column_index(form, key);

    return i >= 0 && FORM_COLUMN(form, i)->role == COLUMN_VALUE ? i : -1;
}

static long number_column(const struct form *form, int64_t key)
{
    long i = value_column(form, key);

    return i >= 0 && FORM_COLUMN(form, i)->type == TYPE_NUMBER ? i : -1;
}

/* What keys may name. */
struct nameable {
    long (*find)(const struct form *form, int64_t key);
    const char *what;
};

/* Likewise, or an open row, which stands for the rows added to it. */
static long checked_row(const struct form *form, int64_t key)
{
    long i = form_row_index(form, key);

    return i >= 0 && FORM_ROW(form, i)->kind != ROW_GROUP ? i : -1;
}

static const struct nameable checked_rows = { checked_row, "dòng số liệu" };
static const struct nameable value_rows = { value_row, "dòng số liệu" };
static const struct nameable value_columns = { value_column, "cột số liệu" };
static const struct nameable number_columns = { number_column, "cột số" };

/* All keys name something, each something else. */
static bool keys_fit(
    struct fitting *f, const char *name, const struct list *keys, const struct nameable *of)
{
    f->stamp++;
    for (size_t i = 0; i < keys->len; i++) {
        int64_t key = *LIST_AT(*keys, int64_t, i);
        long index = of->find(f->form, key);

        if (index < 0)
            return fault(f, name, "Không có %s mang khóa %lld.", of->what, (long long)key);
        if (f->met[index] == f->stamp)
            return fault(f, name, "Khóa %lld có hai lần.", (long long)key);
        f->met[index] = f->stamp;
    }
    return true;
}

/* ---- kinds ---- */

static bool tolerance_fits(struct fitting *f)
{
    if (rule_of(f)->tolerance.given && rule_of(f)->tolerance.value.mantissa < 0)
        return fault(f, "tolerance", "Sai số cho phép phải từ 0 trở lên.");
    return true;
}

static bool parts_fit(struct fitting *f)
{
    const struct check_rule *rule = rule_of(f);
    const struct nameable *of = rule->axis == CHECK_OF_ROWS ? &value_rows : &number_columns;
    const struct nameable *of_parts = rule->axis == CHECK_OF_ROWS ? &checked_rows : of;
    long total = of->find(f->form, rule->total);

    if (rule->axis < 0 || rule->axis >= CHECK_AXIS_COUNT)
        return fault(f, "axis", "Hãy chọn kiểm tra theo dòng hoặc theo cột.");
    if (total < 0)
        return fault(f, "total", "Hãy chọn %s là tổng số.", of->what);
    if (!rule->parts.len)
        return fault(f, "parts", "Hãy chọn ít nhất một thành phần của tổng số.");
    if (!keys_fit(f, "parts", &rule->parts, of_parts))
        return false;
    if (f->met[total] == f->stamp)
        return fault(f, "parts", "Tổng số không thể là thành phần của chính nó.");
    return tolerance_fits(f);
}

static bool range_fits(struct fitting *f)
{
    const struct check_rule *rule = rule_of(f);

    if (!rule->min.given && !rule->max.given)
        return fault(f, "min", "Hãy cho giá trị nhỏ nhất hoặc lớn nhất.");
    if (rule->min.given && rule->max.given && dec_cmp(rule->min.value, rule->max.value) > 0)
        return fault(f, "max", "Giá trị lớn nhất nhỏ hơn giá trị nhỏ nhất.");
    return true;
}

static bool change_fits(struct fitting *f)
{
    const struct check_rule *rule = rule_of(f);

    if (rule->base < 0 || rule->base >= CHECK_BASE_COUNT)
        return fault(f, "base", "Hãy chọn so với kỳ trước hoặc cùng kỳ năm trước.");
    if (!rule->percent.given || rule->percent.value.mantissa <= 0)
        return fault(f, "percent", "Hãy cho mức biến động tối đa, lớn hơn 0 %%.");
    return tolerance_fits(f);
}

static bool kind_fits(struct fitting *f)
{
    const struct check_rule *rule = rule_of(f);

    switch ((enum check_kind)rule->kind) {
    case CHECK_FORMULA:
        if (!str_trim(rule->formula).len)
            return fault(f, "formula", "Hãy ghi điều kiện, ví dụ D14<=D13.");
        return tolerance_fits(f);
    case CHECK_SUM:
    case CHECK_PART:
        return parts_fit(f);
    case CHECK_RANGE:
        return range_fits(f);
    case CHECK_CHANGE:
        return change_fits(f);
    case CHECK_ONE_OF:
        if (!rule->values.len)
            return fault(f, "values", "Hãy cho ít nhất một giá trị được phép.");
        return true;
    case CHECK_DECIMALS:
    case CHECK_REQUIRED:
    case CHECK_KIND_COUNT:
        break;
    }
    return true;
}

static bool counts_figures(int kind)
{
    return kind != CHECK_FORMULA && kind != CHECK_REQUIRED && kind != CHECK_ONE_OF;
}

static bool rule_fits(struct fitting *f)
{
    const struct check_rule *rule = rule_of(f);
    bool figures = counts_figures(rule->kind);

    if (!rule->code.len)
        return fault(f, "code", "Kiểm tra chưa có mã.");
    for (size_t i = 0; i < f->check; i++)
        if (str_eq(FORM_CHECK(f->form, i)->code, rule->code))
            return fault(f, "code", "Mã kiểm tra “" STR_FMT "” đã dùng cho một kiểm tra khác.",
                STR_ARG(rule->code));
    if (rule->kind < 0 || rule->kind >= CHECK_KIND_COUNT)
        return fault(f, "kind", "Loại kiểm tra không có trong danh mục.");
    if (rule->severity < 0 || rule->severity >= CHECK_SEVERITY_COUNT)
        return fault(f, "severity", "Mức độ kiểm tra không có trong danh mục.");
    return keys_fit(
               f, "rows", &rule->rows, rule->kind == CHECK_CHANGE ? &value_rows : &checked_rows) &&
           keys_fit(f, "columns", &rule->columns, figures ? &number_columns : &value_columns) &&
           kind_fits(f);
}

struct form_fault form_check_rules(struct arena *arena, const struct form *form)
{
    size_t most = form->rows.len > form->columns.len ? form->rows.len : form->columns.len;
    struct fitting f = { .arena = arena, .form = form, .met = ARENA_ARRAY(arena, most, uint32_t) };

    if (form->checks.len > CHECKS_MAX)
        return (struct form_fault){ S("checks"),
            str_format(
                arena, "Biểu có %zu kiểm tra, nhiều nhất là %d.", form->checks.len, CHECKS_MAX) };
    for (; f.check < form->checks.len; f.check++)
        if (!rule_fits(&f))
            break;
    return f.fault;
}
