#!/usr/bin/env python3
"""Turns files of the source tree into C: the named SQL statements and the migrations.

    tools/embed.py sql SRC_STORE_DIR OUT_DIR [--also FILE]... [--depfile FILE]

reads   SRC_STORE_DIR/sql/*.sql             named statements
        SRC_STORE_DIR/sql/*.pgsql.sql       the same names, another text for PostgreSQL
        SRC_STORE_DIR/sql/fragments/*.sql   text put in for {name:argument,...}
        SRC_STORE_DIR/migrations/NNNN_name.sql (and NNNN_name.pgsql.sql)
writes  OUT_DIR/stmt.h, OUT_DIR/stmt.c      enum stmt, stmt_table[], migration_table[]

A statement is

    -- report_by_unit: a unit's reports of one period, newest first
    -- $1 unit_id  $2 period
    SELECT {report.columns:r} FROM report r WHERE r.unit_id = $1 AND r.period = $2;

that is: a comment whose first line names it, each $n explained, one statement up to ";".
A comment followed by an empty line belongs to the file.

Words in braces:
    {resource.columns} {resource.columns:r}   left for the driver, which knows the resources
    {pk} {blob} {text} {int}                  left for the driver: its dialect's types
    {name} {name:a,b}                         fragments/name.sql with %1, %2 replaced by a, b

Refused: a name given twice, a $n explained but not used or used but not explained, gaps in
the numbers, what only one database understands ("::", ILIKE, NOW(), "?"), an unknown word.
"""

import argparse
import hashlib
import pathlib
import re
import sys

ARGS_MAX = 24  # DB_ARGS_MAX of store/db.h
LITERAL_MAX = 4000  # ISO C promises 4095 bytes of string literal
FRAGMENT_DEPTH_MAX = 4
DIALECT_WORDS = {"pk", "blob", "text", "int"}

TOKEN = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|\s+|.", re.S)
HEAD = re.compile(r"--\s*([a-z][a-z0-9_]*):\s+(\S.*)$")
WORD = re.compile(r"\{([^{}]*)\}")
COLUMNS = re.compile(r"^[a-z][a-z0-9_]*\.columns(?::[a-z][a-z0-9_]*)?$")
ONE_DATABASE_ONLY = {
    r"::": "write CAST(… AS …)",
    r"\bILIKE\b": "search in a column prepared for it",
    r"\bNOW\s*\(": "time comes in as a parameter",
    r"\bCURRENT_(?:TIMESTAMP|DATE|TIME)\b": "time comes in as a parameter",
    r"\bdatetime\s*\(": "time comes in as a parameter",
    r"->": "no JSON operators",
    r"\?": "parameters are $1, $2",
}


class Refused(Exception):
    """What is wrong with the input, said for the one who wrote it."""


def compact(sql):
    """The text without comments, every run of white space one blank; quoted text as it is."""
    out = []
    for token in TOKEN.findall(sql):
        if token.startswith("--") or token.isspace():
            if out and out[-1] != " ":
                out.append(" ")
        else:
            out.append(token)
    return "".join(out).strip()


def unquoted(sql):
    """The text with what stands in quotes blanked out, for checks."""
    return "".join("''" if t[0] in "'\"" else t for t in TOKEN.findall(sql))


class Sources:
    """The files read, so that the build can be told of them."""

    def __init__(self):
        self.paths = []

    def read(self, path):
        self.paths.append(path)
        return path.read_text(encoding="utf-8")


class Statement:
    def __init__(self, name, explained, sql, path):
        self.name = name
        self.explained = explained
        self.sql = sql
        self.path = path
        self.pgsql = None


def statements_of(text, path):
    """The statements of one file, in its order."""
    comment, body = [], []
    for number, line in enumerate(text.split("\n") + [""], 1):
        where = f"{path}:{number}"
        stripped = line.strip()
        if not body and stripped.startswith("--"):
            comment.append(stripped)
        elif not body and not stripped:
            comment = []
        else:
            body.append(line)
            if unquoted(compact(line)).endswith(";"):
                yield statement_of(comment, body, path, where)
                comment, body = [], []
    if body:
        raise Refused(f'{path}: the last statement has no ";"')


def statement_of(comment, body, path, where):
    head = HEAD.match(comment[0]) if comment else None
    if not head:
        raise Refused(f'{where}: a statement begins with "-- name: one sentence"')
    sql = compact("\n".join(body)).rstrip(";").strip()
    if ";" in unquoted(sql):
        raise Refused(f"{where}: {head.group(1)} is more than one statement")
    explained = {int(n) for n in re.findall(r"\$(\d+)", " ".join(comment))}
    return Statement(head.group(1), explained, sql, path)


OPTIONAL = re.compile(r"\(\s*(\$\d+ IS NULL) OR ", re.I)


def optional_last(sql):
    """($1 IS NULL OR x = $1) as (x = $1 OR $1 IS NULL): PostgreSQL takes a parameter's type from
    where it stands first."""
    at = 0
    while match := OPTIONAL.search(sql, at):
        end = closing(sql, match.start())
        rest = sql[match.end() : end]
        sql = f"{sql[: match.start()]}({rest} OR {match.group(1)}{sql[end:]}"
        at = match.start() + 1
    return sql


def closing(sql, opening):
    """Where the bracket opened at `opening` is closed."""
    depth, at = 0, opening
    for token in TOKEN.findall(sql[opening:]):
        depth += (token == "(") - (token == ")")
        if depth == 0:
            return at
        at += len(token)
    raise Refused(f"a bracket is not closed in: {sql}")


def fragments_of(folder, sources):
    return {p.stem: compact(sources.read(p)) for p in sorted(folder.glob("*.sql"))}


def with_fragments(sql, fragments, where, depth=0):
    def put(match):
        name, _, given = match.group(1).partition(":")
        if name in DIALECT_WORDS or COLUMNS.match(match.group(1)):
            return match.group(0)
        if name not in fragments:
            raise Refused(f"{where}: unknown word {{{match.group(1)}}}")
        if depth == FRAGMENT_DEPTH_MAX:
            raise Refused(f"{where}: fragments lie too deep in one another at {{{name}}}")
        text = fragment_filled(fragments[name], name, given, where)
        return with_fragments(text, fragments, where, depth + 1)

    return WORD.sub(put, sql)


def fragment_filled(text, name, given, where):
    given = [g.strip() for g in given.split(",")] if given else []
    wanted = {int(n) for n in re.findall(r"%(\d+)", text)}
    if wanted != set(range(1, len(given) + 1)):
        raise Refused(f"{where}: {{{name}}} takes {len(wanted)} arguments, got {len(given)}")
    return re.sub(r"%(\d+)", lambda m: given[int(m.group(1)) - 1], text)


def check(statement, sql, for_both):
    where = f"{statement.path}: {statement.name}"
    if re.search(r"\$\d", "".join(t for t in TOKEN.findall(sql) if t[0] in "'\"")):
        raise Refused(f"{where}: a $n stands inside quotes")
    bare = unquoted(sql)
    used = {int(n) for n in re.findall(r"\$(\d+)", bare)}
    for n in sorted(statement.explained - used):
        raise Refused(f"{where}: ${n} is explained but not used")
    for n in sorted(used - statement.explained):
        raise Refused(f"{where}: ${n} is used but not explained")
    if used != set(range(1, len(used) + 1)) or len(used) > ARGS_MAX:
        raise Refused(f"{where}: the parameters are not $1 to ${len(used)} (at most {ARGS_MAX})")
    if for_both:
        check_portable(bare, where)


def check_portable(sql, where):
    for pattern, instead in ONE_DATABASE_ONLY.items():
        if re.search(pattern, sql, re.I):
            raise Refused(f"{where}: only one database understands {pattern!r}: {instead}")


def is_pgsql(path):
    return path.name.endswith(".pgsql.sql")


def collect_statements(store, also, sources):
    fragments = fragments_of(store / "sql" / "fragments", sources)
    paths = sorted((store / "sql").glob("*.sql")) + also
    found = {}
    for path in [p for p in paths if not is_pgsql(p)]:
        for st in statements_of(sources.read(path), path):
            if st.name in found:
                raise Refused(f"{path}: {st.name} stands also in {found[st.name].path}")
            st.sql = optional_last(with_fragments(st.sql, fragments, f"{path}: {st.name}"))
            check(st, st.sql, for_both=True)
            found[st.name] = st
    for path in [p for p in paths if is_pgsql(p)]:
        for st in statements_of(sources.read(path), path):
            if st.name not in found:
                raise Refused(f"{path}: {st.name} stands in no file for both databases")
            st.sql = with_fragments(st.sql, fragments, f"{path}: {st.name}")
            check(st, st.sql, for_both=False)
            if st.explained != found[st.name].explained:
                raise Refused(f"{path}: {st.name} has other parameters than for both databases")
            found[st.name].pgsql = st.sql
    if not found:
        raise Refused(f"{store}/sql: no statements")
    return list(found.values())


class Migration:
    def __init__(self, path, sources):
        match = re.match(r"^(\d{4})_([a-z0-9_]+)\.sql$", path.name)
        if not match:
            raise Refused(f"{path}: a migration is called NNNN_name.sql")
        twin = path.with_name(path.stem + ".pgsql.sql")
        self.number = int(match.group(1))
        self.name = match.group(2)
        self.sql = compact(sources.read(path))
        self.pgsql = compact(sources.read(twin)) if twin.exists() else None
        # Comments and layout may be mended later: the sum is over what is run.
        self.checksum = hashlib.sha256((self.sql + (self.pgsql or "")).encode()).hexdigest()
        self.check(path)

    def check(self, path):
        check_portable(unquoted(self.sql), str(path))
        for word in WORD.findall(self.sql + (self.pgsql or "")):
            if word not in DIALECT_WORDS:
                raise Refused(f"{path}: unknown word {{{word}}}")


def collect_migrations(store, sources):
    paths = [p for p in sorted((store / "migrations").glob("*.sql")) if not is_pgsql(p)]
    found = [Migration(p, sources) for p in paths]
    for at, migration in enumerate(found, 1):
        if migration.number != at:
            raise Refused(f"{paths[at - 1]}: expected number {at:04d}")
    if not found:
        raise Refused(f"{store}/migrations: no migrations")
    return found


# ---- C ----


def c_literal(text):
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    words, lines = quoted.split(" "), [""]
    for at, word in enumerate(words):
        piece = word + (" " if at + 1 < len(words) else "")
        if lines[-1] and len(lines[-1]) + len(piece) > 84:
            lines.append("")
        lines[-1] += piece
    return "\n".join(f'    "{line}"' for line in lines)


def c_bytes(text):
    cells = [
        f"'\\x{byte:02x}'" if byte >= 127 or byte < 32 or chr(byte) in "'\\" else f"'{chr(byte)}'"
        for byte in text.encode()
    ]
    lines = [", ".join(cells[at : at + 16]) for at in range(0, len(cells), 16)]
    return "{\n    " + ",\n    ".join(lines) + ",\n    0,\n}"


class Texts:
    """Constants of the C file; a text longer than a portable literal becomes an array."""

    def __init__(self):
        self.declared = []

    def name(self, wanted, text):
        if text is None:
            return "NULL"
        body = c_literal(text) if len(text.encode()) <= LITERAL_MAX else c_bytes(text)
        between = "\n" if body.startswith("    ") else " "
        self.declared.append(f"static const char {wanted}[] ={between}{body};\n")
        return wanted


def header_of(statements):
    names = "\n".join(f"    STMT_{s.name.upper()}," for s in statements)
    return f"""/* Made by tools/embed.py from store/sql and store/migrations. */
#ifndef BAOCAO_STMT_H
#define BAOCAO_STMT_H

#include <stddef.h>

enum stmt {{
{names}
    STMT_COUNT
}};

struct stmt_text {{
    const char *name, *file;
    const char *sql;
    const char *pgsql; /* NULL: sql serves PostgreSQL too */
    size_t args_len;
}};

extern const struct stmt_text stmt_table[STMT_COUNT];

struct migration {{
    int number;
    const char *name;
    const char *sql;
    const char *pgsql; /* NULL: sql serves PostgreSQL too */
    const char *checksum;
}};

extern const struct migration migration_table[];
extern const size_t migration_table_len;

#endif
"""


def source_of(statements, migrations):
    texts, rows, steps = Texts(), [], []
    for s in statements:
        sql, pgsql = texts.name(f"sql_{s.name}", s.sql), texts.name(f"pgsql_{s.name}", s.pgsql)
        rows.append(
            f'    [STMT_{s.name.upper()}] = {{ "{s.name}", "{s.path.name}", {sql}, {pgsql}, '
            f"{len(s.explained)} }},"
        )
    for m in migrations:
        sql = texts.name(f"migration_{m.number:04d}", m.sql)
        pgsql = texts.name(f"migration_pgsql_{m.number:04d}", m.pgsql)
        steps.append(f'    {{ {m.number}, "{m.name}", {sql}, {pgsql},\n        "{m.checksum}" }},')
    declared, table, list_of_steps = "\n".join(texts.declared), "\n".join(rows), "\n".join(steps)
    return f"""/* Made by tools/embed.py from store/sql and store/migrations. */
#include "store/stmt.h"

{declared}
const struct stmt_text stmt_table[STMT_COUNT] = {{
{table}
}};

const struct migration migration_table[] = {{
{list_of_steps}
}};

const size_t migration_table_len = sizeof(migration_table) / sizeof(migration_table[0]);
"""


def embed_sql(args):
    sources, store, out = Sources(), pathlib.Path(args.store), pathlib.Path(args.out)
    statements = collect_statements(store, [pathlib.Path(p) for p in args.also], sources)
    migrations = collect_migrations(store, sources)
    out.mkdir(parents=True, exist_ok=True)
    (out / "stmt.h").write_text(header_of(statements), encoding="utf-8")
    (out / "stmt.c").write_text(source_of(statements, migrations), encoding="utf-8")
    if args.depfile:
        inputs = " ".join(str(p).replace(" ", "\\ ") for p in sources.paths)
        pathlib.Path(args.depfile).write_text(f"{out / 'stmt.h'} {out / 'stmt.c'}: {inputs}\n")
    apart = sum(s.pgsql is not None for s in statements)
    apart_steps = sum(m.pgsql is not None for m in migrations)
    print(
        f"embed: {len(statements)} statements, {apart} with a PostgreSQL text of their own; "
        f"{len(migrations)} migrations, {apart_steps} with one"
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(required=True)
    sql = verbs.add_parser("sql", help="statements and migrations to stmt.h and stmt.c")
    sql.add_argument("store", help="folder with sql/ and migrations/")
    sql.add_argument("out", help="folder to write to; called store, for #include \"store/stmt.h\"")
    sql.add_argument("--also", action="append", default=[], help="one more file of statements")
    sql.add_argument("--depfile", help="write what was read, for the build tool")
    sql.set_defaults(run=embed_sql)
    args = parser.parse_args()
    try:
        args.run(args)
    except Refused as why:
        sys.exit(f"embed: {why}")


if __name__ == "__main__":
    main()
