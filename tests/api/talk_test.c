/* Every conversation of tests/api/, on both databases, and that none of the routes was left out. */
#include "tests/api/talk.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define TALKS_MAX 512
#define NAME_MAX_BYTES 128

static struct watch watch;
static char names[TALKS_MAX][NAME_MAX_BYTES];
static size_t names_len;
static enum database_kind kind;

static void run(void **state)
{
    static struct world world;
    struct arena *arena = arena_new(4096);
    bool good;

    world_open_under(&world, kind, talk_profile(arena, *state));
    arena_free(arena);
    good = talk_run(&world, &watch, *state);
    world_close(&world);
    assert_true(good);
}

static void every_route_was_answered(void **state)
{
    const struct route *missed;
    size_t from = 0, count = 0;

    (void)state;
    while ((missed = watch_missed(&watch, &from)) != NULL) {
        print_error("never answered with a success: method %d, path %s\n", (int)missed->method,
            missed->path);
        count++;
    }
    assert_int_equal(count, 0);
    print_message("%lld answers of %zu routes\n", (long long)watch.answers, api_routes_len);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void find_talks(const char *only)
{
    DIR *dir = opendir("tests/api");
    struct dirent *entry;

    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        struct str name = str_of(entry->d_name);

        if (!str_ends(name, S(".talk")) || (only && !strstr(entry->d_name, only)))
            continue;
        if (names_len == TALKS_MAX) { /* no test runs yet that an assertion could fail */
            print_error("more than %d conversations: raise TALKS_MAX\n", TALKS_MAX);
            exit(1);
        }
        snprintf(names[names_len++], NAME_MAX_BYTES, "tests/api/%.100s", entry->d_name);
    }
    closedir(dir);
    qsort(names, names_len, NAME_MAX_BYTES, by_name);
}

static int run_all(const char *group, enum database_kind on)
{
    struct CMUnitTest tests[TALKS_MAX];

    kind = on;
    for (size_t i = 0; i < names_len; i++)
        tests[i] = (struct CMUnitTest){ names[i], run, NULL, NULL, names[i] };
    return _cmocka_run_group_tests(group, tests, names_len, NULL, NULL);
}

/* talk_test [WORD]: only conversations whose name has the word in it. */
int main(int argc, char **argv)
{
    const struct CMUnitTest whole[] = { cmocka_unit_test(every_route_was_answered) };
    int failed;

    watch_open(&watch);
    find_talks(argc > 1 ? argv[1] : NULL);
    failed = on_each_database(run_all, "talks");
    if (argc == 1)
        failed += cmocka_run_group_tests_name("talks: coverage", whole, NULL, NULL);
    watch_close(&watch);
    return failed;
}
