#include "core/attach/compound.h"

#include "base/mem.h"
#include "tests/unit.h"

#define XLS "tests/data/files/bang.xls"
#define DIRECTORY_AT 48
#define FAT_AT 76

static struct str names(struct arena *arena, struct str bytes)
{
    struct compound compound = compound_open(bytes);
    struct buf out = { .arena = arena };

    while (compound_next(&compound))
        buf_addf(
            &out, "[" STR_FMT "]", STR_ARG(((struct str){ compound.name, compound.name_len })));
    if (compound.broken)
        buf_add(&out, S("broken"));
    return buf_str(&out);
}

static struct str changed(struct arena *arena, struct str bytes, size_t at, uint32_t to)
{
    char *copy = arena_bytes(arena, bytes.len);

    memcpy(copy, bytes.ptr, bytes.len);
    for (size_t i = 0; i < 4; i++, to >>= 8)
        copy[at + i] = (char)(to & 0xff);
    return (struct str){ copy, bytes.len };
}

static void the_directory_of_a_real_file_is_read(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str bytes = file_read(arena, XLS);

    (void)state;
    expect_text(names(arena, bytes),
        "[Root Entry][Workbook][\x01"
        "CompObj][\x01Ole][\x05SummaryInformation][\x05"
        "DocumentSummaryInformation]",
        XLS);
    arena_free(arena);
}

static void a_chain_that_leads_nowhere_or_in_a_circle_is_broken(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str bytes = file_read(arena, XLS), found;
    uint32_t directory = (unsigned char)bytes.ptr[DIRECTORY_AT];
    size_t fat = ((size_t)(unsigned char)bytes.ptr[FAT_AT] + 1) * 512;

    (void)state;
    expect_text(names(arena, changed(arena, bytes, DIRECTORY_AT, 0x7fffffff)), "broken", "far");
    found = names(arena, changed(arena, bytes, fat + 4 * (size_t)directory, directory));
    assert_true(str_ends(found, S("broken")));
    found = names(arena, changed(arena, bytes, fat + 4 * (size_t)directory, 0xffffffff));
    assert_true(str_ends(found, S("broken")));
    expect_text(names(arena, str_sub(bytes, 0, 511)), "broken", "cut in its head");
    expect_text(names(arena, changed(arena, bytes, 28, 0x001ffffe)), "broken", "odd sectors");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_directory_of_a_real_file_is_read),
        cmocka_unit_test(a_chain_that_leads_nowhere_or_in_a_circle_is_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
