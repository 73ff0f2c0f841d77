#include "core/paper/letterhead_default.h"

#include "tests/unit.h"

static const struct {
    const char *name;
    enum letterhead_body body;
    const char *above;
    enum letterhead_body above_body;
    const char *superior, *issuer, *symbol, *place, *on_behalf, *head;
} cases[] = {
    { "Xã An Bình", BODY_COMMITTEE, "Tỉnh Nghệ An", BODY_COMMITTEE, "",
        "Ủy ban nhân dân\nxã An Bình", "BC-UBND", "An Bình", "Ủy ban nhân dân", "Chủ tịch" },
    { "UBND phường Hòa Bình", BODY_COMMITTEE, "Tỉnh Nghệ An", BODY_COMMITTEE, "",
        "Ủy ban nhân dân\nphường Hòa Bình", "BC-UBND", "Hòa Bình", "Ủy ban nhân dân", "Chủ tịch" },
    { "Đặc khu Phú Quý", BODY_COMMITTEE, "Tỉnh Lâm Đồng", BODY_COMMITTEE, "",
        "Ủy ban nhân dân\nđặc khu Phú Quý", "BC-UBND", "Phú Quý", "Ủy ban nhân dân", "Chủ tịch" },
    { "Tỉnh Nghệ An", BODY_COMMITTEE, "", BODY_OFFICE, "", "Ủy ban nhân dân\ntỉnh Nghệ An",
        "BC-UBND", "Nghệ An", "Ủy ban nhân dân", "Chủ tịch" },
    { "Sở Nông nghiệp và Môi trường", BODY_OFFICE, "Tỉnh Nghệ An", BODY_COMMITTEE,
        "Ủy ban nhân dân\ntỉnh Nghệ An", "Sở Nông nghiệp và Môi trường", "BC-SNNMT", "Nghệ An", "",
        "Giám đốc" },
    { "Phòng Đo đạc", BODY_OFFICE, "Sở Nông nghiệp và Môi trường", BODY_OFFICE,
        "Sở Nông nghiệp và Môi trường", "Phòng Đo đạc", "BC-PĐĐ", "Nghệ An", "", "Trưởng phòng" },
    { "Phòng Kinh tế", BODY_OFFICE, "Xã An Bình", BODY_COMMITTEE, "Ủy ban nhân dân\nxã An Bình",
        "Phòng Kinh tế", "BC-PKT", "An Bình", "", "Trưởng phòng" },
    { "Công an tỉnh", BODY_OFFICE, "", BODY_OFFICE, "", "Công an tỉnh", "BC-CAT", "Nghệ An", "",
        "Thủ trưởng đơn vị" },
    { "", BODY_OFFICE, "", BODY_OFFICE, "", "", "BC-", "Nghệ An", "", "Thủ trưởng đơn vị" },
};

static void units_begin_as_their_kind_does(void **state)
{
    const struct letterhead_unit root = { BODY_COMMITTEE, S("Tỉnh Nghệ An") };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct letterhead_unit unit = { cases[i].body, str_of(cases[i].name) };
        const struct letterhead_unit above = { cases[i].above_body, str_of(cases[i].above) };
        struct letterhead head = letterhead_default(arena, &unit, &above, &root);

        expect_text(head.superior, cases[i].superior, cases[i].name);
        expect_text(head.issuer, cases[i].issuer, cases[i].name);
        expect_text(head.symbol, cases[i].symbol, cases[i].name);
        expect_text(head.place, cases[i].place, cases[i].name);
        expect_text(head.on_behalf, cases[i].on_behalf, cases[i].name);
        expect_text(head.head, cases[i].head, cases[i].name);
        assert_int_equal(head.authority, AUTHORITY_HEAD);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_begin_as_their_kind_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
