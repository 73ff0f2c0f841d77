/*
 * form -- a version of a form: its columns under their heading tree, its rows, its formulas.
 *
 * A form keeps the coordinates of the annex it came from: a row's key is its
 * row on the sheet, a column's key its column (1 = A), and formulas are A1
 * text over these keys ("=D14+D39"), as officials wrote them. Rows and columns
 * made later get unused keys. A cell is (row key, column key) everywhere: in
 * the API, in content, in explanations.
 *
 * An open row stands for rows the reporter adds; those have keys beyond a sheet's last row and are
 * no part of a form version: core/open_rows.h.
 *
 * Meaning comes from the catalogues: a row's indicator, a column's attribute.
 * Consolidation across different forms maps cells by these two codes.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in
 * Fails:  form_check answers with the first fault
 * Limits: FORM_ROWS_MAX, FORM_COLUMNS_MAX, FORM_CELLS_MAX, FORM_HEADING_DEPTH_MAX, CHECKS_MAX
 * Tests:  form_test.c
 */
#ifndef BAOCAO_FORM_H
#define BAOCAO_FORM_H

#include "base/list.h"

/* X(NAME, "wire") */
#define COLUMN_ROLE_LIST(X) \
    X(VALUE, "value") /* filled in by the reporter, or calculated */ \
    X(STT, "stt")     /* the row's ordinal as printed: I, 1, a, 1.1 */ \
    X(LABEL, "label") /* the row's text */ \
    X(CODE, "code")   /* the row's code */ \
    X(UNIT, "unit")   /* the row's unit of measure */

#define VALUE_TYPE_LIST(X) X(NUMBER, "number") X(TEXT, "text") X(DATE, "date") X(YES_NO, "yes_no")

/* How figures add up over units (design section 4). NONE yields no value, never a sum. */
#define RULE_LIST(X) \
    X(DEFAULT, "default") /* a row: as its column says */ \
    X(SUM, "sum") \
    X(LAST, "last") \
    X(AVERAGE, "average") \
    X(WEIGHTED, "weighted") X(RATIO, "ratio") X(MIN, "min") X(MAX, "max") X(NONE, "none")

#define ROW_KIND_LIST(X) \
    X(FIXED, "fixed") /* carries values */ \
    X(GROUP, "group") /* a heading between rows: no values */ \
    X(OPEN, "open")   /* stands for rows the reporter adds */

/* What a check asks of figures; its parameters are the members named after it. */
#define CHECK_KIND_LIST(X) \
    X(FORMULA, "formula")   /* the condition holds: formula, tolerance */ \
    X(SUM, "sum")           /* the whole is the sum of its parts: axis, total, parts, tolerance */ \
    X(PART, "part")         /* no part is more than the whole: axis, total, parts, tolerance */ \
    X(RANGE, "range")       /* min, max */ \
    X(DECIMALS, "decimals") /* at most so many decimals: decimals */ \
    X(REQUIRED, "required") /* filled in */ \
    X(ONE_OF, "one_of")     /* one of a list: values */ \
    X(CHANGE, "change")     /* no further from an earlier figure: base, percent, tolerance */

#define CHECK_SEVERITY_LIST(X) \
    X(WARNING, "warning") /* needs an explanation before submitting */ \
    X(ERROR, "error")     /* must be mended before submitting */

#define CHECK_AXIS_LIST(X) X(ROWS, "rows") X(COLUMNS, "columns")

#define CHECK_BASE_LIST(X) \
    X(PREVIOUS, "previous")   /* one period before */ \
    X(LAST_YEAR, "last_year") /* the same period of the year before */

#define X(name, wire) COLUMN_##name,
enum column_role { COLUMN_ROLE_LIST(X) COLUMN_ROLE_COUNT };
#undef X
#define X(name, wire) TYPE_##name,
enum value_type { VALUE_TYPE_LIST(X) TYPE_COUNT };
#undef X
#define X(name, wire) RULE_##name,
enum rule_kind { RULE_LIST(X) RULE_COUNT };
#undef X
#define X(name, wire) ROW_##name,
enum row_kind { ROW_KIND_LIST(X) ROW_KIND_COUNT };
#undef X
#define X(name, wire) CHECK_##name,
enum check_kind { CHECK_KIND_LIST(X) CHECK_KIND_COUNT };
enum check_severity { CHECK_SEVERITY_LIST(X) CHECK_SEVERITY_COUNT };
#undef X
#define X(name, wire) CHECK_OF_##name,
enum check_axis { CHECK_AXIS_LIST(X) CHECK_AXIS_COUNT };
#undef X
#define X(name, wire) CHECK_BASE_##name,
enum check_base { CHECK_BASE_LIST(X) CHECK_BASE_COUNT };
#undef X

extern const char *const column_role_names[COLUMN_ROLE_COUNT];
extern const char *const value_type_names[TYPE_COUNT];
extern const char *const rule_names[RULE_COUNT];
extern const char *const row_kind_names[ROW_KIND_COUNT];
extern const char *const check_kind_names[CHECK_KIND_COUNT];
extern const char *const check_severity_names[CHECK_SEVERITY_COUNT];
extern const char *const check_axis_names[CHECK_AXIS_COUNT];
extern const char *const check_base_names[CHECK_BASE_COUNT];

struct form_column {
    int64_t key;                /* 1 = A */
    struct list path;           /* struct str: headings from the top one to the leaf */
    struct str number;          /* as on the number row: "A", "1", "(3)"; empty: none */
    int role;                   /* enum column_role */
    int type;                   /* enum value_type */
    int64_t decimals;           /* 0 .. DEC_SCALE_MAX */
    struct str unit;            /* unit of measure said in the heading; empty: none */
    struct str attribute;       /* catalogue code; unique among value columns */
    struct str printed;         /* formula printed in heading or number row: "3=1+2"; empty: none */
    int rule;                   /* enum rule_kind */
    int64_t rule_weight;        /* WEIGHTED: key of the weighing column */
    int64_t rule_num, rule_den; /* RATIO: keys of the two columns */
    struct maybe_dec rule_factor; /* RATIO: times this (100 for a percentage); absent: 1 */
    bool readonly, required;
    int64_t width; /* of the annex, in characters; 0: not said */
};

struct form_row {
    int64_t key; /* row of the annex, from 1 */
    int kind;    /* enum row_kind */
    struct str stt, code, label, unit;
    int64_t indent;                          /* depth under its group: 0, 1, 2 … */
    int64_t parent;                          /* key of the row it is a part of; 0: not said */
    struct str indicator;                    /* catalogue code; unique among rows with values */
    int rule;                                /* enum rule_kind; DEFAULT: as the column says */
    int64_t rule_weight, rule_num, rule_den; /* as a column's, but keys of rows */
    struct maybe_dec rule_factor;
    /* Of a row a reporter added (open_rows.h), which no layout has: the open row it stands under;
     * and, in a total, the report and row it is from. */
    int64_t open, source_report, source_row;
};

/* Where a key stands among the rows. */
struct row_place {
    int64_t key;
    size_t index;
};

/* What single cells have that others of their row and column have not. */
struct form_cell {
    int64_t row, column;
    struct str formula; /* "=D14+D39"; empty: none */
    bool readonly;      /* crossed out: nobody fills it */
};

/* What figures must be like; checks.h says how each kind is decided. */
struct check_rule {
    struct str code;           /* "KT01", unique in the form */
    int severity;              /* enum check_severity */
    int kind;                  /* enum check_kind */
    struct str message;        /* Vietnamese; empty: what the kind says */
    struct list rows, columns; /* int64_t: keys it is about; empty: all with values */
    struct str formula;        /* "D14<=D13", of the first of the rows and columns, and for each */
    int axis;                  /* enum check_axis: whether total and parts are rows or columns */
    int64_t total;             /* key */
    struct list parts;         /* int64_t: keys */
    struct maybe_dec min, max;
    int64_t decimals;
    struct list values; /* struct str, as on the wire */
    int base;           /* enum check_base */
    struct maybe_dec percent;
    struct maybe_dec tolerance; /* differences up to this are none; absent: 0 */
};

/* What an import was not sure of, for the person who corrects it. */
struct form_doubt {
    int64_t row, column; /* 0: the whole sheet, column or row */
    struct str text;     /* Vietnamese */
};

/* Who signs below the table: "NGƯỜI LẬP BIỂU", and what stands under it: "(Ký, ghi rõ họ tên)". */
struct form_sign {
    struct str title, note;
};

struct form {
    struct str title, form_no, unit_note, legal_basis; /* unit_note: "Đơn vị tính: triệu đồng" */
    bool open_list;                                    /* rows are added by the reporter */
    struct list columns; /* struct form_column, in the order of the sheet */
    struct list rows;    /* struct form_row, likewise */
    struct list cells;   /* struct form_cell, ascending by row key, then column key */
    struct list doubts;  /* struct form_doubt */
    struct list checks;  /* struct check_rule, in the order they are told in */
    struct str date_line; /* over the signatures: "…, ngày … tháng … năm …"; empty: none */
    struct list signs;    /* struct form_sign, from the left */
    struct list notes;    /* struct str: lines below the table */
    /* Of a form with added rows, whose keys are in no order: all rows, ascending by key. */
    const struct row_place *places;
};

#define FORM_COLUMN(form, i) LIST_AT((form)->columns, struct form_column, i)
#define FORM_ROW(form, i) LIST_AT((form)->rows, struct form_row, i)
#define FORM_CELL(form, i) LIST_AT((form)->cells, struct form_cell, i)
#define FORM_CHECK(form, i) LIST_AT((form)->checks, struct check_rule, i)

/* Index of the row or column with this key; -1 if there is none. */
long form_row_index(const struct form *form, int64_t key);
long form_column_index(const struct form *form, int64_t key);
/* The cell's particulars, or NULL; an added row has those of its open row. */
const struct form_cell *form_cell_find(const struct form *form, int64_t row, int64_t column);
/* Brings cells into the order form_cell_find searches; form_check refuses any other. */
void form_sort_cells(struct form *form);
/* Whether a reporter may type there: a value column, a row with values, no formula, not readonly;
 * of a row he added also the columns that name it. */
bool form_cell_editable(const struct form *form, int64_t row, int64_t column);
/* "A", "AB" … of a column's key, and back (0: not one). */
struct str form_column_letters(struct arena *arena, int64_t key);
int64_t form_column_key(struct str letters);
/* "D14", as people name a cell. */
struct str form_address(struct arena *arena, int64_t row, int64_t column);

/* "Diện tích › Thực hiện", a column's headings in one line. */
struct str form_heading(struct arena *arena, const struct form_column *column);

/* The first thing wrong with a form somebody drew, or .field empty. */
struct form_fault {
    struct str field; /* "rows[3].key" */
    struct str text;  /* Vietnamese */
};
struct form_fault form_check(struct arena *arena, const struct form *form);
/* The same of its checks alone, all but their formulas; the rest of the form is in order. */
struct form_fault form_check_rules(struct arena *arena, const struct form *form);

#endif
