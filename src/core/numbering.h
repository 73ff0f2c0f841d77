/*
 * numbering -- how a report's document number is written, read and when it may be given.
 *
 * The number belongs to the unit that issues the paper: one series of its own, by the law begun
 * anew each year, given once the paper is signed (NĐ 30/2020, Art. 15, 18). The profile says the
 * pattern; the unit's letterhead says the symbol. A profile that says nothing has what the decree
 * says. What stands behind the number is printed on the paper before it is signed, so the paper
 * keeps it and the number is written with what was kept.
 *
 * Layer:  core (pure: no clock, no I/O, allocation only in the arena)
 * Owns:   results live in the arena given
 * Fails:  never; a refusal is an answer
 * Limits: NUMBERING_DIGITS_MAX, DOCUMENT_NUMBER_MAX
 * Tests:  numbering_test.c, tests/api/number.talk
 */
#ifndef BAOCAO_NUMBERING_H
#define BAOCAO_NUMBERING_H

#include "base/list.h"
#include "core/workflow.h"

/* How long a series runs. X(NAME, "wire", "tên tiếng Việt") */
#define NUMBERING_SERIES_LIST(X) \
    X(YEAR, "year", "Mỗi đơn vị, mỗi năm một dãy số") \
    X(ENDLESS, "endless", "Mỗi đơn vị một dãy số, không bắt đầu lại theo năm")

#define X(name, wire, title) NUMBERING_##name,
enum numbering_series { NUMBERING_SERIES_LIST(X) NUMBERING_SERIES_COUNT };
#undef X

/* The section `numbering` of a profile. The pattern begins with {number}; behind it are filled in
 * {symbol} of the letterhead ("BC-UBND") and {unit} (the symbol without what kind of document it
 * is: "UBND"). */
struct profile_numbering {
    struct str pattern; /* empty: the regulation says nothing */
    int series;         /* enum numbering_series */
    int64_t digits;     /* at least so many figures; 0: two, as the decree has it */
    bool demanded;      /* nothing is sent without, however it was signed */
    struct str article;
};

extern const char *const numbering_series_names[NUMBERING_SERIES_COUNT];
extern const char *const numbering_series_titles[NUMBERING_SERIES_COUNT];

enum numbering_fault {
    NUMBERING_SOUND,
    NUMBERING_NO_NUMBER,  /* it does not begin with {number}, or has it twice */
    NUMBERING_NO_SYMBOL,  /* neither {symbol} nor {unit}: two units' numbers would be alike */
    NUMBERING_UNKNOWN,    /* something else in braces */
    NUMBERING_NUMBER_LAST /* behind {number} comes a figure */
};
enum numbering_fault numbering_pattern_check(struct str pattern);

/* The year of the book a document of this day belongs to; 0: there is one book for all years. */
int64_t numbering_year(const struct profile_numbering *rule, int64_t issued_on);
/* What stands behind the number: "/BC-UBND". */
struct str numbering_behind(
    struct arena *arena, const struct profile_numbering *rule, struct str symbol);
/* "05/BC-UBND" */
struct str numbering_write(
    struct arena *arena, const struct profile_numbering *rule, int64_t number, struct str behind);
/* The other way, as people type it ("5 / bc-ubnd"): whether it is of this series, and which. */
bool numbering_read(struct arena *arena, struct str behind, struct str text, int64_t *out);

/* The next number of a series: the lowest that was released and nobody has, or the first from
 * `next` on that nobody has. taken: int64_t, ascending, those from `next` on. */
int64_t numbering_next(int64_t released, int64_t next, const struct list *taken);

struct numbering_facts {
    const struct workflow *workflow;
    enum report_state state;
    enum wf_trial trial;
    bool may_send; /* whoever asks holds the right of the sending step over the reporting unit */
    bool is_signed;
    bool has_number;
};

enum numbering_refusal {
    NUMBERING_OK,
    NUMBERING_NOT_NOW,
    NUMBERING_NOT_YOURS,
    NUMBERING_UNSIGNED,
    NUMBERING_GIVEN
};
/* Whether the newest revision may be given a number now. */
enum numbering_refusal numbering_decide(const struct numbering_facts *facts);

#endif
