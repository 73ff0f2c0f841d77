/*
 * form_diff -- what changed between two versions of a form: columns and rows added, removed,
 * renamed, moved; types, rules, formulas and locks changed.
 *
 * Rows and columns are told by their keys, which stay for good. Of those that stand in another
 * order the fewest are said to have moved: the longest run that kept its order did not. Formulas
 * of added or removed rows and columns are not told of one by one.
 *
 * Layer:  core (pure)
 * Owns:   nothing; texts live in the arena given or in the two forms
 * Fails:  never
 * Limits: FORM_CHANGES_MAX are listed, all are counted
 * Tests:  form_diff_test.c
 */
#ifndef BAOCAO_FORM_DIFF_H
#define BAOCAO_FORM_DIFF_H

#include "core/form.h"

#define FORM_CHANGES_MAX 500

/* X(NAME, "wire", "tên") */
#define FORM_CHANGE_LIST(X) \
    X(SHEET, "sheet", "Sửa phần chung") \
    X(COLUMN_ADDED, "column_added", "Thêm cột") \
    X(COLUMN_REMOVED, "column_removed", "Bỏ cột") \
    X(COLUMN_RENAMED, "column_renamed", "Đổi tên cột") \
    X(COLUMN_MOVED, "column_moved", "Chuyển cột") \
    X(COLUMN_TYPE, "column_type", "Đổi kiểu dữ liệu") \
    X(COLUMN_RULE, "column_rule", "Đổi quy tắc tổng hợp của cột") \
    X(COLUMN_OTHER, "column_other", "Sửa cột") \
    X(ROW_ADDED, "row_added", "Thêm dòng") \
    X(ROW_REMOVED, "row_removed", "Bỏ dòng") \
    X(ROW_RENAMED, "row_renamed", "Đổi tên dòng") \
    X(ROW_MOVED, "row_moved", "Chuyển dòng") \
    X(ROW_RULE, "row_rule", "Đổi quy tắc tổng hợp của dòng") \
    X(ROW_OTHER, "row_other", "Sửa dòng") \
    X(FORMULA, "formula", "Sửa công thức") \
    X(LOCK, "lock", "Khóa hoặc mở ô")

enum form_change_kind {
#define X(name, wire, title) CHANGE_##name,
    FORM_CHANGE_LIST(X)
#undef X
        CHANGE_COUNT
};

extern const char *const form_change_names[CHANGE_COUNT];
extern const char *const form_change_titles[CHANGE_COUNT];

struct form_change {
    int kind;            /* enum form_change_kind */
    int64_t row, column; /* keys; 0: none */
    struct str label;    /* of the row or column; of a cell its address */
    struct str before, after;
};

struct form_changes_found {
    struct list items; /* struct form_change */
    size_t count;
};

struct form_changes_found form_diff(
    struct arena *arena, const struct form *before, const struct form *after);
/* "Thêm dòng 61 (Ngô); Sửa công thức D14" – no more than so many. */
struct str form_diff_words(
    struct arena *arena, const struct form_changes_found *found, size_t most);

#endif
