#include "base/mem.h"
#include "model/resource.h"

static size_t field_size(const struct field *field)
{
    switch (field->type) {
    case FIELD_INT:
    case FIELD_DATE:
    case FIELD_TIME:
        return sizeof(int64_t);
    case FIELD_TEXT:
    case FIELD_BLOB:
    case FIELD_JSON:
        return sizeof(struct str);
    case FIELD_BOOL:
        return sizeof(bool);
    case FIELD_ENUM:
        return sizeof(int);
    case FIELD_DEC:
        return sizeof(struct maybe_dec);
    case FIELD_LIST:
        return sizeof(struct list);
    case FIELD_RECORD:
        return field->of->size;
    }
    return 0;
}

void resource_patch(const struct resource *res, uint64_t given, const void *from, void *to)
{
    for (size_t i = 0; i < res->fields_len; i++) {
        const struct field *field = &res->fields[i];

        if ((given >> i & 1) && (field->flags & F_UPDATE) && !(field->flags & F_MUST))
            memcpy(
                (char *)to + field->offset, (const char *)from + field->offset, field_size(field));
    }
}
