"""Run a notebook once, in this process, and record what each of its sections really did.

`run_notebook` executes the code cells in order in a fresh IPython namespace and counts the calls of named
functions while it does so. Text about an API, code that is never reached and a function that is never called
leave no trace here. Figures are not drawn, which keeps a run short; nbval compares the outputs, in a kernel.
"""

import ast
import contextlib
import functools
import importlib
import inspect
import io
import os
import random
import re
import shutil
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import torch
from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from notebook_tools import FOLDER, Placed, placed_cells, read, section_key, section_title
from torch import Tensor, nn
from traitlets.config import Config

import course_utils

mpl.use("agg")

PACKAGE = str(Path(course_utils.__file__).parent) + os.sep
OWN = "own model"  # counts a class(nn.Module) of the notebook ("own model") and its forward ("own model.forward")


class NotebookError(AssertionError):
    """A cell failed; the message holds the notebook, the cell and the traceback."""


@dataclass(frozen=True)
class Call:
    """One kind of call: of which API, made by whom, inside which functions.

    `origin` is "cell" for code that stands in the notebook, "package" for a call made by course_utils, and
    "library" for one that torch or another library made by itself.
    """

    api: str
    origin: str
    inside: tuple[str, ...]  # functions of the notebook or the package that were running, outermost first
    state: tuple[str, ...]  # "inference" inside torch.inference_mode(); "eval" for a method of a module in eval mode
    cell: int  # index of the cell in the notebook


@dataclass
class Section:
    """What one section did."""

    key: str  # "1.4", or "intro", "Recap", "Going deeper", "Next"
    title: str  # "A sentence becomes a tensor"
    calls: Counter[Call] = field(default_factory=Counter)
    order: list[Call] = field(default_factory=list)  # the calls made by cells, one after the other
    text: str = ""
    figures: int = 0
    updates: dict[str, list[Any]] = field(default_factory=dict)  # display id: what the figure held at each update
    values: dict[str, Any] = field(default_factory=dict)  # expression: its value, or the error
    records: list[str] = field(default_factory=list)  # names of lists and dicts that hold results with their gradients

    def count(self, api: str, *, origins: Iterable[str] = ("cell",), state: Iterable[str] = ()) -> int:
        """How often `api` was called, by whom, and (at least) in which state."""
        return sum(
            n
            for call, n in self.calls.items()
            if call.api == api and call.origin in origins and set(state) <= set(call.state)
        )

    def sequence(self, apis: Iterable[str], *, cell: int | None = None) -> list[Call]:
        """The calls that cells made of these APIs, in order; of one cell when `cell` is given."""
        return [call for call in self.order if call.api in set(apis) and cell in (None, call.cell)]


@dataclass
class Run:
    """What a whole notebook did, by section."""

    name: str
    sections: dict[str, Section]

    def titled(self, title: str) -> Section | None:
        """The section with this title (without its number) or this key, None when there is none."""
        return next((section for section in self.sections.values() if title in (section.title, section.key)), None)


def run_notebook(path: Path, *, apis: Iterable[str] = (), expressions: Mapping[str, Iterable[str]] | None = None) -> Run:
    """Run every code cell in order.

    Args:
        path: the notebook; it runs in its own folder.
        apis: dotted names to count, such as "torch.Tensor.backward". For a class its `__init__` is counted.
        expressions: {section key or title: Python expressions}, evaluated when that section is over.

    Raises:
        NotebookError: a cell failed.
        LookupError: an API does not exist.
    """
    notebook = read(path)
    cells = placed_cells(notebook)
    sections: dict[str, Section] = {}
    for placed in cells:
        key = section_key(placed.section)
        sections.setdefault(key, Section(key, section_title(placed.section)))
    wanted = {key: [*(expressions or {}).get(key, ()), *(expressions or {}).get(s.title, ())] for key, s in sections.items()}
    last = {section_key(placed.section): placed.index for placed in cells}
    counter = _Counter(path.stem)
    with contextlib.ExitStack() as stack:
        stack.enter_context(_leave_no_trace(path.parent))
        shell = stack.enter_context(_new_shell(counter))
        stack.enter_context(counter.counting(apis))
        for placed in cells:
            section = sections[section_key(placed.section)]
            if placed.is_code:
                _run_cell(shell, counter, placed.index, placed.source, section)
            if placed.index == last[section.key]:
                counter.section = None
                section.records = sorted(name for name, value in shell.user_ns.items() if _holds_gradients(value))
                helpers = _helpers(cells[: placed.index + 1])
                section.values = {
                    text: _evaluate(text, shell.user_ns | helpers) for text in dict.fromkeys(wanted[section.key])
                }
    return Run(path.stem, sections)


# --- one cell ---------------------------------------------------------------------------------------------


def _run_cell(shell: "_Shell", counter: "_Counter", index: int, source: str, section: Section) -> None:
    counter.section, counter.cell = section, index
    before = set(plt.get_fignums())
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        result = shell.run_cell(source, store_history=False)
    section.text += out.getvalue()
    for number in set(plt.get_fignums()) - before:
        plt.close(number)
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        tb, names = error.__traceback__, counter.files
        while tb is not None and tb.tb_frame.f_code.co_filename not in names:
            tb = tb.tb_next
        lines = "".join(traceback.format_exception(type(error), error, tb))
        raise NotebookError(
            f"{counter.name}, cell {index} (counted from 0), section {section.key} failed when run in order:\n"
            f"{source}\n\n{lines}"
        ) from None


def _helpers(cells: list[Placed]) -> dict[str, Callable[..., Any]]:
    """Functions for expressions that ask about the code itself."""
    code = [placed.source for placed in cells if placed.is_code]

    def step_of(text: str) -> int:
        """The number n in the comment `# n. …` on the lines that hold `text`."""
        lines = [line for source in code for line in source.splitlines() if text in line]
        numbers = {int(found[1]) for line in lines if (found := re.search(r"# (\d+)\. ", line))}
        if len(numbers) != 1:
            raise LookupError(f"{text!r} stands on lines numbered {sorted(numbers)}; expected one number")
        return numbers.pop()

    def argument(function: str, which: int | str) -> Any:
        """The literal that the last call of `function` so far has as argument number or name `which`."""
        found = []
        for source in code:
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == function:
                    given = dict(enumerate(node.args)) | {keyword.arg: keyword.value for keyword in node.keywords}
                    found += [given[which]] if which in given else []
        if not found:
            raise LookupError(f"no call of {function} with the argument {which!r}")
        return ast.literal_eval(found[-1])

    return {"step_of": step_of, "argument": argument}


def _holds_gradients(value: Any) -> bool:
    """Whether a list or dict holds a tensor that remembers how it was computed, and so keeps all of that in memory."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(item, Tensor) and item.grad_fn is not None for item in items)


def _evaluate(text: str, namespace: dict[str, Any]) -> Any:
    """The value of an expression, copied, since later cells may change it in place; or the error."""
    state = torch.get_rng_state()
    try:
        return _copied(eval(text, {"torch": torch, **namespace}))
    except Exception as error:
        return error
    finally:
        torch.set_rng_state(state)


def _copied(value: Any) -> Any:
    if isinstance(value, Tensor):
        return value.detach().cpu().tolist()
    if isinstance(value, (list, tuple)):
        return tuple(_copied(item) for item in value)
    return value


# --- the shell --------------------------------------------------------------------------------------------


class _Compiler(CachingCompiler):
    """Names the code of cell 7 `<01_getting_data_ready, cell 7>`, so that its frames are known again."""

    counter: "_Counter"

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        name = f"<{self.counter.name}, cell {self.counter.cell}>"
        self.counter.files.add(name)
        return name


class _Display(DisplayPublisher):
    """Keeps text, counts figures and their updates, draws nothing."""

    counter: "_Counter"

    def publish(
        self, data: dict, metadata: Any = None, *args: Any, transient: Any = None, update: bool = False, **kwargs: Any
    ) -> None:
        section = self.counter.section
        held, self.counter.figure = self.counter.figure, None
        if section is None:
            return
        if update:
            section.updates.setdefault(str((transient or {}).get("display_id")), []).append(held)
            return
        section.figures += held is not None
        print(data.get("text/plain", ""))


class _Echo(DisplayHook):
    """Prints the value of a cell's last expression, as the stored output has it."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict, md_dict: Any = None) -> None:
        print(format_dict.get("text/plain", ""))


class _Shell(InteractiveShell):
    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        pass  # the error is raised again, with the notebook and the cell

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        pass

    def enable_gui(self, gui: Any = None) -> None:
        pass


@contextlib.contextmanager
def _new_shell(counter: "_Counter") -> Iterator[_Shell]:
    classes = [cls for cls in _Shell.mro() if "_instance" in vars(cls)]
    saved = [(cls, cls._instance) for cls in classes]
    for cls in classes:
        cls._instance = None
    hooks = sys.displayhook, sys.excepthook, sys.breakpointhook
    config = Config()
    config.HistoryManager.enabled = False
    try:
        shell = _Shell.instance(config=config, displayhook_class=_Echo, display_pub_class=_Display)
        shell.compile = _Compiler()
        shell.compile.counter = shell.display_pub.counter = counter
        formatter = shell.display_formatter
        formatter.active_types = ["text/plain"]
        formatter.formatters["text/plain"].for_type(Figure, counter.describe_figure)
        yield shell
    finally:
        with contextlib.suppress(NameError, UnboundLocalError):
            import atexit

            atexit.unregister(shell.atexit_operations)
        _Shell.clear_instance()
        for cls, instance in saved:
            cls._instance = instance
        sys.displayhook, sys.excepthook, sys.breakpointhook = hooks


@contextlib.contextmanager
def _leave_no_trace(folder: Path) -> Iterator[None]:
    """Put back what a notebook may change: working directory, random states, modes of torch, figures, …"""
    cwd, environ, path, main = Path.cwd(), dict(os.environ), list(sys.path), sys.modules["__main__"]
    states = torch.get_rng_state(), random.getstate()
    numpy = sys.modules.get("numpy")
    numpy_state = numpy.random.get_state() if numpy else None
    grad, dtype, printing = torch.is_grad_enabled(), torch.get_default_dtype(), vars(torch._tensor_str.PRINT_OPTS).copy()
    threads, strict = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    figures, show = set(plt.get_fignums()), plt.show
    plt.show = lambda *_, **__: None
    os.chdir(folder)
    torch.set_num_threads(1)  # for tensors as small as the course's, waking other threads takes longest
    try:
        with warnings.catch_warnings(record=True), mpl.rc_context():
            yield
    finally:
        os.chdir(cwd)
        plt.show = show
        for number in set(plt.get_fignums()) - figures:
            plt.close(number)
        os.environ.clear()
        os.environ.update(environ)
        sys.path[:] = path
        sys.modules["__main__"] = main
        torch.set_rng_state(states[0])
        random.setstate(states[1])
        if numpy_state is not None:
            numpy.random.set_state(numpy_state)
        torch.set_grad_enabled(grad)
        torch.set_default_dtype(dtype)
        vars(torch._tensor_str.PRINT_OPTS).update(printing)
        torch.set_num_threads(threads)
        torch.use_deterministic_algorithms(strict)


# --- counting ---------------------------------------------------------------------------------------------


class _Counter:
    """Wraps functions so that a call is recorded for the section that is running."""

    def __init__(self, name: str) -> None:
        self.name, self.cell, self.section = name, -1, None
        self.files: set[str] = set()
        self.figure: Any = None
        self.undo: list[Callable[[], None]] = []

    @contextlib.contextmanager
    def counting(self, apis: Iterable[str]) -> Iterator[None]:
        try:
            for api in dict.fromkeys(apis):
                if not api.startswith(OWN):
                    self._replace(api)
            self._watch_new_models()
            yield
        finally:
            for undo in reversed(self.undo):
                undo()
            self.undo.clear()

    def note(self, api: str, frame: FrameType | None, subject: Any = None) -> None:
        """Count one call; `frame` is the one that made it, `subject` the object whose method it is."""
        if self.section is None:
            return
        state = ("inference",) * torch.is_inference_mode_enabled()
        state += ("eval",) * (isinstance(subject, nn.Module) and not subject.__dict__.get("training", True))
        while frame is not None and self._hands_on(api, frame, subject):
            frame = frame.f_back
        origin, inside = None, []
        while frame is not None:
            where, name = self._where(frame), frame.f_code.co_name
            origin = origin or where
            if where == "cell" and name == "<module>":
                call = Call(api, origin, tuple(reversed(inside)), state, self.cell)
                self.section.calls[call] += 1
                if origin == "cell":
                    self.section.order.append(call)
                return
            if where != "library":
                inside.append(name)
            frame = frame.f_back

    def _where(self, frame: FrameType) -> str:
        file = frame.f_code.co_filename
        return "cell" if file in self.files else "package" if file.startswith(PACKAGE) else "library"

    def _hands_on(self, api: str, frame: FrameType, subject: Any) -> bool:
        """Whether a frame of a library only hands a call on that the code behind it made, whatever the frame's name.

        A decorator's wrapper is a function inside a function; a module's forward is called by methods of the same module;
        and no library enters inference mode but for a function that somebody decorated.
        """
        if self._where(frame) != "library":
            return False
        code = frame.f_code
        first = frame.f_locals.get(code.co_varnames[0]) if code.co_argcount else None
        return (
            "<locals>" in code.co_qualname
            or (api.endswith(".forward") and first is subject is not None)
            or api.endswith(".__enter__")
        )

    def wrap(self, api: str, function: Callable) -> Callable:
        @functools.wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            self.note(api, sys._getframe(1), args[0] if args else None)
            return function(*args, **kwargs)

        return counted

    def describe_figure(self, figure: Figure, printer: Any, cycle: bool) -> None:
        """A figure as text; what it holds is kept, so that an update which changes nothing is noticed."""
        self.figure = tuple(
            tuple(map(float, line.get_ydata()))
            for ax in figure.axes
            for line in ax.get_lines()
            if line.get_ydata() is not None
        )
        printer.text(repr(figure))

    def _replace(self, api: str) -> None:
        owner, name = _find(api)
        stored = inspect.getattr_static(owner, name)
        had = name in vars(owner)
        if isinstance(stored, staticmethod) or name == "__new__":
            new: Any = staticmethod(self.wrap(api, getattr(owner, name)))
        elif isinstance(stored, classmethod):
            new = classmethod(self.wrap(api, stored.__func__))
        elif isinstance(stored, property) or inspect.isgetsetdescriptor(stored):
            new = property(self.wrap(api, stored.__get__))
        else:
            new = self.wrap(api, stored)
        setattr(owner, name, new)

        def undo() -> None:
            setattr(owner, name, stored) if had else delattr(owner, name)

        self.undo.append(undo)

    def _watch_new_models(self) -> None:
        """Record each class(nn.Module) that a cell defines, and each call of its forward."""

        def started(cls: type[nn.Module], **kwargs: Any) -> None:
            super(nn.Module, cls).__init_subclass__(**kwargs)
            self.note(OWN, sys._getframe(1))
            if sys._getframe(1).f_code.co_filename in self.files and "forward" in vars(cls):
                cls.forward = self.wrap(f"{OWN}.forward", cls.forward)

        nn.Module.__init_subclass__ = classmethod(started)
        self.undo.append(lambda: delattr(nn.Module, "__init_subclass__"))


def _find(api: str) -> tuple[Any, str]:
    """The owner (module or class) of a dotted name, and the name in it; a class stands for its `__init__`."""
    parts = api.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            owner: Any = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        try:
            for part in parts[cut:-1]:
                owner = getattr(owner, part)
            found = getattr(owner, parts[-1])
        except AttributeError:
            break
        if isinstance(found, ModuleType):
            break
        return (found, "__init__") if isinstance(found, type) else (owner, parts[-1])
    raise LookupError(f"{api} does not exist in this environment: fix its spelling in the tests' tables")


# --- the course's own notebooks, each run once a session -------------------------------------------------------


@functools.cache
def course_run(name: str) -> Run:
    """Run one of the six notebooks with everything counted and evaluated that the outline and its own cells name."""
    import numbers_in_prose
    import outline_table

    expressions = numbers_in_prose.expressions(read(FOLDER / f"{name}.ipynb"))
    for section, texts in outline_table.expressions(name).items():
        expressions.setdefault(section, []).extend(texts)
    with tempfile.TemporaryDirectory() as folder:  # a copy: the same notebook may be running under nbval meanwhile
        copy = Path(shutil.copytree(FOLDER, Path(folder) / "notebooks", ignore=shutil.ignore_patterns("models", ".*")))
        return run_notebook(copy / f"{name}.ipynb", apis=outline_table.apis(name), expressions=expressions)
