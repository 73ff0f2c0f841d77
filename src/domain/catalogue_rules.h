/*
 * catalogue_rules -- what must hold of an entry before it is kept.
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  CATALOGUE_* naming the field
 * Limits: none
 * Tests:  tests/api/catalogue.talk
 */
#ifndef BAOCAO_CATALOGUE_RULES_H
#define BAOCAO_CATALOGUE_RULES_H

#include "domain/catalogues.h"

enum status catalogue_check(
    struct ctx *ctx, enum catalogue_kind kind, const void *record) MUST_CHECK;

#endif
