"""Where torch is taken from: PyTorch's own index of builds for the CPU, or as always.

pip's torch for Linux brings NVIDIA's libraries, gigabytes that only their cards use.
`make install` asks `python -m builder.cpu_torch`, which prints what pip is to install
before all else; nothing where that isn't wanted, isn't of use, or isn't answered soon.
Needs nothing that isn't in Python, and pip.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from urllib.parse import unquote
from urllib.request import urlopen

INDEX = "https://download.pytorch.org/whl/cpu"
SECONDS = 3  # that the index has for its answer
REQUIREMENTS = Path(__file__).parents[1] / "requirements.txt"
CARDS = ("/proc/driver/nvidia", "/dev/nvidia0", "/usr/lib/wsl/lib/nvidia-smi")
ASKED = re.compile(
    r"[.:](index-url|extra-index-url|no-index|find-links)=(?!'(False)?')", re.MULTILINE
)


def arguments(index: str = INDEX) -> list[str]:
    """What pip is to install first, and from where; empty: nothing but the usual."""
    wanted = re.search(r"^torch==([\w.]+)", REQUIREMENTS.read_text("utf8"), re.M)[1]
    if not index or not is_of_use() or is_asked_otherwise():
        return []
    tag = f"cp{sys.version_info.major}{sys.version_info.minor}"
    wheel = rf"torch-{re.escape(wanted)}\+cpu-{tag}-{tag}-\w*x86_64\.whl"
    if not re.search(wheel, unquote(answer(f"{index}/torch/"))):
        return []
    return ["--no-deps", "--index-url", index, f"torch=={wanted}+cpu"]


def is_of_use() -> bool:
    """Whether torch is still to come, and pip would take the build for cards."""
    if find_spec("torch") or sys.platform != "linux" or platform.machine() != "x86_64":
        return False
    return not (shutil.which("nvidia-smi") or any(map(os.path.exists, CARDS)))


def is_asked_otherwise() -> bool:
    """Whether pip's settings, files or environment, name a source of packages."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return told.returncode != 0 or bool(ASKED.search(told.stdout))


def answer(address: str) -> str:
    """What an address answers within SECONDS, looking its host up included; or ""."""
    got = []

    def ask() -> None:
        try:
            with urlopen(address, timeout=SECONDS) as page:
                got.append(page.read().decode("utf8", "replace"))
        except (OSError, ValueError):
            return

    asking = Thread(target=ask, daemon=True)  # the end doesn't wait for it
    asking.start()
    asking.join(SECONDS)
    return got[0] if got else ""


def main() -> None:
    """Print the arguments for pip, in one line; say so to whoever looks on."""
    found = arguments(os.environ.get("TORCH_INDEX", INDEX).rstrip("/"))
    if found:
        told = (
            "No NVIDIA card is here: torch comes as the small build for the CPU, from"
        )
        other = "for pip's own choice: TORCH_INDEX= make install"
        print(f"{told} {found[-2]} ({other})", file=sys.stderr)
        print(*found)


if __name__ == "__main__":
    main()
