"""The settings of a class server that are measured against each other, and those that are recommended."""

from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import matplotlib.font_manager

from classroom.hub import Settings

MEMORY_MB = 1500
PLAIN = Settings()
THREADS = {"OMP_NUM_THREADS": "1"}
ARENAS = {"MALLOC_ARENA_MAX": "2"}
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "/nonexistent"}
_EXTENSIONS = ("jupyter_lsp", "jupyter_server_terminals")
LEAN = ("--ServerApp.jpserver_extensions=" + repr(dict.fromkeys(_EXTENSIONS, False)),)
# jsonschema, which every server imports, imports rfc3987-syntax if it is there. That makes 35 parsers, which no schema
# of Jupyter's uses: https://github.com/jupyter-server/jupyter_server/issues/1559
NO_IRI = {"PYTHONPATH": str(Path(__file__).resolve().parent / "lean")}


def font_list() -> dict[str, Path]:
    """Matplotlib's list of this machine's fonts, which every new home would otherwise make anew."""
    matplotlib.font_manager.findfont("DejaVu Sans")  # importing the module has written it
    return {f".cache/matplotlib/{path.name}": path for path in Path(mpl.get_cachedir()).glob("fontlist*.json")}


def variants() -> dict[str, Settings]:
    """Every setting alone, by its name, beginning with none of them."""
    return {
        "nothing set": PLAIN,
        "one thread": replace(PLAIN, environment=THREADS),
        "two arenas": replace(PLAIN, environment=ARENAS),
        "font list in every home": replace(PLAIN, skeleton=font_list()),
        "no terminals, no language servers": replace(PLAIN, arguments=LEAN),
        "rfc3987-syntax uninstalled": replace(PLAIN, environment=NO_IRI),
        "without bytecode": replace(PLAIN, environment=NO_BYTECODE),
        "recommended": recommended(),
    }


def recommended() -> Settings:
    """What README.md recommends, and what a lesson is measured with."""
    return Settings(environment=THREADS | NO_IRI, memory_mb=MEMORY_MB, skeleton=font_list())
