#include "core/access.h"

#include "base/date.h"

const char *const role_names[ROLE_COUNT] = {
#define X(name, wire, text) [ROLE_##name] = wire,
    ROLE_LIST(X)
#undef X
};

const char *const role_titles[ROLE_COUNT] = {
#define X(name, wire, text) [ROLE_##name] = text,
    ROLE_LIST(X)
#undef X
};

const char *const right_names[RIGHT_COUNT] = {
#define X(name, wire, text) [RIGHT_##name] = wire,
    RIGHT_LIST(X)
#undef X
};

const char *const right_titles[RIGHT_COUNT] = {
#define X(name, wire, text) [RIGHT_##name] = text,
    RIGHT_LIST(X)
#undef X
};

static bool gives(const struct access_table *table, enum role role, enum right right)
{
    return table && (table->rights[role] >> right & 1);
}

uint32_t access_roles_with(const struct access_table *table, enum right right)
{
    uint32_t roles = 0;

    for (enum role role = 0; role < ROLE_COUNT; role++)
        if (gives(table, role, right))
            roles |= UINT32_C(1) << role;
    return roles;
}

bool access_grant_in_force(const struct grant_fact *grant, int64_t today)
{
    return (grant->valid_from == DATE_NONE || grant->valid_from <= today) &&
           (grant->valid_to == DATE_NONE || today <= grant->valid_to);
}

bool access_holds(const struct actor *actor, enum right right, int64_t today)
{
    for (size_t i = 0; i < actor->grants_len; i++)
        if (gives(actor->access, actor->grants[i].role, right) &&
            access_grant_in_force(&actor->grants[i], today))
            return true;
    return false;
}

static bool grant_covers(const struct grant_fact *grant, struct str unit_path, int64_t regime_id)
{
    if (grant->regime_id && regime_id && grant->regime_id != regime_id)
        return false;
    if (!str_starts(unit_path, grant->unit_path))
        return false;
    return grant->below || unit_path.len == grant->unit_path.len ||
           unit_path.ptr[grant->unit_path.len] == '+';
}

bool access_allows(const struct actor *actor, enum right right, struct str unit_path,
    int64_t regime_id, int64_t today)
{
    for (size_t i = 0; i < actor->grants_len; i++) {
        const struct grant_fact *grant = &actor->grants[i];

        if (gives(actor->access, grant->role, right) && access_grant_in_force(grant, today) &&
            grant_covers(grant, unit_path, regime_id))
            return true;
    }
    return false;
}

uint64_t access_rights_over(
    const struct actor *actor, struct str unit_path, int64_t regime_id, int64_t today)
{
    uint64_t rights = 0;

    for (size_t i = 0; i < actor->grants_len; i++) {
        const struct grant_fact *grant = &actor->grants[i];

        if (actor->access && access_grant_in_force(grant, today) &&
            grant_covers(grant, unit_path, regime_id))
            rights |= actor->access->rights[grant->role];
    }
    return rights;
}

bool access_allows_roots(const struct actor *actor, enum right right, int64_t today)
{
    for (size_t i = 0; i < actor->grants_len; i++) {
        const struct grant_fact *grant = &actor->grants[i];

        if (gives(actor->access, grant->role, right) && access_grant_in_force(grant, today) &&
            grant->below && !grant->regime_id &&
            str_find(grant->unit_path, S("/")) + 1 == grant->unit_path.len)
            return true;
    }
    return false;
}

#define ROLES_OF_A_UNIT \
    (1u << ROLE_UNIT_ADMIN | 1u << ROLE_ENTRY | 1u << ROLE_AGGREGATOR | 1u << ROLE_APPROVER | \
        1u << ROLE_CLERK | 1u << ROLE_VIEWER | 1u << ROLE_DEPUTY)

/* Who gives which roles (NA-14, NA-15: the office names administrators, they name the rest). */
static const unsigned role_grants[ROLE_COUNT] = {
    [ROLE_SYSTEM_ADMIN] = (1u << ROLE_COUNT) - 1,
    [ROLE_UNIT_ADMIN] = ROLES_OF_A_UNIT,
};

bool access_may_grant(enum role by, enum role role)
{
    return role_grants[by] >> role & 1;
}

/* Others stay at work when an administrator's time is over; an administrator would follow himself.
 */
static bool outlives(const struct grant_fact *own, const struct grant_fact *given)
{
    return role_grants[given->role] && own->valid_to != DATE_NONE &&
           (given->valid_to == DATE_NONE || given->valid_to > own->valid_to);
}

static bool grant_reaches(const struct grant_fact *own, const struct grant_fact *given)
{
    if (outlives(own, given))
        return false;
    if (given->below && !own->below)
        return false;
    if (own->regime_id && own->regime_id != given->regime_id)
        return false;
    return grant_covers(own, given->unit_path, given->regime_id);
}

bool access_grants(const struct actor *actor, const struct grant_fact *given, int64_t today)
{
    for (size_t i = 0; i < actor->grants_len; i++) {
        const struct grant_fact *own = &actor->grants[i];

        if (access_may_grant(own->role, given->role) && access_grant_in_force(own, today) &&
            grant_reaches(own, given))
            return true;
    }
    return false;
}
