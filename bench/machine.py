"""What this machine is, and what a process has cost on it."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path


def cpu_seconds(pid: int) -> float:
    """Processor time of the process so far, its own and the kernel's for it."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.exists():
        user, kernel = stat.read_text().rsplit(") ", 1)[1].split()[11:13]
        return (int(user) + int(kernel)) / os.sysconf("SC_CLK_TCK")
    asked = subprocess.run(  # noqa: S603
        ["ps", "-o", "cputime=", "-p", str(pid)],  # noqa: S607
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    *larger, seconds = asked.stdout.strip().split(":")
    return float(seconds) + sum(int(part) * 60**step for step, part in enumerate(larger[::-1], 1))


def memory_bytes(pid: int) -> int:
    """What the process holds in memory now."""
    stat = Path(f"/proc/{pid}/statm")
    if stat.exists():
        return int(stat.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    asked = subprocess.run(  # noqa: S603
        ["ps", "-o", "rss=", "-p", str(pid)],  # noqa: S607
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return 1024 * int(asked.stdout)


def name() -> str:
    """Processor, cores, system and Python, for the page of figures."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = platform.python_version()
    return f"{_processor()}, {cores} cores, {platform.system()}, Python {python}"


def versions(*packages: str) -> str:
    """Which versions of these packages are here."""
    return ", ".join(f"{package} {version(package)}" for package in packages)


def load_average() -> str:
    """How busy the machine was in the last minute, in processes that want to run."""
    return f"{os.getloadavg()[0]:.1f}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
