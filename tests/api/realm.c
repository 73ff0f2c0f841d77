#include "tests/api/realm.h"

#include "tests/api/realm_archive.h"
#include "tests/api/realm_documents.h"
#include "tests/api/realm_trust.h"

#define MASTER "master"
/* Of the unit that reports to all places: the master would decide on what he asked himself. */
#define APPELLANT "institute-clerk"
#define OUTLINE \
    "{\"type\":\"doc\",\"content\":[{\"type\":\"heading\",\"attrs\":{\"id\":\"a\"}},{\"type\":" \
    "\"paragraph\"}]}"
#define LAYOUT \
    "{\"columns\":[{\"key\":2,\"path\":[\"Số\"],\"role\":\"value\",\"attribute\":\"so\"}]," \
    "\"rows\":[{\"key\":1,\"label\":\"Lúa\",\"indicator\":\"lua\"},{\"key\":9,\"kind\":\"open\"}]" \
    "," \
    "\"checks\":[{\"code\":\"KT01\",\"kind\":\"change\",\"percent\":\"500\"}]}"
/* The same, and a row taken from the period before. */
#define LAYOUT_TAKING \
    "{\"columns\":[{\"key\":2,\"path\":[\"Số\"],\"role\":\"value\",\"attribute\":\"so\"}]," \
    "\"rows\":[{\"key\":1,\"label\":\"Lúa\"},{\"key\":2,\"label\":\"Kỳ trước\"}]," \
    "\"cells\":[{\"row\":2,\"column\":2,\"formula\":\"=KY_TRUOC(B1)\"}]," \
    "\"checks\":[{\"code\":\"KT01\",\"kind\":\"change\",\"percent\":\"500\"}]}"

const char *const place_units[PLACE_COUNT] = {
    [PLACE_OWN] = "farming",
    [PLACE_BELOW] = "crops",
    [PLACE_ABOVE] = "province",
    [PLACE_SIBLING] = "finance",
    [PLACE_OTHER] = "budget",
};

/* How far a report of the unit's own is taken, in order. */
static const struct {
    const char *name, *action; /* the action that leads there from the state before */
} states[] = {
    { "assigned", NULL },
    { "entry", "save" },
    { "submitted", "submit" },
    { "approved", "approve" },
    { "sent", "send" },
    { "accepted", "accept" },
};

/* ---- saying ---- */

static struct str text(struct realm *realm, const char *fmt, ...) PRINTF_LIKE(2, 3);

static struct str text(struct realm *realm, const char *fmt, ...)
{
    va_list args;
    struct str out;

    va_start(args, fmt);
    out = str_vformat(realm->world->arena, fmt, args);
    va_end(args);
    return out;
}

static struct call say(struct realm *realm, struct str line, struct str body)
{
    return world_must(realm->world, MASTER, line.ptr, body);
}

static void keep(struct realm *realm, enum place place, const char *name, int64_t value)
{
    variable_set(&realm->things[place], str_of(name), text(realm, "%lld", (long long)value));
}

/* The number a thing's POST answered under `path`. */
static int64_t make(struct realm *realm, const char *line, struct str body, const char *path)
{
    struct call call = say(realm, str_of(line), body);

    return world_number(realm->world, &call, path);
}

/* Keeps a thing's version as it is now. */
static void keep_version(
    struct realm *realm, enum place place, const char *name, const char *kind, int64_t id)
{
    struct call call =
        say(realm, text(realm, "GET /%s/%lld", kind, (long long)id), (struct str){ 0 });

    keep(realm, place, name, id);
    keep(realm, place, text(realm, "%s_v", name).ptr, world_number(realm->world, &call, "version"));
}

static int64_t draft_of(struct realm *realm, struct str code, int64_t owner_id, const char *layout)
{
    return make(realm, "POST /forms",
        text(realm,
            "{\"code\":\"" STR_FMT "\",\"title\":\"Biểu\",\"owner_unit_id\":%lld,\"layout\":%s}",
            STR_ARG(code), (long long)owner_id, layout),
        "id");
}

static int64_t draft_make(struct realm *realm, struct str code, int64_t owner_id)
{
    return draft_of(realm, code, owner_id, LAYOUT);
}

/* The report in which `by` tries a new form of the owner. */
static int64_t trial_make(
    struct realm *realm, struct str code, int64_t owner_id, int64_t by, int64_t *out_form_id)
{
    int64_t id = draft_make(realm, code, owner_id);

    make(realm, text(realm, "POST /forms/%lld/actions", (long long)id).ptr,
        text(realm, "{\"action\":\"test\",\"version\":1,\"units\":[%lld]}", (long long)by), "id");
    *out_form_id = id;
    return make(realm, text(realm, "GET /forms/%lld/trials", (long long)id).ptr, (struct str){ 0 },
        "trials.0.report_id");
}

/* A form in use: drafted, and announced at once. */
static int64_t form_use(struct realm *realm, int64_t id)
{
    return make(realm, text(realm, "POST /forms/%lld/actions", (long long)id).ptr,
        text(realm, "{\"action\":\"use\",\"version\":1,\"legal_basis\":\"Quyết định\"}"), "id");
}

static int64_t form_make(struct realm *realm, const char *code, int64_t owner_id)
{
    return form_use(realm, draft_make(realm, str_of(code), owner_id));
}

/* ---- reports ---- */

static void step(struct realm *realm, int64_t report, const char *action)
{
    struct call call =
        say(realm, text(realm, "GET /reports/%lld", (long long)report), (struct str){ 0 });
    long long version = world_number(realm->world, &call, "version");

    if (str_eq(str_of(action), S("save")))
        say(realm, text(realm, "PATCH /reports/%lld/cells", (long long)report),
            text(realm,
                "{\"base_version\":%lld,\"cells\":[{\"row\":1,\"column\":2,\"value\":\"5\"}]}",
                version));
    else
        say(realm, text(realm, "POST /reports/%lld/actions", (long long)report),
            text(realm, "{\"action\":\"%s\",\"version\":%lld}", action, version));
}

/* Every report that was saved has a file. */
static void attach(struct realm *realm, int64_t report)
{
    say(realm, text(realm, "POST /reports/%lld/attachments?name=a.pdf", (long long)report),
        S("%PDF-1.4 a"));
}

static void keep_file(struct realm *realm, enum place place, const char *name, int64_t report)
{
    struct call call = say(
        realm, text(realm, "GET /reports/%lld/attachments", (long long)report), (struct str){ 0 });

    keep(realm, place, name, world_number(realm->world, &call, "items.0.id"));
}

/* The one report of a unit in a cycle, taken as far as `state` of the table above. */
static int64_t report_take(struct realm *realm, int64_t cycle, int64_t unit, size_t state)
{
    struct call call = say(realm,
        text(realm, "GET /reports?cycle_id=%lld&unit_id=%lld&limit=1&state=assigned",
            (long long)cycle, (long long)unit),
        (struct str){ 0 });
    int64_t id = world_number(realm->world, &call, "items.0.id");

    for (size_t i = 1; i <= state; i++) {
        step(realm, id, states[i].action);
        if (i == 1)
            attach(realm, id);
    }
    return id;
}

static int64_t cycle_open(struct realm *realm, int64_t regime, int month)
{
    return make(realm, "POST /cycles",
        text(realm,
            "{\"regime_id\":%lld,\"period\":\"2026-%02d\","
            "\"short_notice_ground\":\"central_request\",\"short_notice_reason\":\"Theo công "
            "văn\"}",
            (long long)regime, month),
        "id");
}

static int64_t outline_make(struct realm *realm, const char *code, int64_t owner)
{
    return make(realm, "POST /outlines",
        text(realm,
            "{\"code\":\"%s\",\"title\":\"Đề cương\",\"owner_unit_id\":%lld,\"document\":" OUTLINE
            "}",
            code, (long long)owner),
        "id");
}

/* A regime led and received by a unit, which these others report under: figures and a text. */
static int64_t regime_make(
    struct realm *realm, const char *code, int64_t lead, int64_t form, struct str reporters)
{
    int64_t outline = outline_make(realm, code, lead);
    int64_t regime = make(realm, "POST /regimes",
        text(realm,
            "{\"code\":\"%s\",\"name\":\"%s\",\"lead_unit_id\":%lld,\"receiver_unit_id\":%lld,"
            "\"form_id\":%lld,\"outline_id\":%lld,\"period_kind\":\"month\"}",
            code, code, (long long)lead, (long long)lead, (long long)form, (long long)outline),
        "id");

    say(realm, text(realm, "PUT /regimes/%lld/reporters", (long long)regime),
        text(realm, "{\"version\":1,\"reporters\":[" STR_FMT "]}", STR_ARG(reporters)));
    return regime;
}

/* A unit right below another. */
static int64_t unit_below(struct realm *realm, const char *kind, enum place place)
{
    return make(realm, "POST /units",
        text(realm,
            "{\"code\":\"%s-%d\",\"name\":\"Tổ %s\",\"kind\":\"division\",\"parent_id\":%lld}",
            kind, (int)place, kind, (long long)world_unit(realm->world, place_units[place])),
        "id");
}

/* Reports handed on to a unit below; another unit is still without. */
static void handed_reports(struct realm *realm, int64_t regime)
{
    int64_t cycle = cycle_open(realm, regime, 12);

    for (size_t p = 0; p < PLACE_COUNT; p++) {
        enum place place = (enum place)p;
        int64_t report = report_take(realm, cycle, world_unit(realm->world, place_units[p]), 0);

        keep(realm, place, "handed", report);
        keep(realm, place, "spare", unit_below(realm, "spare", place));
        keep(realm, place, "beside", unit_below(realm, "beside", place));
        keep(realm, place, "handed_child",
            make(realm, text(realm, "POST /reports/%lld/children", (long long)report).ptr,
                text(realm, "{\"due_on\":\"2026-12-18\",\"units\":[{\"unit_id\":%lld}]}",
                    (long long)unit_below(realm, "inner", place)),
                "items.0.report_id"));
    }
}

/* Reports of the five units' own, to the ministry: a cycle for each state. */
static void own_reports(struct realm *realm, int64_t form)
{
    int64_t ministry = world_unit(realm->world, "ministry"), regime;
    struct buf reporters = { .arena = realm->world->arena };

    for (size_t p = 0; p < PLACE_COUNT; p++)
        buf_addf(&reporters, "%s{\"unit_id\":%lld}", p ? "," : "",
            (long long)world_unit(realm->world, place_units[p]));
    regime = regime_make(realm, "OWN", ministry, form, buf_str(&reporters));
    for (size_t state = 0; state < ARRAY_LEN(states) - 1; state++) {
        int64_t cycle = cycle_open(realm, regime, (int)state + 1);

        for (size_t p = 0; p < PLACE_COUNT; p++) {
            int64_t report =
                report_take(realm, cycle, world_unit(realm->world, place_units[p]), state);

            keep_version(realm, (enum place)p, states[state].name, "reports", report);
            if (state)
                keep_file(
                    realm, (enum place)p, text(realm, "%s_file", states[state].name).ptr, report);
        }
    }
    handed_reports(realm, regime);
}

/* A report in entry whose figure jumped and is explained, beside the one it takes from. */
static void warned_report(struct realm *realm, int64_t regime, int64_t unit)
{
    int64_t warned;

    report_take(realm, cycle_open(realm, regime, 1), unit, 4);
    warned = report_take(realm, cycle_open(realm, regime, 2), unit, 0);
    say(realm, text(realm, "PATCH /reports/%lld/cells", (long long)warned),
        S("{\"base_version\":1,\"cells\":[{\"row\":1,\"column\":2,\"value\":\"500\"}]}"));
    say(realm, text(realm, "PUT /reports/%lld/checks", (long long)warned),
        S("{\"code\":\"KT01\",\"note\":\"Đúng\"}"));
    keep_version(realm, PLACE_OWN, "warned", "reports", warned);
}

/* A report that came back with a comment on its text. */
static void remarked_report(struct realm *realm, int64_t regime, int64_t unit)
{
    int64_t report = report_take(realm, cycle_open(realm, regime, 4), unit, 2);
    int64_t comment = make(realm, text(realm, "POST /reports/%lld/comments", (long long)report).ptr,
        S("{\"section\":\"a\",\"body\":\"Nêu rõ\"}"), "items.0.id");
    struct call call =
        say(realm, text(realm, "GET /reports/%lld", (long long)report), (struct str){ 0 });

    say(realm, text(realm, "POST /reports/%lld/actions", (long long)report),
        text(realm, "{\"action\":\"refuse\",\"version\":%lld,\"note\":\"Sai\"}",
            (long long)world_number(realm->world, &call, "version")));
    keep(realm, PLACE_OWN, "remarked", report);
    keep(realm, PLACE_OWN, "remark", comment);
}

/* Reports whose form takes figures from elsewhere. */
static void taking_reports(struct realm *realm)
{
    int64_t ministry = world_unit(realm->world, "ministry");
    int64_t unit = world_unit(realm->world, place_units[PLACE_OWN]);
    int64_t form = form_use(realm, draft_of(realm, S("TAKE"), ministry, LAYOUT_TAKING));
    int64_t regime = regime_make(
        realm, "TAKE", ministry, form, text(realm, "{\"unit_id\":%lld}", (long long)unit));

    warned_report(realm, regime, unit);
    remarked_report(realm, regime, unit);
}

/* A total built of what the institute reported, and one figure of it typed over. */
static void total_overridden(struct realm *realm, enum place place, int64_t regime)
{
    int64_t cycle = cycle_open(realm, regime, 4), total;
    struct call call;

    report_take(realm, cycle, world_unit(realm->world, "institute"), 5);
    call = say(realm, text(realm, "GET /cycles/%lld", (long long)cycle), (struct str){ 0 });
    total = world_number(realm->world, &call, "total_report_id");
    say(realm, text(realm, "POST /reports/%lld/consolidate", (long long)total),
        text(realm, "{\"version\":1}"));
    say(realm, text(realm, "PATCH /reports/%lld/cells", (long long)total),
        text(realm, "{\"base_version\":2,\"cells\":"
                    "[{\"row\":1,\"column\":2,\"value\":\"9\",\"note\":\"Sửa\"}]}"));
    keep_version(realm, place, "overridden", "reports", total);
}

/* What was sent by other means during an outage waits for the unit's answer. */
static void registered_report(struct realm *realm, enum place place, int64_t regime)
{
    int64_t report =
        report_take(realm, cycle_open(realm, regime, 5), world_unit(realm->world, "institute"), 3);
    struct call call =
        say(realm, text(realm, "GET /reports/%lld", (long long)report), (struct str){ 0 });
    long long version = world_number(realm->world, &call, "version");

    call = say(
        realm, text(realm, "GET /reports/%lld/attachments", (long long)report), (struct str){ 0 });
    say(realm, text(realm, "POST /reports/%lld/registrations", (long long)report),
        text(realm,
            "{\"version\":%lld,\"sent_at\":\"2026-09-30T12:00:00.000Z\",\"channel\":\"paper\","
            "\"document_number\":\"1/BC\",\"attachment_id\":%lld}",
            version, (long long)world_number(realm->world, &call, "items.0.id")));
    keep_version(realm, place, "registered", "reports", report);
    call = say(realm, text(realm, "GET /reports/%lld/registrations", (long long)report),
        (struct str){ 0 });
    keep(realm, place, "registration", world_number(realm->world, &call, "items.0.id"));
}

/* What the institute reports to the unit, and the unit's total of it. */
static void led_reports(struct realm *realm, enum place place, int64_t form)
{
    int64_t unit = world_unit(realm->world, place_units[place]);
    int64_t institute = world_unit(realm->world, "institute");
    int64_t regime = regime_make(realm, text(realm, "LED-%d", (int)place).ptr, unit, form,
        text(realm, "{\"unit_id\":%lld}", (long long)institute));
    int64_t cycle = cycle_open(realm, regime, 1);
    int64_t arrived = report_take(realm, cycle, institute, 4), regime_id;
    struct call call;

    keep_version(realm, place, "regime", "regimes", regime);
    keep(realm, place, "cycle", cycle);
    keep_version(realm, place, "arrived", "reports", arrived);
    keep_file(realm, place, "arrived_file", arrived);
    cycle = cycle_open(realm, regime, 2);
    keep_version(realm, place, "expected", "reports", report_take(realm, cycle, institute, 0));
    cycle = cycle_open(realm, regime, 3);
    arrived = report_take(realm, cycle, institute, 5);
    keep(realm, place, "accepted", arrived);
    call = world_must(realm->world, APPELLANT,
        text(realm, "POST /reports/%lld/appeals", (long long)arrived).ptr,
        S("{\"reason\":\"Mất điện\"}"));
    keep(realm, place, "appeal", world_number(realm->world, &call, "items.0.id"));
    call = say(realm, text(realm, "GET /cycles/%lld", (long long)cycle), (struct str){ 0 });
    keep_version(
        realm, place, "total", "reports", world_number(realm->world, &call, "total_report_id"));
    total_overridden(realm, place, regime);
    registered_report(realm, place, regime);
    /* A cycle that is with its lead unit. */
    regime_id = regime_make(realm, text(realm, "TWO-%d", (int)place).ptr, unit, form,
        text(realm, "{\"unit_id\":%lld}", (long long)institute));
    call = say(realm, text(realm, "GET /regimes/%lld", (long long)regime_id), (struct str){ 0 });
    call = world_must(realm->world, MASTER,
        text(realm, "PATCH /regimes/%lld", (long long)regime_id).ptr,
        text(realm, "{\"version\":%lld,\"two_step\":true}",
            (long long)world_number(realm->world, &call, "version")));
    keep(realm, place, "led", cycle_open(realm, regime_id, 11));
    /* Of a cycle that is not due yet: more time is asked for. */
    cycle = cycle_open(realm, regime, 11);
    keep(realm, place, "later", cycle);
    keep(realm, place, "institute", institute);
    arrived = report_take(realm, cycle, institute, 0);
    keep(realm, place, "put_off", arrived);
    keep(realm, place, "asked",
        make(realm, text(realm, "POST /reports/%lld/extensions", (long long)arrived).ptr,
            text(realm, "{\"wished_on\":\"2026-11-28\",\"reason\":\"Chờ số\"}"), "items.0.id"));
}

/* Letters that urge: one of the unit's own, and one that goes to it. */
static int64_t letter_make(struct realm *realm, int64_t issuer, struct str report)
{
    return make(realm, "POST /urgings",
        text(realm,
            "{\"unit_id\":%lld,\"symbol\":\"CV\",\"about\":\"đôn đốc\",\"body\":\"Chưa gửi\","
            "\"authority\":\"head\",\"reports\":[" STR_FMT "]}",
            (long long)issuer, STR_ARG(report)),
        "urging.id");
}

static void letters(struct realm *realm, enum place place)
{
    struct variables *things = &realm->things[place];

    keep(realm, place, "urging",
        letter_make(realm, world_unit(realm->world, place_units[place]),
            variable_fill(things, S("$expected"), FILL_TEXT)));
    keep(realm, place, "urged",
        letter_make(realm, world_unit(realm->world, "ministry"),
            variable_fill(things, S("$assigned"), FILL_TEXT)));
}

/* ---- the rest ---- */

/* An account whose password nobody changed yet. */
static void first_password(struct realm *realm, enum place place, int64_t unit_id)
{
    struct call call = say(realm, S("POST /accounts"),
        text(realm, "{\"username\":\"first-%d\",\"name\":\"Mới\",\"unit_id\":%lld}", (int)place,
            (long long)unit_id));

    keep(realm, place, "first", world_number(realm->world, &call, "id"));
    variable_set(&realm->things[place], S("first_word"),
        node_text(node_read(realm->world->call_arena, call.response.body), "initial_password"));
}

static void unit_things(struct realm *realm, enum place place)
{
    struct world *world = realm->world;
    const char *unit = place_units[place];
    int64_t id = world_unit(world, unit);
    struct str name = text(realm, "plain-%s", unit), held = text(realm, "held-%s", unit);
    struct world_person *person;
    struct call call;

    keep_version(realm, place, "unit", "units", id);
    call = say(realm, text(realm, "GET /units/%lld", (long long)id), (struct str){ 0 });
    variable_set(&realm->things[place], S("unit_code"),
        node_text(node_read(world->call_arena, call.response.body), "code"));
    variable_set(&realm->things[place], S("password"), S(WORLD_PASSWORD));
    keep(realm, place, "elsewhere", world_unit(world, "institute"));
    person = world_person_add(world, name.ptr, &(struct world_grant){ unit, ROLE_COUNT, false, 0 });
    keep_version(realm, place, "account", "accounts", person->id);
    first_password(realm, place, id);
    keep_version(realm, place, "request", "account-requests",
        make(realm, "POST /account-requests",
            text(realm,
                "{\"kind\":\"reissue\",\"unit_id\":%lld,\"account_id\":%lld,\"reason\":\"Quên\"}",
                (long long)id, (long long)person->id),
            "id"));
    keep(realm, place, "number",
        make(realm, text(realm, "POST /units/%lld/numbers", (long long)id).ptr,
            S("{\"issued_on\":\"2026-10-01\",\"subject\":\"Báo cáo giấy\",\"reason\":\"Mất "
              "điện\"}"),
            "id"));
    keep_version(realm, place, "notice", "announcements",
        make(realm, "POST /announcements",
            text(realm, "{\"kind\":\"notice\",\"title\":\"Họp\",\"body\":\"Mai\",\"unit_id\":%lld}",
                (long long)id),
            "id"));
    call = world_must(world, name.ptr, "POST /tickets",
        S("{\"kind\":\"incident\",\"subject\":\"Không mở được\",\"body\":\"Trang trắng\"}"));
    keep(realm, place, "ticket", world_number(world, &call, "id"));
    person = world_person_add(world, held.ptr, &(struct world_grant){ unit, ROLE_ENTRY, false, 0 });
    keep(realm, place, "heir", person->id);
    keep(realm, place, "authorisation",
        make(realm, "POST /authorisations",
            text(realm,
                "{\"unit_id\":%lld,\"account_id\":%lld,\"kind\":\"acting\",\"valid_from\":"
                "\"2030-01-01\",\"document\":\"1/QĐ\",\"document_on\":\"2026-09-30\"}",
                (long long)id, (long long)person->id),
            "id"));
    call = say(realm, text(realm, "GET /grants?account_id=%lld", (long long)person->id),
        (struct str){ 0 });
    keep(realm, place, "grant", world_number(world, &call, "items.0.id"));
    keep_version(
        realm, place, "form", "forms", form_make(realm, text(realm, "F-%d", (int)place).ptr, id));
    keep_version(realm, place, "outline", "outlines",
        outline_make(realm, text(realm, "O-%d", (int)place).ptr, id));
}

/* Forms of the unit's own that are drafted and tested, and one of another's that it tries. */
static void form_things(struct realm *realm, enum place place)
{
    struct world *world = realm->world;
    int64_t id = world_unit(world, place_units[place]);
    int64_t tested, other, trial;

    keep_version(
        realm, place, "draft", "forms", draft_make(realm, text(realm, "D-%d", (int)place), id));
    keep(realm, place, "tried",
        trial_make(
            realm, text(realm, "T-%d", (int)place), id, world_unit(world, "institute"), &tested));
    keep_version(realm, place, "tested", "forms", tested);
    trial = trial_make(
        realm, text(realm, "O-%d", (int)place), world_unit(world, "ministry"), id, &other);
    keep_version(realm, place, "trial", "reports", trial);
}

static void master_add(struct world *world)
{
    static const char *const roots[] = { "province", "ministry" };
    struct world_person *master =
        world_person_add(world, MASTER, &(struct world_grant){ "ministry", ROLE_COUNT, false, 0 });

    for (size_t i = 0; i < ARRAY_LEN(roots); i++)
        for (int role = 0; role < ROLE_COUNT; role++)
            world_grant_add(
                world, master->id, &(struct world_grant){ roots[i], (enum role)role, true, 0 });
}

/* One of the whole system. */
static void outages(struct realm *realm)
{
    int64_t id = make(realm, "POST /outages",
        S("{\"from_at\":\"2026-09-30T00:00:00.000Z\",\"affected\":\"Hệ thống\","
          "\"confirmed_by\":\"Sở\"}"),
        "id");

    for (size_t p = 0; p < PLACE_COUNT; p++)
        keep(realm, (enum place)p, "outage", id);
}

/* An indicator of each unit's own, and one of each catalogue that all share. */
static void catalogues(struct realm *realm)
{
    static const struct {
        const char *name, *kind, *body;
    } shared[] = {
        { "sector", "sectors", "{\"code\":\"S\",\"name\":\"Nông nghiệp\"}" },
        { "measure", "measures",
            "{\"code\":\"T\",\"name\":\"Tấn\",\"quantity\":\"Khối lượng\",\"factor\":\"1000\"}" },
        { "attribute", "attributes", "{\"code\":\"A\",\"name\":\"Kế hoạch\"}" },
    };

    for (size_t i = 0; i < ARRAY_LEN(shared); i++) {
        int64_t id =
            make(realm, text(realm, "POST /%s", shared[i].kind).ptr, str_of(shared[i].body), "id");

        for (size_t p = 0; p < PLACE_COUNT; p++)
            keep_version(realm, (enum place)p, shared[i].name, shared[i].kind, id);
    }
    for (size_t p = 0; p < PLACE_COUNT; p++) {
        int64_t id = make(realm, "POST /indicators",
            text(realm,
                "{\"code\":\"I%zu\",\"name\":\"Chỉ tiêu %zu\",\"owner_unit_id\":%lld,"
                "\"unit_rule\":\"sum\",\"time_rule\":\"sum\"}",
                p, p, (long long)world_unit(realm->world, place_units[p])),
            "id");

        keep_version(realm, (enum place)p, "indicator", "indicators", id);
    }
}

/* The system will be stopped some day. */
static void stop_plan(struct realm *realm)
{
    int64_t id = make(realm, "POST /announcements",
        S("{\"kind\":\"maintenance\",\"title\":\"Nâng cấp\",\"body\":\"Máy chủ\","
          "\"starts_at\":\"2027-06-01T00:00:00.000Z\",\"ends_at\":\"2027-06-01T02:00:00.000Z\"}"),
        "id");

    for (size_t p = 0; p < PLACE_COUNT; p++)
        keep_version(realm, (enum place)p, "stop", "announcements", id);
}

static void table_announced(struct realm *realm)
{
    int64_t id = make(realm, "POST /discipline/tables",
        S("{\"year\":2026,\"from_on\":\"2026-01-01\",\"to_on\":\"2026-09-30\"}"), "table.id");

    for (size_t p = 0; p < PLACE_COUNT; p++)
        keep(realm, (enum place)p, "table", id);
}

void realm_build(struct realm *realm, struct world *world)
{
    int64_t form, neutral;

    *realm = (struct realm){ .world = world };
    for (size_t p = 0; p < PLACE_COUNT; p++)
        realm->things[p].arena = world->arena;
    master_add(world);
    form = form_make(realm, "F", world_unit(world, "ministry"));
    neutral = world_unit(world, "ministry");
    world_person_add(world, APPELLANT, &(struct world_grant){ "institute", ROLE_CLERK, false, 0 });
    for (size_t p = 0; p < PLACE_COUNT; p++)
        unit_things(realm, (enum place)p);
    outages(realm);
    catalogues(realm);
    stop_plan(realm);
    for (size_t p = 0; p < PLACE_COUNT; p++)
        form_things(realm, (enum place)p);
    own_reports(realm, form);
    taking_reports(realm);
    for (size_t p = 0; p < PLACE_COUNT; p++)
        led_reports(realm, (enum place)p, form);
    for (size_t p = 0; p < PLACE_COUNT; p++)
        letters(realm, (enum place)p);
    table_announced(realm);
    realm_trust(realm);
    realm_documents(realm);
    realm_archive(realm);
    realm->another_regime = regime_make(realm, "NONE", neutral, form,
        text(realm, "{\"unit_id\":%lld}", (long long)world_unit(world, "institute")));
}
