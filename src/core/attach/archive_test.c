#include "core/attach/archive.h"

#include "base/limits.h"
#include "base/mem.h"
#include "tests/unit.h"

static const char *const fault_names[] = {
    [ARCHIVE_OK] = "ok",
    [ARCHIVE_BROKEN] = "broken",
    [ARCHIVE_HOSTILE] = "hostile",
    [ARCHIVE_ENCRYPTED] = "encrypted",
};

/* One entry of an archive as it is to be written; what is left 0 is as it should be. */
struct entry {
    const char *name, *bytes;
    const char *local_name; /* in its own head, if another */
    uint32_t method, flags, inflated, packed_said;
};

struct shape {
    const char *what;
    struct entry entries[3];
    size_t len;
    const char *before, *behind; /* of the whole */
    uint32_t count_said;
    const char *expected; /* the names, then the fault */
};

static void number(struct buf *out, uint32_t n, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++, n >>= 8)
        buf_add_char(out, (char)(n & 0xff));
}

static void local_write(struct buf *out, const struct entry *entry)
{
    struct str name = str_of(entry->local_name ? entry->local_name : entry->name);
    struct str bytes = str_of(entry->bytes);

    buf_add(out, S("PK\x03\x04\x14\0"));
    number(out, entry->flags, 2);
    number(out, entry->method, 2);
    number(out, 0, 8); /* time, day, checksum */
    number(out, (uint32_t)bytes.len, 4);
    number(out, (uint32_t)bytes.len, 4);
    number(out, (uint32_t)name.len, 2);
    number(out, 0, 2);
    buf_add(out, name);
    buf_add(out, bytes);
}

static void entry_write(struct buf *out, const struct entry *entry, uint32_t at)
{
    struct str name = str_of(entry->name);
    uint32_t len = (uint32_t)str_of(entry->bytes).len;

    buf_add(out, S("PK\x01\x02\x14\0\x14\0"));
    number(out, entry->flags, 2);
    number(out, entry->method, 2);
    number(out, 0, 8);
    number(out, entry->packed_said ? entry->packed_said : len, 4);
    number(out, entry->inflated ? entry->inflated : len, 4);
    number(out, (uint32_t)name.len, 2);
    number(out, 0, 12);
    number(out, at, 4);
    buf_add(out, name);
}

static struct str archive_write(struct arena *arena, const struct shape *shape)
{
    struct buf out = { .arena = arena };
    uint32_t at[3], directory, size;
    uint32_t count = shape->count_said ? shape->count_said : (uint32_t)shape->len;

    buf_add(&out, str_of(shape->before));
    for (size_t i = 0; i < shape->len; i++) {
        at[i] = (uint32_t)out.len;
        local_write(&out, &shape->entries[i]);
    }
    directory = (uint32_t)out.len;
    for (size_t i = 0; i < shape->len; i++)
        entry_write(&out, &shape->entries[i], at[i]);
    size = (uint32_t)out.len - directory;
    buf_add(&out, S("PK\x05\x06\0\0\0\0"));
    number(&out, count, 2);
    number(&out, count, 2);
    number(&out, size, 4);
    number(&out, directory, 4);
    number(&out, 0, 2);
    buf_add(&out, str_of(shape->behind));
    return buf_str(&out);
}

/* clang-format off */
static const struct shape shapes[] = {
    { .what = "two entries", .len = 2, .expected = "a b/c ok",
        .entries = { { .name = "a", .bytes = "1" }, { .name = "b/c", .bytes = "23" } } },
    { .what = "an empty one", .expected = "broken" },
    { .what = "something before it", .len = 1, .before = "MZ", .expected = "broken",
        .entries = { { .name = "a", .bytes = "1" } } },
    { .what = "something behind it", .len = 1, .behind = "x", .expected = "broken",
        .entries = { { .name = "a", .bytes = "1" } } },
    { .what = "an entry by two names", .len = 1, .expected = "hostile",
        .entries = { { .name = "a", .bytes = "1", .local_name = "b" } } },
    { .what = "an entry longer than the file", .len = 1, .expected = "broken",
        .entries = { { .name = "a", .bytes = "1", .packed_said = 4096 } } },
    { .what = "entries over each other", .len = 3, .expected = "a hostile",
        .entries = { { .name = "a", .bytes = "1", .packed_said = 60 },
            { .name = "b", .bytes = "2", .packed_said = 32 }, { .name = "c", .bytes = "34", .packed_said = 2 } } },
    { .what = "more entries said", .len = 1, .count_said = 2, .expected = "a broken",
        .entries = { { .name = "a", .bytes = "1" } } },
    { .what = "more than any office file has", .len = 1, .count_said = ARCHIVE_ENTRIES_MAX + 1,
        .expected = "hostile", .entries = { { .name = "a", .bytes = "1" } } },
    { .what = "a bomb by its own word", .len = 1, .expected = "hostile",
        .entries = { { .name = "a", .bytes = "1", .inflated = 0xffffffff } } },
    { .what = "a password", .len = 1, .expected = "encrypted",
        .entries = { { .name = "a", .bytes = "1", .flags = 1 } } },
};
/* clang-format on */

static void each_archive_is_read_as_written(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(shapes); i++) {
        struct archive archive = archive_open(archive_write(arena, &shapes[i]));
        struct buf found = { .arena = arena };

        while (archive_next(&archive))
            buf_addf(&found, STR_FMT " ", STR_ARG(archive.name));
        buf_addf(&found, "%s", fault_names[archive.fault]);
        expect_text(buf_str(&found), shapes[i].expected, shapes[i].what);
    }
    arena_free(arena);
}

static void what_is_not_compressed_can_be_read(void **state)
{
    static const struct shape shape = {
        .entries = { { .name = "mimetype", .bytes = "text" },
            { .name = "b", .bytes = "x", .method = 8 } },
        .len = 2,
    };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct archive archive = archive_open(archive_write(arena, &shape));

    (void)state;
    assert_true(archive_next(&archive));
    expect_text(archive.stored, "text", "stored");
    assert_true(archive_next(&archive));
    expect_text(archive.stored, "", "compressed");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_archive_is_read_as_written),
        cmocka_unit_test(what_is_not_compressed_can_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
