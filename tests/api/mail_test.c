/*
 * Each mail is sent once by several processes, none is lost where a sender dies or a call to the
 * database fails, and a try that follows carries the same Message-ID.
 */
#include "jobs/alerter.h"
#include "jobs/mailer.h"
#include "tests/api/talk.h"
#include "tests/store/db_fault.h"

#include <pthread.h>
#include <string.h>

#define CALLS_MAX 100
#define MAILS_MAX 64

static struct world world;
static enum database_kind kind;
static struct watch talk_watch;

/* What the server took, by its Message-ID. */
static struct {
    pthread_mutex_t mutex;
    char keys[MAILS_MAX][64];
    size_t len;
} taken = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static enum smtp_result take(
    void *of, struct arena *arena, const char *to, struct str message, struct str *out_error)
{
    struct str mark = S("Message-ID: <");
    struct str key = str_sub(message, str_find(message, mark) + mark.len, message.len);

    (void)of;
    (void)arena;
    (void)to;
    (void)out_error;
    key = str_cut(&key, '@');
    pthread_mutex_lock(&taken.mutex);
    assert_true(taken.len < MAILS_MAX && key.len < 64);
    memcpy(taken.keys[taken.len], key.ptr, key.len);
    taken.keys[taken.len++][key.len] = '\0';
    pthread_mutex_unlock(&taken.mutex);
    return SMTP_SENT;
}

struct process {
    struct arena *arena;
    struct db *db;
    struct mailer mailer;
};

static struct process process_new(void)
{
    struct process process = { .arena = arena_new(ARENA_REQUEST_BYTES) };
    struct ctx ctx = { .arena = process.arena };

    process.mailer = (struct mailer){ .send = take, .from = S("baocao@nghean.gov.vn") };
    assert_int_equal(database_connect(&ctx, world.database, &process.db), ST_OK);
    return process;
}

static void round_run(struct process *process, struct rounds_plan plan)
{
    const struct chore chore = { process->arena, process->db, world.database, world.now_ms, NULL,
        plan.arg };

    rounds_once(&plan, &chore);
}

static void *mail_round(void *arg)
{
    struct process *process = arg;

    round_run(process, mailer_plan(&process->mailer));
    return NULL;
}

static void alert_round(void)
{
    struct process process = process_new();

    round_run(&process, alerter_plan());
    arena_free(process.arena);
}

static void mail_rounds_at_once(size_t len)
{
    struct process processes[4];
    pthread_t threads[4];

    for (size_t i = 0; i < len; i++)
        processes[i] = process_new();
    for (size_t i = 0; i < len; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, mail_round, &processes[i]), 0);
    for (size_t i = 0; i < len; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < len; i++)
        arena_free(processes[i].arena);
}

static void processes_send_each_mail_once(void **state)
{
    (void)state;
    alert_round();
    for (int i = 0; i < 3; i++) /* what one has in hand the others leave alone */
        mail_rounds_at_once(4);
    assert_int_equal(taken.len, 3);
    for (size_t i = 0; i < taken.len; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(taken.keys[i], taken.keys[j]);
}

static enum status claim(struct ctx *ctx, void *arg)
{
    return mail_claim(ctx, arg);
}

static enum status settle(struct ctx *ctx, void *arg)
{
    return mail_settle(ctx, arg);
}

static enum status compose(struct ctx *ctx, void *arg)
{
    return mail_compose(ctx, arg);
}

static void a_sender_that_dies_loses_its_mail_to_the_next(void **state)
{
    struct process process = process_new();
    struct ctx ctx = { .arena = process.arena, .db = process.db };
    struct mail_rules rules = { .new_key = S("k") };
    struct mail_task task = { &rules, world_person(&world, "a-entry")->id };
    struct mail_out mail;
    struct call call;

    (void)state;
    alert_round();
    ctx.now_ms = world.now_ms;
    assert_int_equal(database_write(&ctx, world.database, compose, &task), ST_OK);
    assert_int_equal(database_write(&ctx, world.database, claim, &mail), ST_OK);
    assert_true(mail.found);
    mail_rounds_at_once(1); /* the others' mails alone */
    assert_int_equal(taken.len, 2);
    world.now_ms += MAIL_CLAIM_MS;
    mail_rounds_at_once(2);
    assert_int_equal(taken.len, 3);
    assert_true(str_eq(str_of(taken.keys[2]), mail.message_key));
    /* Whoever comes back late no longer decides about it. */
    mail.refused = true;
    assert_int_equal(database_write(&ctx, world.database, settle, &mail), ST_OK);
    call = world_must(&world, "admin", "GET /mail?state=dead", (struct str){ 0 });
    assert_true(str_find(call.response.body, S("\"items\":[]")) < call.response.body.len);
    arena_free(process.arena);
}

/* A due day comes near as a day begins: whoever is written to at once is written to by day. */
static void reminders_wait_for_the_morning(void **state)
{
    const int64_t hour_ms = 3600000, day_ms = 24 * hour_ms;

    (void)state;
    alert_round();
    mail_rounds_at_once(1);
    assert_int_equal(taken.len, 3); /* they were assigned */
    world.now_ms +=
        16 * day_ms - 8 * hour_ms + 60000; /* a minute into 17 October, due on the 20th */
    alert_round();
    mail_rounds_at_once(1);
    assert_int_equal(taken.len, 3);
    world.now_ms += 7 * hour_ms + 28 * 60000; /* 7:29 */
    mail_rounds_at_once(1);
    assert_int_equal(taken.len, 3);
    world.now_ms += 60000;
    mail_rounds_at_once(1);
    assert_int_equal(taken.len, 6);
}

/* Writing a mail with the nth call failed: its alerts are told by no mail, or by one. */
static void what_fails_is_written_later(void **state)
{
    struct process process = process_new();
    struct ctx ctx = { .arena = process.arena, .db = process.db };
    struct mail_rules rules = { .site_url = S("https://tinh.gov.vn"), .new_key = S("k") };
    struct mail_task task = { &rules, world_person(&world, "a-entry")->id };
    bool failed = true;

    (void)state;
    alert_round();
    ctx.now_ms = world.now_ms;
    for (int at = 1; failed; at++) {
        struct fault_job job = { .use_case = compose, .arg = &task, .fail_at = at };
        enum status done = database_write(&ctx, world.database, fault_txn, &job);

        assert_true(at < CALLS_MAX);
        failed = job.failed;
        assert_int_equal(done == ST_OK, !failed);
    }
    mail_rounds_at_once(1);
    assert_int_equal(taken.len, 3);
    arena_free(process.arena);
}

static void address_give(const char *person)
{
    world_must(&world, person, "PUT /me/mail",
        str_format(world.arena, "{\"address\":\"%s@nghean.gov.vn\",\"mode\":\"at_once\"}", person));
}

static int open_world(void **state)
{
    (void)state;
    taken.len = 0;
    world_open(&world, kind);
    assert_true(talk_run(&world, &talk_watch, "tests/api/month.part"));
    address_give("a-entry");
    address_give("b-entry");
    address_give("c-entry");
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    world_close(&world);
    return 0;
}

static int run_all(const char *name, enum database_kind on)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, open_world, close_world)
    const struct CMUnitTest tests[] = { ON(processes_send_each_mail_once),
        ON(a_sender_that_dies_loses_its_mail_to_the_next), ON(what_fails_is_written_later),
        ON(reminders_wait_for_the_morning) };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed;

    watch_open(&talk_watch);
    failed = on_each_database(run_all, "mail");
    watch_close(&talk_watch);
    return failed;
}
