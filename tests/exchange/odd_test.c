/* Recognition of layouts that are odd but met: tests/data/odd/, each a page and what a person who
 * reads it would say it is. */
#include "core/annex/annex.h"

#include <dirent.h>
#include <stdlib.h>

#include "exchange/book_read.h"
#include "tests/exchange/book_make.h"
#include "tests/exchange/form_say.h"
#include "tests/unit.h"

#define FOLDER "tests/data/odd/"
#define FILES_MAX 64

static struct str recognised(struct arena *arena, struct str lines)
{
    struct ctx ctx = { .arena = arena };
    struct buf said = { .arena = arena };
    struct book book;

    if (book_read(&ctx, NULL, book_make(arena, lines), &book) != ST_OK)
        fail_msg("%s", problem_name(ctx.problem.key));
    for (size_t i = 0; i < book.len; i++) {
        struct list tables = annex_tables(arena, &book.sheets[i]);

        for (size_t j = 0; j < tables.len; j++) {
            struct sheet part =
                annex_part(arena, &book.sheets[i], LIST_AT(tables, struct annex_table, j));
            struct form_fault fault;
            struct form form;

            if (annex_recognise(arena, &part, &form) != ANNEX_OK)
                continue;
            fault = form_check(arena, &form);
            if (fault.field.len > 0)
                fail_msg(STR_FMT ": " STR_FMT, STR_ARG(fault.field), STR_ARG(fault.text));
            buf_addf(&said, "table " STR_FMT "\n", STR_ARG(book.sheets[i].name));
            buf_add(&said, form_say(arena, &form));
        }
    }
    return buf_str(&said);
}

/* Without blank lines and the lines that comment. */
static struct str bare(struct arena *arena, struct str lines)
{
    struct buf buf = { .arena = arena };

    while (lines.len > 0) {
        struct str line = str_trim(str_cut(&lines, '\n'));

        if (line.len > 0 && line.ptr[0] != '#')
            buf_addf(&buf, STR_FMT "\n", STR_ARG(line));
    }
    return buf_str(&buf);
}

/* Says the lines that differ; how many there are. */
static int differing(struct str got, struct str want)
{
    int found = 0;

    while (got.len > 0 || want.len > 0) {
        struct str g = str_cut(&got, '\n');
        struct str w = str_cut(&want, '\n');

        if (str_eq(g, w))
            continue;
        print_message("  found  " STR_FMT "\n  wanted " STR_FMT "\n", STR_ARG(g), STR_ARG(w));
        found++;
    }
    return found;
}

static bool holds(const char *name)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str path = str_format(arena, FOLDER "%s", name);
    struct str text = file_read(arena, str_z(arena, path));
    size_t line = str_find(text, S("\n----\n"));
    struct str want = bare(arena, str_sub(text, line + 6, text.len));
    int found;

    if (line == text.len)
        fail_msg("%s: no line ---- before what is wanted", name);
    print_message("%s\n", name);
    found = differing(recognised(arena, str_sub(text, 0, line)), want);
    arena_free(arena);
    return found == 0;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(str_of(*(const char *const *)a), str_of(*(const char *const *)b));
}

static void odd_pages_come_out_as_people_read_them(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    const char *names[FILES_MAX];
    DIR *folder = opendir(FOLDER);
    const struct dirent *entry;
    size_t len = 0, bad = 0;

    (void)state;
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL && len < FILES_MAX) {
        if (str_ends(str_of(entry->d_name), S(".txt")))
            names[len++] = str_z(arena, str_copy(arena, str_of(entry->d_name)));
    }
    closedir(folder);
    qsort(names, len, sizeof(names[0]), by_name);
    for (size_t i = 0; i < len; i++)
        bad += holds(names[i]) ? 0 : 1;
    arena_free(arena);
    assert_true(len >= 12);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odd_pages_come_out_as_people_read_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
