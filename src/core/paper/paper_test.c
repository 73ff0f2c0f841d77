#include "core/paper/letter.h"

#include "tests/unit.h"

#include "tests/grid.h"

/* ---- blocks as text: what a test compares ---- */

static void say_runs(struct buf *out, const struct list *runs)
{
    for (size_t i = 0; i < runs->len; i++) {
        const struct paper_run *run = LIST_AT(*runs, struct paper_run, i);

        buf_addf(out, run->marks & PAPER_BOLD ? "*" STR_FMT "*" : STR_FMT, STR_ARG(run->text));
    }
}

static void say_table(struct buf *out, const struct paper_table *table)
{
    buf_addf(out, "table %zu/%zu", table->head_rows, table->rows);
    for (size_t i = 0; i < table->cells.len; i++) {
        const struct paper_cell *cell = LIST_AT(table->cells, struct paper_cell, i);

        buf_add(out, i > 0 && cell->column > 0 ? S(" ") : S(" | "));
        say_runs(out, &cell->runs);
        if (cell->last_row > cell->row || cell->last_column > cell->column)
            buf_addf(out, "[%zux%zu]", cell->last_row - cell->row + 1,
                cell->last_column - cell->column + 1);
        if (cell->align == PAPER_END)
            buf_add(out, S(">"));
    }
}

static void say_block(struct buf *out, const struct paper_block *block)
{
    switch (block->kind) {
    case PAPER_IS_HEAD:
        buf_addf(out, "head " STR_FMT " " STR_FMT, STR_ARG(block->of.head->number),
            STR_ARG(block->of.head->day));
        if (block->of.head->about.len)
            buf_addf(out, " | " STR_FMT, STR_ARG(block->of.head->about));
        break;
    case PAPER_IS_TEXT:
        buf_addf(out, "%s ", paper_looks[block->of.text->style].id);
        say_runs(out, &block->of.text->runs);
        break;
    case PAPER_IS_TABLE:
        say_table(out, block->of.table);
        break;
    case PAPER_IS_SIGN:
        buf_add(out, S("sign"));
        for (size_t i = 0; i < block->of.sign->copies.len; i++)
            buf_addf(out, " " STR_FMT, STR_ARG(*LIST_AT(block->of.sign->copies, struct str, i)));
        break;
    case PAPER_IS_SIGNS:
        buf_addf(out, "signs %zu", block->of.signs->signs.len);
        break;
    }
    buf_add(out, S("\n"));
}

static struct str say_paper(struct arena *arena, const struct paper *paper)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < paper->sections.len; i++) {
        const struct paper_section *section = LIST_AT(paper->sections, struct paper_section, i);

        buf_add(&out, section->landscape ? S("-- wide\n") : S(""));
        for (size_t k = 0; k < section->blocks.len; k++)
            say_block(&out, LIST_AT(section->blocks, struct paper_block, k));
    }
    return buf_str(&out);
}

static struct str say(struct arena *arena, const struct paper_facts *facts)
{
    struct paper paper = paper_make(arena, facts);

    return say_paper(arena, &paper);
}

static struct letterhead *letterhead_make(struct arena *arena)
{
    struct letterhead *head = ARENA_NEW(arena, struct letterhead);

    *head = (struct letterhead){
        .issuer = S("Ủy ban nhân dân\nxã An Bình"),
        .symbol = S("BC-UBND"),
        .place = S("An Bình"),
        .head = S("Chủ tịch"),
        .copies = S("- Như trên.\nLưu: VT"),
    };
    return head;
}

static struct paper_facts facts_make(struct arena *arena)
{
    return (struct paper_facts){
        .letterhead = letterhead_make(arena),
        .receiver = S("Sở Y tế"),
        .subject = S("Báo cáo y tế tháng"),
        .period_title = S("Tháng 10 năm 2026"),
        .number = S("05/BC-UBND"),
        .issued_on = date_of((struct ymd){ 2026, 10, 5 }),
    };
}

static struct doc_node *text_make(struct arena *arena, const char *content)
{
    struct str json = str_format(arena, "{\"type\":\"doc\",\"content\":[%s]}", content);
    struct doc_node *doc;
    struct doc_fault fault;

    if (!document_read(arena, json, DOC_FROZEN, &doc, &fault))
        fail_msg("%.*s: %.*s", STR_ARG(fault.field), STR_ARG(fault.text));
    return doc;
}

#define T(text) "{\"type\":\"text\",\"text\":\"" text "\"}"
#define PARA(inside) "{\"type\":\"paragraph\",\"content\":[" inside "]}"
#define P(text) PARA(T(text))
#define H(level, text) \
    "{\"type\":\"heading\",\"attrs\":{\"level\":" level "},\"content\":[" T(text) "]}"
#define ITEM(inside) "{\"type\":\"listItem\",\"content\":[" inside "]}"
#define CELL(attrs, text) "{\"type\":\"tableCell\",\"attrs\":{" attrs "},\"content\":[" P(text) "]}"
#define ROW(cells) "{\"type\":\"tableRow\",\"content\":[" cells "]}"

#define TOP \
    "head Số: 05/BC-UBND An Bình, ngày 05 tháng 10 năm 2026\nLoaiVanBan BÁO CÁO\n" \
    "TrichYeu Y tế tháng 10 năm 2026\nKinhGui Kính gửi: Sở Y tế\n"
#define SIGN "sign - Như trên; - Lưu: VT.\n"

static const struct {
    const char *what, *text, *blocks;
} cases[] = {
    { "headings have their numbers and levels",
        H("1", "Kết quả") "," H("2", "Trồng trọt") "," H("3", "Lúa") "," H("1", "Kiến nghị") "," P(
            "Không."),
        "Muc1 I. KẾT QUẢ\nMuc2 1. Trồng trọt\nMuc3 a) Lúa\nMuc1 II. KIẾN NGHỊ\nNoiDung "
        "Không./.\n" },
    { "lists have their marks, the second paragraph of an item none",
        "{\"type\":\"bulletList\",\"content\":[" ITEM(
            P("một;") ",{\"type\":\"orderedList\",\"content\":[" ITEM(P("hai") "," P(
                "ba")) "]}") "," ITEM(P("bốn") ",{\"type\":\"bulletList\",\"content\":"
                                               "[" ITEM(P("năm")) "]}") "]}",
        "NoiDung - một;\nNoiDung 1. hai\nNoiDung ba\nNoiDung - bốn\nNoiDung + năm./.\n" },
    { "weights are kept, places say what they say, or leave room",
        PARA("{\"type\":\"text\",\"marks\":[{\"type\":\"bold\"}],\"text\":\"Lúa\"}," T(
            " đạt ") ",{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\",\"text\":\"1.250,5\"}}"
                     "," T(" ha, ") ",{\"type\":\"figure\",\"attrs\":{\"cells\":\"E7\"}}"),
        "NoiDung *Lúa* đạt 1.250,5 ha, …./.\n" },
    { "an ending that is there already is not said twice", P("Trân trọng báo cáo./."),
        "NoiDung Trân trọng báo cáo./.\n" },
    { "nothing ends a table",
        "{\"type\":\"table\",\"content\":[" ROW(CELL("\"colspan\":2", "A")) "," ROW(
            CELL("", "Lúa") "," CELL("", "12,5")) "]}",
        "table 0/2 | A[1x2] | Lúa 12,5>\n" },
    { "spans end with their table, and holes are filled",
        "{\"type\":\"table\",\"content\":[" ROW(CELL("\"rowspan\":9", "A") "," CELL(
            "", "B")) "," ROW("") "," ROW(CELL("", "C") "," CELL("", "D")) "]}",
        "table 0/3 | A[3x1] B    C D\n" },
};

static void texts_become_blocks(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct paper_facts facts = facts_make(arena);

        facts.text = text_make(arena, cases[i].text);
        expect_text(say(arena, &facts),
            str_z(arena, str_format(arena, TOP "%s" SIGN, cases[i].blocks)), cases[i].what);
        arena_free(arena);
    }
}

static struct form *form_make(struct arena *arena)
{
    struct form *form = grid_form(arena, 3, 4, 1);

    FORM_COLUMN(form, 0)->role = COLUMN_LABEL;
    FORM_ROW(form, 0)->label = S("Cây trồng");
    FORM_ROW(form, 0)->kind = ROW_GROUP;
    FORM_ROW(form, 1)->label = S("Lúa");
    FORM_ROW(form, 2)->label = S("Ngô");
    form->title = S("Diện tích");
    form->unit_note = S("Đơn vị tính: ha");
    return form;
}

static void figures_stand_in_an_annex(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct paper_facts facts = facts_make(arena);
    struct form *form = form_make(arena);
    struct content *content = content_new(arena, form);

    (void)state;
    assert_int_equal(
        content_put(content, 2, 2, CELL_OF_DEC(((struct dec){ 12345, 1 }))), CONTENT_OK);
    facts.form = form;
    facts.content = content;
    expect_text(say(arena, &facts),
        TOP
        "NoiDung Ủy ban nhân dân xã An Bình báo cáo số liệu y tế tháng 10 năm 2026 theo biểu kèm "
        "theo./.\n" SIGN "-- wide\nPhuLuc Phụ lục\nTenPhuLuc DIỆN TÍCH\nKemTheo Tháng 10 năm 2026\n"
        "KemTheo (Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã "
        "An Bình)\nDonViTinh Đơn vị tính: ha\n"
        "table 2/5 |     | 1 2 3 4 | Cây trồng    | Lúa 1.234,5>   | Ngô   \n",
        "an annex");
    arena_free(arena);
}

/* Both together say what the one file says, but for how the text calls the annex. */
static void an_annex_may_be_a_file_of_its_own(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct paper_facts facts = facts_make(arena);
    struct paper annex;

    (void)state;
    assert_false(paper_has_annex(&facts));
    facts.form = form_make(arena);
    facts.content = content_new(arena, facts.form);
    facts.apart = true;
    facts.made_ms = 12345;
    facts.draft = true;
    assert_true(paper_has_annex(&facts));
    expect_text(say(arena, &facts),
        TOP
        "NoiDung Ủy ban nhân dân xã An Bình báo cáo số liệu y tế tháng 10 năm 2026 theo phụ lục "
        "kèm theo./.\n" SIGN,
        "without it");
    annex = paper_make_annex(arena, &facts);
    expect_text(say_paper(arena, &annex),
        "-- wide\nPhuLuc Phụ lục\nTenPhuLuc DIỆN TÍCH\nKemTheo Tháng 10 năm 2026\n"
        "KemTheo (Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã "
        "An Bình)\nDonViTinh Đơn vị tính: ha\n"
        "table 2/5 |     | 1 2 3 4 | Cây trồng    | Lúa    | Ngô   \n",
        "by itself");
    expect_text(annex.title, "Phụ lục Báo cáo y tế tháng 10 năm 2026", "its title");
    assert_int_equal(annex.made_ms, 12345);
    assert_true(annex.draft);
    assert_int_equal(annex.manifest.len, 0);
    arena_free(arena);
}

static void a_part_of_a_form_stands_in_a_text(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct paper_facts facts = facts_make(arena);

    (void)state;
    facts.form = form_make(arena);
    facts.content = content_new(arena, facts.form);
    facts.text =
        text_make(arena, "{\"type\":\"formTable\",\"attrs\":{\"rows\":\"3,99\",\"columns\":\"4\"}},"
                         "{\"type\":\"formTable\",\"attrs\":{\"rows\":\"98\"}}");
    assert_true(str_starts(say(arena, &facts),
        S(TOP "DonViTinh Đơn vị tính: ha\ntable 2/3 |   | 1 4 | Ngô \n" SIGN "-- wide\n")));
    arena_free(arena);
}

static void several_addressees_stand_below_each_other(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct paper_facts facts = facts_make(arena);
    struct letterhead head = *facts.letterhead;
    struct str said;

    (void)state;
    head.addressees = S("Sở Y tế\nSở Nội vụ");
    facts.letterhead = &head;
    said = say(arena, &facts);
    assert_true(str_find(said, S("KinhGui Kính gửi:\n- Sở Y tế;\n- Sở Nội vụ.\n")) < said.len);
    arena_free(arena);
}

static void a_letter_says_what_it_is_about(void **state)
{
    static const struct letter_column columns[] = {
        { "STT", 5, PAPER_CENTER },
        { "Đơn vị", 30, PAPER_START },
    };
    const struct str cells[] = { S("1"), S("Xã Bình Minh") };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct letterhead *head = letterhead_make(arena);
    struct str said[] = { S("Xã chưa nhận được báo cáo.\n\nĐã nhắc hai lần."), S("Đề nghị gửi.") };
    struct letter_facts facts = {
        .letterhead = head,
        .number = S("7"),
        .issued_on = date_of((struct ymd){ 2026, 10, 5 }),
        .about = S("đôn đốc"),
        .paragraphs = { said, 2 },
        .annex = { S("Danh sách"), columns, 2, cells, 1 },
    };
    struct paper paper;

    (void)state;
    head->symbol = S("UBND-VP");
    head->addressees = S("Xã Bình Minh");
    paper = paper_make_letter(arena, &facts);
    expect_text(say_paper(arena, &paper),
        "head Số: 07/UBND-VP An Bình, ngày 05 tháng 10 năm 2026 | V/v đôn đốc\n"
        "KinhGui Kính gửi: Xã Bình Minh\n"
        "NoiDung Xã chưa nhận được báo cáo.\nNoiDung Đã nhắc hai lần.\nNoiDung Đề nghị gửi./.\n"
        "sign - Như trên; - Lưu: VT.\n"
        "-- wide\nPhuLuc Phụ lục\nTenPhuLuc DANH SÁCH\n"
        "KemTheo (Kèm theo Công văn số 07/UBND-VP ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã "
        "An Bình)\n"
        "table 1/2 | STT Đơn vị | 1 Xã Bình Minh\n",
        "a letter");
    arena_free(arena);
}

static void a_manifest_is_told_as_it_is_printed(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    expect_text(paper_manifest_code(
                    arena, S("3f2a9c0177de0b45aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbcccccccccccccccc")),
        "3f2a 9c01 77de 0b45", "the code of a manifest");
    arena_free(arena);
}

/* What is too long for its line is broken where a clerk would break it. */
static void long_names_are_broken_in_the_head(void **state)
{
    static const struct {
        const char *name, *lines;
    } names[] = {
        { "Ủy ban nhân dân\nxã An Bình", "ỦY BAN NHÂN DÂN|XÃ AN BÌNH" },
        { "Sở Y tế", "SỞ Y TẾ" },
        { "Sở Nông nghiệp và Môi trường", "SỞ NÔNG NGHIỆP|VÀ MÔI TRƯỜNG" },
        { "Sở Văn hóa, Thể thao và Du lịch", "SỞ VĂN HÓA, THỂ THAO|VÀ DU LỊCH" },
        { "Sở Giáo dục và Đào tạo", "SỞ GIÁO DỤC|VÀ ĐÀO TẠO" },
        { "Văn phòng Ủy ban nhân dân tỉnh", "VĂN PHÒNG|ỦY BAN NHÂN DÂN TỈNH" },
        { "Trung tâm Phục vụ hành chính công", "TRUNG TÂM PHỤC VỤ|HÀNH CHÍNH CÔNG" },
        { "Xã Nguyễnthịminhkhaiquangtrung", "XÃ|NGUYỄNTHỊMINHKHAIQUANGTRUNG" },
        { "Nguyễnthịminhkhaiquangtrungvv", "NGUYỄNTHỊMINHKHAIQUANGTRUNGVV" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct paper_facts facts = facts_make(arena);
        struct letterhead *head = letterhead_make(arena);
        struct buf said = { .arena = arena };
        const struct paper_section *section;
        const struct list *lines;
        struct paper paper;

        head->issuer = str_of(names[i].name);
        facts.letterhead = head;
        paper = paper_make(arena, &facts);
        section = LIST_AT(paper.sections, struct paper_section, 0);
        lines = &LIST_AT(section->blocks, struct paper_block, 0)->of.head->issuer;
        for (size_t k = 0; k < lines->len; k++)
            buf_addf(&said, "%s" STR_FMT, k ? "|" : "", STR_ARG(*LIST_AT(*lines, struct str, k)));
        expect_text(buf_str(&said), names[i].lines, names[i].name);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_become_blocks),
        cmocka_unit_test(figures_stand_in_an_annex),
        cmocka_unit_test(an_annex_may_be_a_file_of_its_own),
        cmocka_unit_test(a_part_of_a_form_stands_in_a_text),
        cmocka_unit_test(several_addressees_stand_below_each_other),
        cmocka_unit_test(a_letter_says_what_it_is_about),
        cmocka_unit_test(a_manifest_is_told_as_it_is_printed),
        cmocka_unit_test(long_names_are_broken_in_the_head),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
