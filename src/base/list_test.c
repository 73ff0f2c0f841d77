#include "base/list.h"

#include "tests/unit.h"

struct item {
    int64_t key, place;
};

static bool smaller(const void *a, const void *b, const void *arg)
{
    const struct item *one = a, *other = b;
    const int64_t *sign = arg;

    return one->key * *sign < other->key * *sign;
}

/* clang-format off */
static const struct {
    const char *what;
    size_t len;
    int64_t keys[9];
} lists[] = {
    { "nothing",             0, { 0 } },
    { "one",                 1, { 7 } },
    { "two in order",        2, { 1, 2 } },
    { "two the other way",   2, { 2, 1 } },
    { "three",               3, { 3, 1, 2 } },
    { "all the same",        5, { 4, 4, 4, 4, 4 } },
    { "backward",            8, { 8, 7, 6, 5, 4, 3, 2, 1 } },
    { "a run that is short", 9, { 5, 1, 5, 2, 9, 1, 5, 3, 0 } },
};
/* clang-format on */

static void expect_order(const char *what, const struct list *list, int64_t sign)
{
    for (size_t i = 1; i < list->len; i++) {
        const struct item *before = LIST_AT(*list, struct item, i - 1);
        const struct item *item = LIST_AT(*list, struct item, i);

        if (before->key * sign > item->key * sign ||
            (before->key == item->key && before->place >= item->place))
            fail_msg("%s: item %zu", what, i);
    }
}

static struct list list_of(struct arena *arena, size_t len)
{
    struct item *items = ARENA_ARRAY(arena, len + 1, struct item);

    for (size_t i = 0; i < len; i++)
        items[i].place = (int64_t)i;
    return (struct list){ items, len };
}

static void sorting_keeps_the_order_of_equals(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (int64_t sign = -1; sign <= 1; sign += 2)
        for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
            struct list list = list_of(arena, lists[i].len);

            for (size_t k = 0; k < list.len; k++)
                LIST_AT(list, struct item, k)->key = lists[i].keys[k];
            list_sort(arena, &list, sizeof(struct item), smaller, &sign);
            assert_int_equal(list.len, lists[i].len);
            expect_order(lists[i].what, &list, sign);
        }
    arena_free(arena);
}

static void every_length_is_sorted_without_loss(void **state)
{
    const int64_t sign = 1;

    (void)state;
    for (size_t len = 0; len < 200; len++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct list list = list_of(arena, len);
        int64_t places = 0;

        for (size_t i = 0; i < len; i++)
            LIST_AT(list, struct item, i)->key = (int64_t)(i * 7919 % 31);
        list_sort(arena, &list, sizeof(struct item), smaller, &sign);
        expect_order("many", &list, sign);
        for (size_t i = 0; i < len; i++)
            places += LIST_AT(list, struct item, i)->place;
        assert_int_equal(places, len ? len * (len - 1) / 2 : 0);
        arena_free(arena);
    }
}

/* clang-format off */
static const struct {
    const char *what;
    size_t len, from, most, first, found;
} slices[] = {
    { "all",                 5, 0, 9, 0, 5 },
    { "the first ones",      5, 0, 2, 0, 2 },
    { "the middle",          5, 2, 2, 2, 2 },
    { "what is left",        5, 4, 2, 4, 1 },
    { "from the end",        5, 5, 2, 0, 0 },
    { "from behind the end", 5, 9, 2, 0, 0 },
    { "none of them",        5, 1, 0, 1, 0 },
    { "of nothing",          0, 0, 2, 0, 0 },
};
/* clang-format on */

static void a_slice_lies_within_the_list(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(slices); i++) {
        struct list list = list_of(arena, slices[i].len);
        struct list slice = list_slice(list, sizeof(struct item), slices[i].from, slices[i].most);

        if (slice.len != slices[i].found ||
            (slice.len && LIST_AT(slice, struct item, 0)->place != (int64_t)slices[i].first))
            fail_msg("%s", slices[i].what);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorting_keeps_the_order_of_equals),
        cmocka_unit_test(every_length_is_sorted_without_loss),
        cmocka_unit_test(a_slice_lies_within_the_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
