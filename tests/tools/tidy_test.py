"""tidy.py finds each kind of planted fault, and lets what is right pass."""
import cases

HEADER = """/*
 * thing -- one sentence.
 *
 * Layer:  core
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  thing_test.c
 */
#ifndef BAOCAO_THING_H
#define BAOCAO_THING_H
%s
#endif
"""


def function(lines, signature="int thing_do(int a)"):
    return signature + "\n{\n" + "    a++;\n" * lines + "}\n"


def finds(files, words):
    status, output = cases.tool("tidy.py", files)
    assert status == 1 and words in output, output


def passes(files):
    status, output = cases.tool("tidy.py", files)
    assert status == 0, output


def test_long_function():
    finds({"src/core/a.c": function(71)}, "function thing_do: 71 lines")
    passes({"src/core/a.c": function(70)})


def test_table_in_a_function_does_not_count():
    table = "    // clang-format off\n" + "    a++;\n" * 80 + "    // clang-format on\n"
    passes({"src/core/a.c": "int f(int a)\n{\n" + table + "}\n"})


def test_long_file_and_header():
    finds({"src/core/a.c": "\n" * 701}, "701 lines, 700 at most")
    finds({"src/core/thing.h": HEADER % ("\n" * 250)}, "250 at most")


def test_wide_line_counts_characters_not_bytes():
    passes({"src/core/a.c": "/* " + "ế" * 94 + " */\n"})
    finds({"src/core/a.c": "/* " + "ế" * 95 + " */\n"}, "101 columns")


def test_many_parameters():
    signature = "int f(int a, int b, int c,\n    int d, int e, int g, int h)"
    finds({"src/core/a.c": function(1, signature)}, "parameters f: 7")


def test_banned_calls():
    for call in ("strcpy(a, b)", "sprintf(a, b)", "strtok(a, b)", "atoi(a)", "system(a)",
                 "malloc(1)", "alloca(1)", "gmtime(a)"):
        finds({"src/domain/a.c": f"    {call};\n"}, "src/domain/a.c:1:")


def test_bounded_cousins_pass():
    passes({"src/domain/a.c": "    snprintf(a, 1, b);\n    gmtime_r(a, b);\n    heap_take(1);\n"})


def test_words_in_comments_and_strings_pass():
    passes({"src/domain/a.c": '/* not malloc(1), no double */\nconst char *a = "free(b)";\n'})


def test_heap_is_host_business():
    passes({"src/base/host/heap.c": "    free(malloc(1));\n"})


def test_doubles_and_jumps():
    finds({"src/core/a.c": "double a;\n"}, "double")
    finds({"src/core/a.c": "    goto end;\n"}, "jump")
    finds({"src/core/a.c": "typedef struct a a_t;\n"}, "typedef-struct")
    passes({"src/core/a.h": HEADER.replace("thing", "a") % "typedef enum status fn(int a);"})


def test_unfinished():
    finds({"src/core/a.c": "/* TODO: more */\n"}, "not finished")


def test_header_comment_and_guard():
    passes({"src/core/thing.h": HEADER % ""})
    finds({"src/core/thing.h": HEADER.replace("Fails:", "Falls:") % ""}, "no line Fails:")
    finds({"src/core/other.h": HEADER % ""}, 'must begin with " * other -- "')
    finds({"src/core/thing.h": HEADER.replace("BAOCAO_", "_") % ""}, "no guard")


def test_many_public_functions():
    finds({"src/core/thing.h": HEADER % ("int thing_a(void);\n" * 16)}, "16 functions")


def test_an_exception_needs_a_reason_and_a_use():
    long = {"src/core/a.c": function(71)}
    passes(long | {"tools/tidy-allow.txt": "function src/core/a.c:thing_do -- a table in disguise\n"})
    finds(long | {"tools/tidy-allow.txt": "function src/core/a.c:thing_do\n"}, "no reason given")
    finds({"tools/tidy-allow.txt": "file src/core/a.c -- once was long\n"}, "excuses nothing")


cases.run(globals())
