#include "base/arena.h"

#include <string.h>

#include "base/limits.h"
#include "tests/unit.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t size = 0; size < 200; size++) {
        unsigned char *at = arena_alloc(arena, size);

        assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(at[i], 0);
        memset(at, 0xff, size);
    }
    arena_free(arena);
}

static void memory_used_again_is_zeroed_again(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    char *first = arena_alloc(arena, 100), *second;

    (void)state;
    memset(first, 'x', 100);
    arena_reset(arena);
    second = arena_alloc(arena, 100);
    assert_ptr_equal(first, second);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(second[i], 0);
    arena_free(arena);
}

static void large_and_small_live_together(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    char *small = arena_alloc(arena, 8), *large = arena_alloc(arena, (size_t)1 << 20);
    int *numbers = ARENA_ARRAY(arena, 1000, int);

    (void)state;
    memset(small, 1, 8);
    memset(large, 2, (size_t)1 << 20);
    for (int i = 0; i < 1000; i++)
        numbers[i] = i;
    assert_int_equal(small[7], 1);
    assert_int_equal(large[(1 << 20) - 1], 2);
    assert_int_equal(numbers[999], 999);
    assert_true(arena_total(arena) >= (size_t)1 << 20);
    arena_free(arena);
}

static void the_budget_is_told(void **state)
{
    struct arena *arena = arena_new(100000);

    (void)state;
    arena_alloc(arena, 1000);
    assert_false(arena_over_budget(arena));
    arena_alloc(arena, 200000);
    assert_true(arena_over_budget(arena));
    arena_reset(arena);
    assert_false(arena_over_budget(arena));
    arena_free(arena);
}

static void rewind_gives_back(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    char *kept = arena_alloc(arena, 10);
    struct arena_mark mark = arena_mark(arena);
    size_t total = arena_total(arena);
    void *next = arena_alloc(arena, 10);

    (void)state;
    memset(kept, 'k', 10);
    for (int i = 0; i < 100; i++)
        arena_alloc(arena, 50000);
    arena_rewind(arena, mark);
    assert_int_equal(arena_total(arena), total);
    assert_ptr_equal(arena_alloc(arena, 10), next);
    assert_int_equal(kept[9], 'k');
    arena_free(arena);
}

static void rewind_to_the_very_start(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct arena_mark mark = arena_mark(arena);

    (void)state;
    arena_alloc(arena, 10);
    arena_rewind(arena, mark);
    assert_int_equal(arena_total(arena), 0);
    arena_alloc(arena, 10);
    arena_free(arena);
    arena_free(NULL);
}

static char undone[8];

static void undo(void *thing)
{
    strncat(undone, thing, 1);
}

static void defers_run_in_reverse(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct arena_mark mark;

    (void)state;
    undone[0] = 0;
    arena_defer(arena, undo, "1");
    arena_defer(arena, undo, "2");
    mark = arena_mark(arena);
    arena_defer(arena, undo, "3");
    arena_defer(arena, undo, "4");
    arena_rewind(arena, mark);
    assert_string_equal(undone, "43");
    arena_reset(arena);
    assert_string_equal(undone, "4321");
    arena_defer(arena, undo, "5");
    arena_free(arena);
    assert_string_equal(undone, "43215");
}

static int taken, given;

static void *count_take(size_t bytes)
{
    taken++;
    return heap_take(bytes);
}

static void count_give(void *block)
{
    given++;
    heap_give(block);
}

static void blocks_go_back_to_their_source(void **state)
{
    const struct arena_source source = { .take = count_take, .give = count_give };
    struct arena *arena = arena_new_from(&source, UNIT_BYTES);

    (void)state;
    for (int i = 0; i < 50; i++)
        arena_alloc(arena, 10000);
    arena_reset(arena);
    assert_int_equal(taken - given, 2); /* the arena and the block kept for its next use */
    arena_free(arena);
    assert_int_equal(taken, given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(memory_used_again_is_zeroed_again),
        cmocka_unit_test(large_and_small_live_together),
        cmocka_unit_test(the_budget_is_told),
        cmocka_unit_test(rewind_gives_back),
        cmocka_unit_test(rewind_to_the_very_start),
        cmocka_unit_test(defers_run_in_reverse),
        cmocka_unit_test(blocks_go_back_to_their_source),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
