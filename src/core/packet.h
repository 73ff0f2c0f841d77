/*
 * packet -- the data of a revision as a file of its own, and the manifest of all a revision has.
 *
 * Both are JSON in one canonical form: members in the order written here, no blanks, texts as they
 * are kept, numbers of figures as strings exactly as they were entered, a cell that is empty as
 * null. So the same revision gives the same bytes for good, whoever writes them, and a signature
 * over them can be checked by a program that knows nothing of this one.
 *
 * The manifest names packet, annexes and attached files by their SHA-256. Its own is printed on the
 * paper, so that a signature on the paper covers what belongs to it too.
 *
 * Layer:  core (pure)
 * Owns:   results live in the arena given
 * Fails:  never
 * Limits: those of forms and documents
 * Tests:  packet_test.c
 */
#ifndef BAOCAO_PACKET_H
#define BAOCAO_PACKET_H

#include "core/content.h"
#include "core/narrative/document.h"

#define PACKET_FORMAT "baocao-packet/1"
/* The second names annexes too; where there is none, the first is written, as it always was. */
#define MANIFEST_FORMAT "baocao-manifest/1"
#define MANIFEST_FORMAT_ANNEXES "baocao-manifest/2"

/* Which revision of what. */
struct packet_about {
    struct str unit_code, regime_code, form_code;
    int64_t form_number; /* the form's version */
    struct str period;   /* "2026-10" */
    int64_t revision;
    struct str digest;
};

/* A warning that was let stand, and why. */
struct packet_note {
    struct str code;
    int64_t row, column;
    struct str found, allowed, note;
};

struct packet_facts {
    struct packet_about about;
    const struct content *content;
    const struct doc_node *text; /* NULL: the report has none */
    struct list notes;           /* struct packet_note */
};

struct manifest_file {
    struct str name, sha256;
    int64_t size;
};

struct manifest_facts {
    struct packet_about about;
    struct manifest_file packet;
    struct list annexes;     /* struct manifest_file: papers of their own, as they were issued */
    struct list attachments; /* the same: what was attached */
};

struct str packet_write(struct arena *arena, const struct packet_facts *facts);
struct str manifest_write(struct arena *arena, const struct manifest_facts *facts);

#endif
