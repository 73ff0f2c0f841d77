#include "exchange/xlsx_zip.h"

#include <zip.h>

#include "base/limits.h"
#include "base/mem.h"

/* What an entry costs in the archive besides its data and its name, twice told. */
#define LOCAL_HEADER_BYTES 30u
#define CENTRAL_HEADER_BYTES 46u
#define END_RECORD_BYTES 22u
#define NAME_BYTES_MAX 255u
#define PIECE_BYTES ((size_t)64 << 10)
#define UNIX_TYPE_MASK 0170000u
#define UNIX_LINK 0120000u

struct xlsx_zip {
    zip_t *zip;
    size_t inflated;  /* of all entries so far */
    zip_file_t *open; /* the entry being read, and its size as the archive says it */
    uint64_t declared;
};

static void close_zip(void *thing)
{
    zip_discard(thing);
}

static enum status open_archive(struct ctx *ctx, struct str bytes, zip_t **out)
{
    zip_error_t error;
    zip_source_t *source;

    zip_error_init(&error);
    source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    if (source == NULL)
        return fail(ctx, PROBLEM_XLSX_BROKEN, "Không mở được tệp.");
    *out = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    zip_error_fini(&error);
    if (*out == NULL) {
        zip_source_free(source);
        return fail(ctx, PROBLEM_XLSX_BROKEN, "Tệp không phải .xlsx nguyên vẹn.");
    }
    arena_defer(ctx->arena, close_zip, *out);
    return ST_OK;
}

/* A name that could lead out of the archive if anybody ever unpacked it. */
static bool name_is_hostile(struct str name)
{
    struct str rest = name;

    if (name.len == 0 || name.len > NAME_BYTES_MAX || name.ptr[0] == '/')
        return true;
    if (str_find(name, S("\\")) < name.len || str_find(name, S(":")) < name.len)
        return true;
    while (rest.len > 0) {
        if (str_eq(str_cut(&rest, '/'), S("..")))
            return true;
    }
    return false;
}

static bool is_link(zip_t *zip, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;

    if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0)
        return false;
    return system == ZIP_OPSYS_UNIX && ((attributes >> 16) & UNIX_TYPE_MASK) == UNIX_LINK;
}

static enum status check_entry(struct ctx *ctx, zip_t *zip, zip_uint64_t index, uint64_t *bytes)
{
    zip_stat_t stat;
    struct str name;

    if (zip_stat_index(zip, index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
        return fail(ctx, PROBLEM_XLSX_BROKEN, "Mục lục của tệp bị hỏng.");
    name = str_of(stat.name);
    if (name_is_hostile(name))
        return fail(ctx, PROBLEM_XLSX_HOSTILE, "Tên thành phần không hợp lệ.");
    if (zip_name_locate(zip, stat.name, ZIP_FL_NOCASE) != (zip_int64_t)index)
        return fail(ctx, PROBLEM_XLSX_HOSTILE, "Có hai thành phần trùng tên.");
    if (stat.encryption_method != ZIP_EM_NONE)
        return fail(ctx, PROBLEM_XLSX_PASSWORD, "%s", problem_text(PROBLEM_XLSX_PASSWORD));
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
        return fail(ctx, PROBLEM_XLSX_HOSTILE, "Cách nén không được hỗ trợ.");
    if (is_link(zip, index))
        return fail(ctx, PROBLEM_XLSX_HOSTILE, "Tệp chứa liên kết.");
    *bytes += stat.comp_size + LOCAL_HEADER_BYTES + CENTRAL_HEADER_BYTES + 2 * name.len;
    return ST_OK;
}

static enum status check_entries(struct ctx *ctx, zip_t *zip, size_t archive_bytes)
{
    zip_int64_t len = zip_get_num_entries(zip, 0);
    uint64_t bytes = END_RECORD_BYTES;

    if (len <= 0)
        return fail(ctx, PROBLEM_XLSX_BROKEN, "Tệp rỗng.");
    if (len > XLSX_ENTRIES_MAX)
        return fail(ctx, PROBLEM_XLSX_HOSTILE, "Tệp có %lld thành phần, nhiều nhất %d.",
            (long long)len, XLSX_ENTRIES_MAX);
    for (zip_uint64_t i = 0; i < (zip_uint64_t)len; i++) {
        TRY(check_entry(ctx, zip, i, &bytes));
        /* Entries that do not overlap cannot together be longer than the archive. */
        if (bytes > archive_bytes)
            return fail(ctx, PROBLEM_XLSX_HOSTILE, "Các thành phần chồng lên nhau.");
    }
    return ST_OK;
}

enum status xlsx_zip_open(struct ctx *ctx, struct str bytes, struct xlsx_zip **out)
{
    struct xlsx_zip *zip = ARENA_NEW(ctx->arena, struct xlsx_zip);

    TRY(open_archive(ctx, bytes, &zip->zip));
    TRY(check_entries(ctx, zip->zip, bytes.len));
    *out = zip;
    return ST_OK;
}

static zip_int64_t locate(const struct xlsx_zip *zip, struct str name)
{
    char text[NAME_BYTES_MAX + 1];

    if (name.len == 0 || name.len > NAME_BYTES_MAX)
        return -1;
    memcpy(text, name.ptr, name.len);
    text[name.len] = '\0';
    return zip_name_locate(zip->zip, text, ZIP_FL_NOCASE);
}

bool xlsx_zip_has(const struct xlsx_zip *zip, struct str name)
{
    return locate(zip, name) >= 0;
}

/* `zip->open` is read to its end, counted, and compared with what the archive says of it. */
static enum status pump(struct ctx *ctx, struct xlsx_zip *zip, struct xlsx_sink sink)
{
    char *piece = arena_alloc(ctx->arena, PIECE_BYTES);
    size_t bytes = 0;
    zip_int64_t got = 1;

    while (got > 0) {
        got = zip_fread(zip->open, piece, PIECE_BYTES);
        if (got < 0)
            return fail(ctx, PROBLEM_XLSX_BROKEN, "Dữ liệu nén bị hỏng.");
        bytes += (size_t)got;
        zip->inflated += (size_t)got;
        if (bytes > XLSX_ENTRY_BYTES_MAX || zip->inflated > XLSX_INFLATED_BYTES_MAX)
            return fail(ctx, PROBLEM_XLSX_TOO_LARGE, "Nội dung giải nén vượt quá %zu MiB.",
                XLSX_ENTRY_BYTES_MAX >> 20);
        if (bytes > zip->declared || (got == 0 && bytes < zip->declared))
            return fail(ctx, PROBLEM_XLSX_HOSTILE, "Kích thước ghi trong tệp không đúng.");
        TRY(sink.take(sink.user, (struct str){ piece, (size_t)got }, got == 0));
        if (arena_over_budget(ctx->arena))
            return fail(ctx, PROBLEM_XLSX_TOO_LARGE, "Bảng tính quá lớn để xử lý.");
    }
    return ST_OK;
}

enum status xlsx_zip_read(
    struct ctx *ctx, struct xlsx_zip *zip, struct str name, struct xlsx_sink sink)
{
    zip_int64_t index = locate(zip, name);
    zip_stat_t stat;
    enum status st;

    if (index < 0 || zip_stat_index(zip->zip, (zip_uint64_t)index, 0, &stat) != 0)
        return fail(ctx, PROBLEM_XLSX_BROKEN, "Thiếu thành phần " STR_FMT ".", STR_ARG(name));
    zip->open = zip_fopen_index(zip->zip, (zip_uint64_t)index, 0);
    if (zip->open == NULL)
        return fail(ctx, PROBLEM_XLSX_BROKEN, "Không mở được một thành phần.");
    zip->declared = stat.size;
    st = pump(ctx, zip, sink);
    (void)zip_fclose(zip->open); /* read to its end: the checksum was checked there */
    return st;
}
