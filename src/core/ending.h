/*
 * ending -- who is told that a certificate is about to end, when, and in which words.
 *
 * Signing stops on the day a certificate ends, and a new one takes weeks. So people are told some
 * days before, again when little is left, and once when it has ended. The steps are data of the
 * profile (notices.certificates). Of the steps that came while nobody was there only the last is
 * told, and what came more than ALERT_BACK_DAYS ago is not.
 *
 * Told is who can put another in its place. For a post's certificate: the post itself and who
 * issues accounts there; for a seal's: who keeps the unit's papers, its clerk, and who issues
 * accounts there; for what signatures and time stamps are believed by: who runs the system.
 *
 * Layer:  core (pure)
 * Owns:   texts live in the arena given
 * Fails:  never; false: no step has come
 * Limits: ALERT_STEPS_MAX steps, ENDING_RIGHTS_MAX rights a kind
 * Tests:  ending_test.c
 */
#ifndef BAOCAO_ENDING_H
#define BAOCAO_ENDING_H

#include "core/access.h"

/* X(NAME, "object it is told of", "key of the text") : whose certificate ends. */
#define ENDING_LIST(X) \
    X(POST, "account", "certificate_post") \
    X(SEAL, "unit", "certificate_seal") \
    X(AUTHORITY, "trust_item", "certificate_authority") \
    X(STAMPER, "stamp_authority", "certificate_stamper")

#define X(name, object, key) ENDING_##name,
enum ending { ENDING_LIST(X) ENDING_COUNT };
#undef X

extern const char *const ending_objects[ENDING_COUNT];
extern const char *const ending_keys[ENDING_COUNT];

/* The kind by the object it is told of; false: there is none. */
bool ending_of(struct str object, enum ending *out);

/* ---- when ---- */

/* So many days before (below 0), at (0) or after its end; they ascend. */
extern const int64_t ending_steps_default[];
extern const size_t ending_steps_default_len;

/* The last step that has come, unless that was more than ALERT_BACK_DAYS ago. */
bool ending_reached(
    const int64_t *steps, size_t len, int64_t ends_ms, int64_t now_ms, size_t *out) MUST_CHECK;

/* The ends for which a step is the last that has come: after the first, up to the last. */
struct ending_span {
    int64_t after_ms, to_ms;
};
struct ending_span ending_span_of(const int64_t *steps, size_t len, size_t at, int64_t now_ms);

/* ---- who ---- */

#define ENDING_RIGHTS_MAX 2

/* The rights whose nearest holders are told; how many. */
size_t ending_rights(enum ending kind, enum right out[ENDING_RIGHTS_MAX]);

/* ---- what ---- */

struct ending_words {
    struct str name; /* the post, the unit, the authority */
    struct str unit; /* of the post */
    int64_t ends_ms, now_ms;
};
struct str ending_text(struct arena *arena, enum ending kind, const struct ending_words *words);

#endif
