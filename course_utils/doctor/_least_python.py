"""An old Python is told so before it meets what it cannot read."""

import sys

LEAST = (3, 11)
REMEDY = "Install a newer Python from python.org, delete the folder .venv, and run the command under “Start” in README.md."

if sys.version_info[:2] < LEAST:
    here, least = (".".join(str(part) for part in version) for version in (sys.version_info[:2], LEAST))
    sys.exit(f"✗ mend  Python: {here}; {least} or newer is needed\n        → {REMEDY}")
