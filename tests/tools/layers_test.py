"""layers.py finds each kind of planted fault, and lets what is right pass."""
import cases


def verdict(path, include):
    return cases.tool("layers.py", {"src/" + path: f"#include {include}\n"})


def finds(path, include, words):
    status, output = verdict(path, include)
    assert status == 1 and words in output, output


def passes(path, include):
    status, output = verdict(path, include)
    assert status == 0, output


def test_upward_is_refused():
    finds("store/a.c", '"domain/use.h"', "store may not see domain")


def test_sideways_is_refused():
    finds("api/a.c", '"jobs/jobs.h"', "api may not see jobs")


def test_downward_and_own_folder_pass():
    passes("domain/a.c", '"store/db.h"')
    passes("domain/a.c", '"domain/use.h"')


def test_core_does_without_libc():
    finds("core/a.c", "<string.h>", "without libc")
    finds("core/formula/a.c", '"base/host/heap.h"', "without libc")
    finds("base/a.c", "<stdio.h>", "without libc")


def test_core_may_use_freestanding_headers():
    passes("core/a.c", "<stdint.h>")


def test_host_may_use_libc():
    passes("base/host/a.c", "<stdio.h>")


def test_libraries_are_pinned():
    finds("store/report.c", "<sqlite3.h>", "belongs in")
    finds("domain/a.c", "<libpq-fe.h>", "belongs in")
    finds("api/a.c", "<event2/event.h>", "belongs in")
    finds("domain/a.c", "<zip.h>", "belongs in")


def test_drivers_may_see_their_library():
    passes("store/db_sqlite.c", "<sqlite3.h>")
    passes("store/db_pgsql_conn.c", "<libpq-fe.h>")
    passes("http/loop.c", "<event2/event.h>")


def test_paths_are_from_src():
    finds("model/a.c", '"resource.h"', "is not a path from src/")


def test_a_folder_needs_a_rank():
    finds("extra/a.c", "<stdint.h>", "has no rank")


def test_unit_tests_are_left_alone():
    passes("core/a_test.c", "<stdio.h>")


cases.run(globals())
