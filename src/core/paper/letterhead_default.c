#include "core/paper/letterhead_default.h"

#include "base/utf8.h"
#include "core/text.h"

#define COMMITTEE "Ủy ban nhân dân"

static struct str small(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };

    if (text.len)
        utf8_add(&out, text_lower(utf8_next(&text)));
    buf_add(&out, text);
    return buf_str(&out);
}

/* "xã An Bình" of "Xã An Bình", "UBND xã An Bình" and "Ủy ban nhân dân xã An Bình". */
static struct str territory(struct arena *arena, struct str name)
{
    static const char *const bodies[] = { COMMITTEE " ", "UBND " };

    for (size_t i = 0; i < ARRAY_LEN(bodies); i++)
        if (str_starts(name, str_of(bodies[i])))
            name = str_sub(name, str_of(bodies[i]).len, name.len);
    return small(arena, name);
}

struct str letterhead_body(struct arena *arena, const struct letterhead_unit *unit)
{
    if (!unit->name.len || unit->body == BODY_OFFICE)
        return unit->name;
    return str_format(arena, COMMITTEE "\n" STR_FMT, STR_ARG(territory(arena, unit->name)));
}

/* "An Bình" of "Xã An Bình". */
static struct str place_of(struct arena *arena, const struct letterhead_unit *unit)
{
    static const char *const words[] = { "tỉnh ", "thành phố ", "thị xã ", "thị trấn ", "huyện ",
        "quận ", "xã ", "phường ", "đặc khu " };
    struct str name = territory(arena, unit->name);

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        struct str word = str_of(words[i]);

        if (str_starts(name, word))
            return str_sub(name, word.len, name.len);
    }
    return unit->name;
}

/* How who leads is called, by the first words of a name. */
static const struct {
    const char *name, *head;
} heads[] = {
    { "Sở ", "Giám đốc" },
    { "Trung tâm ", "Giám đốc" },
    { "Văn phòng ", "Chánh Văn phòng" },
    { "Thanh tra ", "Chánh Thanh tra" },
    { "Chi cục ", "Chi cục trưởng" },
    { "Cục ", "Cục trưởng" },
    { "Ban ", "Trưởng ban" },
    { "Phòng ", "Trưởng phòng" },
    { "Trường ", "Hiệu trưởng" },
    { "Trạm ", "Trưởng trạm" },
    { "Công ty ", "Giám đốc" },
};

static struct str head_of_office(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(heads); i++)
        if (str_starts(name, str_of(heads[i].name)))
            return str_of(heads[i].head);
    return S("Thủ trưởng đơn vị");
}

/* "SNNMT" of "Sở Nông nghiệp và Môi trường": first letters, "và" aside. */
static struct str initials(struct arena *arena, struct str name)
{
    struct buf out = { .arena = arena };

    while (name.len) {
        struct str word = str_cut(&name, ' ');

        if (word.len && !str_eq(word, S("và")) && !str_eq(word, S("-")))
            utf8_add(&out, utf8_next(&word));
    }
    return text_upper(arena, buf_str(&out));
}

struct letterhead letterhead_default(struct arena *arena, const struct letterhead_unit *unit,
    const struct letterhead_unit *above, const struct letterhead_unit *root)
{
    struct letterhead head = {
        .issuer = letterhead_body(arena, unit),
        .copies = S("Như trên\nLưu: VT"),
    };

    if (unit->body == BODY_COMMITTEE) {
        head.symbol = S("BC-UBND");
        head.place = place_of(arena, unit);
        head.on_behalf = S(COMMITTEE);
        head.head = S("Chủ tịch");
        return head;
    }
    head.superior = letterhead_body(arena, above);
    head.symbol = str_format(arena, "BC-" STR_FMT, STR_ARG(initials(arena, unit->name)));
    head.place = place_of(arena, above->name.len && above->body == BODY_COMMITTEE ? above : root);
    head.head = head_of_office(unit->name);
    return head;
}
