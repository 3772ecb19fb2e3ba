"""A new edition never costs a learner their work: what README.md and TEACHING.md say is done here, in real repositories."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from notebook_tools import FOLDER, NAMES, ROOT

from course_utils.teaching.edition import make_edition

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
WORKED_IN = "03_training_a_model.ipynb"
NEW = "07_a_new_notebook.ipynb"
GITPULLER = shutil.which("gitpuller", path=Path(sys.executable).parent) or shutil.which("gitpuller")
# as on a machine where nobody has set git up: no name, no mail, no settings
BARE = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
BARE |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": os.devnull, "LC_ALL": "C"}
TEACHER = {f"GIT_{who}_{what}": "teacher" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(sys.platform == "win32", reason="the commands are run as a POSIX shell would"),
]
with_gitpuller = pytest.mark.skipif(GITPULLER is None, reason='nbgitpuller is not installed: pip install -e ".[classroom]"')


def run(*command: str | Path, cwd: Path, check: bool = True, **more: str) -> str:
    """What a command says, on stdout and stderr together."""
    done = subprocess.run(command, cwd=cwd, env=BARE | more, capture_output=True, text=True, timeout=600)
    said = done.stdout + done.stderr
    assert not check or done.returncode == 0, f"{shlex.join(map(str, command))}: {said}"
    return said


def marked(text: str, mark: str) -> list[str]:
    """The lines of the code block that follows `<!-- mark -->`."""
    found = re.findall(rf"^ *<!-- {mark} -->\n *```bash\n(.*?)\n *```$", text, flags=re.DOTALL | re.MULTILINE)
    assert len(found) == 1, f"expected one code block below <!-- {mark} -->, found {len(found)}"
    return [line.strip() for line in found[0].splitlines()]


def files(folder: Path) -> dict[str, bytes]:
    """Every file but git's own."""
    paths = [path for path in folder.rglob("*") if path.is_file() and ".git" not in path.relative_to(folder).parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def edit(path: Path, change: Callable[[NotebookNode], object]) -> None:
    """Change a notebook and store it as JupyterLab does."""
    nb = nbformat.reader.reads(path.read_text(encoding="utf-8"))
    change(nb)
    path.write_text(nbformat.writes(nb).rstrip("\n") + "\n", encoding="utf-8")


def exercise(nb: NotebookNode) -> NotebookNode:
    """The cell of exercise 3.1."""
    return next(cell for cell in nb.cells if cell.source.startswith("X_birds, y_birds = penguins.train\n"))


def solve(nb: NotebookNode) -> None:
    """What a learner does: run everything, write an answer, run it."""
    for count, cell in enumerate((cell for cell in nb.cells if cell.cell_type == "code"), start=1):
        cell.execution_count = 100 + count
        cell.outputs = [new_output("stream", text=f"my output {count}\n")]
    answer = "mass_model = torch.nn.Linear(7, 1)  # mine\nmass_losses = [3.0]"
    exercise(nb).source = f"X_birds, y_birds = penguins.train\n{answer}"


def revise(nb: NotebookNode) -> None:
    """What a teacher does: change the same cell, a text, and add a cell."""
    task = "mass_model = ...\nmass_losses = ...  # one an epoch"
    exercise(nb).source = f"X_birds, y_birds = penguins.train  # 200 birds\n{task}"
    nb.cells[0].source += "\n\nSecond edition."
    nb.cells.insert(5, new_code_cell('print("second edition")', id="second"))


class Course:
    """A course in a bare repository, and the teacher's clone of it."""

    def __init__(self, folder: Path, first: Callable[[Path], object]) -> None:
        self.bare, self.own = folder / "course.git", folder / "teacher"
        run("git", "init", "--quiet", "--bare", "--initial-branch=main", self.bare, cwd=folder)
        run("git", "clone", "--quiet", self.bare, self.own, cwd=folder)
        run("git", "checkout", "--quiet", "-b", "main", cwd=self.own)
        first(self.own)
        self.publish()

    def publish(self) -> None:
        run("git", "add", "--all", cwd=self.own)
        run("git", "commit", "--quiet", "-m", "An edition", cwd=self.own, **TEACHER)
        run("git", "push", "--quiet", "origin", "main", cwd=self.own)

    def second_edition(self, notebooks: str) -> None:
        """Change the notebook that learners worked in and another one, delete a file, add two."""
        folder = self.own / notebooks
        edit(folder / WORKED_IN, revise)
        edit(folder / "04_making_predictions.ipynb", lambda nb: nb.cells.pop(3))
        (folder / "train_distributed.py").unlink()
        shutil.copy(folder / WORKED_IN, folder / NEW)
        (folder / "news.md").write_text("# News\n")
        self.publish()


def work(folder: Path) -> dict[str, bytes]:
    """A learner's work, in a clone's folder of notebooks; returns all that they wrote."""
    shutil.copy(folder / WORKED_IN, folder / "my_03.ipynb")
    for name in ("my_03.ipynb", WORKED_IN):
        edit(folder / name, solve)
    (folder / "notes.md").write_text("what I learned\n")
    (folder / NEW).write_text("my own seventh notebook\n")
    (folder / "models").mkdir(exist_ok=True)
    (folder / "models" / "bird.pt").write_bytes(b"weights")
    names = ("my_03.ipynb", WORKED_IN, "notes.md", NEW, "models/bird.pt")
    return {name: (folder / name).read_bytes() for name in names}


# --- git pull, in a clone of the course -------------------------------------------------------------------------------


def copy_course(to: Path) -> None:
    listed = run("git", "ls-files", "-z", "--", "notebooks", ".gitignore", ".gitattributes", cwd=ROOT).split("\0")
    for name in filter(None, listed):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, to / name)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    return Course(tmp_path, copy_course)


@pytest.fixture
def clone(course: Course, tmp_path: Path) -> Path:
    run("git", "clone", "--quiet", course.bare, "learner", cwd=tmp_path)
    return tmp_path / "learner"


def test_git_pull_refuses_and_the_readme_s_steps_keep_everything(course: Course, clone: Path) -> None:
    mine = work(clone / "notebooks")
    changed = run("git", "status", "--porcelain", cwd=clone)
    assert WORKED_IN in changed
    assert "my_03.ipynb" not in changed, "git must ignore a copy"
    before = files(clone)
    course.second_edition("notebooks")
    assert marked(README, "new-edition-command") == ["git pull"]
    refused = run("git", "pull", cwd=clone, check=False)
    assert "would be overwritten by merge" in refused
    assert WORKED_IN in refused
    assert NEW in refused
    assert files(clone) == before, "git pull must not have written anything"

    steps = marked(README, "keep-my-work-command")
    move, again, pull = map(shlex.split, steps)
    assert (move[0], move[1]) == ("mv", f"notebooks/{WORKED_IN}")
    assert again == ["git", "checkout", move[1]]
    assert pull == ["git", "pull"]
    kept = move[2]
    assert not (clone / kept).exists()
    assert Path(kept).name.startswith("my_")
    run("mv", f"notebooks/{NEW}", "notebooks/my_seventh.ipynb", cwd=clone)  # "each file that it names"
    for command in (move, again, pull):
        run(*command, cwd=clone)

    found = files(clone)
    assert found.pop("notebooks/my_03.ipynb") == mine["my_03.ipynb"]
    assert found.pop(kept) == mine[WORKED_IN]
    assert found.pop("notebooks/my_seventh.ipynb") == mine[NEW]
    assert found.pop("notebooks/notes.md") == mine["notes.md"]
    assert found.pop("notebooks/models/bird.pt") == mine["models/bird.pt"]
    assert found == files(course.own), "the new edition must be there, whole"


def test_no_file_of_the_course_is_one_that_git_ignores() -> None:
    """A new edition would bring it over a learner's own: git overwrites ignored files without a word."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    assert run("git", "ls-files", "--cached", "--ignored", "--exclude-standard", cwd=ROOT) == ""


# --- the class's repository, and nbgitpuller --------------------------------------------------------------------------


def link() -> dict[str, str]:
    """The parameters of the nbgitpuller link in TEACHING.md."""
    found = re.findall(r"https://\S+/hub/user-redirect/git-pull\?\S+", GUIDE)
    assert len(found) == 1
    return {name: value for name, (value,) in parse_qs(urlsplit(found[0]).query, strict_parsing=True).items()}


@pytest.fixture
def class_course(tmp_path: Path) -> Course:
    return Course(tmp_path, lambda own: shutil.copytree(make_edition(FOLDER, tmp_path / "made"), own, dirs_exist_ok=True))


def gitpuller(course: Course, folder: str, cwd: Path) -> Path:
    assert GITPULLER is not None
    run(GITPULLER, course.bare.as_uri(), "main", folder, cwd=cwd)
    return cwd / folder


def test_the_link_names_what_is_there(class_course: Course) -> None:
    asked = link()
    assert asked.keys() == {"repo", "branch", "targetPath", "urlpath"}
    assert asked["branch"] == run("git", "branch", "--show-current", cwd=class_course.own).strip()
    app, place, folder, notebook = asked["urlpath"].split("/")
    assert (app, place, folder) == ("lab", "tree", asked["targetPath"])
    assert (class_course.own / notebook).is_file()
    assert asked["targetPath"] != Path(urlsplit(asked["repo"]).path).stem, "the folder must be one of this edition alone"


@pytest.mark.slow
def test_the_teacher_s_commands_publish_the_first_edition_and_a_new_one(tmp_path: Path) -> None:
    """As TEACHING.md has them, but for the Python that runs them; in a clone of an empty repository, as it says."""
    run("git", "init", "--quiet", "--bare", "--initial-branch=main", "class.git", cwd=tmp_path)
    run("git", "clone", "--quiet", "class.git", "class", cwd=tmp_path)
    (tmp_path / "course").mkdir()
    script = "\n".join(marked(GUIDE, "publish-command")).replace(".venv/bin/python", shlex.quote(sys.executable))
    for again in (False, True):
        if again:
            for folder in ("course/learners_edition", "class"):  # somebody looked at it in JupyterLab
                name = f"{folder}/.ipynb_checkpoints/{WORKED_IN.replace('.', '-checkpoint.')}"
                (tmp_path / name).parent.mkdir()
                shutil.copy(tmp_path / folder / WORKED_IN, tmp_path / name)
            (tmp_path / "class" / "for_teachers.md").write_text("not of the edition\n")
            edit(tmp_path / "class" / WORKED_IN, solve)  # somebody tried it out there
        run("bash", "-euo", "pipefail", "-c", script, cwd=tmp_path / "course", PYTHONPATH=str(ROOT), **TEACHER)
        run("git", "clone", "--quiet", "--branch", "main", "class.git", f"look_{again}", cwd=tmp_path)
        found = files(tmp_path / f"look_{again}")
        assert (found.pop("for_teachers.md", b"") != b"") is again
        assert found == files(tmp_path / "course" / "learners_edition")
    assert {f"{name}.ipynb" for name in NAMES} < found.keys()


def test_an_edition_asks_git_to_keep_notebooks_whole(class_course: Course) -> None:
    for name in NAMES:
        said = run("git", "check-attr", "merge", "--", f"{name}.ipynb", cwd=class_course.own)
        assert said.strip().endswith("merge: unset"), "git would mix two notebooks line by line"


@pytest.mark.slow
@with_gitpuller
def test_nbgitpuller_with_a_folder_for_each_edition(class_course: Course, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    first = gitpuller(class_course, link()["targetPath"], home)
    mine = work(first)
    before = files(first)
    class_course.second_edition(".")
    second = gitpuller(class_course, "another-edition", home)
    assert files(first) == before
    assert {name: before[name] for name in mine} == mine
    assert files(second) == files(class_course.own)
