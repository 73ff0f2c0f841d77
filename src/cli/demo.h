/*
 * demo -- a province with its communes, departments, accounts, forms and three months of reports.
 *
 * All is made by the use cases that people's requests run, each at a moment of
 * a simulated clock and by the post whose work it is, so that histories,
 * states, revisions and totals are genuine. The figures are not: a generator
 * with a seed makes them, and the regime's name says so.
 *
 * Layer:  cli
 * Owns:   nothing
 * Fails:  what the use cases and the file system say
 * Limits: none
 * Tests:  tests/cli/demo_test.py
 */
#ifndef BAOCAO_DEMO_H
#define BAOCAO_DEMO_H

#include "cli/cli.h"

/* Fills a database without units, in one transaction; any other is left alone. Prints how far it
 * is, and the accounts to log in with. ctx->db reads. */
enum status demo_make(struct cli *cli, struct ctx *ctx, struct database *database) MUST_CHECK;

#endif
