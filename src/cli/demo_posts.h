/*
 * demo_posts -- the accounts of the demo: who there is, their passwords, the file that lists them.
 *
 * Layer:  cli
 * Owns:   all lives in the command's arena
 * Fails:  STORE_FAILED when the file cannot be written; what the use cases say
 * Limits: none
 * Tests:  tests/cli/demo_test.py
 */
#ifndef BAOCAO_DEMO_POSTS_H
#define BAOCAO_DEMO_POSTS_H

#include "cli/demo_work.h"

#define DEMO_ACCOUNTS_FILE "demo-accounts.csv"
/* Of tools/demo_keys.sh. */
#define DEMO_KEYS_FOLDER "chung-thu"
#define DEMO_ADMIN "quantri"

/* Fills demo->posts, each with a password of its own, and tells the communes theirs. */
void demo_posts_list(struct demo *demo);
struct demo_post *demo_post_get(const struct demo *demo, struct str username);
/* Readable by the owner of the process alone. */
enum status demo_posts_write(struct ctx *ctx, const struct demo *demo) MUST_CHECK;
enum status demo_posts_make(struct ctx *ctx, struct demo *demo) MUST_CHECK;
/* demo_keys.c: a name under each commune's signature; pictures of a signature and a seal for the
 * first communes; keys to try signing with become those of one that has a report to sign, where
 * there are some. */
enum status demo_signers_make(struct ctx *ctx, struct demo *demo) MUST_CHECK;
enum status demo_pictures_make(struct ctx *ctx, struct demo *demo) MUST_CHECK;
enum status demo_keys_make(struct ctx *ctx, struct demo *demo) MUST_CHECK;
void demo_keys_print(const struct demo *demo);
/* The first ones of the file; nothing if there is no such file. */
void demo_posts_print(struct arena *arena, const char *path);

#endif
