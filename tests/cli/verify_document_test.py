"""A signed document and what `baocao verify-document` says of it, and of what was made of it.

tests/data/sign/signed.pdf was signed with throw-away keys that tests/sign/pki.sh made; what there is
to trust lies beside it.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import cases  # noqa: E402

PROGRAM = os.environ.get("BAOCAO", str(cases.ROOT / "build/baocao"))
DATA = cases.ROOT / "tests/data/sign"
# SHA-256 of the certificates of the leader and of the seal that signed.pdf was signed with.
LEADER = "8379ba6bbc54d514825d8b6e04de66d3449e29443cb73139b86c2a864ffc3af3"
SEAL = "e5b3d331c559b02f7325d4a3a7d419c6d615023762243a5e772c9d40979d2c85"


def verify(file, *more, trust=DATA / "trust"):
    return subprocess.run([PROGRAM, "verify-document", str(file), "--trust", str(trust), *more],
                          capture_output=True, text=True, timeout=60, check=False)


def signers(folder, swap=False):
    """The list of who had to sign: as the server writes it, from the certificates in the file."""
    field, other = ("DauCoQuan", "KyLanhDao") if swap else ("KyLanhDao", "DauCoQuan")
    path = pathlib.Path(folder) / "signers.txt"
    path.write_text(f"{LEADER}  {field}\n{SEAL}  {other}\n{LEADER}  -\n")
    return str(path)


def test_a_signed_document_is_valid():
    with tempfile.TemporaryDirectory() as folder:
        done = verify(DATA / "signed.pdf", "--issued", str(DATA / "cairo.pdf"), "--signers",
                      signers(folder))
    assert done.returncode == 0 and done.stdout.startswith("Tài liệu hợp lệ."), done
    assert "1. Ô ký KyLanhDao: hợp lệ" in done.stdout and "2. Ô ký DauCoQuan: hợp lệ" in done.stdout
    assert "Người ký: Chủ tịch UBND xã Hòa Bình" in done.stdout, done


def test_who_had_to_sign_is_asked():
    done = verify(DATA / "signed.pdf", "--issued", str(DATA / "cairo.pdf"))
    assert done.returncode == 3 and "(verify.signers)" in done.stdout, done
    with tempfile.TemporaryDirectory() as folder:
        done = verify(DATA / "signed.pdf", "--signers", signers(folder, swap=True))
        assert done.returncode == 1 and "(sign.signer_other)" in done.stdout, done
        short = pathlib.Path(folder) / "short.txt"
        short.write_text(f"{LEADER}  KyLanhDao\n")
        done = verify(DATA / "signed.pdf", "--signers", str(short))
        assert done.returncode == 1 and "(sign.signer_other)" in done.stdout, done
        short.write_text(f"{LEADER}  KyLanhDao\n{SEAL}  DauCoQuan\n{SEAL}  KyNhay\n")
        done = verify(DATA / "signed.pdf", "--signers", str(short))
        assert done.returncode == 1 and "(sign.signer_missing)" in done.stdout, done
        short.write_text(f"{LEADER} KyLanhDao\n")
        assert verify(DATA / "signed.pdf", "--signers", str(short)).returncode == 2


def test_another_document_than_the_issued_is_not():
    done = verify(DATA / "signed.pdf", "--issued", str(DATA / "libreoffice.pdf"))
    assert done.returncode == 1 and "(sign.content)" in done.stdout, done
    done = verify(DATA / "cairo.pdf")
    assert done.returncode == 1 and "(sign.none)" in done.stdout, done


def test_a_changed_byte_is_told():
    whole = (DATA / "signed.pdf").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        changed = pathlib.Path(folder) / "a.pdf"
        changed.write_bytes(whole.replace(b"/Producer (cairo", b"/Producer (Cairo", 1))
        assert changed.read_bytes() != whole
        done = verify(changed)
        assert done.returncode == 1 and "(sign.changed)" in done.stdout, done


def test_without_lists_it_cannot_be_checked():
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "root.pem").write_bytes((DATA / "trust/root.pem").read_bytes())
        done = verify(DATA / "signed.pdf", trust=folder)
        assert done.returncode == 3 and "chưa kiểm tra được" in done.stdout, done


def test_wrong_words():
    assert subprocess.run([PROGRAM, "verify-document"], capture_output=True, timeout=60,
                          check=False).returncode == 2
    assert verify("/khong/co").returncode == 2
    assert verify(DATA / "signed.pdf", trust="/khong/co").returncode == 1


def test_what_lies_beside_the_certificates_is_skipped_and_named():
    with tempfile.TemporaryDirectory() as folder:
        trust = pathlib.Path(folder) / "trust"
        trust.mkdir()
        (trust / "lanh-dao.p12").write_bytes(b"\x30\x82\x01\x00key")
        (trust / "DOC-TOI.txt").write_text("Mật khẩu")
        done = verify(DATA / "signed.pdf", trust=trust)
        assert done.returncode == 1 and "không có chứng thư" in done.stderr, done
        for one in (DATA / "trust").iterdir():
            (trust / one.name).write_bytes(one.read_bytes())
        done = verify(DATA / "signed.pdf", "--signers", signers(folder), trust=trust)
        assert done.returncode == 0, done
        assert "Bỏ qua lanh-dao.p12" in done.stderr and "Bỏ qua DOC-TOI.txt" in done.stderr, done
        assert "root" not in done.stderr, done


if __name__ == "__main__":
    cases.run(globals())
