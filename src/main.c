/* Wires configuration, database, API and HTTP together; everything else is below. */
#include <signal.h>
#include <stdio.h>

#include "api/answers.h"
#include "api/openapi.h"
#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/host/log.h"
#include "cli/cli.h"
#include "cli/demo.h"
#include "cli/key_setup.h"
#include "cli/mail_setup.h"
#include "domain/sign_stamps.h"
#include "domain/trusts.h"
#include "exchange/office.h"
#include "http/metrics_text.h"
#include "http/server.h"
#include "jobs/alerter.h"
#include "jobs/archiver.h"
#include "jobs/asker.h"
#include "jobs/copies.h"
#include "jobs/opener.h"
#include "jobs/signer.h"
#include "jobs/sweep.h"
#include "jobs/watch.h"
#include "store/form_cache.h"
#include "store/profile_cache.h"

/* The one thing a signal may touch. */
static struct http_server *server_to_stop;

static void on_signal(int number)
{
    (void)number;
    if (server_to_stop)
        http_server_ask_stop(server_to_stop);
}

static void signals_set(void)
{
    struct sigaction stop = { .sa_handler = on_signal };
    struct sigaction ignore = { .sa_handler = SIG_IGN };

    sigaction(SIGTERM, &stop, NULL);
    sigaction(SIGINT, &stop, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
}

/* A locked account, or one with a new password, has lost its sessions, one with other grants sees
 * other things: its streams end; everybody's, when roles have other rights. */
static void publish(void *to, struct watch_notice *notice)
{
    if (notice->cuts_streams)
        http_cut_streams(to, watch_is_cut, notice);
    http_publish(to, "change", notice->data, watch_wants, notice);
}

/* What GET /metrics answers. */
static void metrics_write(void *of, struct buf *out)
{
    struct http_metrics m;

    http_metrics(of, &m);
    metrics_text(&m, out);
}

static void *subscribe(struct ctx *ctx, struct call *call)
{
    (void)call;
    return watch_subscribe(ctx);
}

/* "127.0.0.1:8080" without the port. */
static struct str host_of(struct str listen)
{
    while (listen.len && listen.ptr[listen.len - 1] != ':')
        listen.len--;
    return str_sub(listen, 0, listen.len ? listen.len - 1 : 0);
}

static bool is_loopback(struct str listen)
{
    return str_starts(listen, S("127.")) || str_starts(listen, S("[::1]")) ||
           str_starts(listen, S("localhost:"));
}

/* Cookies without __Host- are only for plain HTTP, and that only for this machine (design 12.11).
 */
static bool plain_http(const struct config *config)
{
    return config->insecure_http || (is_loopback(str_of(config->listen)) && !config->trusted_proxy);
}

static struct http_config http_config_of(const struct config *config, const struct api_config *api)
{
    return (struct http_config){
        .listen = config->listen,
        .trusted_proxy = config->trusted_proxy,
        .tls_cert = config->tls_cert,
        .tls_key = config->tls_key,
        .loops = (int)config->loops,
        .heavy_threads = (int)config->heavy_threads,
        .hash_threads = (int)config->hash_threads,
        .db_threads = (int)config->db_threads,
        .api = api,
        .site = &web_site,
        .hooks = { .stream_opened = subscribe, .stream_closed = watch_unsubscribe },
    };
}

static struct session_limits session_limits_of(const struct config *config)
{
    return (struct session_limits){
        .idle_ms = config->session_idle_minutes * 60000,
        .life_ms = config->session_life_minutes * 60000,
    };
}

#define ROUNDS_MAX 10

/* What runs by itself beside the server. */
struct background {
    struct session_limits limits;
    struct watch *watch;
    struct copies *copies;
    struct mail_setup mail;
    struct sign_keys *keys;
    struct asker asker;
    struct rounds *rounds[ROUNDS_MAX];
    size_t rounds_len;
};

static bool fetch_ask(void *of, struct arena *arena, const struct fetch_order *order,
    struct str *out, struct str *out_error)
{
    return fetch_run(of, arena, order, out, out_error);
}

static void background_stop(struct background *background)
{
    background->asker.stopping = true;
    copies_stop(background->copies);
    while (background->rounds_len)
        rounds_stop(background->rounds[--background->rounds_len]);
    mail_setup_close(&background->mail);
    fetch_free(background->asker.of);
    if (background->watch)
        watch_stop(background->watch);
}

static enum status background_start(struct cli *cli, struct ctx *ctx, struct http_server *server,
    struct database *database, struct background *out)
{
    const struct rounds_plan plans[] = { sweep_plan(&out->limits), opener_plan(), alerter_plan(),
        asker_plan(&out->asker), signer_plan(out->keys), archiver_plan(), packer_plan(),
        mailer_plan(&out->mail.mailer) };
    /* Without a mail server the last of them has nothing to do. */
    size_t plans_len = ARRAY_LEN(plans) - !out->mail.on;

    _Static_assert(ARRAY_LEN(plans) <= ROUNDS_MAX, "room for all");
    mail_setup_open(&out->mail);
    out->asker = (struct asker){ .fetch = fetch_ask, .of = fetch_new() };
    TRY(watch_start(ctx, database, publish, server, &out->watch));
    for (size_t i = 0; i < plans_len; i++) {
        TRY(rounds_start(ctx, database, &plans[i], &out->rounds[i]));
        out->rounds_len++;
    }
    out->copies = copies_start(database, cli_door(cli));
    return ST_OK;
}

static int serve_until_stopped(struct cli *cli, struct ctx *ctx, struct http_server *server,
    struct database *database, struct sign_keys *keys)
{
    struct background background = { .limits = session_limits_of(&cli->config), .keys = keys };
    struct str error;
    enum status done;

    if (!mail_setup_read(ctx->arena, &cli->config, &background.mail, &error)) {
        fprintf(stderr, STR_FMT "\n", STR_ARG(error));
        return 2;
    }
    /* From here on it ends as it should, also when told to before it serves. */
    server_to_stop = server;
    signals_set();
    done = background_start(cli, ctx, server, database, &background);
    if (done != ST_OK) {
        server_to_stop = NULL;
        background_stop(&background);
        return cli_fail(ctx);
    }
    printf("listening on http://" STR_FMT ":%d\n", STR_ARG(host_of(str_of(cli->config.listen))),
        http_server_port(server));
    fflush(stdout);
    done = http_server_run(ctx, server);
    server_to_stop = NULL;
    background_stop(&background);
    return done == ST_OK ? 0 : cli_fail(ctx);
}

/* What can be refused before a database is touched: 0, or the exit code. */
static int refused(const struct config *config, struct ctx *ctx)
{
    const struct http_config http = http_config_of(config, NULL);

    if (http_check(ctx, &http) != ST_OK)
        return cli_fail(ctx);
    if (is_loopback(str_of(config->listen)) || config->insecure_http || config->trusted_proxy ||
        config->tls_cert)
        return 0;
    fprintf(stderr, "Chỉ phục vụ HTTP không mã hóa trên địa chỉ nội bộ của máy. "
                    "Đặt nginx phía trước với --trusted-proxy, hoặc dùng --insecure-http.\n");
    return 2;
}

static int serve_database(struct cli *cli, struct ctx *ctx, struct database *database)
{
    const struct config *config = &cli->config;
    struct api_config api = {
        .database = database,
        .host_name = config->host_name,
        .insecure_http = plain_http(config),
        .session_idle_ms = session_limits_of(config).idle_ms,
        .session_life_ms = session_limits_of(config).life_ms,
    };
    struct http_config http = http_config_of(config, &api);
    struct http_server *server;
    struct stamp_line stamps = { .fetch = fetch_apart };
    struct key_setup keys;
    int code;

    if (!key_setup_open(ctx, config, &keys)) {
        key_setup_close(&keys);
        return 2;
    }
    if (http_server_new(ctx, &http, &server) != ST_OK) {
        key_setup_close(&keys);
        return cli_fail(ctx);
    }
    stamps.of = fetch_new();
    keys.keys.stamps = &stamps;
    api.keys = &keys.keys;
    api.answers = answers_new();
    api.metrics = metrics_write;
    api.metrics_of = server;
    api.office = office_new(config->soffice, 0, 0);
    code = serve_until_stopped(cli, ctx, server, database, &keys.keys);
    http_server_free(server);
    fetch_free(stamps.of);
    answers_free(api.answers);
    office_free(api.office);
    key_setup_close(&keys);
    return code;
}

static int serve(struct cli *cli)
{
    struct ctx ctx = cli_ctx(cli);
    struct database *database;
    int code = refused(&cli->config, &ctx);

    if (code)
        return code;
    if (cli_open(cli, &ctx, DATABASE_MIGRATE, &database) != ST_OK)
        return cli_fail(&ctx);
    code = serve_database(cli, &ctx, database);
    database_close(database);
    form_cache_free();
    profile_cache_free();
    trust_cache_free();
    return code;
}

/* The same on data of a made-up province, which are made first where there are none. */
static int demo(struct cli *cli)
{
    struct ctx ctx = cli_ctx(cli);
    struct database *database;
    enum status made;
    int code = refused(&cli->config, &ctx);

    if (code)
        return code;
    if (cli_open(cli, &ctx, DATABASE_MIGRATE, &database) != ST_OK)
        return cli_fail(&ctx);
    made = demo_make(cli, &ctx, database);
    code = made == ST_OK ? serve_database(cli, &ctx, database) : cli_fail(&ctx);
    database_close(database);
    form_cache_free();
    profile_cache_free();
    trust_cache_free();
    return code;
}

/* What GET /api/openapi.json answers. */
static int openapi(struct cli *cli)
{
    struct str json = openapi_json(cli->arena);

    fwrite(json.ptr, 1, json.len, stdout);
    putchar('\n');
    return 0;
}

int main(int argc, char **argv)
{
    static const struct command commands[] = {
        { "serve", "serve", "Phục vụ hệ thống.", serve, NULL },
        { "demo", "demo", "Phục vụ một tỉnh mẫu; lần đầu tạo dữ liệu minh họa.", demo, NULL },
        { "openapi", "openapi", "In mô tả OpenAPI 3.1 của giao diện lập trình.", openapi, NULL },
    };

    return cli_run(commands, ARRAY_LEN(commands), argc, argv);
}
