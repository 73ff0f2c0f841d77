/*
 * letterhead -- what stands on every report of a unit by NĐ 30/2020: whose paper it is, its symbol,
 * its place, who signs and how, who gets a copy.
 *
 * Names are kept as they are written in a sentence ("Ủy ban nhân dân", "xã An Bình" on a line of
 * its own); the head prints them in capitals, the reference of an annex in one line.
 *
 * Layer:  core (pure)
 * Owns:   results live in the arena given
 * Fails:  never
 * Limits: those of the field table (model/letterhead.c)
 * Tests:  letterhead_test.c
 */
#ifndef BAOCAO_LETTERHEAD_H
#define BAOCAO_LETTERHEAD_H

#include "base/date.h"
#include "base/list.h"

/* By what right somebody signs (NĐ 30/2020, Art. 13). X(NAME, "wire", "tên tiếng Việt") */
#define AUTHORITY_LIST(X) \
    X(HEAD, "head", "Người đứng đầu") \
    X(DEPUTY, "deputy", "KT. – ký thay người đứng đầu") \
    X(BY_ORDER, "by_order", "TL. – thừa lệnh") \
    X(AUTHORISED, "authorised", "TUQ. – thừa ủy quyền") \
    X(ACTING, "acting", "Q. – quyền người đứng đầu")

enum authority {
#define X(name, wire, title) AUTHORITY_##name,
    AUTHORITY_LIST(X)
#undef X
        AUTHORITY_COUNT
};

extern const char *const authority_names[AUTHORITY_COUNT];
extern const char *const authority_titles[AUTHORITY_COUNT];

/* Where it has no name of who signs. */
#define LETTERHEAD_UNNAMED "Đơn vị chưa khai báo người ký: văn bản sẽ không ghi họ tên dưới chữ ký."

struct letterhead {
    struct str superior; /* a line each; empty: none is printed */
    struct str issuer;   /* likewise */
    struct str symbol;   /* "BC-UBND" */
    struct str place;    /* "An Bình" */
    struct str
        on_behalf;   /* of a collective body: "Ủy ban nhân dân"; empty: the head's own office */
    struct str head; /* position of who leads: "Chủ tịch" */
    int authority;   /* enum authority */
    struct str position;   /* of who signs, where it is not the head: "Phó Chủ tịch" */
    struct str through;    /* of whose order it is, where his deputy signs: "Chánh Văn phòng" */
    struct str signer;     /* name; empty: the place stays free */
    struct str addressees; /* a line each; empty: the unit that receives the report */
    struct str copies;     /* Nơi nhận, a line each */
};

/* The lines of a text, struct str; empty ones left out. */
struct list letterhead_lines(struct arena *arena, struct str text);
/* In one line, as it is said in a sentence: "Ủy ban nhân dân xã An Bình". */
struct str letterhead_said(struct arena *arena, struct str lines);
/* Over the signature, struct str: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH". */
struct list letterhead_authority(struct arena *arena, const struct letterhead *head);
/* What stands over the signature and below it becomes as on another; and whether it is the same. */
void letterhead_sign_as(struct letterhead *head, const struct letterhead *other);
bool letterhead_signs_as(const struct letterhead *head, const struct letterhead *other);
/* As it was given (core/numbering.h): "05/BC-UBND"; where it is empty, room for it before what
 * stands behind it, or the symbol where that is empty, too. */
struct str letterhead_number(
    struct arena *arena, const struct letterhead *head, struct str number, struct str behind);
/* "ngày 05 tháng 01 năm 2026"; DATE_NONE: with room for the figures. */
struct str letterhead_day(struct arena *arena, int64_t day);

#endif
