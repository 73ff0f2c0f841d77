/*
 * world -- a province in a fresh database, its people, its clock, and the door to the API.
 *
 * The units, from the root:
 *     province ─ farming ─ crops          (a department and a division)
 *              ─ finance ─ budget         (another of each)
 *              ─ commune_a, commune_b, commune_c
 *     ministry ─ institute                (another tree)
 *
 * Everybody has the password WORLD_PASSWORD, kept as a hash that costs nothing.
 * Sessions are put into the database, not logged in for: the conversation about
 * sessions logs in by itself.
 *
 * Layer:  tests
 * Owns:   the database, its file or schema
 * Fails:  a test that cannot have its world fails
 * Limits: WORLD_UNITS_MAX units, WORLD_PEOPLE_MAX people
 * Tests:  its users
 */
#ifndef BAOCAO_TESTS_WORLD_H
#define BAOCAO_TESTS_WORLD_H

#include "api/api.h"
#include "tests/api/dump.h"

#define WORLD_UNITS_MAX 16
#define WORLD_PEOPLE_MAX 128
/* The clock when a world begins: Thursday 2026-10-01, 08:00 in Vietnam. */
#define WORLD_BEGIN_MS INT64_C(1790816400000)
/* What the conversations run under: the steps all provinces share, whatever profiles are shipped.
 */
#define WORLD_PROFILE "tests/profiles/plain.json"
#define WORLD_PASSWORD "gạo trắng nước trong 27"

struct world_unit {
    const char *name; /* in talks: $farming */
    int64_t id;
    struct str path;
};

struct world_person {
    const char *name; /* also the username */
    int64_t id;
    struct str token; /* of the session made last */
    int64_t used_ms;
};

struct world {
    struct fixture place;
    struct database *database;
    struct db *db;
    struct api_config config;
    struct arena *arena; /* as long as the world */
    struct dumper *dumper;
    int64_t now_ms;
    struct world_unit units[WORLD_UNITS_MAX];
    struct world_person people[WORLD_PEOPLE_MAX];
    size_t units_len, people_len;
    struct arena *call_arena; /* of the call being answered */
    int64_t calls;
};

/* What is sent; empty members are not. */
struct ask {
    enum method method;
    struct str path, query, body;
    struct str content_type, cookie, origin, site, host, if_none_match, idempotency_key, address,
        user_agent;
};

/* A grant to be made for a person. */
struct world_grant {
    const char *unit;
    enum role role;
    bool below;
    int64_t regime_id;
};

void world_open(struct world *world, enum database_kind kind);
/* The text of "kon-tum"; of "kon-tum confirming" with a password counted beside a digital
 * signature, as the administrator lets it as long as leaders have no certificates; of "kon-tum
 * confirming numbered" with a number demanded of whatever is sent. */
enum status world_profile_text(struct ctx *ctx, struct str profile, struct str *out) MUST_CHECK;
/* The same under another profile: a name, or a file, as world_profile_text takes it. */
void world_open_under(struct world *world, enum database_kind kind, const char *profile);
void world_close(struct world *world);

int64_t world_unit(const struct world *world, const char *name);
struct world_person *world_person(struct world *world, const char *name);
/* An account at the unit of the grant; role ROLE_COUNT: without any grant. */
struct world_person *world_person_add(
    struct world *world, const char *name, const struct world_grant *grant);
void world_grant_add(struct world *world, int64_t account_id, const struct world_grant *grant);
/* A session cookie of a person, in force now; empty for NULL. */
struct str world_cookie(struct world *world, const char *person);

/* The ctx of a request of this moment, in call_arena, which is emptied. */
struct ctx world_ctx(struct world *world);
/* The call of what is asked, not yet matched. */
struct call world_call(const struct world *world, const struct ask *ask);
/* Asks; the answer lives until the next question, and nothing asked may lie in call_arena. */
struct call world_ask(struct world *world, const struct ask *ask);
/* "METHOD /path?query" and a body, as a person or nobody (NULL), answered or the test fails. */
struct call world_say(struct world *world, const char *person, const char *line, struct str body);
/* The same, whose answer must be a success. */
struct call world_must(struct world *world, const char *person, const char *line, struct str body);
/* A member of the answer that is a whole number. */
int64_t world_number(struct world *world, const struct call *call, const char *path);
bool world_method(struct str name, enum method *out);

#endif
