/*
 * rig -- a server with the fake API in a thread of the test, and clients of raw sockets.
 *
 * Layer:  tests
 * Owns:   rig_start's server until rig_stop
 * Fails:  a failed step ends the test
 * Limits: none
 * Tests:  itself used by every test of this folder
 */
#ifndef BAOCAO_RIG_H
#define BAOCAO_RIG_H

#include <pthread.h>

#include "http/server.h"
#include "tests/http/fake_api.h"
#include "tests/unit.h"

/* The answers of one connection, read so far. */
struct client {
    int fd;
    size_t len, from; /* bytes in text; where the next answer begins */
    char text[400000];
};

struct rig {
    struct fake_options database_options; /* set these before rig_start */
    struct http_config config;

    struct database *database;
    struct api_config api;
    struct http_server *server;
    struct arena *arena;
    pthread_t thread;
    enum status ended;
    int port;
};

void rig_start(struct rig *rig);
/* Asks to stop and waits; the milliseconds it took. */
int64_t rig_stop(struct rig *rig);
struct http_metrics rig_metrics(struct rig *rig);
/* Waits until the condition holds, or ends the test after 5 s. */
void rig_wait(struct rig *rig, bool (*holds)(struct rig *rig), const char *what);

struct client *client_open(struct rig *rig);
/* One whose kernel takes only little before he reads. */
struct client *client_open_narrow(struct rig *rig);
void client_close(struct client *client);
/* With a reset, as when a machine vanishes. */
void client_abort(struct client *client);
void client_send(struct client *client, struct str text);
/* The status of the next answer, its body in *body; 0: the connection ended first. */
int client_answer(struct client *client, struct str *body);
/* The same for an answer to HEAD. */
int client_head(struct client *client, struct str *head);
/* Whether the server closes within so many ms; what it sends before is kept. */
bool client_closes(struct client *client, int ms);
/* Reads until the text stands in what was received, or ends the test after 5 s. */
void client_expect(struct client *client, const char *text);

/* One request on a connection of its own; the status. */
int ask(struct rig *rig, struct str request);
void sleep_ms(int ms);

#define HOST " HTTP/1.1\r\nHost: a\r\n"
#define GET(path) "GET " path HOST "\r\n"

#endif
