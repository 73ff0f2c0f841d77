#include "tests/unit.h"

#include "api/answers.h"
#include "base/host/heap.h"

static void an_answer_is_found_until_its_object_changes(void **state)
{
    struct arena *arena = arena_new(1 << 20);
    struct answers *answers = answers_new();
    struct str found = { 0 };

    (void)state;
    answers_keep(answers, (struct answer_key){ 7, 3, 1000 }, S("{}"));
    assert_true(answers_find(answers, arena, (struct answer_key){ 7, 3, 1000 }, &found));
    assert_true(str_eq(found, S("{}")));
    assert_false(answers_find(answers, arena, (struct answer_key){ 7, 4, 1000 }, &found));
    assert_false(answers_find(answers, arena, (struct answer_key){ 7, 3, 1001 }, &found));
    assert_false(answers_find(answers, arena, (struct answer_key){ 8, 3, 1000 }, &found));
    answers_keep(answers, (struct answer_key){ 7, 4, 2000 }, S("[]"));
    assert_false(answers_find(answers, arena, (struct answer_key){ 7, 3, 1000 }, &found));
    assert_true(answers_find(answers, arena, (struct answer_key){ 7, 4, 2000 }, &found));
    answers_free(answers);
    arena_free(arena);
}

static void it_keeps_no_more_than_it_may(void **state)
{
    struct arena *arena = arena_new(1 << 20);
    struct answers *answers = answers_new();
    struct str large = { arena_alloc(arena, ANSWER_BYTES_MAX + 1), ANSWER_BYTES_MAX }, found;
    int64_t kept = 0;

    (void)state;
    for (int64_t id = 0; id < ANSWERS_MAX; id++)
        answers_keep(answers, (struct answer_key){ id, 1, 1 }, large);
    for (int64_t id = 0; id < ANSWERS_MAX; id++) {
        struct arena_mark mark = arena_mark(arena);

        kept += answers_find(answers, arena, (struct answer_key){ id, 1, 1 }, &found);
        arena_rewind(arena, mark);
    }
    assert_int_equal(kept, ANSWERS_BYTES_MAX / ANSWER_BYTES_MAX);
    large.len++;
    answers_keep(answers, (struct answer_key){ 1, 2, 1 }, large);
    assert_false(answers_find(answers, arena, (struct answer_key){ 1, 2, 1 }, &found));
    answers_free(answers);
    arena_free(arena);
}

static void none_at_all_finds_nothing(void **state)
{
    struct str found;

    (void)state;
    answers_keep(NULL, (struct answer_key){ 1, 1, 1 }, S("{}"));
    assert_false(answers_find(NULL, NULL, (struct answer_key){ 1, 1, 1 }, &found));
    answers_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_found_until_its_object_changes),
        cmocka_unit_test(it_keeps_no_more_than_it_may),
        cmocka_unit_test(none_at_all_finds_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
