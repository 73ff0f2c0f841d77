/*
 * paper -- a report as it lies on the table: head, text, tables and signature by NĐ 30/2020, in
 * blocks, said once for every format.
 *
 * It is made of a report's facts, its form and its text, and says what stands where with which
 * weight; writers (render/) only know how their format says so. Sizes are half points, lengths
 * twentieths of a point: what .docx counts in, and whole numbers.
 *
 * Layer:  core (pure)
 * Owns:   results live in the arena given and borrow what they were made of
 * Fails:  never
 * Limits: those of forms and documents; PAPER_TABLE_COLUMNS_MAX columns of a table in a text
 * Tests:  paper_test.c, tests/render/
 */
#ifndef BAOCAO_PAPER_H
#define BAOCAO_PAPER_H

#include "core/content.h"
#include "core/narrative/document.h"
#include "core/paper/letterhead.h"

/* A4, and the margins of NĐ 30/2020 Annex I: top and bottom 20, left 30, right 20 mm. */
#define PAPER_SHORT 11906
#define PAPER_LONG 16838
#define PAPER_TOP 1134
#define PAPER_BOTTOM 1134
#define PAPER_LEFT 1701
#define PAPER_RIGHT 1134

enum paper_align { PAPER_START, PAPER_CENTER, PAPER_END, PAPER_JUSTIFIED };
enum paper_mark { PAPER_BOLD = MARK_BOLD, PAPER_ITALIC = MARK_ITALIC };

enum paper_style {
    PAPER_TYPE,
    PAPER_SUBJECT,
    PAPER_ADDRESSEE,
    PAPER_SECTION,
    PAPER_PART,
    PAPER_POINT,
    PAPER_BODY,
    PAPER_CAPTION,
    PAPER_ANNEX,
    PAPER_ANNEX_TITLE,
    PAPER_REFERENCE,
    PAPER_FOOT,
    PAPER_STYLE_COUNT
};

struct paper_look {
    const char *id, *title; /* in .docx */
    int size;               /* half points */
    unsigned marks;         /* enum paper_mark bits, of all of it */
    enum paper_align align;
    int first, left;   /* indents: of the first line, of all lines */
    int before, after; /* room above and below */
    bool with_next;    /* not the last on a page */
    int level;         /* as a heading, from 1; 0: none */
};

extern const struct paper_look paper_looks[PAPER_STYLE_COUNT];

/* A stretch of text of one weight; "\n" begins a line. */
struct paper_run {
    struct str text;
    unsigned marks;
};

struct paper_text {
    enum paper_style style;
    struct list runs; /* struct paper_run */
    bool ruled;       /* a line of a third of the width below */
};

struct paper_column {
    int width;  /* in characters, as the annex has it */
    bool label; /* of those that lead a row: printed again where columns go on on another page */
};

struct paper_cell {
    size_t row, column, last_row, last_column;
    enum paper_align align;
    unsigned marks;
    int indent;       /* in steps */
    struct list runs; /* struct paper_run */
};

/* Cells cover all of it, each place once; from the top, each row from the left. */
struct paper_table {
    struct list columns; /* struct paper_column */
    struct list cells;   /* struct paper_cell */
    size_t rows, head_rows;
};

/* Two columns: superior and issuer over the number; the nation over place and day. */
struct paper_head {
    struct list superior, issuer; /* struct str, in capitals */
    struct str number, day;       /* "Số: 05/BC-UBND"; "An Bình, ngày 05 tháng 01 năm 2026" */
    struct str about;             /* of a letter: "V/v đôn đốc …"; empty: none */
};

struct paper_sign {
    struct list copies;    /* struct str: "- Như trên;"; empty: nobody gets a copy */
    struct list authority; /* struct str, in capitals */
    struct str signer;
};

/* Below an annex's table: who made it, who answers for it, side by side. */
struct paper_signs {
    struct str day;
    struct list signs; /* struct form_sign */
};

enum paper_kind { PAPER_IS_HEAD, PAPER_IS_TEXT, PAPER_IS_TABLE, PAPER_IS_SIGN, PAPER_IS_SIGNS };

struct paper_block {
    enum paper_kind kind;
    union {
        const struct paper_head *head;
        const struct paper_text *text;
        const struct paper_table *table;
        const struct paper_sign *sign;
        const struct paper_signs *signs;
    } of;
};

/* Begins on a page of its own; its pages are counted from 1. */
struct paper_section {
    bool landscape;
    struct list blocks; /* struct paper_block */
};

struct paper {
    struct str title, author; /* for the file's properties */
    struct str source;    /* likewise: which system it comes from, to be cited; empty: not said */
    int64_t made_ms;      /* the only time the file knows */
    bool draft;           /* not approved: every page says so */
    bool reserved;        /* lines with room for a number are not printed as far as it: a PDF's
                             fields draw them with the number */
    struct str manifest;  /* SHA-256 in hexadecimal of what goes with it: its beginning is
                             printed; empty: nothing */
    struct list sections; /* struct paper_section */
};

/* What a report's paper is made of. */
struct paper_facts {
    const struct letterhead *letterhead;
    struct str receiver;      /* as it is said: "Ủy ban nhân dân tỉnh Nghệ An" */
    struct str subject;       /* what it reports on: name of the regime */
    struct str period_title;  /* "Tháng 10 năm 2026" */
    struct str number;        /* "05/BC-UBND"; empty: not given yet */
    struct str number_behind; /* "/BC-UBND"; empty: the symbol's */
    struct str about;         /* of a letter: what stands below its number; empty: none */
    int64_t issued_on;        /* DATE_NONE: not yet */
    int64_t made_ms;
    struct str source; /* as of a paper */
    bool draft;
    const struct doc_node *text; /* what its places say is in it; NULL: the report has no text */
    const struct form *form;     /* without rows: no annex */
    bool apart;                  /* the annex is a file of its own (paper_make_annex) */
    const struct content *content;
};

/* What it is about, below "BÁO CÁO": "Sản xuất nông nghiệp tháng 10 năm 2026". */
struct str paper_subject(struct arena *arena, struct str subject, struct str period_title);
/* The beginning of a manifest's digest as it is printed: "3f2a 9c01 77de 0b45". */
struct str paper_manifest_code(struct arena *arena, struct str digest);
/* Whether figures go with it, in an annex. */
bool paper_has_annex(const struct paper_facts *facts);
struct paper paper_make(struct arena *arena, const struct paper_facts *facts);
/* The annex alone, where there is one: a file that is sealed by itself. No manifest is named on it,
 * for the manifest names it. */
struct paper paper_make_annex(struct arena *arena, const struct paper_facts *facts);

#endif
