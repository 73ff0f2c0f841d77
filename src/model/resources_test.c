#include "model/resources.h"
#include "model/uses.h"
#include "model/verification.h"

#include <dirent.h>

#include "core/workflow.h"
#include "model/account.h"
#include "model/account_request.h"
#include "model/account_review.h"
#include "model/alert.h"
#include "model/announcement.h"
#include "model/appeal.h"
#include "model/archive.h"
#include "model/archive_task.h"
#include "model/ask.h"
#include "model/attachment.h"
#include "model/authorisation.h"
#include "model/burden.h"
#include "model/calendar.h"
#include "model/catalogue.h"
#include "model/cells.h"
#include "model/certificate.h"
#include "model/check.h"
#include "model/child.h"
#include "model/clerk.h"
#include "model/comment.h"
#include "model/correction.h"
#include "model/deadline.h"
#include "model/discipline.h"
#include "model/discipline_table.h"
#include "model/document.h"
#include "model/event.h"
#include "model/fill.h"
#include "model/form.h"
#include "model/handover.h"
#include "model/letterhead.h"
#include "model/mail.h"
#include "model/metadata.h"
#include "model/narrative.h"
#include "model/number.h"
#include "model/opening.h"
#include "model/outage.h"
#include "model/outline.h"
#include "model/profile.h"
#include "model/profile_words.h"
#include "model/reader.h"
#include "model/regime.h"
#include "model/report.h"
#include "model/review.h"
#include "model/sign_desk.h"
#include "model/signature.h"
#include "model/signing.h"
#include "model/succession.h"
#include "model/ticket.h"
#include "model/trust.h"
#include "model/unit.h"
#include "model/unit_reporter.h"
#include "model/urging.h"
#include "model/usage.h"
#include "model/usage_report.h"
#include "tests/unit.h"

/* ---- all there are ---- */

static const struct {
    const char *variable;
    const struct resource *resource;
} declared[] = {
#define X(name) { #name "_resource", &name##_resource },
#include "model/resources_test.def"
#undef X
};

/* Those and the ones they are made of, each once. */
#define FOUND_MAX 500

static const struct resource *found[FOUND_MAX];
static size_t found_len;

static void find(const struct resource *resource)
{
    for (size_t i = 0; i < found_len; i++)
        if (found[i] == resource)
            return;
    assert_true(found_len < FOUND_MAX);
    found[found_len++] = resource;
}

static int find_all(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(declared); i++)
        find(declared[i].resource);
    for (size_t i = 0; i < found_len; i++)
        for (size_t f = 0; f < found[i]->fields_len; f++)
            if (found[i]->fields[f].of)
                find(found[i]->fields[f].of);
    return 0;
}

static bool is_declared_here(struct str variable)
{
    for (size_t i = 0; i < ARRAY_LEN(declared); i++)
        if (str_eq(variable, str_of(declared[i].variable)))
            return true;
    return false;
}

static int declarations_in(struct arena *arena, const char *file)
{
    struct str rest = file_read(arena, str_format(arena, "src/model/%s", file).ptr);
    struct str mark = S("extern const struct resource ");
    int count = 0;

    while (rest.len) {
        struct str line = str_cut(&rest, '\n'), name = str_sub(line, mark.len, line.len);

        if (!str_starts(line, mark) || str_starts(name, S("*")))
            continue;
        name = str_cut(&name, ';');
        if (!is_declared_here(name))
            fail_msg("%s: " STR_FMT " is missing in resources_test.def", file, STR_ARG(name));
        count++;
    }
    return count;
}

static void no_resource_is_forgotten_here(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    DIR *folder = opendir("src/model");
    size_t count = 0;

    (void)state;
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        if (str_ends(str_of(entry->d_name), S(".h")))
            count += (size_t)declarations_in(arena, entry->d_name);
    closedir(folder);
    assert_int_equal(count, ARRAY_LEN(declared));
    arena_free(arena);
}

/* ---- one field ---- */

typedef void each(const struct resource *resource, const struct field *field);

static void each_field(each *check)
{
    for (size_t i = 0; i < found_len; i++)
        for (size_t f = 0; f < found[i]->fields_len; f++)
            check(found[i], &found[i]->fields[f]);
}

#define CHECK_FIELD(cond, what) \
    do { \
        if (!(cond)) \
            fail_msg("%s.%s: %s", resource->name, field->name, what); \
    } while (0)

static bool is_given(const struct field *field)
{
    return field->flags & (F_CREATE | F_UPDATE);
}

static void flags_agree(const struct resource *resource, const struct field *field)
{
    unsigned flags = field->flags;

    CHECK_FIELD(field->doc && field->doc[0], "has no .doc");
    CHECK_FIELD(!(flags & F_REQUIRED) || (flags & F_CREATE), "is required and cannot be given");
    CHECK_FIELD(!(flags & F_MUST) || (flags & (F_UPDATE | F_QUERY)), "must be given and cannot");
    CHECK_FIELD(!(flags & F_COLUMN) || resource->table, "is a column of no table");
    CHECK_FIELD(!(flags & F_COLUMN) || !(flags & F_JOIN), "is of its own table and another");
    CHECK_FIELD(!(flags & F_BRIEF) || (flags & F_READ), "is left out of answers it is not in");
    CHECK_FIELD(!(flags & F_QUERY) || !(flags & F_PATH), "is in path and query");
    CHECK_FIELD(!(flags & F_FLAT) || (field->type == FIELD_RECORD && !is_given(field)),
        "is flat and no record of answers alone");
    CHECK_FIELD(field->type != FIELD_BLOB || flags == F_COLUMN, "is bytes and in JSON");
}

static void types_are_complete(const struct resource *resource, const struct field *field)
{
    bool nested = field->type == FIELD_RECORD || field->type == FIELD_LIST;

    CHECK_FIELD((field->type == FIELD_ENUM) == (field->names_len > 0), "names and type disagree");
    for (size_t i = 0; i < field->names_len; i++)
        CHECK_FIELD(field->names[i] && field->names[i][0], "has a choice without a name");
    CHECK_FIELD(field->type != FIELD_RECORD || field->of, "is a record of nothing");
    CHECK_FIELD(nested || !field->of, "is no record and is of one");
    CHECK_FIELD(!(field->flags & (F_PATH | F_QUERY)) || !nested, "is nested in path or query");
    CHECK_FIELD(!field->max || field->min <= field->max, "has an empty range");
}

/* null empties a field, so that the field must have an empty value. */
static void null_has_a_meaning(const struct resource *resource, const struct field *field)
{
    CHECK_FIELD(!(field->flags & F_NULL) || field->type == FIELD_INT || field->type == FIELD_TEXT ||
                    field->type == FIELD_DATE || field->type == FIELD_TIME ||
                    field->type == FIELD_DEC || (field->type == FIELD_ENUM && !is_given(field)),
        "may be null and has no value for it");
    CHECK_FIELD(
        !(field->flags & F_NULL) || !(field->flags & F_REQUIRED), "is required and may be null");
}

/* Whatever comes from outside has an end, and what is required is not empty. */
static void what_is_given_has_limits(const struct resource *resource, const struct field *field)
{
    bool sized = field->type == FIELD_TEXT || field->type == FIELD_LIST;

    if (!(field->flags & (F_CREATE | F_UPDATE | F_QUERY)))
        return;
    CHECK_FIELD(!sized || field->max, "is given and has no .max");
    CHECK_FIELD(!(field->flags & F_REQUIRED) || field->type != FIELD_TEXT || field->min,
        "is required and may be empty");
    CHECK_FIELD(!(field->flags & F_REQUIRED) || field->type != FIELD_INT || field->min,
        "is required and may be 0");
}

/* What is given holds something that may be given. */
static void nested_records_can_be_filled(const struct resource *resource, const struct field *field)
{
    unsigned purposes = field->flags & (F_CREATE | F_UPDATE), inside = 0;

    if (!field->of || !purposes)
        return;
    for (size_t i = 0; i < field->of->fields_len; i++)
        inside |= field->of->fields[i].flags;
    CHECK_FIELD((inside & purposes) == purposes, "may be given and nothing inside it may");
}

static void fields_make_sense(void **state)
{
    (void)state;
    each_field(flags_agree);
    each_field(types_are_complete);
    each_field(null_has_a_meaning);
    each_field(what_is_given_has_limits);
    each_field(nested_records_can_be_filled);
}

/* ---- secrets ---- */

/* What speaks of secrets and is none, or is shown once because it has to be. */
static const char *const readable[][2] = {
    { "account", "must_change_password" },
    { "account", "password_changed_at" },
    { "account_issued", "initial_password" },
    { "me", "password_due_on" },
    { "account_request_decided", "initial_password" },
    { "me", "must_change_password" },
    { "profile_accounts", "password_age" },
    { "report_full", "digest" },
    { "report_revision", "digest" },
    { "signature", "digest" },
    { "clerk_item", "digest" },
    { "sign_item", "digest" },
    { "certificate", "hash" }, /* of what is public */
    { "picture", "hash" },
    { "trust_item", "hash" },
    { "verification", "hash" },
    { "verification_signature", "hash" },
    { "document", "hash" },
    { "document_version", "hash" },
    { "documents", "manifest_hash" },
    { "sign_job", "digest" },
    { "sign_job_part", "digest" },
    { "archive_file", "manifest_hash" },
    { "archive_full", "manifest_hash" },
    { "archive_piece", "hash" },
    { "archive_stamp", "digest" },
    { "archive_package", "hash" },
    { "archive_disposal", "minutes_hash" },
    { "archive_disposal_full", "minutes_hash" },
    { "stamp_authority", "digest" },
    { "package_verification", "hash" },
    { "package_verification", "manifest_hash" },
};

static bool may_be_read(const struct resource *resource, const struct field *field)
{
    for (size_t i = 0; i < ARRAY_LEN(readable); i++)
        if (str_eq(str_of(resource->name), str_of(readable[i][0])) &&
            str_eq(str_of(field->name), str_of(readable[i][1])))
            return true;
    return false;
}

static void secrets_stay_inside(const struct resource *resource, const struct field *field)
{
    static const char *const words[] = { "password", "hash", "token", "secret", "digest", "salt" };
    struct str name = str_of(field->name);

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_find(name, str_of(words[i])) < name.len)
            CHECK_FIELD(!(field->flags & F_READ) || may_be_read(resource, field),
                "is a secret and can be read");
}

static void no_secret_is_readable(void **state)
{
    struct account account = { .username = S("a.b"), .password_hash = S("$argon2id$hidden") };
    struct login login = { .username = S("a.b"), .password = S("hidden") };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str json[] = { resource_to_json(arena, &account_resource, &account),
        resource_to_json(arena, &login_resource, &login) };

    (void)state;
    each_field(secrets_stay_inside);
    for (size_t i = 0; i < ARRAY_LEN(json); i++)
        assert_int_equal(str_find(json[i], S("hidden")), json[i].len);
    arena_free(arena);
}

/* ---- one resource ---- */

static size_t size_of(const struct field *field)
{
    static const size_t sizes[] = {
        [FIELD_INT] = sizeof(int64_t),
        [FIELD_TEXT] = sizeof(struct str),
        [FIELD_BOOL] = sizeof(bool),
        [FIELD_ENUM] = sizeof(int),
        [FIELD_DATE] = sizeof(int64_t),
        [FIELD_TIME] = sizeof(int64_t),
        [FIELD_DEC] = sizeof(struct maybe_dec),
        [FIELD_LIST] = sizeof(struct list),
        [FIELD_BLOB] = sizeof(struct str),
        [FIELD_JSON] = sizeof(struct str),
    };

    return field->type == FIELD_RECORD ? field->of->size : sizes[field->type];
}

static bool overlap(size_t a, size_t a_len, size_t b, size_t b_len)
{
    return a < b + b_len && b < a + a_len;
}

static void fields_lie_apart(const struct resource *resource)
{
    for (size_t i = 0; i < resource->fields_len; i++) {
        const struct field *field = &resource->fields[i];

        CHECK_FIELD(field->offset + size_of(field) <= resource->size, "lies outside its record");
        CHECK_FIELD(!resource->given_at || !overlap(resource->given_at, sizeof(uint64_t),
                                               field->offset, size_of(field)),
            "lies on the bits of what was given");
        for (size_t j = 0; j < i; j++)
            CHECK_FIELD(!overlap(field->offset, size_of(field), resource->fields[j].offset,
                            size_of(&resource->fields[j])),
                resource->fields[j].name);
    }
}

/* The names that stand in one JSON object, those of flat records among them. */
static size_t object_names(const struct resource *resource, const char **names, size_t len)
{
    for (size_t i = 0; i < resource->fields_len; i++) {
        const struct field *field = &resource->fields[i];

        if (field->flags & F_FLAT) {
            len = object_names(field->of, names, len);
            continue;
        }
        for (size_t j = 0; j < len; j++)
            if (str_eq(str_of(names[j]), str_of(field->name)))
                fail_msg("%s: two fields are named %s", resource->name, field->name);
        names[len++] = field->name;
    }
    return len;
}

/* Records whose members a law names (NĐ 30/2020, Annex VI), and other systems read by those names.
 */
static bool is_named_by_law(const struct resource *resource)
{
    return str_eq(str_of(resource->name), S("document_metadata")) ||
           str_starts(str_of(resource->name), S("metadata_"));
}

static void name_is_plain(const struct resource *resource, const struct field *field)
{
    CHECK_FIELD(field->name[0] || resource->fields_len == 1, "has no name");
    if (is_named_by_law(resource))
        return;
    for (const char *c = field->name; *c; c++)
        CHECK_FIELD((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '_',
            "is not written in snake_case");
}

static void records_are_sound(void **state)
{
    const char *names[256];

    (void)state;
    each_field(name_is_plain);
    for (size_t i = 0; i < found_len; i++) {
        if (found[i]->fields_len > 64)
            fail_msg("%s has more fields than a field set has bits", found[i]->name);
        assert_true(found[i]->size > 0);
        fields_lie_apart(found[i]);
        object_names(found[i], names, 0);
    }
}

/* Two of one name would be one in the API's description. */
static void names_are_unique(void **state)
{
    (void)state;
    for (size_t i = 0; i < found_len; i++)
        for (size_t j = 0; j < i; j++)
            if (str_eq(str_of(found[i]->name), str_of(found[j]->name)))
                fail_msg("two resources are named %s", found[i]->name);
}

static int depth_of(const struct resource *resource, int above)
{
    int deepest = above + 1;

    if (above >= RESOURCE_DEPTH_MAX)
        fail_msg("%s is nested too deep, or in itself", resource->name);
    for (size_t i = 0; i < resource->fields_len; i++) {
        int depth = resource->fields[i].of ? depth_of(resource->fields[i].of, above + 1) : 0;

        if (depth > deepest)
            deepest = depth;
    }
    return deepest;
}

static void nesting_is_bounded(void **state)
{
    (void)state;
    for (size_t i = 0; i < found_len; i++)
        assert_in_range(depth_of(found[i], 0), 1, RESOURCE_DEPTH_MAX);
    assert_true(2 * RESOURCE_DEPTH_MAX <= JSON_DEPTH_MAX);
}

/* ---- by name ---- */

static void tables_are_found_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < resources_len; i++)
        assert_ptr_equal(resource_find(str_of(resources[i]->name)), resources[i]);
    for (size_t i = 0; i < found_len; i++)
        if (found[i]->table)
            assert_ptr_equal(resource_find(str_of(found[i]->name)), found[i]);
    assert_null(resource_find(S("")));
    assert_null(resource_find(S("reports")));
}

/* ---- forms travel both ways ---- */

static void a_layout_is_read_as_it_was_written(void **state)
{
    static const char json[] =
        "{\"title\":\"Biểu "
        "01\",\"columns\":[{\"key\":2,\"path\":[\"Tổng\",\"Nữ\"],\"type\":\"number\","
        "\"decimals\":2,\"rule\":\"ratio\",\"rule_num\":3,\"rule_den\":4,\"rule_factor\":\"100\"}],"
        "\"rows\":[{\"key\":9,\"label\":\"Xã\",\"indent\":1}],"
        "\"cells\":[{\"row\":9,\"column\":2,\"formula\":\"=1+2\",\"readonly\":true}],"
        "\"doubts\":[{\"text\":\"?\"}]}";
    struct arena *arena = arena_new(UNIT_BYTES);
    struct ctx ctx = { .arena = arena };
    struct form first = { 0 }, second = { 0 };
    struct str once, twice;

    (void)state;
    assert_int_equal(resource_from_json(&ctx, &form_layout_resource, str_of(json), &first), ST_OK);
    once = resource_to_json(arena, &form_layout_resource, &first);
    assert_int_equal(resource_from_json(&ctx, &form_layout_resource, once, &second), ST_OK);
    twice = resource_to_json(arena, &form_layout_resource, &second);
    assert_true(str_eq(once, twice));
    assert_true(str_find(once, S("\"path\":[\"Tổng\",\"Nữ\"]")) < once.len);
    arena_free(arena);
}

/* ---- events ---- */

/* The history shows each step of the workflow in Vietnamese. */
static void every_step_of_a_report_has_a_title(void **state)
{
    (void)state;
    for (enum report_action step = 0; step < ACTION_COUNT; step++) {
        struct str action = str_of(workflow_event(step)), title = event_title(action);

        if (str_eq(title, action) || title.len == 0)
            fail_msg("%s has no title", workflow_event(step));
    }
    expect_text(event_title(S("report.submit")), "Trình lãnh đạo", "a title");
    expect_text(event_title(S("report.other")), "report.other", "an action nobody named");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_resource_is_forgotten_here),
        cmocka_unit_test(fields_make_sense),
        cmocka_unit_test(no_secret_is_readable),
        cmocka_unit_test(records_are_sound),
        cmocka_unit_test(names_are_unique),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(tables_are_found_by_name),
        cmocka_unit_test(a_layout_is_read_as_it_was_written),
        cmocka_unit_test(every_step_of_a_report_has_a_title),
    };

    return cmocka_run_group_tests(tests, find_all, NULL);
}
