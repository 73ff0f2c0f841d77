/*
 * words -- what the words of an annex mean: one table, searched by keys without diacritics.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  words_test.c, tests/exchange/annex_test.c
 */
#ifndef BAOCAO_WORDS_H
#define BAOCAO_WORDS_H

#include "base/str.h"

enum words {
    /* headings of columns */
    WORDS_STT,
    WORDS_CODE,
    WORDS_UNIT,
    WORDS_LABEL,
    WORDS_TEXT,    /* a column people write in, not count in */
    WORDS_DAY,     /* a column of days */
    WORDS_PERCENT, /* a share or a comparison: not to be summed */
    /* lines above the table */
    WORDS_FORM_NO,
    WORDS_LEGAL,
    WORDS_UNIT_NOTE,
    WORDS_PREFACE, /* who reports, to whom, when: no title and no heading */
    WORDS_PERIOD,  /* "Tháng … năm …": no title, though a heading may read so */
    /* below it */
    WORDS_SIGN_OFF, /* notes, copies, lines about signing: the table is over */
    WORDS_SIGNER,   /* who signs */
    /* rows */
    WORDS_TOTAL,
    WORDS_OF_WHICH,  /* "Trong đó", "Chia ra" */
    WORDS_YIELD,     /* năng suất */
    WORDS_OUTPUT,    /* sản lượng */
    WORDS_HARVESTED, /* diện tích thu hoạch */
    /* what stands in brackets behind a heading */
    WORDS_MEASURE,
    /* before dots, a place to be filled: "Xã …" */
    WORDS_PLACE
};

/* key: text_search_key of the text. */
bool words_are(enum words words, struct str key);

#endif
