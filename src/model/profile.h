/*
 * profile -- a province's profile as it is written: the field tables of core/profile.h.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  profile_read: what resource_from_json says, naming the member ("workflow.steps[3].to");
 *         PROFILE_INVALID with all faults of what was read
 * Limits: PROFILE_BYTES_MAX
 * Tests:  core/profile_test.c, tests/cli/profiles_test.c
 */
#ifndef BAOCAO_MODEL_PROFILE_H
#define BAOCAO_MODEL_PROFILE_H

#include "core/profile.h"
#include "model/common.h"
#include "model/resource.h"

/* GET /profile: the one in force; GET /profile/versions/{number}: any. */
struct profile_out {
    int64_t number, made_ms;
    struct str made_by, note;
    bool may_change;
    struct profile profile;
    struct list changes; /* of a version: struct str, against the one before it */
};

struct profile_version_ref {
    int64_t number;
};

struct profile_version {
    int64_t number, made_ms;
    struct str hash, made_by, note;
};

struct profile_versions {
    struct list items; /* struct profile_version, the newest first */
};

/* PUT /profile */
struct profile_put {
    int64_t version; /* the number that was read */
    bool dry_run;    /* only say what would change */
    struct str note;
    struct profile profile;
};

/* Reports in flight in a state that the new table has not. */
struct profile_stranded {
    int state;
    struct str state_title;
    int64_t reports;
};

struct profile_changed {
    int64_t number; /* in force now */
    bool saved;
    struct list changes;  /* struct str, Vietnamese */
    struct list stranded; /* struct profile_stranded: as long as there are any, nothing is saved */
};

extern const struct resource profile_resource;
extern const struct resource usage_rule_resource; /* struct usage_rule */
extern const struct resource profile_out_resource;
extern const struct resource profile_version_ref_resource;
extern const struct resource profile_versions_resource;
extern const struct resource profile_put_resource;
extern const struct resource profile_changed_resource;

/* Reads and settles a profile; text must live as long as *out. */
enum status profile_read(struct ctx *ctx, struct str text, struct profile *out) MUST_CHECK;

#endif
