"""What packaging/ ships is understood by the programs it is for."""
import pathlib
import re
import shutil
import subprocess
import tempfile

import cases

EXPOSURE_MAX = 1.5


def test_nginx_understands_the_site():
    with tempfile.TemporaryDirectory() as folder:
        certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
        certificate += ["-subj", "/CN=baocao.example.vn", "-keyout", f"{folder}/key.pem"]
        subprocess.run(certificate + ["-out", f"{folder}/fullchain.pem"], check=True,
                       capture_output=True)
        site = (cases.ROOT / "packaging/nginx/baocao.conf").read_text()
        site = site.replace("/etc/ssl/baocao", folder)
        # On loopback and ports that need no rights; once each, not for IPv6 too.
        site = re.sub(r"\n *listen \[::\].*", "", site)
        site = re.sub(r"listen (\d+)", r"listen 127.0.0.1:\g<1>81", site)
        text = f"pid {folder}/pid;\nerror_log {folder}/log;\nevents {{}}\nhttp {{ access_log off;\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"):
            text += f"{kind}_temp_path {folder}/{kind};\n"
        pathlib.Path(folder, "nginx.conf").write_text(text + site + "}\n")
        done = subprocess.run(["nginx", "-t", "-c", f"{folder}/nginx.conf", "-e", f"{folder}/log"],
                              capture_output=True, text=True,
                              env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
        assert done.returncode == 0, done.stderr


def test_the_unit_gives_little_away():
    if not shutil.which("systemd-analyze"):
        return
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--no-pager",
         cases.ROOT / "packaging/systemd/baocao.service"], capture_output=True, text=True)
    found = re.search(r"exposure level for baocao\.service: ([\d.]+)", done.stdout)
    assert found and float(found[1]) <= EXPOSURE_MAX, done.stdout[-400:]


cases.run(globals())
