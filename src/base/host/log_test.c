#include "base/host/log.h"

#include <unistd.h>

#include "base/date.h"
#include "base/json.h"
#include "tests/unit.h"

struct capture {
    struct arena *arena;
    FILE *file;
    int stderr_was;
};

static struct capture capture_begin(void)
{
    struct capture c = { .arena = arena_new(UNIT_BYTES), .file = tmpfile() };

    assert_non_null(c.file);
    c.stderr_was = dup(STDERR_FILENO);
    assert_int_equal(dup2(fileno(c.file), STDERR_FILENO), STDERR_FILENO);
    return c;
}

/* What was logged since capture_begin. */
static struct str capture_end(struct capture *c)
{
    char *to = arena_alloc(c->arena, 65536);
    struct str text = { to, 0 };

    dup2(c->stderr_was, STDERR_FILENO);
    close(c->stderr_was);
    rewind(c->file);
    text.len = fread(to, 1, 65536, c->file);
    fclose(c->file);
    return text;
}

/* The value of a member of a line that must be one flat JSON object and a line feed. */
static struct str member(struct arena *arena, struct str line, const char *name)
{
    struct json_reader r = json_read(arena, str_sub(line, 0, line.len - 1));
    struct str value = { 0 };
    bool found = false;

    assert_true(str_ends(line, S("\n")));
    for (enum json_token t = json_next(&r); t != JSON_END; t = json_next(&r)) {
        if (t == JSON_ERROR)
            fail_msg("not JSON at %zu: " STR_FMT, json_offset(&r), STR_ARG(line));
        if (found)
            value = r.text;
        found = t == JSON_NAME && str_eq(r.text, str_of(name));
    }
    return value;
}

static void a_line_is_json(void **state)
{
    struct capture c = capture_begin();
    struct str line, time;
    int64_t ms;

    (void)state;
    log_line(LOG_WARN, "request.slow",
        LOG_FIELDS(LOG_S("path", S("/báo cáo?\"x\"\\\n\x7f\xff")), LOG_N("ms", -1234567890123)));
    line = capture_end(&c);
    time = member(c.arena, line, "time");
    assert_true(time_parse(time, &ms));
    expect_text(member(c.arena, line, "level"), "warn", "level");
    expect_text(member(c.arena, line, "what"), "request.slow", "what");
    expect_text(member(c.arena, line, "path"), "/báo cáo?\"x\"\\\n\x7f\xef\xbf\xbd", "path");
    expect_text(member(c.arena, line, "ms"), "-1234567890123", "ms");
    arena_free(c.arena);
}

static void a_line_without_fields(void **state)
{
    struct capture c = capture_begin();
    struct str line;

    (void)state;
    log_line(LOG_ERROR, "stopped", NULL, 0);
    line = capture_end(&c);
    expect_text(member(c.arena, line, "what"), "stopped", "what");
    arena_free(c.arena);
}

/* Whatever its length, a line stays JSON, and says so when it was cut. */
static void a_long_line_is_cut(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf text = { .arena = arena };

    (void)state;
    while (text.len < 3900)
        buf_add(&text, S("ệ\x01"));
    for (size_t len = 0; len < 4400; len += len < 3500 ? 500 : 1) {
        struct capture c = capture_begin();
        struct str line;

        while (text.len < len)
            buf_add(&text, S("y"));
        log_line(LOG_INFO, "long",
            LOG_FIELDS(LOG_S("text", str_sub(buf_str(&text), 0, len)), LOG_N("n", 7)));
        line = capture_end(&c);
        assert_in_range(line.len, 1, 4096);
        if (!str_eq(member(c.arena, line, "n"), S("7")))
            assert_true(str_ends(line, S(",\"cut\":true}\n")));
        arena_free(c.arena);
    }
    arena_free(arena);
}

static void what_is_below_the_level_is_not_written(void **state)
{
    struct capture c = capture_begin();

    (void)state;
    log_line(LOG_DEBUG, "default level is info", NULL, 0);
    log_set_level(LOG_ERROR);
    log_line(LOG_WARN, "too low", NULL, 0);
    log_set_level(LOG_INFO);
    assert_int_equal(capture_end(&c).len, 0);
    arena_free(c.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_json),
        cmocka_unit_test(a_line_without_fields),
        cmocka_unit_test(a_long_line_is_cut),
        cmocka_unit_test(what_is_below_the_level_is_not_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
