"""check.py counts what runners print, and counts silence and crashes as failures."""
import sys

import cases

sys.path.insert(0, str(cases.ROOT / "tools"))
import check  # noqa: E402


def test_cmocka():
    log = "[==========] Running 3 test(s).\n[  PASSED  ] 2 test(s).\n[  FAILED  ] 1 test(s), listed below:\n[  FAILED  ] a\n\n 1 FAILED TEST(S)\n"
    assert check.one_program(log) == (2, 1)
    assert check.one_program("[==========] Running 0 test(s).\n") is None


def test_tap_and_plain():
    assert check.one_program("1..2\nok 1 - a\nnot ok 2 - b\n") == (1, 1)
    assert check.one_program("anything\n12 passed, 3 failed\n") == (12, 3)


def test_vitest():
    log = " Test Files  1 failed | 3 passed (4)\n      Tests  2 failed | 18 passed (20)\n"
    assert check.vitest(log, 1) == (18, 2)
    assert check.vitest("      Tests  18 passed (18)\n", 0) == (18, 0)


def test_playwright():
    assert check.playwright("  2 failed\n    [journeys] a\n  1 flaky\n  10 passed (34.1s)\n", 1) == (10, 3)
    assert check.playwright("  3 did not run\n  9 passed (1m)\n", 0) == (9, 3)


def test_node():
    assert check.one_program("ok 1 - a\n# tests 3\n# pass 2\n# fail 1\n") == (2, 1)


def test_silence_and_crashes_fail():
    assert check.vitest("", 0) == (0, 1)
    assert check.vitest("      Tests  18 passed (18)\n", 1) == (18, 1)
    assert check.plain("Segmentation fault\n", 139) == (0, 1)
    assert check.meson("never-written", "build")("", 0) == (0, 1)


def test_steps_need_only_earlier_steps():
    seen = set()
    for name, (_, _, needs, _) in check.STEPS.items():
        assert set(needs) <= seen, name
        seen.add(name)


cases.run(globals())
