#include "core/paper/letterhead.h"

#include "core/text.h"

#define LINES_MAX 100
#define SIGN_LINES 3 /* the most that stand over a signature */
/* Room to write figures by hand or to set them when the number is given: no-break spaces. */
#define ROOM_2 "\u00a0\u00a0\u00a0\u00a0"
#define ROOM_4 ROOM_2 ROOM_2

const char *const authority_names[AUTHORITY_COUNT] = {
#define X(name, wire, title) [AUTHORITY_##name] = wire,
    AUTHORITY_LIST(X)
#undef X
};

const char *const authority_titles[AUTHORITY_COUNT] = {
#define X(name, wire, title) [AUTHORITY_##name] = title,
    AUTHORITY_LIST(X)
#undef X
};

struct list letterhead_lines(struct arena *arena, struct str text)
{
    struct str *lines = ARENA_ARRAY(arena, LINES_MAX, struct str);
    size_t len = 0;

    while (text.len && len < LINES_MAX) {
        struct str line = str_trim(str_cut(&text, '\n'));

        if (line.len)
            lines[len++] = line;
    }
    return (struct list){ lines, len };
}

struct str letterhead_said(struct arena *arena, struct str lines)
{
    struct list all = letterhead_lines(arena, lines);
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < all.len; i++) {
        buf_add(&out, i > 0 ? S(" ") : S(""));
        buf_add(&out, *LIST_AT(all, struct str, i));
    }
    return buf_str(&out);
}

static void line_add(struct arena *arena, struct list *lines, const char *before, struct str text)
{
    struct str *line = LIST_AT(*lines, struct str, lines->len);

    if (!text.len)
        return;
    *line = str_format(arena, "%s" STR_FMT, before, STR_ARG(text_upper(arena, text)));
    lines->len++;
}

struct list letterhead_authority(struct arena *arena, const struct letterhead *head)
{
    struct list lines = { ARENA_ARRAY(arena, SIGN_LINES, struct str), 0 };
    struct str collective = letterhead_said(arena, head->on_behalf);

    switch ((enum authority)head->authority) {
    case AUTHORITY_HEAD:
        line_add(arena, &lines, "TM. ", collective);
        line_add(arena, &lines, "", head->head);
        break;
    case AUTHORITY_ACTING:
        line_add(arena, &lines, "TM. ", collective);
        line_add(arena, &lines, "Q. ", head->head);
        break;
    case AUTHORITY_DEPUTY:
        line_add(arena, &lines, "TM. ", collective);
        line_add(arena, &lines, "KT. ", head->head);
        line_add(arena, &lines, "", head->position);
        break;
    /* These sign for the head, not for the body. */
    case AUTHORITY_BY_ORDER:
        line_add(arena, &lines, "TL. ", head->head);
        line_add(arena, &lines, "KT. ", head->through);
        line_add(arena, &lines, "", head->position);
        break;
    case AUTHORITY_AUTHORISED:
        line_add(arena, &lines, "TUQ. ", head->head);
        line_add(arena, &lines, "", head->position);
        break;
    case AUTHORITY_COUNT:
        break;
    }
    return lines;
}

void letterhead_sign_as(struct letterhead *head, const struct letterhead *other)
{
    head->on_behalf = other->on_behalf;
    head->head = other->head;
    head->authority = other->authority;
    head->position = other->position;
    head->through = other->through;
    head->signer = other->signer;
}

bool letterhead_signs_as(const struct letterhead *head, const struct letterhead *other)
{
    return head->authority == other->authority && str_eq(head->on_behalf, other->on_behalf) &&
           str_eq(head->head, other->head) && str_eq(head->position, other->position) &&
           str_eq(head->through, other->through) && str_eq(head->signer, other->signer);
}

struct str letterhead_number(
    struct arena *arena, const struct letterhead *head, struct str number, struct str behind)
{
    if (number.len)
        return number;
    if (behind.len)
        return str_format(arena, ROOM_4 STR_FMT, STR_ARG(behind));
    return str_format(arena, ROOM_4 "/" STR_FMT, STR_ARG(head->symbol));
}

struct str letterhead_day(struct arena *arena, int64_t day)
{
    struct ymd ymd;

    if (day == DATE_NONE)
        return S("ngày" ROOM_2 "tháng" ROOM_2 "năm" ROOM_4);
    ymd = date_ymd(day);
    /* Single figures of days, and of months 1 and 2, get a zero that nobody can add to. */
    return str_format(arena,
        ymd.month < 3 ? "ngày %02d tháng %02d năm %d" : "ngày %02d tháng %d năm %d", ymd.day,
        ymd.month, ymd.year);
}
