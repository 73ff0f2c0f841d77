#include "tests/api/talk.h"

#include "domain/form_notices.h"
#include "jobs/alerter.h"
#include "jobs/archiver.h"
#include "jobs/asker.h"
#include "jobs/mailer.h"
#include "jobs/opener.h"
#include "jobs/signer.h"
#include "tests/api/pattern.h"
#include "tests/api/pki.h"
#include "tests/api/signer.h"
#include "tests/api/stamper.h"

#include <stdio.h>
#include <string.h>

#define FOLDER "tests/api/"
#define SHOWN_BYTES 1500

struct browser {
    struct str name, session, device;
};

struct talk {
    struct world *world;
    struct watch *watch;
    struct variables variables;
    struct browser browsers[TALK_BROWSERS_MAX];
    size_t browsers_len;
    const char *person;      /* NULL: nobody, or a browser */
    struct browser *browser; /* NULL: none */
    struct ask next;         /* what `with` has set for the next question */
    struct str address;
    struct call call; /* the last question, answered */
    struct str body;  /* its body, as long as the talk */
    bool asked, expected;
    const char *path;
    size_t line;
    int depth;
};

/* The lines of one file. */
struct lines {
    struct str left;
    size_t number;
};

static bool run_file(struct talk *talk, const char *path);

static bool fault(struct talk *talk, const char *what, struct str of)
{
    print_error("%s:%zu (%s): %s " STR_FMT "\n", talk->path, talk->line,
        talk->world->place.kind == DATABASE_SQLITE ? "sqlite" : "pgsql", what, STR_ARG(of));
    if (talk->asked)
        print_error("    %d " STR_FMT "\n", talk->call.response.status,
            STR_ARG(str_sub(talk->body, 0, SHOWN_BYTES)));
    return false;
}

/* ---- lines ---- */

/* One line, joined with those behind it that begin with blanks. */
static struct str line_take(struct talk *talk, struct lines *lines)
{
    struct buf joined = { .arena = talk->world->arena };
    struct str line = str_cut(&lines->left, '\n');

    lines->number++;
    talk->line = lines->number;
    if (!lines->left.len || lines->left.ptr[0] != ' ')
        return line;
    buf_add(&joined, line);
    while (lines->left.len && lines->left.ptr[0] == ' ') {
        buf_add_char(&joined, '\n');
        buf_add(&joined, str_trim(str_cut(&lines->left, '\n')));
        lines->number++;
    }
    return buf_str(&joined);
}

/* The lines up to the one that is `word`, each with its line feed. */
static struct str heredoc(struct lines *lines, struct str word)
{
    struct str from = lines->left;
    size_t len = 0;

    while (lines->left.len) {
        struct str line = str_cut(&lines->left, '\n');

        lines->number++;
        if (str_eq(line, word))
            break;
        len += line.len + 1;
    }
    return str_sub(from, 0, len);
}

/* ---- questions ---- */

static struct str cookies(struct talk *talk)
{
    const struct browser *b = talk->browser;

    if (!b)
        return world_cookie(talk->world, talk->person);
    return str_format(talk->world->arena,
        "theme=dark; __Host-baocao=" STR_FMT "; __Host-baocao-device=" STR_FMT, STR_ARG(b->session),
        STR_ARG(b->device));
}

/* What a browser keeps: the cookies set, those emptied too. */
static void cookies_keep(struct talk *talk)
{
    const struct response *response = &talk->call.response;

    for (size_t i = 0; i < response->headers_len && talk->browser; i++) {
        struct str value = response->headers[i].value;
        struct str pair, name;

        if (strcmp(response->headers[i].name, "Set-Cookie") != 0)
            continue;
        pair = str_cut(&value, ';');
        name = str_cut(&pair, '=');
        pair = str_copy(talk->world->arena, pair);
        if (str_eq(name, S("__Host-baocao")))
            talk->browser->session = pair;
        if (str_eq(name, S("__Host-baocao-device")))
            talk->browser->device = pair;
    }
}

static struct str body_read(struct talk *talk, struct lines *lines, struct str text)
{
    struct arena *arena = talk->world->arena;

    if (str_eq(text, S("@answer")))
        return talk->body;
    if (str_starts(text, S("@pki/")))
        return pki_file(arena, str_z(arena, str_sub(text, 5, text.len)));
    if (str_starts(text, S("@")))
        return file_read(arena, str_z(arena, str_sub(text, 1, text.len)));
    if (str_starts(text, S("<<")))
        text = heredoc(lines, str_sub(text, 2, text.len));
    return variable_fill(&talk->variables, text, FILL_TEXT);
}

static bool ask(struct talk *talk, struct lines *lines, enum method method, struct str rest)
{
    struct arena *arena = talk->world->arena;
    struct ask ask = talk->next;
    struct str path = str_cut(&rest, ' '), why;

    if (talk->asked && !talk->expected)
        return fault(talk, "no answer was expected of the question before", S(""));
    ask.method = method;
    if (str_starts(path, S("=$"))) /* an address that was told, as it stands */
        ask.query = str_format(arena, "/" STR_FMT,
            STR_ARG(variable_fill(&talk->variables, str_sub(path, 1, path.len), FILL_TEXT)));
    else
        ask.query = variable_fill(&talk->variables, path, FILL_PATH);
    path = str_cut(&ask.query, '?');
    ask.path = str_starts(path, S("//")) ? str_sub(path, 1, path.len)
                                         : str_format(arena, "/api/v1" STR_FMT, STR_ARG(path));
    ask.body = body_read(talk, lines, str_trim(rest));
    ask.cookie = cookies(talk);
    ask.address = talk->address;
    watch_before(talk->watch, talk->world);
    talk->call = world_ask(talk->world, &ask);
    talk->asked = true;
    talk->expected = false;
    talk->next = (struct ask){ 0 };
    talk->body = str_copy(arena, talk->call.response.body);
    for (size_t i = 0; i < talk->call.response.headers_len; i++)
        talk->call.response.headers[i].value =
            str_copy(arena, talk->call.response.headers[i].value);
    cookies_keep(talk);
    why = watch_after(talk->watch, talk->world, &ask, &talk->call);
    return why.len ? fault(talk, "not as it must be:", why) : true;
}

/* ---- what is expected ---- */

static bool expect(struct talk *talk, struct str line)
{
    struct str status = str_cut(&line, ' '), pattern = str_trim(line), why;
    const struct node *found;
    int64_t expected = 0;

    talk->expected = true;
    if (!talk->asked || !str_to_int(status, &expected))
        return fault(talk, "nothing was asked before", status);
    if (talk->call.response.status != expected)
        return fault(talk, "the status should be", status);
    if (!pattern.len)
        return true;
    found = node_read(talk->world->arena, talk->body);
    if (!found)
        return fault(talk, "the answer is no JSON", S(""));
    return pattern_match(&talk->variables, pattern, found, &why) ||
           fault(talk, "the answer is not as expected:", why);
}

static bool expect_header(struct talk *talk, struct str line)
{
    struct str name = str_cut(&line, ' '), value = str_trim(line);

    for (size_t i = 0; i < talk->call.response.headers_len; i++) {
        const struct response_header *header = &talk->call.response.headers[i];

        if (!str_eq(name, str_of(header->name)))
            continue;
        if (str_starts(value, S("$"))) {
            variable_set(&talk->variables, str_sub(value, 1, value.len), header->value);
            return true;
        }
        value = variable_fill(&talk->variables, value, FILL_TEXT);
        if (str_find(header->value, value) < header->value.len)
            return true;
    }
    return fault(talk, "there is no such header:", name);
}

static bool expect_words(struct talk *talk, struct str words, bool there)
{
    words = variable_fill(&talk->variables, str_trim(words), FILL_TEXT);
    return (str_find(talk->body, words) < talk->body.len) == there ||
           fault(talk, there ? "the answer lacks" : "the answer must not hold", words);
}

/* ---- directives ---- */

static bool set_clock(struct talk *talk, struct str text)
{
    int64_t day, ms;

    /* 2026-11-16T08:00:00Z, or with milliseconds */
    if (time_parse(text, &ms)) {
        talk->world->now_ms = ms;
        return true;
    }
    text = str_format(talk->world->arena, STR_FMT ".000Z", STR_ARG(str_sub(text, 0, 19)));
    if (!time_parse(text, &ms) || !date_parse(str_sub(text, 0, 10), &day))
        return fault(talk, "this is no time:", text);
    talk->world->now_ms = ms;
    return true;
}

static bool move_clock(struct talk *talk, struct str text)
{
    static const struct {
        char unit;
        int64_t ms;
    } units[] = { { 's', 1000 }, { 'm', 60000 }, { 'h', 3600000 }, { 'd', 86400000 } };
    int64_t n;

    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        if (!text.len || text.ptr[text.len - 1] != units[i].unit ||
            !str_to_int(str_sub(text, 0, text.len - 1), &n))
            continue;
        talk->world->now_ms += n * units[i].ms;
        return true;
    }
    return fault(talk, "this is no length of time:", text);
}

static bool set_person(struct talk *talk, struct str name)
{
    talk->browser = NULL;
    talk->person = str_eq(name, S("nobody")) ? NULL : str_z(talk->world->arena, name);
    return true;
}

static bool set_browser(struct talk *talk, struct str name)
{
    talk->person = NULL;
    for (size_t i = 0; i < talk->browsers_len; i++) {
        talk->browser = &talk->browsers[i];
        if (str_eq(talk->browser->name, name))
            return true;
    }
    if (talk->browsers_len == TALK_BROWSERS_MAX)
        return fault(talk, "too many browsers:", name);
    talk->browser = &talk->browsers[talk->browsers_len++];
    *talk->browser = (struct browser){ .name = str_copy(talk->world->arena, name) };
    return true;
}

static bool set_header(struct talk *talk, struct str rest)
{
    struct str name = str_cut(&rest, ' ');
    struct str value = variable_fill(&talk->variables, str_trim(rest), FILL_TEXT);
    const struct {
        const char *name;
        struct str *at;
    } known[] = {
        { "Idempotency-Key", &talk->next.idempotency_key },
        { "If-None-Match", &talk->next.if_none_match },
        { "Origin", &talk->next.origin },
        { "Sec-Fetch-Site", &talk->next.site },
        { "Host", &talk->next.host },
        { "Content-Type", &talk->next.content_type },
    };

    for (size_t i = 0; i < ARRAY_LEN(known); i++) {
        if (!str_eq(name, str_of(known[i].name)))
            continue;
        *known[i].at = value;
        return true;
    }
    return fault(talk, "nobody knows the header", name);
}

static bool set_many(struct talk *talk, struct str rest)
{
    struct str name = str_cut(&rest, ' '), times = str_cut(&rest, ' '), text;
    struct buf out = { .arena = talk->world->arena };
    int64_t n;

    if (!str_to_int(times, &n))
        return fault(talk, "how many?", times);
    text = variable_fill(&talk->variables, str_trim(rest), FILL_TEXT);
    for (int64_t i = 1; i <= n; i++) {
        struct str left = text;

        if (i > 1)
            buf_add_char(&out, ',');
        while (left.len) {
            buf_add(&out, str_cut(&left, '#'));
            if (left.len)
                buf_add_int(&out, i);
        }
    }
    variable_set(&talk->variables, name, buf_str(&out));
    return true;
}

static bool set_address(struct talk *talk, struct str address)
{
    talk->address = address;
    return true;
}

static bool set_variable(struct talk *talk, struct str rest)
{
    struct str name = str_cut(&rest, ' ');

    variable_set(
        &talk->variables, name, variable_fill(&talk->variables, str_trim(rest), FILL_TEXT));
    return true;
}

static bool read_part(struct talk *talk, struct str name)
{
    struct arena *arena = talk->world->arena;
    const char *path = talk->path;
    size_t line = talk->line;
    bool good;

    if (++talk->depth > TALK_DEPTH_MAX)
        return fault(talk, "files read each other too deep:", name);
    good = run_file(talk, str_format(arena, FOLDER STR_FMT, STR_ARG(name)).ptr);
    talk->depth--;
    talk->path = path;
    talk->line = line;
    return good;
}

/* $mail_account and $mail_sign are those of the last link that stops mails. */
static void link_keep(struct talk *talk, struct str message)
{
    struct str mark = S("unsubscribe?account="), link, account;
    size_t at = str_find(message, mark);

    if (at == message.len)
        return;
    link = str_sub(message, at + mark.len, message.len);
    link = str_copy(talk->world->arena, str_cut(&link, '>'));
    account = str_cut(&link, '&');
    variable_set(&talk->variables, S("mail_account"), account);
    variable_set(&talk->variables, S("mail_sign"), str_sub(link, sizeof("sign=") - 1, link.len));
}

/* A mail server that refuses who is called refused@…, and is out of order for later@…. */
static enum smtp_result fake_send(
    void *of, struct arena *arena, const char *to, struct str message, struct str *out_error)
{
    (void)arena;
    assert_true(str_find(message, S("\r\nSubject: =?UTF-8?B?")) < message.len);
    link_keep(of, message);
    *out_error = S("máy chủ thư nói không");
    if (str_starts(str_of(to), S("refused@")))
        return SMTP_REFUSED;
    return str_starts(str_of(to), S("later@")) ? SMTP_LATER : SMTP_SENT;
}

static struct rounds_plan fake_mailer_plan(struct talk *talk)
{
    static struct mailer mailer = { .send = fake_send, .digest_hour = 7 };

    mailer.of = talk;
    mailer.from = S("baocao@nghean.gov.vn");
    mailer.site_url = S("https://baocao.nghean.gov.vn");
    return mailer_plan(&mailer);
}

static struct rounds_plan plain_opener_plan(struct talk *talk)
{
    (void)talk;
    return opener_plan();
}

static struct rounds_plan plain_alerter_plan(struct talk *talk)
{
    (void)talk;
    return alerter_plan();
}

static struct rounds_plan plain_archiver_plan(struct talk *talk)
{
    (void)talk;
    return archiver_plan();
}

static struct rounds_plan plain_packer_plan(struct talk *talk)
{
    (void)talk;
    return packer_plan();
}

static struct rounds_plan fake_signer_plan(struct talk *talk)
{
    (void)talk;
    return signer_plan(signer_keys());
}

/* What authorities' servers send: the file of tests/sign/pki.sh that the address ends with. */
static bool fake_fetch(void *of, struct arena *arena, const struct fetch_order *order,
    struct str *out, struct str *out_error)
{
    struct str name = order->url;

    (void)of;
    while (str_find(name, S("/")) < name.len)
        (void)str_cut(&name, '/');
    if (!pki_has(arena, name)) {
        *out_error = S("không kết nối được máy chủ");
        return false;
    }
    *out = pki_file(arena, str_z(arena, name));
    return true;
}

static struct rounds_plan fake_asker_plan(struct talk *talk)
{
    static struct asker asker = { .fetch = fake_fetch };

    (void)talk;
    return asker_plan(&asker);
}

/* What runs by itself, on a connection of its own as in a server. */
static const struct {
    const char *name;
    struct rounds_plan (*plan)(struct talk *talk);
} rounds[] = {
    { "alerter", plain_alerter_plan },
    { "archiver", plain_archiver_plan },
    { "asker", fake_asker_plan },
    { "mailer", fake_mailer_plan },
    { "opener", plain_opener_plan },
    { "packer", plain_packer_plan },
    { "signer", fake_signer_plan },
};

static bool run_round(struct talk *talk, struct str name)
{
    struct world *world = talk->world;

    for (size_t i = 0; i < ARRAY_LEN(rounds); i++) {
        struct rounds_plan plan = rounds[i].plan(talk);
        struct chore chore = {
            .database = world->database, .now_ms = world->now_ms, .arg = plan.arg
        };
        struct ctx ctx = { 0 };

        if (!str_eq(name, str_of(rounds[i].name)))
            continue;
        ctx.arena = chore.arena = arena_new(ARENA_REQUEST_BYTES);
        assert_int_equal(database_connect(&ctx, world->database, &chore.db), ST_OK);
        rounds_once(&plan, &chore);
        arena_free(chore.arena);
        return true;
    }
    return fault(talk, "no round is called", name);
}

static enum status forms_know(struct ctx *ctx, void *arg)
{
    struct list notices;

    (void)arg;
    TRY(form_notices_find(ctx, &notices));
    for (size_t i = 0; i < notices.len; i++) {
        const struct form_notice *one = LIST_AT(notices, struct form_notice, i);

        TRY(db_run(ctx, STMT_ALERT_TOLD_INSERT,
            ARGS(V_TEXT(S("form")), V_INT(one->form_id), V_INT(one->number), V_INT(one->unit_id))));
    }
    return ST_OK;
}

/* "known": units were told long ago of the forms they report by. */
static bool know_forms(struct talk *talk, struct str rest)
{
    struct world *world = talk->world;
    struct ctx ctx = { .now_ms = world->now_ms };
    enum status done;

    (void)rest;
    ctx.arena = arena_new(ARENA_REQUEST_BYTES);
    assert_int_equal(database_connect(&ctx, world->database, &ctx.db), ST_OK);
    done = database_write(&ctx, world->database, forms_know, NULL);
    arena_free(ctx.arena);
    return done == ST_OK;
}

/* ---- signing ---- */

/* "sign FIELD KEY": the last answer's PDF gets a signature; @answer sends it. */
static bool sign_answer(struct talk *talk, struct str rest)
{
    struct arena *arena = talk->world->arena;

    talk->body = signer_document(arena, talk->world->now_ms, talk->body, str_z(arena, rest));
    return true;
}

/* "p7s KEY": the last answer's bytes become their signature. */
static bool sign_packet_answer(struct talk *talk, struct str rest)
{
    struct arena *arena = talk->world->arena;

    talk->body = signer_packet(arena, talk->body, str_z(arena, rest));
    return true;
}

/* "cms NAME KEY DIGEST": a signature over that, as base64. */
static bool sign_digest(struct talk *talk, struct str rest)
{
    struct str name = str_cut(&rest, ' ');

    variable_set(&talk->variables, name,
        signer_cms(talk->world->arena, variable_fill(&talk->variables, rest, FILL_TEXT)));
    return true;
}

/* "around DIGEST FROM TO": the last answer's bytes but those from bracket to bracket have it. */
static bool around(struct talk *talk, struct str rest)
{
    struct str words = variable_fill(&talk->variables, rest, FILL_TEXT);
    struct str digest = str_cut(&words, ' ');
    struct str found = signer_around(talk->world->arena, talk->body, words);

    return str_eq(found, digest) || fault(talk, "what is signed has the digest", found);
}

/* "form": the last answer's bytes become the file of a form, which the next question sends. */
static bool form_answer(struct talk *talk, struct str rest)
{
    (void)rest;
    talk->body = signer_form(talk->world->arena, talk->body);
    talk->next.content_type = S(SIGNER_FORM_TYPE);
    return true;
}

/* "spoil AT": one byte of the last answer is another. */
static bool spoil_answer(struct talk *talk, struct str rest)
{
    struct str copy = str_copy(talk->world->arena, talk->body);
    int64_t at;

    if (!str_to_int(rest, &at) || (size_t)at >= copy.len)
        return fault(talk, "there is no such byte:", rest);
    ((char *)(uintptr_t)copy.ptr)[at] ^= 1;
    talk->body = copy;
    return true;
}

static bool stay_under(struct talk *talk, struct str rest)
{
    (void)talk;
    return rest.len > 0;
}

const char *talk_profile(struct arena *arena, const char *path)
{
    char line[80] = { 0 };
    FILE *file = fopen(path, "rb");
    struct str rest;

    assert_non_null(file);
    if (!fgets(line, sizeof(line), file))
        line[0] = '\0';
    fclose(file);
    rest = str_trim(str_of(line));
    return str_starts(rest, S("under ")) ? str_z(arena, str_sub(rest, 6, rest.len)) : WORLD_PROFILE;
}

static const struct {
    const char *word;
    bool (*run)(struct talk *talk, struct str rest);
} directives[] = {
    { "at", set_clock },
    { "under", stay_under }, /* read by whoever opened the world: talk_profile */
    { "later", move_clock },
    { "as", set_person },
    { "browser", set_browser },
    { "from", set_address },
    { "with", set_header },
    { "many", set_many },
    { "let", set_variable },
    { "read", read_part },
    { "round", run_round },
    { "known", know_forms },
    { "sign", sign_answer },
    { "p7s", sign_packet_answer },
    { "cms", sign_digest },
    { "around", around },
    { "form", form_answer },
    { "spoil", spoil_answer },
    { "<", expect_header },
};

static bool run_line(struct talk *talk, struct lines *lines, struct str line)
{
    struct str rest = line, word = str_cut(&rest, ' ');
    enum method method;

    if (!line.len || line.ptr[0] == '#')
        return true;
    if (line.ptr[0] >= '1' && line.ptr[0] <= '9')
        return expect(talk, line);
    if (str_eq(word, S("~")) || str_eq(word, S("!~")))
        return expect_words(talk, rest, word.len == 1);
    if (world_method(word, &method))
        return ask(talk, lines, method, rest);
    for (size_t i = 0; i < ARRAY_LEN(directives); i++)
        if (str_eq(word, str_of(directives[i].word)))
            return directives[i].run(talk, str_trim(rest));
    return fault(talk, "nobody understands", line);
}

static bool run_file(struct talk *talk, const char *path)
{
    struct lines lines = { .left = file_read(talk->world->arena, path) };

    talk->path = path;
    talk->line = 0;
    while (lines.left.len)
        if (!run_line(talk, &lines, line_take(talk, &lines)))
            return false;
    return true;
}

static struct stamp_line stamps = { .fetch = stamper_answer };

bool talk_run(struct world *world, struct watch *watch, const char *path)
{
    struct talk *talk = ARENA_NEW(world->arena, struct talk);
    struct str why;

    talk->world = world;
    talk->watch = watch;
    talk->variables.arena = world->arena;
    stamps.of = &world->now_ms;
    stamps.silent_until_ms = 0;
    signer_keys()->stamps = &stamps;
    world->config.keys = signer_keys();
    watch_world(watch);
    for (size_t i = 0; i < world->units_len; i++)
        variable_set(&talk->variables, str_of(world->units[i].name),
            str_format(world->arena, "%lld", (long long)world->units[i].id));
    variable_set(&talk->variables, S("password"), S(WORLD_PASSWORD));
    if (!run_file(talk, path))
        return false;
    if (talk->asked && !talk->expected)
        return fault(talk, "no answer was expected of the last question", S(""));
    why = watch_kept(watch, world);
    return why.len ? fault(talk, "after all,", why) : true;
}
