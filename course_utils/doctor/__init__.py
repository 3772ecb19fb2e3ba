"""Check this machine before the workshop: `python -m course_utils.doctor`.

It prints a table, one line per check, and under every `✗` what to do. It needs no network, changes nothing, and takes
about half a minute. It exits with 0 when all is well, 1 when something must be fixed, 2 for a mistake in the command;
a line with `!` is good to know, not a fault.

It checks everything the course needs: the version of Python; the version of every package, and whether it can be
imported; the kernel that JupyterLab starts, which must belong to this Python and compute; the devices, which must compute
what plain Python computes; a figure; the folder of the notebooks, the disk and the memory.
"""

import sys

# An old Python is turned away before it meets what it cannot read. Python 3.7 can read this file, and the package's own.
LEAST_PYTHON = (3, 11)
NEWER_PYTHON = (
    "Install a newer Python from python.org, delete the folder .venv, and run the command under “Start” in README.md."
)
if sys.version_info[:2] < LEAST_PYTHON:
    sys.exit(
        "✗ fix   Python: {}.{}; {}.{} or newer is needed\n        → {}".format(
            *sys.version_info[:2], *LEAST_PYTHON, NEWER_PYTHON
        )
    )
