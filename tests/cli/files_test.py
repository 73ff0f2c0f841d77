"""Files in and out by command: the routes' own rights, limits and refusals, and whole files."""
import csv
import io
import os
import pathlib
import re
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import cases  # noqa: E402

PROGRAM = os.environ.get("BAOCAO", str(cases.ROOT / "build/baocao"))


def run(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=120,
                          check=False)


def province(folder):
    done = run("init", "40", "Tỉnh Nghệ An", "--data", folder)
    assert done.returncode == 0, done


def rows_of(path):
    return list(csv.reader(io.StringIO(pathlib.Path(path).read_text("utf-8-sig"))))


def value(folder, sql):
    with sqlite3.connect(f"file:{folder}/baocao.db?mode=ro", uri=True) as db:
        return db.execute(sql).fetchone()[0]


def test_units_go_in_and_out():
    with tempfile.TemporaryDirectory() as folder:
        data, file = folder + "/data", pathlib.Path(folder) / "units.csv"
        province(data)
        file.write_text("code,name,kind,parent_code\n00017,Xã Một,commune,40\n"
                        "H40.3,Sở Tài chính,department,40\n")
        done = run("import", "units", str(file), "--data", data)
        assert done.returncode == 0, done
        assert done.stdout == "Thêm mới: 2\nCập nhật: 0\nGiữ nguyên: 0\n", done
        again = run("import", "units", str(file), "--data", data)
        assert "Giữ nguyên: 2" in again.stdout, again
        who = value(data, "SELECT actor_name || ' ' || address FROM event"
                          " WHERE action='unit.import' LIMIT 1")
        assert who == "Quản trị hệ thống local", who

        out = str(pathlib.Path(folder) / "out.csv")
        done = run("export", "units", out, "--data", data)
        assert done.returncode == 0 and stat.S_IMODE(os.stat(out).st_mode) == 0o600, done
        assert [row[0] for row in rows_of(out)] == ["code", "40", "00017", "H40.3"], rows_of(out)
        kept = pathlib.Path(out).read_bytes()
        again = run("export", "units", out, "--data", data)
        assert again.returncode == 1 and "đã có" in again.stderr, again
        assert pathlib.Path(out).read_bytes() == kept


def test_every_fault_of_a_file_is_told_and_nothing_is_taken():
    with tempfile.TemporaryDirectory() as folder:
        data, file = folder + "/data", pathlib.Path(folder) / "units.csv"
        province(data)
        file.write_text("code,name,kind,valid_from\n1,Xã Một,xa,1/7/2025\n2,,commune,31/2/2025\n")
        done = run("import", "units", str(file), "--data", data)
        assert done.returncode == 1 and done.stdout == "", done
        lines = done.stderr.splitlines()
        assert len(lines) == 2 and lines[0].startswith("Dòng 3, cột “Tên đơn vị”"), lines
        assert "31/2/2025" in lines[1], lines
        assert value(data, "SELECT count(*) FROM unit") == 1


def test_a_catalogue_is_a_row_of_the_table():
    with tempfile.TemporaryDirectory() as folder:
        data = folder + "/data"
        province(data)
        for kind in ("indicators", "attributes", "measures", "sectors"):
            first = f"{folder}/{kind}.csv"
            done = run("export", kind, first, "--data", data)
            assert done.returncode == 0 and rows_of(first), done
            done = run("import", kind, first, "--data", data)
            assert done.returncode == 0, done


def test_who_may_not_is_refused():
    with tempfile.TemporaryDirectory() as folder:
        data = folder + "/data"
        province(data)
        out = folder + "/out.csv"
        nobody = run("export", "units", out, "--data", data, "--as", "khong.co.ai")
        assert nobody.returncode == 1 and "khong.co.ai" in nobody.stderr, nobody
        # An administrator of the system reads no reports; what is not there is not there.
        for words in (("report", "1", folder + "/r.xlsx"), ("progress", "7", folder + "/p.csv")):
            done = run("export", *words, "--data", data)
            assert done.returncode == 1 and done.stderr.strip() and not done.stdout, done
            assert not os.path.exists(words[2])


def test_wrong_words():
    with tempfile.TemporaryDirectory() as folder:
        data = folder + "/data"
        for words, said in (
            (("import",), "Loại tệp:"),
            (("import", "gi-do", "x.csv"), "units FILE.csv"),
            (("import", "units"), "Cách dùng"),
            (("import", "units", "x.doc"), "đuôi: csv"),
            (("export",), "report ID FILE"),
            (("export", "report", "muoi", "x.xlsx"), "số nguyên dương"),
            (("export", "report", "-1", "x.xlsx"), "số nguyên dương"),
            (("export", "report", "1", "x.pdf"), "xlsx csv"),
        ):
            done = run(*words, "--data", data)
            assert done.returncode == 2 and done.stdout == "" and said in done.stderr, done
        done = run("import", "units", folder + "/nowhere.csv", "--data", data)
        assert done.returncode == 1 and "nowhere.csv" in done.stderr, done
        assert not os.path.exists(data), "nothing was made"


def demo(data):
    """A province with reports, and an account that reads them."""
    process = subprocess.Popen([PROGRAM, "demo", "--data", data, "--listen", "127.0.0.1:0"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in process.stdout:
        if line.startswith("listening on"):
            break
    # While it serves, the file is its own.
    busy = run("export", "units", data + ".csv", "--data", data)
    assert busy.returncode == 1 and "tiến trình khác" in busy.stderr, busy
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0


def test_reports_and_progress_of_the_demo():
    with tempfile.TemporaryDirectory() as folder:
        data = folder + "/data"
        demo(data)
        # A commune's own report, and the cycle of who leads its regime.
        of_unit = "SELECT a.username FROM account a WHERE a.unit_id = ({}) ORDER BY a.id LIMIT 1"
        report = value(data, "SELECT min(id) FROM report WHERE kind = 0")
        cycle = value(data, f"SELECT cycle_id FROM report WHERE id = {report}")
        clerk = value(data, of_unit.format(f"SELECT unit_id FROM report WHERE id = {report}"))
        lead = value(data, of_unit.format("SELECT r.lead_unit_id FROM regime r JOIN cycle c"
                                          f" ON c.regime_id = r.id WHERE c.id = {cycle}"))
        for kind, number, who in (("report", report, clerk), ("progress", cycle, lead)):
            as_who = ("--data", data, "--as", who)
            sheet, table = f"{folder}/{kind}.xlsx", f"{folder}/{kind}.csv"
            for file in (sheet, table):
                done = run("export", kind, str(number), file, *as_who)
                assert done.returncode == 0, (kind, who, done)
            names = zipfile.ZipFile(sheet).namelist()
            assert any(re.fullmatch(r"xl/worksheets/sheet\d+.xml", name) for name in names), names
            assert len(pathlib.Path(table).read_text("utf-8-sig").splitlines()) > 3


def test_the_same_over_postgresql():
    tool, server = str(cases.ROOT / "tools/pg.sh"), f"{tempfile.gettempdir()}/baocao-files-{os.getpid()}"
    with tempfile.TemporaryDirectory() as folder:
        file, out = pathlib.Path(folder) / "units.csv", folder + "/out.csv"
        file.write_text("code,name,kind,parent_code\n00017,Xã Một,commune,40\n")
        try:
            started = subprocess.run([tool, "start", "--fast", server], capture_output=True,
                                     text=True, timeout=120, check=True)
            url = ("--db", started.stdout.split()[-1])
            assert run("init", "40", "Tỉnh Nghệ An", *url).returncode == 0
            done = run("import", "units", str(file), *url)
            assert done.returncode == 0 and "Thêm mới: 1" in done.stdout, done
            assert run("export", "units", out, *url).returncode == 0
            assert [row[0] for row in rows_of(out)] == ["code", "40", "00017"], rows_of(out)
        finally:
            subprocess.run([tool, "stop", server], capture_output=True, timeout=60, check=False)


if __name__ == "__main__":
    cases.run(globals())
