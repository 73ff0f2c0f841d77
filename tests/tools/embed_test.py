"""embed.py reads what style allows, and refuses the rest with the file and the name."""
import pathlib
import subprocess
import sys
import tempfile

import cases

MIGRATION = "CREATE TABLE t (id {pk}, name {text}, data {blob}, n {int}); -- why\n"
GOOD = """-- Statements about things.

-- thing_get: one thing
-- $1 id
SELECT {thing.columns:t}, ';' FROM thing t WHERE t.id = $1;

-- thing_find: things of a kind, or all
-- $1 kind  $2 limit
SELECT id FROM thing -- not a comment of ours: "x"
WHERE ($1 IS NULL OR kind = $1) LIMIT $2;
"""


def embed(files):
    """Exit status, what it said, and stmt.c and stmt.h."""
    files = {"migrations/0001_start.sql": MIGRATION, "sql/thing.sql": GOOD, **files}
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            target = pathlib.Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        out = pathlib.Path(folder) / "store"
        done = subprocess.run(
            [sys.executable, cases.ROOT / "tools/embed.py", "sql", folder, out],
            capture_output=True, text=True,
        )
        made = "".join(p.read_text() for p in sorted(out.glob("stmt.*"))) if out.exists() else ""
        return done.returncode, done.stdout + done.stderr, made


def refused(said, files):
    status, output, _ = embed(files)
    assert status == 1 and said in output, output


def one(sql, comment="-- bad: a sentence\n"):
    return {"sql/bad.sql": comment + sql}


def test_statements():
    status, output, made = embed({})
    assert status == 0, output
    assert "2 statements, 0 with a PostgreSQL text" in output
    assert "STMT_THING_GET,\n    STMT_THING_FIND,\n    STMT_COUNT" in made
    assert "SELECT {thing.columns:t}, ';' FROM thing t WHERE t.id = $1\"" in made
    assert '"thing_find", "thing.sql", sql_thing_find, NULL, 2' in made
    assert "comment of ours" not in made


def test_optional_filter_is_turned():
    _, _, made = embed({})
    assert "(kind = $1 OR $1 IS NULL)" in made
    deep = "SELECT 1 FROM t WHERE ($1 IS NULL OR (a IN (1, 2) AND b = $1)) AND c = 1;"
    _, _, made = embed(one(deep, "-- deep: a sentence\n-- $1 b\n"))
    assert "((a IN (1, 2) AND b = $1) OR $1 IS NULL) AND c = 1" in " ".join(made.split()).replace('" "', "")


def test_fragments():
    files = {
        "sql/fragments/inner.sql": "-- what it is\nx.%1 = %2",
        "sql/fragments/outer.sql": "({inner:%1,7} OR %1 = 0)",
        **one("SELECT {outer:unit_id} FROM x;"),
    }
    _, _, made = embed(files)
    assert "SELECT (x.unit_id = 7 OR unit_id = 0) FROM x" in made
    refused("{inner} takes 2 arguments, got 1", {**files, **one("SELECT {inner:a};")})
    refused("too deep", {"sql/fragments/a.sql": "{a}", **one("SELECT {a};")})


def test_a_text_for_postgresql():
    own = "-- thing_get: one thing\n-- $1 id\nSELECT id::text FROM thing WHERE id = $1;\n"
    status, output, made = embed({"sql/thing.pgsql.sql": own})
    assert status == 0 and "1 with a PostgreSQL text" in output
    assert "sql_thing_get, pgsql_thing_get, 1" in made
    refused("in no file for both", {"sql/x.pgsql.sql": own.replace("thing_get", "thing_none")})
    refused("other parameters", {"sql/x.pgsql.sql": own.replace("$1 id", "").replace("$1", "1")})


def test_refusals():
    refused("stands also in", {"sql/again.sql": GOOD})
    refused("$1 is used but not explained", one("SELECT $1;"))
    refused("$2 is explained but not used", one("SELECT 1;", "-- bad: a\n-- $2 b\n"))
    refused("not $1 to $1", one("SELECT $2;", "-- bad: a\n-- $2 b\n"))
    refused("more than one statement", one("SELECT 1; SELECT 2;"))
    refused('has no ";"', one("SELECT 1"))
    refused("begins with", one("SELECT 1;", ""))
    refused("unknown word {nothing}", one("SELECT {nothing};"))
    refused("inside quotes", one("SELECT '$1';"))
    for sql in ("a::text", "a ILIKE 'x'", "now()", "CURRENT_TIMESTAMP", "a->'b'", "?"):
        refused("only one database understands", one(f"SELECT {sql};"))


def test_migrations():
    refused("expected number 0002", {"migrations/0003_late.sql": "CREATE TABLE l (id {pk});"})
    refused("NNNN_name.sql", {"migrations/second.sql": "CREATE TABLE l (id {pk});"})
    refused("unknown word {serial}", {"migrations/0002_x.sql": "CREATE TABLE l (id {serial});"})
    same = "-- begins\n" + MIGRATION.replace(" -- why", "").replace(", ", ",\n    ")
    assert same != MIGRATION
    assert embed({})[2] == embed({"migrations/0001_start.sql": same})[2]  # the sum too


def test_long_texts_become_arrays():
    long = "CREATE TABLE t (id {pk}, " + ", ".join(f"tên_{n} {{text}}" for n in range(600)) + ");"
    _, _, made = embed({"migrations/0001_start.sql": long})
    assert "static const char migration_0001[] = {\n    'C', 'R', 'E'" in made


cases.run(globals())
