/*
 * document_schema -- which node may hold which, with which attributes: the table documents are read
 * by.
 *
 * Layer:  core (pure)
 * Owns:   nothing; constant tables
 * Fails:  never
 * Limits: none
 * Tests:  document_test.c (the table is sound)
 */
#ifndef BAOCAO_DOCUMENT_SCHEMA_H
#define BAOCAO_DOCUMENT_SCHEMA_H

#include "core/narrative/document.h"

enum doc_attr_type { DOC_TEXT, DOC_WORD, DOC_NUMBER, DOC_YES_NO, DOC_CHOICE };

struct doc_attr_rule {
    enum doc_attr_key key;
    enum doc_attr_type type;
    int64_t min, max;         /* of a number; of a text's characters */
    const char *const *names; /* of a choice */
    size_t names_len;
    unsigned purposes; /* where it is kept; elsewhere it is dropped: enum doc_purpose bits */
};

struct doc_rule {
    uint32_t children; /* a bit per enum doc_kind */
    size_t least;      /* children it must have */
    const struct doc_attr_rule *attrs;
    size_t attrs_len;
};

extern const struct doc_rule doc_rules[NODE_COUNT];

/* The rule of a kind's attribute, or NULL. */
const struct doc_attr_rule *doc_attr_rule(enum doc_kind kind, enum doc_attr_key key);

#endif
