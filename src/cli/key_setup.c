#include "cli/key_setup.h"

#include <stdio.h>

static bool wrong(const char *setting, const char *why)
{
    fprintf(stderr, "--%s: %s\n", setting, why);
    return false;
}

static bool token_open(struct ctx *ctx, const struct config *config, struct key_setup *out)
{
    if (!config->sign_module)
        return true;
    out->token = (struct pkcs11_config){
        .module = config->sign_module,
        .token = config->sign_token,
        .pin_file = config->sign_pin_file,
    };
    if (!config->sign_pin_file)
        return wrong("sign-pin-file", "thiết bị ký số của cơ quan cần tệp chứa mã PIN.");
    if (pkcs11_open(ctx, &out->token, &out->keys.by_source[SOURCE_TOKEN]) != ST_OK) {
        fprintf(stderr, "--sign-module: " STR_FMT "\n", STR_ARG(ctx->problem.detail));
        return false;
    }
    out->keys.names[SOURCE_TOKEN] = config->sign_token;
    return true;
}

static bool service_open(const struct config *config, struct key_setup *out)
{
    if (!config->sign_service)
        return true;
    if (!csc_url_allowed(str_of(config->sign_service)))
        return wrong("sign-service", "địa chỉ dịch vụ ký số phải bắt đầu bằng https://.");
    out->service = (struct csc_config){
        .url = config->sign_service,
        .token_file = config->sign_service_token_file,
        .ca_file = config->sign_service_ca,
    };
    out->keys.by_source[SOURCE_REMOTE] = csc_open(&out->service);
    out->keys.names[SOURCE_REMOTE] = config->sign_service_name;
    return true;
}

bool key_setup_open(struct ctx *ctx, const struct config *config, struct key_setup *out)
{
    *out = (struct key_setup){ .on = config->sign_module || config->sign_service };
    return token_open(ctx, config, out) && service_open(config, out);
}

void key_setup_close(struct key_setup *setup)
{
    for (int source = 0; source < SOURCE_COUNT; source++) {
        if (setup->keys.by_source[source])
            key_close(setup->keys.by_source[source]);
        setup->keys.by_source[source] = NULL;
    }
}
