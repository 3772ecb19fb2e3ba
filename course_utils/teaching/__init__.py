r"""Commands for those who teach with the course.

    python -m course_utils.teaching learners-edition ../learners_edition
    python -m course_utils.teaching html ../html
    python -m course_utils.teaching slides ../slides
    python -m course_utils.teaching offline-kit ../offline_kit --platform windows --python 3.12 --installers ~/Downloads
    python -m course_utils.teaching grade handed_in --csv grades.csv --html class
    python -m course_utils.teaching quiz --output ../quiz
    python -m course_utils.teaching quiz --gain ../quiz/answers.csv

**learners-edition** makes a folder to give away: the notebooks without their solutions and outputs, with the data,
the pictures, the glossary and a README of its own. A folder that is not empty is left alone. `--replace` replaces an
earlier edition as long as nobody has worked in it.

**html** renders every notebook to a page to read and to print, its solutions closed until they are clicked on. **slides**
makes a deck for each of the six: questions to vote on, and their answers. S opens the speaker's notes, with what each wrong
choice shows. The files hold all that they need and open from disk, without the internet; begin with `index.html`.
`--replace` replaces an earlier rendering.

**offline-kit** puts everything into a folder for a USB stick: the packages for Windows, macOS and Linux, for every Python
from 3.11 to 3.14 (`--platform` and `--python`, which may be repeated, choose fewer), the learner's edition, pages to read,
the README's "Stuck?", and `install.py`, which installs from there without a network. `--with-solutions`, for a teacher's own
stick, adds the notebooks with solutions and the slides. Python's own installers are not fetched: it says which are missing
and where they are, and `--installers FOLDER` copies those that you downloaded. pip fetches the packages from wherever it is
configured to. For Linux, set the environment variable PIP_EXTRA_INDEX_URL as `.github/workflows/tests.yml` does, so that it
finds PyTorch's build for the CPU. `--replace` replaces an earlier kit in which nothing was changed.

**grade** looks for notebooks in a folder, in the folders inside it, and in a `.zip`, as a learning platform gives them:
`handed_in/ada/anything.ipynb`, or `handed_in/ada_03_training_a_model.ipynb`. It knows the course's notebooks by their
contents. It tells whose a file is by its folders and its name, without the numbers of Moodle, Canvas, Blackboard and
Brightspace, `LATE`, `Copy of` and `(1)`; `my_03.ipynb` alone is nobody's. `--learner '([a-z]+)_'` tells it another way: by
the first group of a regular expression. Of two versions the newer one counts: by its number, or else by its date. Whatever
was not read is listed, with what to do; hidden files and checkpoints are passed over.
Each notebook is run from the top in a kernel and a folder of its own, and every exercise is judged by this package's own
checks: `✅` right, `❌` not yet, `⏳` not attempted, `❔` could not be judged. Stored outputs are not read; cells tagged
`solution` are not run. An error, an endless loop or a dead kernel costs its own exercise, and the others are still
judged. `--html FOLDER` writes `class.html`, and a page of feedback for each learner, which open from disk. `--roster
names.csv` (one name per line, then its other spellings, such as the login) lists absent learners. Two users of Canvas with
the same name are told apart by their numbers, as in `leeann (12345)`; the number may be a spelling in the roster. It exits
with 0 when all that was handed in was read and judged, 1 when something was not, 2 for a mistake in the command. Files of
another kind beside the notebooks, such as a picture, are listed and change nothing.

**The table says who needs help, and is no basis for marks: what a notebook does can change what its checks say.**

**quiz** writes a test for before and after the course: `before.html` and `after.html`, twelve questions each, to print or to
fill in on a screen, `key.html` for you alone, and `answers.csv` to write the answers into, one line per learner and form.
`--gain` reads that table and prints, for each objective, the share of right answers before and after, and what was gained.

**Safety: grading runs other people's code, on your machine and with your rights.**

- It holds off accidents: each cell, each notebook and its memory have a limit (`--cell-seconds`, `--seconds`,
  `--memory-mb`), processes that a notebook leaves behind are ended, learners share no folder, and of your environment
  the kernels get little more than `PATH` and the language.
- It does *not* stop code that means harm. That code can read, change and delete every file that you can, fill
  the disk, hide from being ended, and use the network.

So grade people whom you do not know in a container that is thrown away, without a network and with the course
mounted read-only (`IMAGE` is one with the course's packages installed, as `constraints.txt` lists them):

    docker run --rm --network none --memory 6g --cpus 2 --pids-limit 256 --read-only --tmpfs /tmp:exec --user 1000 \
        -v "$PWD":/course:ro -v "$PWD/handed_in":/in:ro -w /course -e PYTHONDONTWRITEBYTECODE=1 \
        IMAGE python -m course_utils.teaching grade /in --jobs 2 --memory-mb 2500 > grades.txt

A separate user account without access to your files protects them as well, but not the network. Limits on memory
and interrupting a cell work best on Linux; on Windows a process that has detached itself may be missed.
"""
