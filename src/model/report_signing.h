/*
 * report_signing -- how a report is signed, and in which forms its reader may.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/authorisation_sign.talk
 */
#ifndef BAOCAO_MODEL_REPORT_SIGNING_H
#define BAOCAO_MODEL_REPORT_SIGNING_H

#include "model/common.h"

/* One way in which I may sign: what would stand over my signature, and what it rests on. */
struct sign_form_choice {
    int64_t authorisation_id; /* 0: the head's own right, or as the letterhead says */
    int kind;                 /* enum authority */
    struct str title;
    struct list lines; /* struct str */
    struct str signer; /* the name below it; empty: none is printed */
    struct str document;
    int64_t document_on, valid_to;
};

/* How the report is signed in this province, and whether I may seal it now. */
struct report_signing {
    struct list kinds;     /* struct str: of signature, that count */
    struct list covers;    /* struct str: kinds of document */
    struct str key_reason; /* why whoever is to sign it now cannot with a key; empty: he can */
    bool offers_seal, can_seal;
    struct str seal_reason;
    struct list forms;      /* struct sign_form_choice: where the next step is mine to sign */
    struct str form_reason; /* why there is none */
};

extern const struct resource sign_form_resource;
extern const struct resource report_signing_resource;

#endif
