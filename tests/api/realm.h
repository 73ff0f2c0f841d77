/*
 * realm -- what a rights test asks about: for each place in the tree one of everything.
 *
 * Everybody asks from farming. The places are farming itself, the unit below
 * it, the one above, a sibling, and a unit below the sibling; each has an
 * account, a form, a regime it leads and receives reports of, and reports of
 * its own in every state, sent to another tree.
 *
 * Layer:  tests
 * Owns:   nothing beyond the world
 * Fails:  a test that cannot have its realm fails
 * Limits: none
 * Tests:  rights_test.c, fault_test.c, frozen_test.c
 */
#ifndef BAOCAO_TESTS_REALM_H
#define BAOCAO_TESTS_REALM_H

#include "tests/api/pattern.h"
#include "tests/api/world.h"

enum place { PLACE_OWN, PLACE_BELOW, PLACE_ABOVE, PLACE_SIBLING, PLACE_OTHER, PLACE_COUNT };

struct realm {
    struct world *world;
    /* $unit $unit_v $unit_code $elsewhere $password $account $account_v $grant $form $form_v
     * $regime $regime_v $indicator $indicator_v; $sector $measure $attribute, which all share, and
     * their _v; $cycle $assigned $entry $submitted $approved $sent and their _v: reports of the
     * unit's own; $expected $arrived and their _v: reports to the unit, not yet sent, and sent;
     * $draft $tested and their _v: forms of the unit's that are drafted and tested; $tried: the
     * report in which another tries the latter; $trial $trial_v: the report in which the unit tries
     * one; $total $total_v: the unit's total, which can be built of $accepted; $overridden
     * $overridden_v: one that was built, with a figure typed over; $notice and its _v: what is
     * announced to the unit; $stop and its _v: to everybody, that the system will be stopped;
     * $urging: a letter of the unit's that urges $expected; $urged: one of the ministry's that
     * urges the unit for $assigned; $authorisation: who acts as the unit's head from a later day
     * on; $appeal: against the mark of $accepted, not decided; $table: of
     * discipline, announced, which all share; and those of realm_trust.h and realm_documents.h. */
    struct variables things[PLACE_COUNT];
    int64_t another_regime; /* one that is about none of these */
};

extern const char *const place_units[PLACE_COUNT];

void realm_build(struct realm *realm, struct world *world);

#endif
