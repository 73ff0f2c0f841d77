/* What a check found and what it allows, as people read it. */
#include "core/formula/check_code.h"

#include "base/date.h"
#include "core/checks.h"
#include "core/number.h"

/* A list of more values than people read goes on with "…". */
#define VALUES_SHOWN_MAX 8

static const char *const signs[] = {
    [COMPARE_EQUAL] = "=",
    [COMPARE_UNEQUAL] = "khác",
    [COMPARE_LESS] = "<",
    [COMPARE_LESS_EQUAL] = "≤",
    [COMPARE_GREATER] = ">",
    [COMPARE_GREATER_EQUAL] = "≥",
};

static struct str text_of_dec(struct arena *arena, struct dec number)
{
    return number_format_vi(arena, dec_normalise(number), NUMBER_DECIMALS_ALL, NUMBER_GROUPED);
}

/* With as many decimals as a column may have. */
struct str check_text_of_wide(struct arena *arena, struct wide number)
{
    struct dec rounded;

    if (!wide_round(number, DEC_SCALE_MAX, &rounded) && !wide_round(number, 0, &rounded))
        return S("số quá lớn");
    return text_of_dec(arena, rounded);
}

struct str check_text_of_cell(struct arena *arena, const struct cell *cell)
{
    switch ((enum cell_kind)cell->kind) {
    case CELL_EMPTY:
        return cell->error ? str_of(cell_error_texts[cell->error]) : S("trống");
    case CELL_NUMBER:
        return text_of_dec(arena, CELL_DEC(*cell));
    case CELL_TEXT:
        return cell->text;
    case CELL_DATE:
        return date_format_vi(arena, cell->value);
    case CELL_YES_NO:
        return cell->value ? S("Có") : S("Không");
    }
    return S("");
}

struct str check_text_of_value(struct machine *machine, struct value value)
{
    if (value.kind == VALUE_NUMBER)
        return check_text_of_wide(machine->arena, value.number);
    if (value.kind == VALUE_ERROR)
        return str_of(cell_error_texts[value.error]);
    if (value.kind == VALUE_EMPTY)
        return S("trống");
    return machine_as_text(machine, value).text;
}

struct str check_text_compared(
    struct machine *machine, enum comparison comparison, struct value right)
{
    struct str text = right.kind == VALUE_EMPTY ? S("0") : check_text_of_value(machine, right);

    return str_format(machine->arena, "%s " STR_FMT, signs[comparison], STR_ARG(text));
}

struct str check_text_range(struct arena *arena, struct maybe_dec min, struct maybe_dec max)
{
    if (!max.given)
        return str_format(arena, "≥ " STR_FMT, STR_ARG(text_of_dec(arena, min.value)));
    if (!min.given)
        return str_format(arena, "≤ " STR_FMT, STR_ARG(text_of_dec(arena, max.value)));
    return str_format(arena, "từ " STR_FMT " đến " STR_FMT, STR_ARG(text_of_dec(arena, min.value)),
        STR_ARG(text_of_dec(arena, max.value)));
}

struct str check_text_list(
    struct arena *arena, const struct check_rule *rule, const struct form_column *column)
{
    struct buf buf = { .arena = arena };
    struct cell cell;

    buf_add(&buf, S("một trong: "));
    for (size_t i = 0; i < rule->values.len && i < VALUES_SHOWN_MAX; i++) {
        struct str wire = *LIST_AT(rule->values, struct str, i);

        buf_add(&buf, i ? S("; ") : S(""));
        if (cell_read(column, wire, &cell) == CONTENT_OK && cell.kind != CELL_EMPTY)
            buf_add(&buf, check_text_of_cell(arena, &cell));
        else
            buf_add(&buf, wire);
    }
    if (rule->values.len > VALUES_SHOWN_MAX)
        buf_add(&buf, S("; …"));
    return buf_str(&buf);
}

struct str check_message(const struct check_rule *rule)
{
    static const char *const messages[CHECK_KIND_COUNT] = {
        [CHECK_FORMULA] = "Số liệu không thỏa điều kiện kiểm tra.",
        [CHECK_SUM] = "Tổng số không bằng tổng các thành phần.",
        [CHECK_PART] = "Thành phần “Trong đó” lớn hơn tổng số.",
        [CHECK_RANGE] = "Số liệu ngoài khoảng cho phép.",
        [CHECK_DECIMALS] = "Số liệu có quá nhiều chữ số thập phân.",
        [CHECK_REQUIRED] = "Ô bắt buộc chưa nhập.",
        [CHECK_ONE_OF] = "Giá trị không có trong danh sách cho phép.",
        [CHECK_CHANGE] = "Số liệu biến động quá lớn.",
    };

    return rule->message.len ? rule->message : str_of(messages[rule->kind]);
}
