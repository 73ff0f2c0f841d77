/*
 * letterhead -- what stands on a unit's reports, as shown, changed and kept; and what of it an
 * approved report was given for good.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/letterhead.talk
 */
#ifndef BAOCAO_MODEL_LETTERHEAD_H
#define BAOCAO_MODEL_LETTERHEAD_H

#include "core/paper/letterhead.h"
#include "model/common.h"

/* GET and PUT /units/{id}/letterhead */
struct letterhead_shown {
    int64_t unit_id;
    struct letterhead of;
    struct list authority; /* struct str: how it reads over the signature */
    bool can_edit;
    int64_t version; /* 0: the unit said nothing yet, these are its kind's */
    int64_t changed_ms;
    struct str changed_by;
};

struct letterhead_put {
    int64_t id, version;
    struct letterhead of;
};

/* A report as it was approved: its paper is made of this, whatever units are called later. */
struct paper_kept {
    struct letterhead letterhead;
    struct str receiver, subject, period_title;
    struct str number_behind; /* "/BC-UBND"; empty: the stroke and the letterhead's symbol */
    bool annex_apart;         /* the annex is a file of its own */
};

extern const struct resource letterhead_resource;
extern const struct resource letterhead_put_resource;
extern const struct resource letterhead_kept_resource;
extern const struct resource paper_kept_resource;

#endif
