/* Records in and out of rows: every type of field a column may have. */
#include "model/resource.h"
#include "tests/store/fixture.h"

static struct fixture fx;

struct place {
    struct str name;
    int64_t floor;
};

struct mark {
    int64_t number;
    struct maybe_dec value;
};

struct thing {
    int64_t id;
    struct str title;
    bool active;
    int colour;
    struct str secret; /* no column */
    int64_t day, at;
    struct maybe_dec amount;
    struct place place;
    struct list marks;
    struct str data;
};

static const char *const colour_names[] = { "red", "green" };

#define BOTH_WAYS (F_READ | F_CREATE)

static const struct field place_fields[] = {
    { MEMBER(struct place, name), .type = FIELD_TEXT, .flags = BOTH_WAYS },
    { MEMBER(struct place, floor), .type = FIELD_INT, .flags = BOTH_WAYS, .min = -10 },
};

static const struct resource place_resource = {
    .name = "place",
    .size = sizeof(struct place),
    .fields = place_fields,
    .fields_len = ARRAY_LEN(place_fields),
};

static const struct field mark_fields[] = {
    { MEMBER(struct mark, number), .type = FIELD_INT, .flags = BOTH_WAYS },
    { MEMBER(struct mark, value), .type = FIELD_DEC, .flags = BOTH_WAYS },
};

static const struct resource mark_resource = {
    .name = "mark",
    .size = sizeof(struct mark),
    .fields = mark_fields,
    .fields_len = ARRAY_LEN(mark_fields),
};

static const struct field thing_fields[] = {
    { MEMBER(struct thing, id), .type = FIELD_INT, .flags = F_READ | F_COLUMN },
    { MEMBER(struct thing, title), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN },
    { MEMBER(struct thing, active), .type = FIELD_BOOL, .flags = F_READ | F_COLUMN },
    { MEMBER(struct thing, colour), .type = FIELD_ENUM, .flags = F_READ | F_COLUMN,
        .names = colour_names, .names_len = ARRAY_LEN(colour_names) },
    { MEMBER(struct thing, secret), .type = FIELD_TEXT },
    { MEMBER(struct thing, day), .type = FIELD_DATE, .flags = F_READ | F_COLUMN },
    { MEMBER(struct thing, at), .type = FIELD_TIME, .flags = F_READ | F_COLUMN },
    { MEMBER(struct thing, amount), .type = FIELD_DEC, .flags = F_READ | F_COLUMN },
    { MEMBER(struct thing, place), .type = FIELD_RECORD, .flags = F_READ | F_COLUMN,
        .of = &place_resource },
    { MEMBER(struct thing, marks), .type = FIELD_LIST, .flags = F_READ | F_COLUMN,
        .of = &mark_resource },
    { MEMBER(struct thing, data), .type = FIELD_BLOB, .flags = F_COLUMN },
};

static const struct resource thing_resource = {
    .name = "thing",
    .table = "probe_record",
    .size = sizeof(struct thing),
    .fields = thing_fields,
    .fields_len = ARRAY_LEN(thing_fields),
};

static enum status thing_add(struct ctx *ctx, void *arg)
{
    static const char *const names[] = { "title", "active", "colour", "day", "at", "amount",
        "place", "marks", "data" };
    struct value values[ARRAY_LEN(names)];

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        values[i] = field_value(ctx->arena, &thing_resource, names[i], arg);
    return db_run(ctx, STMT_PROBE_RECORD_ADD, values, ARRAY_LEN(values));
}

static enum status things_read(struct ctx *ctx, void *arg)
{
    TRY(db_start(ctx, STMT_PROBE_RECORD_ALL, NO_ARGS));
    return rows_read(ctx, &thing_resource, arg);
}

static void assert_same(const struct thing *a, const struct thing *b)
{
    assert_true(str_eq(a->title, b->title));
    assert_int_equal(a->active, b->active);
    assert_int_equal(a->colour, b->colour);
    assert_true(a->day == b->day && a->at == b->at);
    assert_int_equal(a->amount.given, b->amount.given);
    assert_int_equal(dec_cmp(a->amount.value, b->amount.value), 0);
    assert_true(str_eq(a->place.name, b->place.name));
    assert_true(a->place.floor == b->place.floor);
    assert_int_equal(a->marks.len, b->marks.len);
    for (size_t i = 0; i < a->marks.len; i++) {
        const struct mark *x = LIST_AT(a->marks, struct mark, i);
        const struct mark *y = LIST_AT(b->marks, struct mark, i);

        assert_true(x->number == y->number && x->value.given == y->value.given);
        assert_int_equal(dec_cmp(x->value.value, y->value.value), 0);
    }
    assert_true(str_eq(a->data, b->data));
}

static void records_come_back_as_they_went(void **state)
{
    struct mark marks[] = {
        { .number = 1, .value = { .given = true, .value = { -1234567, 4 } } },
        { .number = 999999999999999999 },
    };
    struct thing things[] = {
        { .title = S("Tổ dân phố “số 3”\n"),
            .active = true,
            .colour = 1,
            .day = 20649,
            .at = 1767225600123,
            .amount = { .given = true, .value = { INT64_MAX, 6 } },
            .place = { .name = S("Hà Nội \\ \"cũ\""), .floor = -3 },
            .marks = { marks, ARRAY_LEN(marks) },
            .data = { "\0\x01\xff", 3 } },
        { .title = S(""), .day = DATE_NONE, .data = S("") },
    };
    struct list read = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(things); i++)
        must_write(&fx, thing_add, &things[i]);
    assert_int_equal(database_read(&fx.ctx, things_read, &read), ST_OK);
    assert_int_equal(read.len, ARRAY_LEN(things));
    for (size_t i = 0; i < read.len; i++)
        assert_same(LIST_AT(read, struct thing, i), &things[i]);
}

static void many_rows_are_read(void **state)
{
    struct thing thing = { .title = S("một trong nhiều"), .data = S("x") };
    struct list read = { 0 };

    (void)state;
    assert_int_equal(database_read(&fx.ctx, things_read, &read), ST_OK);
    assert_int_equal(read.len, 0);
    for (int i = 0; i < 100; i++) {
        thing.day = i;
        must_write(&fx, thing_add, &thing);
    }
    assert_int_equal(database_read(&fx.ctx, things_read, &read), ST_OK);
    assert_int_equal(read.len, 100);
    for (int i = 0; i < 100; i++)
        assert_true(LIST_AT(read, struct thing, i)->day == i);
}

static enum status damaged_add(struct ctx *ctx, void *arg)
{
    const struct value *damaged = arg; /* colour, amount, place, marks */

    return db_run(ctx, STMT_PROBE_RECORD_ADD,
        ARGS(V_TEXT(S("hỏng")), V_INT(0), damaged[0], V_NULL, V_INT(0), damaged[1], damaged[2],
            damaged[3], V_BLOB(S("x"))));
}

static void what_no_record_can_hold_fails_the_reading(void **state)
{
    const struct value good[] = { V_INT(0), V_NULL, V_TEXT(S("{}")), V_TEXT(S("[]")) };
    const struct value bad[] = {
        V_INT(2),
        V_TEXT(S("1e5")),
        V_TEXT(S("{\"tower\":1}")),
        V_TEXT(S("[{")),
    };
    struct list read = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct value values[ARRAY_LEN(good)];

        for (size_t j = 0; j < ARRAY_LEN(good); j++)
            values[j] = i == j ? bad[j] : good[j];
        fixture_close(&fx);
        fixture_open(&fx, fx.kind);
        must_write(&fx, damaged_add, values);
        assert_int_equal(database_read(&fx.ctx, things_read, &read), ST_INTERNAL);
        assert_int_equal(fx.ctx.problem.key, PROBLEM_STORE_FAILED);
        assert_int_equal(database_write(&fx.ctx, fx.database, things_read, &read), ST_INTERNAL);
        assert_int_equal(probe_count(&fx), 0); /* the next transaction is none the worse */
    }
}

static int open_sqlite(void **state)
{
    (void)state;
    fixture_open(&fx, DATABASE_SQLITE);
    return 0;
}

static int open_pgsql(void **state)
{
    (void)state;
    fixture_open(&fx, DATABASE_PGSQL);
    return 0;
}

static int close_it(void **state)
{
    (void)state;
    fixture_close(&fx);
    return 0;
}

#define BOTH(X) \
    X(records_come_back_as_they_went) \
    X(many_rows_are_read) \
    X(what_no_record_can_hold_fails_the_reading)

int main(void)
{
#define ON_SQLITE(test) cmocka_unit_test_setup_teardown(test, open_sqlite, close_it),
#define ON_PGSQL(test) cmocka_unit_test_setup_teardown(test, open_pgsql, close_it),
    const struct CMUnitTest sqlite[] = { BOTH(ON_SQLITE) };
    const struct CMUnitTest pgsql[] = { BOTH(ON_PGSQL) };
    int failed = cmocka_run_group_tests_name("rows: sqlite", sqlite, NULL, NULL);

    if (fixture_server())
        failed += cmocka_run_group_tests_name("rows: pgsql", pgsql, NULL, NULL);
    return failed;
}
