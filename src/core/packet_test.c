/* What the files in tests/golden/packet hold is what was signed: they never change. */
#include "core/packet.h"

#include "tests/unit.h"

#include "tests/grid.h"

static const struct packet_about about = {
    .unit_code = { "H01.02", 6 },
    .regime_code = { "NN-T", 4 },
    .form_code = { "B01", 3 },
    .form_number = 3,
    .period = { "2026-10", 7 },
    .revision = 2,
    .digest = { "5eed", 4 },
};

/* Numbers, a text, a date, yes or no; two rows with figures, and a heading between them. */
static struct form *annex(struct arena *arena)
{
    struct form *form = grid_form(arena, 3, 4, 2);
    struct str *path = ARENA_ARRAY(arena, 2, struct str);

    path[0] = S("Diện tích");
    path[1] = S("Kỳ \"này\"");
    FORM_COLUMN(form, 0)->path = (struct list){ path, 2 };
    FORM_COLUMN(form, 0)->unit = S("ha");
    FORM_COLUMN(form, 1)->type = TYPE_TEXT;
    FORM_COLUMN(form, 2)->type = TYPE_DATE;
    FORM_COLUMN(form, 3)->type = TYPE_YES_NO;
    FORM_ROW(form, 1)->kind = ROW_GROUP;
    FORM_ROW(form, 0)->label = S("Lúa");
    FORM_ROW(form, 2)->code = S("02");
    FORM_ROW(form, 2)->indicator = (struct str){ 0 };
    return form;
}

static void expect_golden(struct arena *arena, struct str found, const char *name)
{
    struct str kept = file_read(arena, str_format(arena, "tests/golden/packet/%s", name).ptr);

    if (!str_eq(found, kept))
        fail_msg("%s: found\n" STR_FMT, name, STR_ARG(found));
}

static void a_revision_is_written_for_good(void **state)
{
    static struct packet_note notes[] = { { { "KT01", 4 }, 1, 1, { "0", 1 }, { "> 0", 3 },
        { "Ngừng canh tác.\nĐã đối chiếu", 0 } } };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = annex(arena);
    struct content *content = content_new(arena, form);
    struct packet_facts facts = { .about = about, .content = content, .notes = { notes, 1 } };
    struct doc_fault fault;
    struct doc_node *doc;

    (void)state;
    notes[0].note = str_of(notes[0].note.ptr);
    assert_int_equal(grid_put(content, "A1", "0"), CONTENT_OK); /* which is not empty */
    assert_int_equal(grid_put(content, "B1", "Xóm 5\t\"Đông\""), CONTENT_OK);
    assert_int_equal(grid_put(content, "C1", "2026-10-31"), CONTENT_OK);
    assert_int_equal(grid_put(content, "D1", "false"), CONTENT_OK);
    assert_int_equal(grid_put(content, "A3", "-1234.50"), CONTENT_OK);
    content->cells[shape_slot(content->shape, 3, 2)].error = CELL_ERROR_DIV0;
    assert_int_equal(content_set_override(content, 3, 1, S("ghi chú")), CONTENT_OK);
    content_set_version(content, 0, 9); /* of the draft: nothing that is signed */
    assert_true(document_read(arena,
        S("{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\","
          "\"text\":\"Gieo trồng đúng thời vụ.\"}]}]}"),
        DOC_FROZEN, &doc, &fault));
    facts.text = doc;
    expect_golden(arena, packet_write(arena, &facts), "figures-and-text.json");
    facts.text = NULL;
    facts.notes.len = 0;
    facts.content = content_new(arena, form);
    expect_golden(arena, packet_write(arena, &facts), "empty.json");
    arena_free(arena);
}

/* A list's added rows are named by their cells, the form's own rows by themselves. */
static void added_rows_are_written_with_their_names(void **state)
{
    static const struct open_row added[] = { { .key = OPEN_KEY_FIRST + 7, .open = 2 } };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 3, 2, 0);
    struct content *content;
    struct packet_facts facts = { .about = about };

    (void)state;
    FORM_COLUMN(form, 0)->role = COLUMN_LABEL;
    FORM_COLUMN(form, 0)->type = TYPE_TEXT;
    FORM_ROW(form, 1)->kind = ROW_OPEN;
    form->open_list = true;
    content = content_new(arena, form_grow(arena, form, added, 1));
    assert_int_equal(content_put(content, added[0].key, 1,
                         (struct cell){ .kind = CELL_TEXT, .text = S("Cầu Bản Chang") }),
        CONTENT_OK);
    assert_int_equal(
        content_put(content, added[0].key, 2, (struct cell){ .kind = CELL_NUMBER, .value = 7 }),
        CONTENT_OK);
    facts.content = content;
    expect_golden(arena, packet_write(arena, &facts), "added-rows.json");
    arena_free(arena);
}

static void a_manifest_names_all_that_belongs_to_it(void **state)
{
    static struct manifest_file attached[] = {
        { { "Ảnh đồng ruộng.png", 24 }, { "ab01", 4 }, 1234 },
        { { "biên bản.pdf", 15 }, { "ab02", 4 }, 5 },
    };
    static struct manifest_file annexes[] = { { { "phu-luc.pdf", 11 }, { "ac01", 4 }, 99 } };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct manifest_facts facts = { .about = about,
        .packet = { { "bao-cao.json", 12 }, { "aa00", 4 }, 77 } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(attached); i++)
        attached[i].name = str_of(attached[i].name.ptr);
    expect_golden(arena, manifest_write(arena, &facts), "manifest-alone.json");
    facts.attachments = (struct list){ attached, ARRAY_LEN(attached) };
    expect_golden(arena, manifest_write(arena, &facts), "manifest.json");
    facts.annexes = (struct list){ annexes, ARRAY_LEN(annexes) };
    expect_golden(arena, manifest_write(arena, &facts), "manifest-annexes.json");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_revision_is_written_for_good),
        cmocka_unit_test(added_rows_are_written_with_their_names),
        cmocka_unit_test(a_manifest_names_all_that_belongs_to_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
