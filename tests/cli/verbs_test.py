"""What the verbs say of themselves, and when they are called wrong."""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import cases  # noqa: E402

PROGRAM = os.environ.get("BAOCAO", str(cases.ROOT / "build/baocao"))
VERBS = ("serve", "demo", "openapi", "init", "account", "backup", "restore", "verify",
         "verify-document", "migrate", "import", "export", "bench")


def run(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=60,
                          check=False)


def test_each_verb_has_help_of_its_own():
    general = run("--help")
    assert general.returncode == 0
    for verb in VERBS:
        own = run(verb, "--help")
        assert own.returncode == 0 and own.stdout.startswith(f"Cách dùng: baocao {verb}"), own
        assert "--data DIR" in own.stdout and f"baocao {verb}" in general.stdout
        assert not [v for v in VERBS if v != verb and f"  baocao {v}" in own.stdout], own.stdout


def test_an_unknown_verb_is_a_fault():
    for words in (("phục-vụ",), ("phục-vụ", "--help")):
        done = run(*words)
        assert done.returncode == 2 and done.stdout == "", done
        assert "Không có lệnh" in done.stderr and "baocao --help" in done.stderr, done
    assert "make bench" in run("bench").stderr


def test_a_second_init_changes_nothing():
    with tempfile.TemporaryDirectory() as folder:
        words = ("init", "40", "Tỉnh Nghệ An", "--data", folder)
        assert run(*words).returncode == 0
        again = run(*words)
        assert again.returncode == 1 and again.stdout == "", again
        assert "đã được khởi tạo" in again.stderr, again
        other = run("init", "41", "Tỉnh khác", "--data", folder)
        assert other.returncode == 1, other


def test_a_database_begins_with_the_profile_that_was_named():
    with tempfile.TemporaryDirectory() as folder:
        words = ("init", "40", "Tỉnh Nghệ An", "--data", folder, "--profile")
        unknown = run(*words, "atlantis")
        assert unknown.returncode == 1 and "kon-tum" in unknown.stderr, unknown
        broken = pathlib.Path(folder) / "broken.json"
        broken.write_text('{"profile": {}}')
        bad = run(*words, str(broken))
        assert bad.returncode == 1 and "profile.id" in bad.stderr, bad
        assert str(broken) in bad.stderr, bad
        # What is no JSON at all is said with the file and the line.
        for text, line, wrong in (
            ('{\n"profile": {\n  "id": "x",\n}}', 4, "không phải JSON hợp lệ"),
            ('{\n"profile": {},\n"profile": {}}', 3, "có trường lặp lại"),
            ("id = kon-tum\n", 1, "không phải JSON hợp lệ"),
            ("", 1, "không phải JSON hợp lệ"),
        ):
            broken.write_text(text)
            bad = run(*words, str(broken))
            assert bad.returncode == 1, bad
            assert f"{broken}, dòng {line}: " in bad.stderr and wrong in bad.stderr, bad
            assert "gửi lên" not in bad.stderr, bad
        assert run(*words, "kon-tum").returncode == 0


if __name__ == "__main__":
    cases.run(globals())
