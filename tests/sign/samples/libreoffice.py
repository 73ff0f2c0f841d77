#!/usr/bin/python3
"""Signs a PDF with LibreOffice, which takes its keys of a store of NSS: libreoffice.py NSS IN OUT"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

store, given, out = sys.argv[1:]
shutil.copy(given, out)
folder = tempfile.mkdtemp()
pipe = f"sign-{os.getpid()}"
office = subprocess.Popen(
    ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}",
     f"--accept=pipe,name={pipe};urp;"],
    env=dict(os.environ, MOZILLA_CERTIFICATE_FOLDER=f"sql:{store}"))
try:
    resolver = uno.getComponentContext().ServiceManager.createInstance(
        "com.sun.star.bridge.UnoUrlResolver")
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.2)
    make = context.ServiceManager.createInstanceWithContext
    keys = make("com.sun.star.xml.crypto.SEInitializer", context).createSecurityContext("")
    mine = keys.getSecurityEnvironment().getPersonalCertificates()
    files = make("com.sun.star.ucb.SimpleFileAccess", context)
    stream = files.openFileReadWrite(pathlib.Path(out).resolve().as_uri())
    signer = context.ServiceManager.createInstanceWithArgumentsAndContext(
        "com.sun.star.security.DocumentDigitalSignatures", ("1.2", True), context)
    print(len(mine), signer.signDocumentWithCertificate(mine[0], None, stream))
finally:
    office.terminate()
    office.wait()
    shutil.rmtree(folder, ignore_errors=True)
