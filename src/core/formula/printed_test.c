#include "core/formula/formula.h"

#include "tests/unit.h"

#include "tests/grid.h"

/* Over a form of 31 columns numbered 1 to 31, A to AE, for row 2; a text as forms print it. */
static const struct {
    int64_t column;
    const char *printed, *formula; /* NULL: not understood */
    const char *rest;              /* what it should equal too, or the fault */
} cases[] = {
    { 3, "3=1+2", "=A2+B2", "" },
    { 3, "(3)=(1)+(2)", "=A2+B2", "" },
    { 3, "=1+2", "=A2+B2", "" },
    { 3, " 3 = 1 – 2 ", "=A2-B2", "" },
    { 3, "Tổng số = 1+2", "=A2+B2", "" },
    { 3, "Tổng số (3=1+2)", "=A2+B2", "" },
    { 3, "(3=1+2)", "=A2+B2", "" },
    { 3, "cột 3 = cột 1 + cột 2", "=A2+B2", "" },
    { 3, "[3]=[1]-[2]", "=A2-B2", "" },
    { 7, "7=4:6x100", "=D2/F2*100", "" },
    { 7, "(7)=(4)/(6)×100%", "=D2/F2*100", "" },
    { 7, "7=(4+5)*6", "=(D2+E2)*F2", "" },
    { 7, "7=-4+6", "=-D2+F2", "" },
    /* as printed on the forms of TT 02/2021/TT-TTCP and TT 04/2016/TT-BTP */
    { 1, "1=2+3+...+7", "=B2+C2+D2+E2+F2+G2", "" },
    { 1, "1=2+..+5", "=B2+C2+D2+E2", "" },
    { 5, "5=20+..+24", "=T2+U2+V2+W2+X2", "" },
    { 8, "8=25+27 +29", "=Y2+AA2+AC2", "" },
    { 1, "1=2+3=4+5=6+7", "=B2+C2", "=D2+E2 =F2+G2 " },
    { 6, "6=7+..+10= 24+26+28= 30+31", "=G2+H2+I2+J2", "=X2+Z2+AB2 =AD2+AE2 " },
    { 10, "10=11+15+16 +17= 18+…+22=23+26", "=K2+O2+P2+Q2", "=R2+S2+T2+U2+V2 =W2+Z2 " },
    { 12, "12=13+18+...+21=22+...+25 =26+29", "=M2+R2+S2+T2+U2", "=V2+W2+X2+Y2 =Z2+AC2 " },
    { 3, "3", NULL, "Không thấy dấu “=” trong công thức in trên biểu." },
    { 3, "", NULL, "Không thấy dấu “=” trong công thức in trên biểu." },
    { 3, "4=1+2", NULL, "Công thức “4=1+2” nói về một cột khác." },
    { 3, "3=1+99", NULL, "Không có cột số liệu mang số “99”." },
    { 3, "3=a+b", NULL, "Không có cột số liệu mang số “a”." },
    { 3, "3=1+", NULL, "Công thức chưa viết hết." },
    { 3, "3=(1+2", NULL, "Công thức chưa viết hết." },
    { 3, "3=1 2", NULL, "Thiếu dấu phép tính trước “2”." },
    { 3, "3=4+..+2", NULL, "Không hiểu dấu ba chấm sau cột “4”." },
    { 3, "3=1+2 và 4", NULL, "Thiếu dấu phép tính trước “v”." },
    { 3, "3=1+2; 4", NULL, "Không hiểu “; 4”." },
};

static struct str rest_of(struct arena *arena, struct printed_formula printed)
{
    struct buf buf = { .arena = arena };

    if (!printed.formula.len)
        return printed.fault;
    for (size_t i = 0; i < printed.also.len; i++) {
        buf_add(&buf, *LIST_AT(printed.also, struct str, i));
        buf_add_char(&buf, ' ');
    }
    return buf_str(&buf);
}

static void printed_formulas_are_read(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 3, 31, 0);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct form_column column = *FORM_COLUMN(form, cases[i].column - 1);
        struct printed_formula found;

        column.printed = str_of(cases[i].printed);
        found = formula_from_printed(arena, form, &column, 2);
        expect_text(found.formula, cases[i].formula ? cases[i].formula : "", cases[i].printed);
        expect_text(rest_of(arena, found), cases[i].rest, cases[i].printed);
    }
    arena_free(arena);
}

/* Where the number row itself holds the formula, its part before "=" is the number. */
static void number_rows_hold_formulas(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 3, 4, 0);
    struct printed_formula found;

    (void)state;
    FORM_COLUMN(form, 0)->role = COLUMN_LABEL;
    FORM_COLUMN(form, 0)->number = S("A");
    FORM_COLUMN(form, 1)->number = S("(1)=(2)+(3)");
    FORM_COLUMN(form, 1)->printed = FORM_COLUMN(form, 1)->number;
    FORM_COLUMN(form, 2)->number = S("(2)");
    FORM_COLUMN(form, 3)->number = S("(3)");
    found = formula_from_printed(arena, form, FORM_COLUMN(form, 1), 1);
    expect_text(found.formula, "=C1+D1", "formula");
    FORM_COLUMN(form, 2)->printed = S("2=A+1");
    found = formula_from_printed(arena, form, FORM_COLUMN(form, 2), 1);
    expect_text(found.fault, "Không có cột số liệu mang số “A”.", "a label");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_formulas_are_read),
        cmocka_unit_test(number_rows_hold_formulas),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
