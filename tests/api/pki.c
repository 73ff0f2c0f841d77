#include "tests/api/pki.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/unit.h"

static struct str path_of(struct arena *arena, const char *name)
{
    static bool looked; /* the script knows whether there is anything to do */
    const char *build = getenv("MESON_BUILD_ROOT");
    struct str command;

    if (!build)
        fail_msg("MESON_BUILD_ROOT names the build folder, in full; run it by make test");
    command = str_format(arena, "bash tests/sign/pki.sh '%s/sign-pki'", build);
    if (!looked && system(command.ptr) != 0)
        fail_msg("tests/sign/pki.sh failed");
    looked = true;
    return str_format(arena, "%s/sign-pki/%s", build, name);
}

struct str pki_file(struct arena *arena, const char *name)
{
    return file_read(arena, path_of(arena, name).ptr);
}

bool pki_has(struct arena *arena, struct str name)
{
    return access(path_of(arena, str_z(arena, name)).ptr, R_OK) == 0;
}
