"""A TPM in software."""

import contextlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def software_tpm(folder: Path) -> Iterator[str]:
    """Run swtpm on loopback, its state in a folder; give its address as TCG's libraries take it."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    # The library that talks to it looks for the control channel there.
    control = port + 1
    folder.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [str(shutil.which("swtpm")), "socket", "--tpm2", "--tpmstate", f"dir={folder}", "--flags",
         "not-need-init,startup-clear", "--server", f"type=tcp,port={port}",
         "--ctrl", f"type=tcp,port={control}"],
    )  # fmt: skip
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", control)) == 0:
                    break
            time.sleep(0.05)
        yield f"swtpm:host=127.0.0.1,port={port}"
    finally:
        process.terminate()
        process.wait()
