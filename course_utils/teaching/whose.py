"""Whose a handed-in file is: by its folders and its name, without what learning platforms and browsers add to them."""

import re
import unicodedata
from collections.abc import Collection

# Moodle, Canvas, Blackboard and Brightspace write the learner's name before their own numbers and the file's name.
_PLATFORMS = (
    re.compile(r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_"),
    re.compile(r"(?P<name>[^_]+)(?:_LATE)?_(?P<id>\d{2,})_\d{3,}_"),
    re.compile(r".*?_?(?P<name>[^_]+)_attempt_(?P<id>\d{4}-\d\d-\d\d)"),
    re.compile(r"(?P<id>\d+-\d+) - (?P<name>.+?) - \w+\.? \d{1,2}, \d{4}"),
)
CANVAS = re.compile(r"[^_]+(?:_LATE)?_(\d{3,})_\d{5,}_")  # a user's number, which stays, and an upload's
_COPY = re.compile(r"^(?:(?:copy of|kopie von|copie de|copia de) )+|(?:[\s_-]+copy\d*)?(?:\s*\(\d+\))*$", re.IGNORECASE)
_COUNTER = re.compile(r"(?:\s*\((\d+)\)|-(?:copy)?([1-9]\d?))$", re.IGNORECASE)
_ID = re.compile(r"\d[\d.:-]{3,}")  # of a platform, or a date
_VERSION = {
    *("final", "new", "draft", "done", "solved", "copy", "submission", "homework", "solution", "solutions"),
    *("exercises", "notebook"),
}
_VERSIONS_END = re.compile(rf"(?:[\s_-]+(?:v\d+|{'|'.join(_VERSION)}))+$", re.IGNORECASE)
_NOBODY = _VERSION | {
    *("my", "mine", "own", "untitled", "untitled1", "untitled2", "notebooks", "assignment", "exercise", "answers", "hand"),
    *("in", "handed", "submissions", "download", "downloads", "course", "pytorch", "workflow", "learners", "edition"),
    *("files", "class", "week", "day", "part", "the"),
}
_ANYBODY = {"student", "learner", "participant", "anon", "anonymous", "user", "group", "team", "pair"}  # but for a number


def learner_of(file: str, *, stems: Collection[str], pattern: re.Pattern[str] | None = None) -> str:
    """Tell whose file it is.

    Args:
        file: its path below the graded folder, as in "ada/my_01.ipynb"; a folder ends with "/".
        stems: the names of the course's notebooks, as in "01_getting_data_ready".
        pattern: finds the learner in the path, as its first group or as all that it matches; then nothing else counts.

    Returns:
        The first name that a platform wrote into the path, or else the first name in it; "" for none.
    """
    file = unicodedata.normalize("NFC", file)
    if pattern:
        found = pattern.search(file)
        return ((found[1] if pattern.groups else found[0]) or "").strip() if found else ""
    *folders, name = file.split("/")
    for part in (*folders, name):
        for platform in _PLATFORMS:
            if found := platform.match(part):
                return _named(found["name"].split(), number=found["id"])
    names = [
        *(_own_name(part.removesuffix(".zip"), stems, is_file=part.endswith(".zip")) for part in folders),
        _own_name(name.rpartition(".")[0], stems, is_file=True),
    ]
    return next(filter(None, names), "")


def same_learner(name: str) -> str:
    """What the spellings of a name share: "Ada Example", "ada_example" and "ada-example" are one learner."""
    folded = unicodedata.normalize("NFC", name.casefold())
    return re.sub(r"[\W_]", "", folded) or folded


def series_of(file: str) -> tuple[str, int]:
    """The name that the versions of a file share, and the number that a platform or a browser gave this one.

    Args:
        file: as in "ada_LATE_1234_567890_01_getting_data_ready-2.ipynb".

    Returns:
        Such as ("ada_01_getting_data_ready", 2).
    """
    stem = file.rsplit(".", 1)[0]
    found = _COUNTER.search(stem)
    base = re.sub(r"_LATE(?=_)|_\d{3,}(?=_)|_attempt_[\d-]+", "", _COUNTER.sub("", stem)).casefold()
    return base, int(found[1] or found[2]) if found else 0


def _own_name(part: str, stems: Collection[str], *, is_file: bool) -> str:
    """The name in a folder's or a file's name that people wrote themselves; "" when there is none."""
    part = rest = _VERSIONS_END.sub("", _COPY.sub("", part))
    known = set()
    for stem in stems:
        known |= {word for word in stem.casefold().split("_") if len(word) > 2}
        title = r"[\s_-]*".join(map(re.escape, stem.split("_")))
        rest = re.sub(rf"(?:^|[\s_-]+){title}(?:-\d{{1,2}})?(?=[\s_-]|$)", " ", rest, flags=re.IGNORECASE)
    numbers = "|".join(f"0?{int(stem[:2])}" for stem in stems)
    number = re.search(rf"^(?:{numbers})(?=[\s_-]|$)|(?:^|[\s_-]+)({numbers})(?:-\d{{1,2}})?$", rest)
    if is_file and rest == part and number:
        rest = rest.replace(number[0], " ", 1) if number.start() == 0 else rest[: number.start()]
    words = [word for piece in re.split(r"[\s_]+", rest) if (word := piece.strip("-.,"))]
    ids = [word for word in words if _ID.fullmatch(word)]
    left = [word for word in words if word != "LATE" and word not in ids]
    if all(word.casefold() in _NOBODY | known or word.isdecimal() for word in left):
        return "" if left or not ids else ids[0]
    left = [word for word in left if word.casefold() not in _VERSION]
    return _named(left, number=ids[0] if ids else str(number[1] or "") if number else "")


def _named(words: list[str], *, number: str) -> str:
    """A name; one that is anybody's, such as "student", with its number."""
    name = " ".join(words)
    anybody = all(word.casefold() in _ANYBODY for word in words)
    return f"{name} {number}".strip() if anybody else name
