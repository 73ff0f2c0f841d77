#include "model/resource.h"

#include "model/common.h"
#include "tests/unit.h"

/* ---- a record with every type of field ---- */

struct inner {
    int64_t on;
    struct str label;
    uint64_t given;
};

struct outer {
    int64_t id, count, parent_id, from, at_ms;
    struct str name, note, secret;
    bool ready;
    int kind, wanted;
    struct maybe_dec amount, least;
    struct inner inner;
    struct list rows, keys, words;
    int64_t version;
    uint64_t given;
};

static const char *const kind_names[] = { "small", "large" };

#define IO (F_READ | F_CREATE | F_UPDATE)

/* clang-format off */
static const struct field inner_fields[] = {
    { MEMBER(struct inner, on),    .type = FIELD_DATE, .flags = IO, .doc = "A day." },
    { MEMBER(struct inner, label), .type = FIELD_TEXT, .flags = IO | F_REQUIRED, .min = 1, .max = 5, .doc = "A text." },
};
static const struct resource inner_resource = { .name = "inner", .size = sizeof(struct inner),
    .fields = inner_fields, .fields_len = ARRAY_LEN(inner_fields), .given_at = offsetof(struct inner, given) };

static const struct field outer_fields[] = {
    { MEMBER(struct outer, id),        .type = FIELD_INT,    .flags = F_READ | F_PATH, .min = 1 },
    { MEMBER(struct outer, count),     .type = FIELD_INT,    .flags = IO | F_QUERY, .min = -5, .max = 10 },
    { MEMBER(struct outer, parent_id), .type = FIELD_INT,    .flags = IO | F_NULL },
    { MEMBER(struct outer, from),      .type = FIELD_DATE,   .flags = IO | F_QUERY },
    { .name = "at", .offset = offsetof(struct outer, at_ms), .type = FIELD_TIME, .flags = IO },
    { MEMBER(struct outer, name),      .type = FIELD_TEXT,   .flags = IO | F_REQUIRED | F_QUERY, .min = 2, .max = 4 },
    { MEMBER(struct outer, note),      .type = FIELD_TEXT,   .flags = IO | F_NULL | F_BRIEF },
    { MEMBER(struct outer, secret),    .type = FIELD_TEXT,   .flags = F_CREATE },
    { MEMBER(struct outer, ready),     .type = FIELD_BOOL,   .flags = IO | F_BRIEF | F_QUERY },
    { MEMBER(struct outer, kind),      .type = FIELD_ENUM,   .flags = IO, .names = kind_names, .names_len = 2 },
    { MEMBER(struct outer, wanted),    .type = FIELD_ENUM,   .flags = F_QUERY, .names = kind_names, .names_len = 2 },
    { MEMBER(struct outer, amount),    .type = FIELD_DEC,    .flags = IO },
    { MEMBER(struct outer, least),     .type = FIELD_DEC,    .flags = F_READ | F_BRIEF },
    { MEMBER(struct outer, inner),     .type = FIELD_RECORD, .flags = IO, .of = &inner_resource },
    { MEMBER(struct outer, rows),      .type = FIELD_LIST,   .flags = IO, .min = 1, .max = 3, .of = &inner_resource },
    { MEMBER(struct outer, keys),      .type = FIELD_LIST,   .flags = IO | F_BRIEF, .max = 20, .of = &number_item_resource },
    { MEMBER(struct outer, words),     .type = FIELD_LIST,   .flags = IO | F_BRIEF, .max = 20 },
    { MEMBER(struct outer, version),   .type = FIELD_INT,    .flags = F_READ | F_UPDATE | F_MUST, .min = 1 },
};
static const struct resource outer_resource = { .name = "outer", .size = sizeof(struct outer),
    .fields = outer_fields, .fields_len = ARRAY_LEN(outer_fields), .given_at = offsetof(struct outer, given) };
/* clang-format on */

/* ---- asking ---- */

struct asked {
    struct arena *arena;
    struct ctx ctx;
    struct outer outer;
    uint64_t given;
    enum status status;
};

static void asked_start(struct asked *a)
{
    *a = (struct asked){ .arena = arena_new(UNIT_BYTES) };
    a->ctx.arena = a->arena;
}

static void ask(struct asked *a, unsigned purpose, const char *json)
{
    struct resource_input input = { .body = str_of(json) };

    a->ctx.problem = (struct problem){ 0 };
    a->outer = (struct outer){ 0 };
    a->given = 0;
    a->status = resource_decode(&a->ctx, &outer_resource, purpose, &input, &a->outer, &a->given);
}

static void expect_taken(const struct asked *a, const char *json)
{
    if (a->status != ST_OK)
        fail_msg("%s: %s", json, str_z(a->arena, a->ctx.problem.detail));
}

static void expect_problem(
    const struct asked *a, enum problem_key key, const char *field, const char *what)
{
    if (a->status == ST_OK)
        fail_msg("%s: was taken", what);
    if (a->ctx.problem.key != key)
        fail_msg("%s: %s, expected %s", what, problem_name(a->ctx.problem.key), problem_name(key));
    expect_text(a->ctx.problem.field, field, what);
    assert_int_equal(a->status, problem_status(key));
    if (!str_starts(a->ctx.problem.detail, str_of(problem_text(key))))
        fail_msg("%s: says " STR_FMT, what, STR_ARG(a->ctx.problem.detail));
}

/* ---- in and out ---- */

/* clang-format off */
static const struct {
    const char *json, *back;
} round_trips[] = {
    /* What is not sent: numbers 0, dates none, the first choice; brief members are left out. */
    { "{\"name\":\"An\"}",
      "{\"id\":0,\"count\":0,\"parent_id\":null,\"from\":null,\"at\":null,\"name\":\"An\",\"kind\":\"small\","
      "\"amount\":null,\"inner\":{\"on\":null,\"label\":\"\"},\"rows\":[],\"version\":0}" },
    { "{\"name\":\"Ấp Bắc\"}", NULL }, /* six characters */
    { "{\"name\":\"Ấp B\",\"count\":-5,\"parent_id\":999999999999999999,\"from\":\"2026-07-15\","
      "\"at\":\"2026-07-15T08:30:00.000Z\",\"note\":\"a\\n\\\"b\\\"\",\"secret\":\"x\",\"ready\":true,"
      "\"kind\":\"large\",\"amount\":\"-0.25\",\"inner\":{\"on\":\"2024-02-29\",\"label\":\"y\"},"
      "\"rows\":[{\"label\":\"1\"},{\"on\":\"2026-01-01\",\"label\":\"2\"}],\"keys\":[3,1,2],\"words\":[\"a\",\"\"]}",
      "{\"id\":0,\"count\":-5,\"parent_id\":999999999999999999,\"from\":\"2026-07-15\","
      "\"at\":\"2026-07-15T08:30:00.000Z\",\"name\":\"Ấp B\",\"note\":\"a\\n\\\"b\\\"\",\"ready\":true,\"kind\":\"large\","
      "\"amount\":\"-0.25\",\"inner\":{\"on\":\"2024-02-29\",\"label\":\"y\"},"
      "\"rows\":[{\"on\":null,\"label\":\"1\"},{\"on\":\"2026-01-01\",\"label\":\"2\"}],\"keys\":[3,1,2],\"words\":[\"a\",\"\"],\"version\":0}" },
    /* null where it may stand. */
    { "{\"name\":\"An\",\"parent_id\":null,\"from\":null,\"at\":null,\"note\":null,\"amount\":null,\"inner\":{\"on\":null,\"label\":\"a\"}}",
      "{\"id\":0,\"count\":0,\"parent_id\":null,\"from\":null,\"at\":null,\"name\":\"An\",\"kind\":\"small\","
      "\"amount\":null,\"inner\":{\"on\":null,\"label\":\"a\"},\"rows\":[],\"version\":0}" },
};
/* clang-format on */

static void records_are_read_and_written(void **state)
{
    struct asked a;

    (void)state;
    asked_start(&a);
    for (size_t i = 0; i < ARRAY_LEN(round_trips); i++) {
        ask(&a, F_CREATE, round_trips[i].json);
        if (!round_trips[i].back) {
            assert_int_not_equal(a.status, ST_OK);
            continue;
        }
        expect_taken(&a, round_trips[i].json);
        expect_text(resource_to_json(a.arena, &outer_resource, &a.outer), round_trips[i].back,
            round_trips[i].json);
    }
    arena_free(a.arena);
}

static void values_arrive_in_their_members(void **state)
{
    struct asked a;

    (void)state;
    asked_start(&a);
    ask(&a, F_CREATE, round_trips[2].json);
    expect_taken(&a, "all members");
    assert_int_equal(a.outer.count, -5);
    assert_int_equal(a.outer.parent_id, 999999999999999999);
    assert_int_equal(a.outer.from, 20649);
    assert_int_equal(a.outer.at_ms, 1784104200000);
    assert_true(a.outer.ready);
    assert_int_equal(a.outer.kind, 1);
    assert_true(a.outer.amount.given && dec_cmp(a.outer.amount.value, (struct dec){ -25, 2 }) == 0);
    assert_int_equal(a.outer.rows.len, 2);
    assert_int_equal(LIST_AT(a.outer.rows, struct inner, 0)->on, DATE_NONE);
    assert_int_equal(LIST_AT(a.outer.rows, struct inner, 0)->given, 2);
    assert_int_equal(LIST_AT(a.outer.rows, struct inner, 1)->given, 3);
    assert_int_equal(*LIST_AT(a.outer.keys, int64_t, 2), 2);
    expect_text(*LIST_AT(a.outer.words, struct str, 0), "a", "word");
    expect_text(a.outer.secret, "x", "secret");
    arena_free(a.arena);
}

static void a_secret_is_not_written(void **state)
{
    struct outer outer = { .secret = S("mật khẩu"), .from = DATE_NONE };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str json = resource_to_json(arena, &outer_resource, &outer);

    (void)state;
    assert_int_equal(str_find(json, S("secret")), json.len);
    assert_int_equal(str_find(json, S("mật khẩu")), json.len);
    arena_free(arena);
}

/* ---- what is refused, and where ---- */

#define AN "\"name\":\"An\""

/* clang-format off */
static const struct {
    const char *json;
    enum problem_key key;
    const char *field;
} refused[] = {
    { "",                                        PROBLEM_JSON_SYNTAX,        "" },
    { "[]",                                      PROBLEM_JSON_SYNTAX,        "" },
    { "null",                                    PROBLEM_JSON_SYNTAX,        "" },
    { "{" AN,                                    PROBLEM_JSON_SYNTAX,        "" },
    { "{" AN "}x",                               PROBLEM_JSON_SYNTAX,        "" },
    { "{" AN "}{}",                              PROBLEM_JSON_SYNTAX,        "" },
    { "{" AN ",\"rows\":[{\"label\":\"1\"}",     PROBLEM_JSON_SYNTAX,        "" },
    { "{" AN ",\"rows\":[,]}",                   PROBLEM_JSON_SYNTAX,        "" },
    { "{" AN ",\"count\":}",                     PROBLEM_JSON_SYNTAX,        "" },
    { "{" AN ",\"count\":01}",                   PROBLEM_JSON_SYNTAX,        "" },
    { "{" AN "," AN "}",                         PROBLEM_JSON_DUPLICATE,     "" },
    { "{}",                                      PROBLEM_FIELD_REQUIRED,     "name" },
    { "{" AN ",\"inner\":{}}",                   PROBLEM_FIELD_REQUIRED,     "inner.label" },
    { "{" AN ",\"rows\":[{\"label\":\"1\"},{}]}", PROBLEM_FIELD_REQUIRED,    "rows[1].label" },
    { "{" AN ",\"colour\":1}",                   PROBLEM_FIELD_UNEXPECTED,   "colour" },
    { "{" AN ",\"id\":1}",                       PROBLEM_FIELD_UNEXPECTED,   "id" },
    { "{" AN ",\"least\":\"1\"}",                PROBLEM_FIELD_UNEXPECTED,   "least" },
    { "{" AN ",\"version\":1}",                  PROBLEM_FIELD_UNEXPECTED,   "version" },
    { "{" AN ",\"Count\":1}",                    PROBLEM_FIELD_UNEXPECTED,   "Count" },
    { "{" AN ",\"inner\":{\"label\":\"1\",\"given\":1}}", PROBLEM_FIELD_UNEXPECTED, "inner.given" },
    /* numbers */
    { "{" AN ",\"count\":\"1\"}",                PROBLEM_FIELD_TYPE,         "count" },
    { "{" AN ",\"count\":null}",                 PROBLEM_FIELD_TYPE,         "count" },
    { "{" AN ",\"count\":true}",                 PROBLEM_FIELD_TYPE,         "count" },
    { "{" AN ",\"count\":[1]}",                  PROBLEM_FIELD_TYPE,         "count" },
    { "{" AN ",\"count\":{}}",                   PROBLEM_FIELD_TYPE,         "count" },
    { "{" AN ",\"count\":1.0}",                  PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "{" AN ",\"count\":1e1}",                  PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "{" AN ",\"count\":-1E+2}",                PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "{" AN ",\"count\":1e999999999999}",       PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "{" AN ",\"count\":9223372036854775808}",  PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "{" AN ",\"count\":-9223372036854775809}", PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "{" AN ",\"parent_id\":1000000000000000000}", PROBLEM_FIELD_NOT_A_NUMBER, "parent_id" },
    { "{" AN ",\"count\":11}",                   PROBLEM_FIELD_TOO_LARGE,    "count" },
    { "{" AN ",\"count\":-6}",                   PROBLEM_FIELD_TOO_SMALL,    "count" },
    { "{" AN ",\"parent_id\":-1}",               PROBLEM_FIELD_TOO_SMALL,    "parent_id" },
    /* decimals travel as text */
    { "{" AN ",\"amount\":1.5}",                 PROBLEM_FIELD_TYPE,         "amount" },
    { "{" AN ",\"amount\":\"\"}",                PROBLEM_FIELD_NOT_A_NUMBER, "amount" },
    { "{" AN ",\"amount\":\"1,5\"}",             PROBLEM_FIELD_NOT_A_NUMBER, "amount" },
    { "{" AN ",\"amount\":\"1e3\"}",             PROBLEM_FIELD_NOT_A_NUMBER, "amount" },
    { "{" AN ",\"amount\":\"01\"}",              PROBLEM_FIELD_NOT_A_NUMBER, "amount" },
    { "{" AN ",\"amount\":\"99999999999999999999\"}", PROBLEM_CELL_TOO_LARGE, "amount" },
    /* texts */
    { "{\"name\":1}",                            PROBLEM_FIELD_TYPE,         "name" },
    { "{\"name\":null}",                         PROBLEM_FIELD_TYPE,         "name" },
    { "{\"name\":[\"An\"]}",                     PROBLEM_FIELD_TYPE,         "name" },
    { "{\"name\":\"\"}",                         PROBLEM_FIELD_TOO_SHORT,    "name" },
    { "{\"name\":\"A\"}",                        PROBLEM_FIELD_TOO_SHORT,    "name" },
    { "{\"name\":\"   \"}",                      PROBLEM_FIELD_TOO_SHORT,    "name" },
    { "{\"name\":\"Ấp Bắ\"}",                    PROBLEM_FIELD_TOO_LONG,     "name" },
    { "{\"name\":\"A\\u0000\"}",                 PROBLEM_FIELD_TEXT,         "name" },
    { "{\"name\":\"A\\u0007\"}",                 PROBLEM_FIELD_TEXT,         "name" },
    { "{\"name\":\"A\\u0085\"}",                 PROBLEM_FIELD_TEXT,         "name" },
    /* the rest */
    { "{" AN ",\"ready\":1}",                    PROBLEM_FIELD_TYPE,         "ready" },
    { "{" AN ",\"ready\":\"true\"}",             PROBLEM_FIELD_TYPE,         "ready" },
    { "{" AN ",\"ready\":null}",                 PROBLEM_FIELD_TYPE,         "ready" },
    { "{" AN ",\"kind\":\"huge\"}",              PROBLEM_FIELD_NOT_ONE_OF,   "kind" },
    { "{" AN ",\"kind\":\"Small\"}",             PROBLEM_FIELD_NOT_ONE_OF,   "kind" },
    { "{" AN ",\"kind\":\"\"}",                  PROBLEM_FIELD_NOT_ONE_OF,   "kind" },
    { "{" AN ",\"kind\":0}",                     PROBLEM_FIELD_TYPE,         "kind" },
    { "{" AN ",\"kind\":null}",                  PROBLEM_FIELD_TYPE,         "kind" },
    { "{" AN ",\"from\":\"15/07/2026\"}",        PROBLEM_FIELD_NOT_A_DATE,   "from" },
    { "{" AN ",\"from\":\"2026-02-29\"}",        PROBLEM_FIELD_NOT_A_DATE,   "from" },
    { "{" AN ",\"from\":\"\"}",                  PROBLEM_FIELD_NOT_A_DATE,   "from" },
    { "{" AN ",\"from\":20260715}",              PROBLEM_FIELD_TYPE,         "from" },
    { "{" AN ",\"at\":\"2026-07-15\"}",          PROBLEM_FIELD_NOT_A_DATE,   "at" },
    { "{" AN ",\"inner\":null}",                 PROBLEM_FIELD_TYPE,         "inner" },
    { "{" AN ",\"inner\":[]}",                   PROBLEM_FIELD_TYPE,         "inner" },
    { "{" AN ",\"inner\":{\"label\":\"123456\"}}", PROBLEM_FIELD_TOO_LONG,   "inner.label" },
    { "{" AN ",\"rows\":{}}",                    PROBLEM_FIELD_TYPE,         "rows" },
    { "{" AN ",\"rows\":null}",                  PROBLEM_FIELD_TYPE,         "rows" },
    { "{" AN ",\"rows\":\"1\"}",                 PROBLEM_FIELD_TYPE,         "rows" },
    { "{" AN ",\"rows\":[]}",                    PROBLEM_FIELD_TOO_SMALL,    "rows" },
    { "{" AN ",\"rows\":[1]}",                   PROBLEM_FIELD_TYPE,         "rows[0]" },
    { "{" AN ",\"rows\":[{\"label\":\"1\"},[]]}", PROBLEM_FIELD_TYPE,        "rows[1]" },
    { "{" AN ",\"rows\":[{\"label\":\"1\"},{\"label\":\"2\"},{\"label\":\"123456\"}]}", PROBLEM_FIELD_TOO_LONG, "rows[2].label" },
    { "{" AN ",\"rows\":[{\"label\":\"1\"},{\"label\":\"2\"},{\"label\":\"3\"},{\"label\":\"4\"}]}", PROBLEM_FIELD_TOO_MANY, "rows" },
    { "{" AN ",\"keys\":[1,0]}",                 PROBLEM_FIELD_TOO_SMALL,    "keys[1]" },
    { "{" AN ",\"keys\":[1,\"2\"]}",             PROBLEM_FIELD_TYPE,         "keys[1]" },
    { "{" AN ",\"words\":[\"a\",2]}",            PROBLEM_FIELD_TYPE,         "words[1]" },
};
/* clang-format on */

static void what_is_wrong_is_refused_and_named(void **state)
{
    struct asked a;

    (void)state;
    asked_start(&a);
    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        ask(&a, F_CREATE, refused[i].json);
        expect_problem(&a, refused[i].key, refused[i].field, refused[i].json);
    }
    arena_free(a.arena);
}

/* Whoever sends a megabyte is not sent it back. */
static void long_names_and_values_are_cut_in_the_answer(void **state)
{
    struct asked a;
    struct buf json;

    (void)state;
    asked_start(&a);
    for (int part = 0; part < 3; part++) {
        json = (struct buf){ .arena = a.arena };
        buf_add(&json, part == 0 ? S("{\"x") : part == 1 ? S("{\"kind\":\"x") : S("{\"count\":1"));
        for (int i = 0; i < 20000; i++)
            buf_add(&json, part == 2 ? S("0000") : S("ệ"));
        buf_add(&json, part == 0 ? S("\":1}") : part == 1 ? S("\"}") : S("}"));
        ask(&a, F_CREATE, str_z(a.arena, buf_str(&json)));
        assert_int_equal(a.status, ST_INVALID);
        assert_in_range(a.ctx.problem.field.len, 1, 100);
        assert_in_range(a.ctx.problem.detail.len, 1, 300);
    }
    arena_free(a.arena);
}

/* ---- creating and changing ---- */

static void changing_asks_for_other_members_than_creating(void **state)
{
    struct asked a;

    (void)state;
    asked_start(&a);
    ask(&a, F_UPDATE, "{\"version\":3}");
    expect_taken(&a, "name need not be given when changing");
    ask(&a, F_UPDATE, "{\"name\":\"An\"}");
    expect_problem(&a, PROBLEM_FIELD_REQUIRED, "version", "version must be given");
    ask(&a, F_UPDATE, "{\"version\":3,\"secret\":\"x\"}");
    expect_problem(&a, PROBLEM_FIELD_UNEXPECTED, "secret", "secret is for creating");
    ask(&a, F_UPDATE, "{\"version\":0}");
    expect_problem(&a, PROBLEM_FIELD_TOO_SMALL, "version", "versions count from 1");
    ask(&a, 0, "{\"name\":");
    expect_taken(&a, "no body is read where none is expected");
    arena_free(a.arena);
}

static void a_bit_is_kept_for_each_member_given(void **state)
{
    struct asked a;

    (void)state;
    asked_start(&a);
    ask(&a, F_UPDATE, "{\"version\":3,\"note\":null,\"inner\":{\"on\":null}}");
    expect_taken(&a, "a change");
    assert_int_equal(a.given, a.outer.given);
    assert_true(resource_given(&outer_resource, a.given, "version"));
    assert_true(resource_given(&outer_resource, a.given, "note"));
    assert_true(resource_given(&outer_resource, a.given, "inner"));
    assert_false(resource_given(&outer_resource, a.given, "name"));
    assert_false(resource_given(&outer_resource, a.given, "count"));
    assert_int_equal(a.outer.inner.given, 1);
    arena_free(a.arena);
}

static void a_patch_copies_what_was_given(void **state)
{
    struct outer kept = { .count = 7,
        .name = S("Cũ"),
        .note = S("cũ"),
        .version = 2,
        .kind = 1,
        .amount = { true, { 5, 0 } },
        .from = 20000,
        .ready = true };
    struct asked a;

    (void)state;
    asked_start(&a);
    ask(&a, F_UPDATE,
        "{\"version\":3,\"note\":null,\"count\":0,\"amount\":null,\"from\":null,\"kind\":\"small\","
        "\"inner\":{\"label\":\"x\"},\"keys\":[4]}");
    expect_taken(&a, "a change");
    resource_patch(&outer_resource, a.given, &a.outer, &kept);
    assert_int_equal(kept.count, 0);
    assert_int_equal(kept.note.len, 0);
    expect_text(kept.name, "Cũ", "not given");
    assert_true(kept.ready);
    assert_int_equal(kept.kind, 0);
    assert_false(kept.amount.given);
    assert_int_equal(kept.from, DATE_NONE);
    expect_text(kept.inner.label, "x", "a nested record");
    assert_int_equal(kept.keys.len, 1);
    assert_int_equal(kept.version, 2); /* the version compared is not the one kept */
    arena_free(a.arena);
}

/* A nested record that was not sent has no days of 1970 either. */
static void nothing_sent_is_nothing_kept(void **state)
{
    struct asked a;

    (void)state;
    asked_start(&a);
    ask(&a, F_CREATE, "{" AN "}");
    expect_taken(&a, "the least");
    assert_int_equal(a.outer.from, DATE_NONE);
    assert_int_equal(a.outer.inner.on, DATE_NONE);
    assert_int_equal(a.outer.at_ms, 0);
    assert_false(a.outer.amount.given);
    arena_free(a.arena);
}

/* ---- path and query ---- */

#define PAIRS_MAX 4

static void ask_pairs(struct asked *a, const char *path_value, const char *const *query)
{
    struct str id = S("id"), value = str_of(path_value), names[PAIRS_MAX], values[PAIRS_MAX];
    struct resource_input input = {
        .path_names = &id,
        .path_values = &value,
        .path_len = path_value != NULL,
        .query_names = names,
        .query_values = values,
    };

    for (; query[input.query_len * 2]; input.query_len++) {
        names[input.query_len] = str_of(query[input.query_len * 2]);
        values[input.query_len] = str_of(query[input.query_len * 2 + 1]);
    }
    a->ctx.problem = (struct problem){ 0 };
    a->outer = (struct outer){ 0 };
    a->status = resource_decode(&a->ctx, &outer_resource, 0, &input, &a->outer, &a->given);
}

/* clang-format off */
static const struct {
    const char *id, *query[2 * PAIRS_MAX + 1];
    enum problem_key key;
    const char *field;
} pairs[] = {
    { "7",   { NULL },                                   PROBLEM_NONE,               "" },
    { "7",   { "name", "An", "count", "-5", "wanted", "large", "from", "2026-07-15" }, PROBLEM_NONE, "" },
    { NULL,  { "ready", "true" },                        PROBLEM_NONE,               "" },
    { "0",   { NULL },                                   PROBLEM_NOT_FOUND,          "" },
    { "-7",  { NULL },                                   PROBLEM_NOT_FOUND,          "" },
    { "x",   { NULL },                                   PROBLEM_NOT_FOUND,          "" },
    { "",    { NULL },                                   PROBLEM_NOT_FOUND,          "" },
    { "7.0", { NULL },                                   PROBLEM_NOT_FOUND,          "" },
    { "9223372036854775808", { NULL },                   PROBLEM_NOT_FOUND,          "" },
    { "7",   { "name", "An", "name", "An" },             PROBLEM_FIELD_UNEXPECTED,   "name" },
    { "7",   { "id", "7" },                              PROBLEM_FIELD_UNEXPECTED,   "id" },
    { "7",   { "parent_id", "7" },                       PROBLEM_FIELD_UNEXPECTED,   "parent_id" },
    { "7",   { "colour", "red" },                        PROBLEM_FIELD_UNEXPECTED,   "colour" },
    { "7",   { "", "" },                                 PROBLEM_FIELD_UNEXPECTED,   "" },
    { "7",   { "count", "" },                            PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "7",   { "count", "+1" },                          PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "7",   { "count", "--1" },                         PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "7",   { "count", "1 " },                          PROBLEM_FIELD_NOT_A_NUMBER, "count" },
    { "7",   { "count", "11" },                          PROBLEM_FIELD_TOO_LARGE,    "count" },
    { "7",   { "wanted", "huge" },                         PROBLEM_FIELD_NOT_ONE_OF,   "wanted" },
    { "7",   { "ready", "1" },                           PROBLEM_FIELD_TYPE,         "ready" },
    { "7",   { "from", "hôm nay" },                      PROBLEM_FIELD_NOT_A_DATE,   "from" },
    { "7",   { "name", "A\x01" },                        PROBLEM_FIELD_TEXT,         "name" },
    { "7",   { "name", "A\xff" },                        PROBLEM_FIELD_TEXT,         "name" },
};
/* clang-format on */

static void paths_and_queries_are_checked_alike(void **state)
{
    struct asked a;

    (void)state;
    asked_start(&a);
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        const char *what = str_format(a.arena, "pair %zu", i).ptr;

        ask_pairs(&a, pairs[i].id, pairs[i].query);
        if (pairs[i].key == PROBLEM_NONE)
            expect_taken(&a, what);
        else
            expect_problem(&a, pairs[i].key, pairs[i].field, what);
    }
    ask_pairs(&a, pairs[1].id, pairs[1].query);
    assert_int_equal(a.outer.id, 7);
    assert_int_equal(a.outer.count, -5);
    assert_int_equal(a.outer.wanted, 1);
    ask_pairs(&a, "7", pairs[0].query);
    assert_int_equal(a.outer.wanted, -1); /* not asked for */
    assert_int_equal(a.outer.from, DATE_NONE);
    arena_free(a.arena);
}

static void a_query_may_have_to_be_given(void **state)
{
    static const struct field fields[] = {
        { MEMBER(struct outer, count), .type = FIELD_INT, .flags = F_QUERY | F_MUST, .min = 1 },
        { MEMBER(struct outer, id), .type = FIELD_INT, .flags = F_QUERY },
    };
    static const struct resource resource = {
        .size = sizeof(struct outer), .fields = fields, .fields_len = 2
    };
    struct str names[] = { S("id"), S("count") }, values[] = { S("7"), S("3") };
    struct resource_input input = { .query_names = names, .query_values = values, .query_len = 1 };
    struct asked a;

    (void)state;
    asked_start(&a);
    a.status = resource_decode(&a.ctx, &resource, 0, &input, &a.outer, &a.given);
    expect_problem(&a, PROBLEM_FIELD_REQUIRED, "count", "not given");
    input.query_len = 2;
    a.status = resource_decode(&a.ctx, &resource, 0, &input, &a.outer, &a.given);
    expect_taken(&a, "given");
    assert_int_equal(a.outer.count, 3);
    arena_free(a.arena);
}

/* A choice that a database of another version holds is written as none. */
static void an_unknown_choice_is_written_as_none(void **state)
{
    static const struct field fields[] = {
        { MEMBER(struct outer, kind), .type = FIELD_ENUM, .flags = F_READ, .names = kind_names,
            .names_len = 2 },
    };
    static const struct resource resource = {
        .size = sizeof(struct outer), .fields = fields, .fields_len = 1
    };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct outer outer = { .kind = 2 };

    (void)state;
    expect_text(resource_to_json(arena, &resource, &outer), "{\"kind\":null}", "too large");
    outer.kind = -1;
    expect_text(resource_to_json(arena, &resource, &outer), "{\"kind\":null}", "below 0");
    arena_free(arena);
}

/* ---- flat records, columns ---- */

struct around {
    struct inner inner;
    int64_t more;
};

static void a_flat_record_stands_among_its_neighbours(void **state)
{
    static const struct field fields[] = {
        { MEMBER(struct around, inner), .type = FIELD_RECORD, .flags = F_READ | F_FLAT,
            .of = &inner_resource },
        { MEMBER(struct around, more), .type = FIELD_INT, .flags = F_READ },
    };
    static const struct resource resource = {
        .name = "around", .size = sizeof(struct around), .fields = fields, .fields_len = 2
    };
    struct around around = { .inner = { .on = 0, .label = S("x") }, .more = 1 };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    expect_text(resource_to_json(arena, &resource, &around),
        "{\"on\":\"1970-01-01\",\"label\":\"x\",\"more\":1}", "flat");
    arena_free(arena);
}

static void columns_stand_in_the_order_of_the_fields(void **state)
{
    static const struct field fields[] = {
        { .name = "id", .type = FIELD_INT, .flags = F_READ | F_COLUMN },
        { .name = "title", .type = FIELD_TEXT, .flags = F_READ | F_JOIN },
        { .name = "name", .type = FIELD_TEXT, .flags = F_COLUMN },
    };
    static const struct resource resource = { .fields = fields, .fields_len = 3 };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf with = { .arena = arena }, without = { .arena = arena };

    (void)state;
    resource_columns(&with, &resource, S("r."));
    resource_columns(&without, &resource, S(""));
    expect_text(buf_str(&with), "r.id, r.name", "with a prefix");
    expect_text(buf_str(&without), "id, name", "without");
    arena_free(arena);
}

static void a_bare_document_is_read_as_when_creating(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct ctx ctx = { .arena = arena };
    struct inner inner = { 0 };

    (void)state;
    assert_int_equal(
        resource_from_json(&ctx, &inner_resource, S("{\"label\":\"x\"}"), &inner), ST_OK);
    expect_text(inner.label, "x", "label");
    assert_int_equal(inner.on, DATE_NONE);
    assert_int_equal(resource_from_json(&ctx, &inner_resource, S("{}"), &inner), ST_INVALID);
    assert_int_equal(resource_from_json(&ctx, &inner_resource, S("["), &inner), ST_BAD_REQUEST);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_read_and_written),
        cmocka_unit_test(values_arrive_in_their_members),
        cmocka_unit_test(a_secret_is_not_written),
        cmocka_unit_test(what_is_wrong_is_refused_and_named),
        cmocka_unit_test(long_names_and_values_are_cut_in_the_answer),
        cmocka_unit_test(changing_asks_for_other_members_than_creating),
        cmocka_unit_test(a_bit_is_kept_for_each_member_given),
        cmocka_unit_test(a_patch_copies_what_was_given),
        cmocka_unit_test(nothing_sent_is_nothing_kept),
        cmocka_unit_test(paths_and_queries_are_checked_alike),
        cmocka_unit_test(a_query_may_have_to_be_given),
        cmocka_unit_test(an_unknown_choice_is_written_as_none),
        cmocka_unit_test(a_flat_record_stands_among_its_neighbours),
        cmocka_unit_test(columns_stand_in_the_order_of_the_fields),
        cmocka_unit_test(a_bare_document_is_read_as_when_creating),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
