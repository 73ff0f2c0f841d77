/*
 * text -- keys of Vietnamese text: for search without diacritics, for alphabetical order, for
 * codes.
 *
 * Databases order by bytes here (COLLATE "C" on PostgreSQL, BINARY on SQLite),
 * so that both answer alike and without a locale; the Vietnamese order lies in
 * the key. It is the order of Unicode's Vietnamese collation: a ă â b c d đ e
 * ê … y z by letters first, then by tones (ngang, huyền, hỏi, ngã, sắc, nặng),
 * case aside, numbers by their value (Khu phố 2 before Khu phố 10).
 *
 * Layer:  core (pure)
 * Owns:   keys live in the arena given
 * Fails:  never; malformed bytes count as white space, decomposed letters as composed ones
 * Limits: a sort key has at most about three times the bytes of its text
 * Tests:  text_test.c, tests/golden/name_order.test
 */
#ifndef BAOCAO_TEXT_H
#define BAOCAO_TEXT_H

#include "base/str.h"

/* Of a Latin letter, Vietnamese ones and their neighbours among them; others as they are. */
uint32_t text_lower(uint32_t code_point);
/* Of every letter, as text_lower: "Xã An Bình" gives "XÃ AN BÌNH". */
struct str text_upper(struct arena *arena, struct str text);
/* Lower case without diacritics, words apart by one space: "TP. Huế (mới)" gives "tp hue moi". */
struct str text_search_key(struct arena *arena, struct str text);
/* Printable ASCII to compare by bytes; ties are the same name but for case and white space. */
struct str text_sort_key(struct arena *arena, struct str text);
/* Letters a-z, digits, underscores between words: "Tổng số đàn" gives "tong_so_dan". */
struct str text_slug(struct arena *arena, struct str text);

#endif
