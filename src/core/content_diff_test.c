#include "core/content_diff.h"

#include "core/content_lists.h"
#include "tests/unit.h"

#include "tests/grid.h"

#define K(n) (OPEN_KEY_FIRST + (n))

/* Row 1 is open. */
static struct form *list_form(struct arena *arena)
{
    struct form *form = grid_form(arena, 2, 2, 0);

    FORM_ROW(form, 0)->kind = ROW_OPEN;
    return form;
}

/* "row:column=figure" one behind another; the rows' keys count from K(0). */
static struct content *filled(
    struct arena *arena, const struct form *form, const char *keys, const char *cells)
{
    struct content *content = content_new(arena, form);
    size_t len = str_of(keys).len;
    struct open_row *rows = ARENA_ARRAY(arena, len + 1, struct open_row);

    for (size_t i = 0; i < len; i++)
        rows[i] = (struct open_row){ .key = K(keys[i] - '0'), .open = 1 };
    content_set_rows(content, rows, len);
    for (; *cells; cells += cells[5] ? 6 : 5) {
        int64_t row = cells[0] == 'f' ? 2 : K(cells[0] - '0');
        struct cell cell = { .kind = CELL_NUMBER, .value = (cells[4] - '0') };

        assert_int_equal(content_put(content, row, cells[2] - '0', cell), CONTENT_OK);
    }
    return content;
}

static struct str said(struct arena *arena, struct list changes)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < changes.len; i++) {
        const struct content_change *one = LIST_AT(changes, struct content_change, i);

        buf_addf(&out, "%s%lld:%lld ", i ? "|" : "",
            (long long)(one->at.row > OPEN_KEY_FIRST ? one->at.row - OPEN_KEY_FIRST : 0),
            (long long)one->at.column);
        buf_add(&out, content_cell_text(arena, one->before));
        buf_add(&out, S(">"));
        buf_add(&out, content_cell_text(arena, one->after));
        buf_add(&out, one->gone ? S(" gone") : S(""));
    }
    return buf_str(&out);
}

static void cells_are_found_again_by_their_keys(void **state)
{
    static const struct {
        const char *name, *rows[2], *cells[2], *said;
    } cases[] = {
        { "alike", { "1", "1" }, { "f 2 7", "f 2 7" }, "" },
        { "another figure", { "", "" }, { "f 2 7", "f 2 8" }, "0:2 7>8" },
        { "filled in", { "", "" }, { "", "f 1 0" }, "0:1 >0" },
        { "emptied", { "", "" }, { "f 1 0", "" }, "0:1 0>" },
        { "a row that came", { "", "1" }, { "", "1 2 5" }, "1:2 >5" },
        { "a row that went", { "12", "1" }, { "1 1 5,2 1 6", "1 1 5" }, "2:1 6> gone" },
        { "rows that changed places", { "12", "21" }, { "1 1 5,2 1 6", "1 1 5,2 1 6" }, "" },
        { "what went comes last", { "1", "" }, { "1 1 5,f 1 1", "f 1 2" }, "0:1 1>2|1:1 5> gone" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct form *form = list_form(arena);

        expect_text(said(arena, content_diff(arena,
                                    filled(arena, form, cases[i].rows[0], cases[i].cells[0]),
                                    filled(arena, form, cases[i].rows[1], cases[i].cells[1]))),
            cases[i].said, cases[i].name);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_found_again_by_their_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
