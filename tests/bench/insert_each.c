/*
 * bench_insert_each URL CLIENTS SECONDS BYTES: bare libpq, as fast as PostgreSQL takes blobs.
 *
 * Every client is a thread with a connection of its own that inserts a blob of BYTES by a prepared
 * statement, each in a transaction of its own. Prints inserts a second.
 */
#include <libpq-fe.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/host/clock.h"
#include "base/host/heap.h"

#define CLIENTS_MAX 256

static struct bench {
    const char *url;
    int bytes;
    char *blob;
    int64_t until_us;
} bench;

static void must(PGconn *connection, PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);

    PQclear(result);
    if (status == PGRES_COMMAND_OK)
        return;
    fprintf(stderr, "%s", PQerrorMessage(connection));
    exit(1);
}

static PGconn *connect_to(const char *url)
{
    PGconn *connection = PQconnectdb(url);

    if (PQstatus(connection) == CONNECTION_OK)
        return connection;
    fprintf(stderr, "%s", PQerrorMessage(connection));
    exit(1);
}

static void *insert_for_long(void *arg)
{
    PGconn *connection = connect_to(bench.url);
    const char *values[] = { bench.blob };
    int binary = 1;
    int64_t *count = arg;

    must(connection,
        PQprepare(connection, "add", "INSERT INTO bench_blob (content) VALUES ($1)", 1, NULL));
    while (clock_monotonic_us() < bench.until_us) {
        must(connection, PQexecPrepared(connection, "add", 1, values, &bench.bytes, &binary, 0));
        ++*count;
    }
    PQfinish(connection);
    return NULL;
}

int main(int argc, char **argv)
{
    static pthread_t threads[CLIENTS_MAX];
    static int64_t counts[CLIENTS_MAX];
    int64_t begin_us = clock_monotonic_us(), total = 0;
    PGconn *connection;
    int clients;

    if (argc != 5 || (clients = (int)strtol(argv[2], NULL, 10)) > CLIENTS_MAX)
        return 2;
    bench.url = argv[1];
    bench.bytes = (int)strtol(argv[4], NULL, 10);
    bench.blob = heap_take((size_t)bench.bytes);
    clock_random(bench.blob, (size_t)bench.bytes); /* packed figures do not compress either */
    connection = connect_to(bench.url);
    must(connection, PQexec(connection, "SET client_min_messages = error"));
    must(connection, PQexec(connection, "CREATE TABLE IF NOT EXISTS bench_blob "
                                        "(id bigserial PRIMARY KEY, content bytea NOT NULL)"));
    bench.until_us = begin_us + (int64_t)(strtod(argv[3], NULL) * 1e6);
    for (int i = 0; i < clients; i++)
        if (pthread_create(&threads[i], NULL, insert_for_long, &counts[i]) != 0)
            return 1;
    for (int i = 0; i < clients; i++) {
        pthread_join(threads[i], NULL);
        total += counts[i];
    }
    printf("%.1f\n", (double)total * 1e6 / (double)(clock_monotonic_us() - begin_us));
    PQfinish(connection);
    return 0;
}
