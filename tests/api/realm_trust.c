#include "tests/api/realm_trust.h"

#include "tests/api/pki.h"
#include "tests/unit.h"

#define MASTER "master"

static int64_t make(struct realm *realm, struct str line, struct str body, const char *path)
{
    struct call call = world_must(realm->world, MASTER, line.ptr, body);

    return world_number(realm->world, &call, path);
}

static void keep(struct realm *realm, enum place place, const char *name, int64_t value)
{
    struct arena *arena = realm->world->arena;

    variable_set(&realm->things[place], str_of(name), str_format(arena, "%lld", (long long)value));
}

/* What all share. */
static void trusted(struct realm *realm)
{
    struct arena *arena = realm->world->arena;
    int64_t root = make(realm, S("POST /trust-items"), pki_file(arena, "root.pem"), "items.0.id");
    int64_t sub = make(realm, S("POST /trust-items"), pki_file(arena, "sub.pem"), "items.0.id");
    int64_t source = make(realm, S("POST /trust-sources"),
        str_format(arena,
            "{\"authority_id\":%lld,\"kind\":\"ocsp\",\"url\":\"http://ocsp.thu-nghiem.vn/\"}",
            (long long)sub),
        "id");
    int64_t list = make(realm, S("POST /trust-items"), pki_file(arena, "root.crl"), "items.0.id");

    for (size_t p = 0; p < PLACE_COUNT; p++) {
        keep(realm, (enum place)p, "root", root);
        keep(realm, (enum place)p, "trust_item", list);
        keep(realm, (enum place)p, "source", source);
        variable_set(&realm->things[p], S("signer_pem"), pki_file(arena, "leader.pem"));
        variable_set(&realm->things[p], S("seal_pem"), pki_file(arena, "leader3072.pem"));
        variable_set(&realm->things[p], S("root_pem"), pki_file(arena, "other.pem"));
        variable_set(
            &realm->things[p], S("png"), file_read(arena, "tests/data/sign/signature.png"));
    }
}

static struct str id_text(struct realm *realm, enum place place, const char *name)
{
    return variable_fill(
        &realm->things[place], str_format(realm->world->arena, "$%s", name), FILL_TEXT);
}

static void owned(struct realm *realm, enum place place)
{
    struct arena *arena = realm->world->arena;

    keep(realm, place, "account_cert",
        make(realm,
            str_format(arena, "POST /accounts/" STR_FMT "/certificates",
                STR_ARG(id_text(realm, place, "account"))),
            pki_file(arena, "leader-ec.pem"), "id"));
    keep(realm, place, "unit_cert",
        make(realm,
            str_format(arena, "POST /units/" STR_FMT "/certificates",
                STR_ARG(id_text(realm, place, "unit"))),
            pki_file(arena, "seal.pem"), "id"));
    (void)world_must(realm->world, MASTER,
        str_format(arena, "PUT /units/" STR_FMT "/seal-picture?width_mm=36",
            STR_ARG(id_text(realm, place, "unit")))
            .ptr,
        file_read(arena, "tests/data/sign/seal.png"));
}

void realm_trust(struct realm *realm)
{
    trusted(realm);
    for (size_t p = 0; p < PLACE_COUNT; p++)
        owned(realm, (enum place)p);
}
