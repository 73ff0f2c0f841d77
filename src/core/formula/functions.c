#include "core/formula/functions.h"

#define MANY FUNCTION_ARGUMENTS_MAX

/* clang-format off */
#define F(is_name, is_takes, is_least, is_most, is_cycle, is_flags, is_call) \
    { .name = (is_name), .takes = (is_takes), .least = (is_least), .most = (is_most), \
      .cycle = (is_cycle), .flags = (is_flags), .how = HOW_CALL, .call = (is_call) },
#define G(is_name, is_takes, is_least, is_most, is_cycle, is_how, is_arg) \
    { .name = (is_name), .takes = (is_takes), .least = (is_least), .most = (is_most), \
      .cycle = (is_cycle), .how = (is_how), .arg = (is_arg) },
/* clang-format on */
static const struct function functions[] = {
#include "core/formula/functions.def"
};
#undef F
#undef G

static bool same_name(struct str name, struct str wanted)
{
    if (name.len != wanted.len)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        if (c >= 'a' && c <= 'z')
            c = (char)(c - ('a' - 'A'));
        if (c != wanted.ptr[i])
            return false;
    }
    return true;
}

const struct function *function_find(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(functions); i++)
        if (same_name(name, str_of(functions[i].name)))
            return &functions[i];
    return NULL;
}

const struct function *function_at(uint32_t index)
{
    return &functions[index];
}

uint32_t function_index(const struct function *function)
{
    return (uint32_t)(function - functions);
}

char function_takes(const struct function *function, size_t i)
{
    size_t len = str_of(function->takes).len;

    if (i < len)
        return function->takes[i];
    return function->takes[len - function->cycle + (i - len) % function->cycle];
}
