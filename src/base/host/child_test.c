#define _GNU_SOURCE /* usleep, setenv */
#include "base/host/child.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/host/clock.h"
#include "base/host/scratch.h"
#include "tests/unit.h"

struct fixture {
    char folder[SCRATCH_PATH_BYTES];
    struct arena *arena;
};

static int setup(void **state)
{
    struct fixture *f = heap_take(sizeof(*f));

    f->arena = arena_new(UNIT_BYTES);
    assert_true(scratch_new(f->folder));
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    struct stat stat_of;

    scratch_remove(f->folder);
    assert_int_not_equal(stat(f->folder, &stat_of), 0);
    arena_free(f->arena);
    heap_give(f);
    return 0;
}

static enum child_end shell_for(struct fixture *f, const char *script, int64_t ms)
{
    const char *const args[] = { "/bin/sh", "-c", script, NULL };
    const struct child child = {
        .args = args,
        .folder = f->folder,
        .deadline_ms = ms,
        .memory_bytes = (size_t)1 << 30,
        .file_bytes = (size_t)1 << 20,
    };

    return child_run(&child);
}

static enum child_end shell(struct fixture *f, const char *script)
{
    return shell_for(f, script, 20000);
}

static void tells_how_it_ended(void **state)
{
    struct fixture *f = *state;
    const char *const none[] = { "/nonexistent/program", NULL };
    const struct child missing = { .args = none,
        .folder = f->folder,
        .deadline_ms = 1000,
        .memory_bytes = (size_t)1 << 30,
        .file_bytes = 1 };

    assert_int_equal(shell(f, "exit 0"), CHILD_DONE);
    assert_int_equal(shell(f, "exit 3"), CHILD_FAILED);
    assert_int_equal(shell(f, "kill -9 $$"), CHILD_FAILED);
    assert_int_equal(child_run(&missing), CHILD_NOT_STARTED);
}

/* Names and values of its environment, where it stands, what it has open. */
static void begins_with_nothing_of_ours(void **state)
{
    struct fixture *f = *state;
    struct str found;

    assert_int_equal(setenv("BAOCAO_DB", "postgres://secret", 1), 0);
    assert_int_equal(
        shell(f, "env > env.txt; pwd > pwd.txt; [ ! -e /proc/self/fd/3 ]"), CHILD_DONE);
    assert_int_equal(scratch_read(f->arena, f->folder, "env.txt", 10000, &found), SCRATCH_READ);
    assert_int_equal(str_find(found, S("BAOCAO_DB")), found.len);
    assert_int_not_equal(str_find(found, str_of(f->folder)), found.len);
    assert_int_equal(scratch_read(f->arena, f->folder, "pwd.txt", 10000, &found), SCRATCH_READ);
    expect_text(str_trim(found), f->folder, "its folder");
}

/* What nobody has waited for yet has no command line any more. */
static bool is_running(struct arena *arena, int64_t pid)
{
    struct str path = str_format(arena, "/proc/%lld/cmdline", (long long)pid);
    FILE *file = fopen(str_z(arena, path), "rb");
    bool running = file != NULL && fgetc(file) != EOF;

    if (file != NULL)
        fclose(file);
    return running;
}

/* Its end takes with it what it started, also what would lead a session of its own. */
static void is_killed_at_its_deadline(void **state)
{
    struct fixture *f = *state;
    int64_t begin = clock_monotonic_us(), pid = 0;
    struct str found;

    assert_int_equal(
        shell_for(f, "sleep 300 & echo $! > pid.txt; setsid sleep 301; wait", 700), CHILD_LATE);
    assert_true(clock_monotonic_us() - begin < 30 * INT64_C(1000000));
    assert_int_equal(scratch_read(f->arena, f->folder, "pid.txt", 100, &found), SCRATCH_READ);
    assert_true(str_to_int(str_trim(found), &pid));
    for (int i = 0; i < 2000 && is_running(f->arena, pid); i++)
        (void)usleep(1000);
    assert_false(is_running(f->arena, pid));
}

static void files_may_grow_to_their_limit(void **state)
{
    struct fixture *f = *state;
    struct str found;

    assert_int_not_equal(shell(f, "exec head -c 3000000 /dev/zero > big"), CHILD_DONE);
    assert_int_equal(
        scratch_read(f->arena, f->folder, "big", (size_t)1 << 19, &found), SCRATCH_TOO_LARGE);
    assert_int_equal(scratch_read(f->arena, f->folder, "none", 100, &found), SCRATCH_NONE);
    assert_int_equal(shell(f, "ln -s /etc/passwd link; mkdir folder; mkfifo pipe"), CHILD_DONE);
    assert_int_equal(scratch_read(f->arena, f->folder, "link", 10000, &found), SCRATCH_NONE);
    assert_int_equal(scratch_read(f->arena, f->folder, "folder", 10000, &found), SCRATCH_NONE);
    assert_int_equal(scratch_read(f->arena, f->folder, "pipe", 10000, &found), SCRATCH_NONE);
    assert_false(scratch_write(f->folder, "link", S("x")));
}

static void memory_is_bounded(void **state)
{
    assert_int_equal(
        shell(*state, "exec python3 -c 'x = bytearray(3 * 1024 * 1024 * 1024)'"), CHILD_FAILED);
}

#define SOCKET(family) "exec python3 -c 'import socket; socket.socket(socket." family ")'"

static void there_is_no_network(void **state)
{
    static const char *const families[] = { SOCKET("AF_INET"), SOCKET("AF_INET6"),
        SOCKET("AF_PACKET, socket.SOCK_RAW"), SOCKET("AF_NETLINK, socket.SOCK_RAW") };

    assert_int_equal(shell(*state, SOCKET("AF_UNIX")), CHILD_DONE);
    for (size_t i = 0; i < ARRAY_LEN(families); i++)
        assert_int_equal(shell(*state, families[i]), CHILD_FAILED);
}

/* Where the kernel can: everything but programs, fonts and its own folder is out of reach. */
static void other_files_are_out_of_reach(void **state)
{
    static const char *const scripts[] = { "cat /etc/shadow", "cat /etc/hostname", "ls /root",
        "ls /proc", "cat /proc/$PPID/environ", "ls /tmp", "ls /home", "ls /var/lib",
        "echo x > /tmp/baocao-child-test", "mkdir /tmp/baocao-child-test", "echo x > /dev/shm/x",
        "cp /bin/true here && ./here", "cat meson.build" };
    struct fixture *f = *state;

    assert_int_equal(shell(f, "cat /usr/bin/env > copy && echo x > /dev/null"), CHILD_DONE);
    for (size_t i = 0; i < ARRAY_LEN(scripts) && child_confined(); i++) {
        if (shell(f, scripts[i]) != CHILD_FAILED)
            fail_msg("%s was let through", scripts[i]);
    }
}

static void a_scratch_folder_goes_whole(void **state)
{
    struct fixture *f = *state;

    assert_true(scratch_folder(f->folder, "a"));
    assert_true(scratch_folder(f->folder, "a/b"));
    assert_true(scratch_write(f->folder, "a/b/c", S("x")));
    assert_false(scratch_write(f->folder, "none/c", S("x")));
    assert_int_equal(
        shell(f, "mkdir -p d/e/f/g; ln -s /usr usr; ln -s .. up; chmod 400 a/b/c"), CHILD_DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tells_how_it_ended, setup, teardown),
        cmocka_unit_test_setup_teardown(begins_with_nothing_of_ours, setup, teardown),
        cmocka_unit_test_setup_teardown(is_killed_at_its_deadline, setup, teardown),
        cmocka_unit_test_setup_teardown(files_may_grow_to_their_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(memory_is_bounded, setup, teardown),
        cmocka_unit_test_setup_teardown(there_is_no_network, setup, teardown),
        cmocka_unit_test_setup_teardown(other_files_are_out_of_reach, setup, teardown),
        cmocka_unit_test_setup_teardown(a_scratch_folder_goes_whole, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
