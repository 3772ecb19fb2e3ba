"""Large files, used where they lie: a second copy in memory would take longer than all the rest of loading."""

import contextlib
import warnings
import weakref
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

LARGE = 2**20  # bytes; smaller files and states are not worth any special treatment


def tensors_in(state: Any) -> Iterator[torch.Tensor]:
    """Every tensor in nested dicts, lists and tuples."""
    if isinstance(state, torch.Tensor):
        yield state
    elif isinstance(state, (dict, list, tuple)):
        for part in state.values() if isinstance(state, dict) else state:
            yield from tensors_in(part)


def names_in(state: Any) -> Iterator[str]:
    """Every name in nested dicts."""
    if isinstance(state, dict):
        for name, part in state.items():
            yield str(name)
            yield from names_in(part)


@contextlib.contextmanager
def mapped(path: str | Path) -> Iterator[Any]:
    """Open a large file of torch.save so that its tensors stay in the file and are read when they are copied.

    Gives None for a small file, and for one that is in any way odd: that is to be read in the usual way.
    The contents are for use inside the `with` block. A tensor that something keeps, as an optimizer does, gets
    memory of its own at the end: it would change or crash with the file, and Windows would keep the file locked.
    """
    contents = _map(Path(path))
    tensors = [weakref.ref(tensor) for tensor in tensors_in(contents)]
    try:
        yield contents
    finally:
        if isinstance(contents, dict):
            contents.clear()  # the caller has it under a name
        for reference in tensors:
            if (tensor := reference()) is not None:
                tensor.data = tensor.detach().clone()


def _map(path: Path) -> Any:
    with contextlib.suppress(Exception):  # what is wrong with the file is said when it is read in the usual way
        if path.stat().st_size < LARGE:
            return None
        with zipfile.ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if "/data/" in part.filename and part.file_size]
            for part in parts:
                archive.open(part).close()  # refuses a part that does not begin where the list of parts says
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            contents = torch.load(path, weights_only=True, map_location="cpu", mmap=True)
        if any(name.endswith("_extra_state") for name in names_in(contents)):
            return None  # whatever its model makes of it may keep a view of the file
        # torch takes a tensor's bytes from where they begin, and asks neither if they are compressed nor if they are enough.
        storages = [tensor.untyped_storage() for tensor in tensors_in(contents)]
        sizes = {storage.data_ptr(): storage.nbytes() for storage in storages if storage.nbytes()}
        stored = [part.file_size for part in parts if part.compress_type == zipfile.ZIP_STORED]
        if sorted(sizes.values()) == sorted(stored):
            return contents
    return None
