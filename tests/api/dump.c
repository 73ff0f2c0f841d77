#include "tests/api/dump.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/api/large_blocks.h"

/* A row for each table, in the order of their names: how many rows, written by which
 * transactions. */
#define STATE_OF_TABLES "state_of_tables"
#define STATE_BYTES ((size_t)16 << 10)
#define SNAPSHOT_BYTES 1024

/* Of a SQLite file's header: its size, and where it counts changes. */
#define HEADER_BYTES 100
#define CHANGES_AT 24
#define CHANGES_VALID_AT 92

struct dumper {
    sqlite3 *file;
    sqlite3_stmt *version_of_file;
    sqlite3_stmt
        *rows_of_file[DUMP_TABLES_MAX]; /* kept: preparing one takes longer than most run */
    PGconn *server;
    char snapshot[SNAPSHOT_BYTES]; /* of the server, before the last one was taken */
    struct dump last;              /* len 0: none was taken yet */
    int64_t version;               /* of the file, when the last one was taken, */
    unsigned char *image;          /* its pages, if they were looked at then, */
    sqlite3_int64 image_len;
    bool was_undone; /* and whether what was written last changed nothing */
};

/* What is done with each value of a table. */
struct sink {
    void (*take)(struct sink *sink, const char *column, const char *bytes, size_t len);
    uint64_t digest;
    struct buf text;
    const char *but;
};

/* Of a file alone: one look at all its tables takes its locks once. */
static void file_look(struct dumper *dumper, const char *sql)
{
    if (dumper->file)
        assert_int_equal(sqlite3_exec(dumper->file, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* SQLite is open long before somebody looks. */
__attribute__((constructor)) static void begin(void)
{
    large_blocks_keep();
}

struct dumper *dumper_open(const struct fixture *place)
{
    struct dumper *dumper = calloc(1, sizeof(*dumper));

    assert_non_null(dumper);
    if (place->kind == DATABASE_SQLITE) {
        assert_int_equal(sqlite3_open_v2(place->path, &dumper->file,
                             SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL),
            SQLITE_OK);
        file_look(dumper, "PRAGMA mmap_size = 268435456");
    } else {
        dumper->server = PQconnectdb(place->url);
        assert_int_equal(PQstatus(dumper->server), CONNECTION_OK);
        /* One scan of every table, most of them empty: workers would take longer to start. */
        PQclear(PQexec(dumper->server, "SET max_parallel_workers_per_gather = 0"));
        PQclear(PQexec(dumper->server, "SET jit = off"));
    }
    return dumper;
}

void dumper_close(struct dumper *dumper)
{
    sqlite3_free(dumper->image);
    sqlite3_finalize(dumper->version_of_file);
    for (size_t i = 0; i < DUMP_TABLES_MAX; i++)
        sqlite3_finalize(dumper->rows_of_file[i]);
    assert_int_equal(sqlite3_close(dumper->file), SQLITE_OK);
    PQfinish(dumper->server);
    free(dumper);
}

/* Whether a word is among those of a list with blanks between. */
static bool listed(const char *list, const char *word)
{
    struct str left = str_of(list);

    while (left.len)
        if (str_eq(str_cut(&left, ' '), str_of(word)))
            return true;
    return false;
}

/* ---- rows ---- */

static uint64_t stir(uint64_t digest, uint64_t word)
{
    digest = (digest ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return digest ^ digest >> 32;
}

/* Eight bytes at a time: all a database holds goes through here, some thousand times a test. */
static void mix(struct sink *sink, const char *column, const char *bytes, size_t len)
{
    uint64_t digest = stir(sink->digest, len), word;

    if (strcmp(column, "seen_at") == 0)
        return;
    for (; len >= sizeof(word); bytes += sizeof(word), len -= sizeof(word)) {
        memcpy(&word, bytes, sizeof(word));
        digest = stir(digest, word);
    }
    word = 0;
    memcpy(&word, len ? bytes : "", len);
    sink->digest = stir(digest, word);
}

static void note(struct sink *sink, const char *column, const char *bytes, size_t len)
{
    if (listed(sink->but, column))
        return;
    buf_add(&sink->text, (struct str){ bytes, len });
    buf_add_char(&sink->text, '\n');
}

static sqlite3_stmt *rows_select(struct dumper *dumper, const char *table)
{
    char sql[128];
    sqlite3_stmt *stmt = NULL;

    snprintf(sql, sizeof(sql), "SELECT * FROM %s", table);
    assert_int_equal(
        sqlite3_prepare_v3(dumper->file, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL),
        SQLITE_OK);
    return stmt;
}

/* In the order they lie in: what was undone lies where it lay. */
static int64_t file_rows(sqlite3_stmt *stmt, struct sink *sink)
{
    int64_t rows = 0;

    for (; sqlite3_step(stmt) == SQLITE_ROW; rows++)
        for (int i = 0; i < sqlite3_column_count(stmt); i++)
            if (sqlite3_column_type(stmt, i) != SQLITE_NULL)
                sink->take(sink, sqlite3_column_name(stmt, i), sqlite3_column_blob(stmt, i),
                    (size_t)sqlite3_column_bytes(stmt, i));
            else
                sink->take(sink, sqlite3_column_name(stmt, i), "\0", 1);
    assert_int_equal(sqlite3_reset(stmt), SQLITE_OK);
    return rows;
}

static int64_t server_rows(struct dumper *dumper, const char *table, struct sink *sink)
{
    char sql[128];
    PGresult *all;
    int rows;

    snprintf(sql, sizeof(sql), "SELECT * FROM %s ORDER BY 1, 2", table);
    all = PQexec(dumper->server, sql);
    assert_int_equal(PQresultStatus(all), PGRES_TUPLES_OK);
    rows = PQntuples(all);
    for (int row = 0; row < rows; row++)
        for (int i = 0; i < PQnfields(all); i++)
            if (!PQgetisnull(all, row, i))
                sink->take(sink, PQfname(all, i), PQgetvalue(all, row, i),
                    (size_t)PQgetlength(all, row, i));
            else
                sink->take(sink, PQfname(all, i), "\0", 1);
    PQclear(all);
    return rows;
}

static int64_t rows_of(
    struct dumper *dumper, const struct dump *tables, size_t i, struct sink *sink)
{
    sqlite3_stmt **stmt = &dumper->rows_of_file[i];

    if (dumper->server)
        return server_rows(dumper, tables->tables[i].name, sink);
    if (!*stmt)
        *stmt = rows_select(dumper, tables->tables[i].name);
    return file_rows(*stmt, sink);
}

/* ---- tables ---- */

static void name_add(struct dump *out, const char *name)
{
    assert_true(out->len < DUMP_TABLES_MAX);
    snprintf(out->tables[out->len].name, DUMP_NAME_MAX, "%s", name);
    out->len++;
}

static void tables_list(struct dumper *dumper, struct dump *out)
{
    static const char of_file[] = "SELECT name FROM sqlite_master WHERE type = 'table'"
                                  " AND name NOT LIKE 'sqlite%' ORDER BY name";
    static const char of_server[] =
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename";
    sqlite3_stmt *stmt = NULL;
    PGresult *all;

    out->len = 0;
    if (dumper->server) {
        all = PQexec(dumper->server, of_server);
        for (int i = 0; i < PQntuples(all); i++)
            name_add(out, PQgetvalue(all, i, 0));
        PQclear(all);
        return;
    }
    assert_int_equal(sqlite3_prepare_v2(dumper->file, of_file, -1, &stmt, NULL), SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        name_add(out, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
}

/* ---- what was written to ---- */

/* Another number after each transaction of another connection that changed the file. */
static int64_t file_version(struct dumper *dumper)
{
    int64_t version;

    if (!dumper->version_of_file)
        assert_int_equal(sqlite3_prepare_v3(dumper->file, "PRAGMA data_version", -1,
                             SQLITE_PREPARE_PERSISTENT, &dumper->version_of_file, NULL),
            SQLITE_OK);
    assert_int_equal(sqlite3_step(dumper->version_of_file), SQLITE_ROW);
    version = sqlite3_column_int64(dumper->version_of_file, 0);
    sqlite3_reset(dumper->version_of_file);
    return version;
}

/* Whether the pages are those of the last look: a transaction that undid what it did is one of the
 * file's, too. */
static bool pages_are_known(struct dumper *dumper)
{
    sqlite3_int64 len = 0;
    unsigned char *image = sqlite3_serialize(dumper->file, "main", &len, 0);
    bool same;

    assert_non_null(image);
    assert_true(len > HEADER_BYTES);
    /* How often the file was changed says nothing of what it holds. */
    memset(image + CHANGES_AT, 0, sizeof(uint32_t));
    memset(image + CHANGES_VALID_AT, 0, sizeof(uint32_t));
    same = len == dumper->image_len && memcmp(image, dumper->image, (size_t)len) == 0;
    sqlite3_free(dumper->image);
    dumper->image = image;
    dumper->image_len = len;
    return same;
}

/*
 * Where tests undo what they do, one after the other, the pages are compared first: of large files
 * that takes a tenth of the time that reading every row does. Elsewhere it would be for nothing.
 */
static bool file_is_known(struct dumper *dumper)
{
    int64_t version = file_version(dumper), last = dumper->version;

    dumper->version = version;
    if (!dumper->last.len)
        return false;
    if (version == last)
        return true;
    if (dumper->was_undone)
        return pages_are_known(dumper);
    dumper->image_len = 0; /* what is read now is not what these pages hold */
    return false;
}

/* A server that has ended no transaction since, and begun none that writes, holds what it held:
 * that is asked in a fiftieth of the time. Other tests may write on it, too; then all is read. */
static bool server_is_known(struct dumper *dumper)
{
    PGresult *now = PQexec(dumper->server, "SELECT pg_current_snapshot()");
    const char *snapshot;
    bool same;

    assert_int_equal(PQresultStatus(now), PGRES_TUPLES_OK);
    snapshot = PQgetvalue(now, 0, 0);
    assert_true(strlen(snapshot) < SNAPSHOT_BYTES);
    same = dumper->last.len > 0 && strcmp(snapshot, dumper->snapshot) == 0;
    snprintf(dumper->snapshot, SNAPSHOT_BYTES, "%s", snapshot);
    PQclear(now);
    return same;
}

static void state_prepare(struct dumper *dumper, const struct dump *tables)
{
    char *sql = calloc(1, STATE_BYTES);
    size_t len = 0;
    PGresult *done;

    assert_non_null(sql);
    for (size_t i = 0; i < tables->len; i++)
        len += (size_t)snprintf(sql + len, STATE_BYTES - len,
            "%sSELECT %zu AS place, count(*), coalesce(sum(xmin::text::bigint), 0) FROM %s",
            i ? " UNION ALL " : "", i, tables->tables[i].name);
    len += (size_t)snprintf(sql + len, STATE_BYTES - len, " ORDER BY place");
    assert_true(len < STATE_BYTES);
    done = PQprepare(dumper->server, STATE_OF_TABLES, sql, 0, NULL);
    assert_int_equal(PQresultStatus(done), PGRES_COMMAND_OK);
    PQclear(done);
    free(sql);
}

static void server_state(struct dumper *dumper, struct dump *out)
{
    PGresult *all = PQexecPrepared(dumper->server, STATE_OF_TABLES, 0, NULL, NULL, NULL, 0);

    assert_int_equal(PQresultStatus(all), PGRES_TUPLES_OK);
    assert_int_equal((size_t)PQntuples(all), out->len);
    for (int i = 0; i < PQntuples(all); i++) {
        out->tables[i].rows = strtoll(PQgetvalue(all, i, 1), NULL, 10);
        out->tables[i].written = strtoll(PQgetvalue(all, i, 2), NULL, 10);
    }
    PQclear(all);
}

/* Whether the table is as it was when it was last read. */
static bool is_known(const struct dumper *dumper, const struct dump *now, size_t i)
{
    return dumper->server && now->tables[i].digest &&
           now->tables[i].rows == dumper->last.tables[i].rows &&
           now->tables[i].written == dumper->last.tables[i].written;
}

void dump_take(struct dumper *dumper, struct dump *out)
{
    bool first = dumper->last.len == 0;
    struct dump *now;

    if (dumper->file ? file_is_known(dumper) : server_is_known(dumper)) {
        *out = dumper->last;
        return;
    }
    now = calloc(1, sizeof(*now));
    assert_non_null(now);
    *now = dumper->last;
    if (first)
        tables_list(dumper, now);
    if (dumper->server) {
        if (first)
            state_prepare(dumper, now);
        server_state(dumper, now);
    }
    file_look(dumper, "BEGIN");
    for (size_t i = 0; i < now->len; i++) {
        struct sink sink = { .take = mix, .digest = UINT64_C(14695981039346656037) };

        if (is_known(dumper, now, i))
            continue;
        now->tables[i].rows = rows_of(dumper, now, i, &sink);
        now->tables[i].digest = sink.digest;
    }
    file_look(dumper, "COMMIT");
    dumper->was_undone = !first && !dump_difference(&dumper->last, now, "");
    dumper->last = *now;
    *out = *now;
    free(now);
}

const char *dump_difference(const struct dump *a, const struct dump *b, const char *but)
{
    assert_int_equal(a->len, b->len);
    for (size_t i = 0; i < a->len; i++)
        if (!listed(but, a->tables[i].name) &&
            (a->tables[i].digest != b->tables[i].digest || a->tables[i].rows != b->tables[i].rows))
            return a->tables[i].name;
    return NULL;
}

int64_t dump_rows(const struct dump *dump, const char *table)
{
    for (size_t i = 0; i < dump->len; i++)
        if (strcmp(dump->tables[i].name, table) == 0)
            return dump->tables[i].rows;
    return -1;
}

struct str dump_text(struct dumper *dumper, struct arena *arena, const char *table, const char *but)
{
    struct sink sink = { .take = note, .text = { .arena = arena }, .but = but };

    if (dumper->server) {
        server_rows(dumper, table, &sink);
    } else {
        sqlite3_stmt *stmt = rows_select(dumper, table);

        file_rows(stmt, &sink);
        sqlite3_finalize(stmt);
    }
    return buf_str(&sink.text);
}
