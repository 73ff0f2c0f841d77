/*
 * outage -- when the system could not be used, and reports sent by other means in that time.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/outage.talk
 */
#ifndef BAOCAO_MODEL_OUTAGE_H
#define BAOCAO_MODEL_OUTAGE_H

#include "core/outage.h"
#include "model/attachment.h"

extern const char *const sending_channel_names[CHANNEL_COUNT];
extern const char *const sending_channel_titles[CHANNEL_COUNT];
extern const char *const registration_state_names[REGISTRATION_STATE_COUNT];
extern const char *const registration_state_titles[REGISTRATION_STATE_COUNT];

struct outage {
    int64_t id;
    int64_t from_ms, to_ms; /* to_ms 0: it is not over */
    int64_t unit_id;        /* of this unit and those below; 0: the whole system */
    struct str affected, confirmed_by, document;
    bool withdrawn;
    struct str recorded_by_name;
    int64_t recorded_ms, version, changed_ms;
    struct str unit_name, unit_path; /* joined */
    int64_t registrations;           /* joined: that rest on it */
    uint64_t given;
};

struct outage_query {
    struct page page;
};

/* A report that was sent by other means. */
struct registration {
    int64_t id, report_id, outage_id;
    int state; /* enum registration_state */
    int64_t sent_ms, fallback_ms;
    int channel; /* enum sending_channel */
    struct str document_number, evidence_name, evidence_sha256, note, registered_by_name;
    int64_t registered_ms;
    struct str answer, decided_by_name;
    int64_t decided_ms;
    int64_t outage_from_ms, outage_to_ms; /* joined */
    struct str outage_affected;           /* joined */
    int64_t evidence_file_id;             /* 0: its bytes are kept no more */
    int evidence_kind;                    /* enum file_kind */
    int64_t revision;                     /* that was sent so; 0: not told */
    int64_t evidence_size;                /* joined */
    bool evidence_open;                   /* whoever asks may have its bytes */
    struct str state_title, channel_title;
};

/* GET /reports/{id}/registrations */
struct registrations_out {
    int64_t report_id, report_version;
    bool can_register, offered;
    struct str reason;
    struct list outages; /* struct outage: those the time may lie in */
    struct list items;   /* struct registration, newest first */
};

/* POST /reports/{id}/registrations, which names an attached file, and …/registrations/file, whose
 * body is a file of its own. */
struct registration_new {
    int64_t id, version, sent_ms;
    int channel;
    struct str document_number;
    int64_t attachment_id;
    struct str note;
    struct attachment_new file;
};

/* {id} and {registration_id} of a path */
struct registration_ref {
    int64_t id, registration_id;
};

extern const struct resource outage_resource;
extern const struct resource outage_query_resource;
extern const struct resource outage_page_resource;
extern const struct resource registration_resource;
extern const struct resource registrations_resource;
extern const struct resource registration_new_resource;
extern const struct resource registration_file_resource;
extern const struct resource registration_ref_resource;

#endif
