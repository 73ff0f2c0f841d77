/*
 * content -- the figures of one report: a dense grid of cells in the shape of its form.
 *
 * Empty is not zero: a cell holds nothing, a figure, or an error where a
 * formula could not give one, and an error is not a figure. A number stands at
 * its column's scale, exactly; what does not fit is refused, never rounded.
 * Two things lie beside the cells when they are needed: the report version
 * that last changed each cell (drafts, merged cell by cell), and the notes of
 * cells somebody overrode in a consolidated report.
 *
 * content_pack makes a blob of a few bytes a cell: one version byte, then the
 * columns one after another (presence, then prefix varints of zigzag
 * mantissas), a table of texts, and the optional sections. Rows that were added come before the
 * columns, which then have their cells too. content_canonical
 * writes what is hashed and signed: one plain line a cell, which any other
 * program can make too, without draft versions, and the same whatever the
 * packing.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in
 * Fails:  content_put gives a verdict; content_unpack refuses a blob that is damaged or of
 *         another form
 * Limits: FORM_CELLS_MAX cells and those of OPEN_CELLS_MAX, CELL_TEXT_BYTES_MAX a text or note
 * Tests:  content_test.c, tests/fuzz/fuzz_content.c
 */
#ifndef BAOCAO_CONTENT_H
#define BAOCAO_CONTENT_H

#include "core/open_rows.h"
#include "core/shape.h"

enum cell_kind { CELL_EMPTY, CELL_NUMBER, CELL_TEXT, CELL_DATE, CELL_YES_NO };

/* X(NAME, "wire", "câu tiếng Việt"): why a formula cell is empty. */
#define CELL_ERROR_LIST(X) \
    X(NONE, "none", "") \
    X(DIV0, "div0", "Phép chia cho số 0 hoặc cho ô trống") \
    X(VALUE, "value", "Phép tính gặp giá trị không đúng kiểu") \
    X(OVERFLOW, "overflow", "Kết quả quá lớn hoặc không tính được") \
    X(REF, "ref", "Ô được tham chiếu không có") \
    X(NA, "na", "Không có số liệu")

#define X(name, wire, text) CELL_ERROR_##name,
enum cell_error { CELL_ERROR_LIST(X) CELL_ERROR_COUNT };
#undef X

extern const char *const cell_error_names[CELL_ERROR_COUNT];
extern const char *const cell_error_texts[CELL_ERROR_COUNT];

struct cell {
    int64_t value;   /* a number's mantissa, a date's days, yes 1 and no 0 */
    struct str text; /* CELL_TEXT, not empty */
    uint8_t kind;    /* enum cell_kind; CELL_EMPTY where there is an error */
    uint8_t error;   /* enum cell_error */
    uint8_t scale;   /* of a number */
};

#define CELL_OF_DEC(d) \
    ((struct cell){ .kind = CELL_NUMBER, .value = (d).mantissa, .scale = (uint8_t)(d).scale })
#define CELL_DEC(cell) ((struct dec){ (cell).value, (cell).scale })

struct content {
    struct arena *arena;
    const struct shape *shape; /* of the form, or of .grown */
    const struct form *base;   /* as its version is */
    struct form *grown;        /* with the rows added; NULL: there are none */
    struct open_row *rows;     /* those, as open_rows_ok has them */
    size_t rows_len;
    int64_t next_key; /* of the next row the server adds */
    struct open_removed *removed;
    size_t removed_len;
    struct cell *cells;    /* by slot */
    int64_t *versions;     /* by slot, or NULL where none was set */
    struct str *overrides; /* notes by slot, empty where not overridden; or NULL */
    /* What its formulas take from other reports, by formula_externals; NULL: all of it empty. Not
     * packed: it is other reports'. */
    const struct cell *externals;
};

enum content_verdict {
    CONTENT_OK,
    CONTENT_NO_CELL,   /* no such row or column, or it carries no values */
    CONTENT_KIND,      /* a text in a number column and the like */
    CONTENT_DECIMALS,  /* more decimals than the column has */
    CONTENT_TOO_LARGE, /* does not fit the cell */
    CONTENT_TEXT       /* not a text people write, or too long */
};

/* Sections of a blob besides the figures. */
enum content_part { CONTENT_VERSIONS = 1, CONTENT_OVERRIDES = 2 };

struct content *content_new(struct arena *arena, const struct form *form);
/* The cell; empty where there is none. */
struct cell content_get(const struct content *content, int64_t row, int64_t column);
/* Puts a value, or CELL_EMPTY. Texts are borrowed. */
enum content_verdict content_put(
    struct content *content, int64_t row, int64_t column, struct cell cell) MUST_CHECK;
/* The wire form of a column's values: "1234.5", "2026-07-15", "true"; an empty text is no value. */
enum content_verdict cell_read(
    const struct form_column *column, struct str wire, struct cell *out) MUST_CHECK;
/* The same of a figure that was read already. */
enum content_verdict cell_of_dec(
    const struct form_column *column, struct dec number, struct cell *out) MUST_CHECK;
void cell_add_to(struct buf *buf, struct cell cell);
bool cell_eq(struct cell a, struct cell b);

/* The report version that last changed the cell; 0: not known. */
int64_t content_version(const struct content *content, int64_t row, int64_t column);
void content_set_version(struct content *content, size_t slot, int64_t version);
/* The note of an override; empty: the cell is not overridden. */
struct str content_override(const struct content *content, int64_t row, int64_t column);
enum content_verdict content_set_override(
    struct content *content, int64_t row, int64_t column, struct str note) MUST_CHECK;
/* Its figure stays until it is calculated anew. */
void content_clear_override(struct content *content, int64_t row, int64_t column);

/* parts: enum content_part bits; a section nothing was set in is left out. */
struct str content_pack(struct arena *arena, const struct content *content, unsigned parts);
/* Texts borrow the blob. */
bool content_unpack(
    struct arena *arena, const struct form *form, struct str blob, struct content **out) MUST_CHECK;
/* A row that was added comes first: "1048577:0 r 9" under the open row 9, or "1048577:0 g 9 8
 * Xã Tự Do", a unit over its list. Then one line a cell: "14:4 n 1234.5", "14:5 t 3 abc", "14:6 d
 * 2026-07-15", "14:7 b true", "14:8 e div0", and "14:4 o 7 ghi chú" behind the line of a cell that
 * was overridden; rows and columns in the order of the sheet; texts preceded by their length in
 * bytes. */
struct str content_canonical(struct arena *arena, const struct content *content);

#endif
