"""The rules of the exercises and of the guesses: what stands where, and which result is in view."""

import ast
import re
from itertools import pairwise

from notebook_rules import FOLDED, PREDICT, STORE, Book, Placed, at, called, rule, texts, tree_of

OURS = "ours"  # the tag of a cell with our lines, below the learner's
FOLD = "<details><summary>Answer</summary>\n\n{}\n\n</details>"
ANSWER = re.compile(r"^<details><summary>Answer</summary>\n\n.+?\n\n</details>$", re.DOTALL | re.MULTILINE)
COLLAPSED = {"source_hidden": True, "outputs_hidden": True}


def is_solution(p: Placed) -> bool:
    return "solution" in p.tags


def assigned(p: Placed) -> list[str]:
    """The names that a cell assigns at its top level, in order."""
    names = []
    for node in tree_of(p).body:
        if isinstance(node, ast.Assign):
            names += [n.id for target in node.targets for n in ast.walk(target) if isinstance(n, ast.Name)]
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.append(node.name)
    return names


def blanks(p: Placed) -> list[str]:
    """The names that a cell leaves to the learner, as in `birds = ...`."""
    return [
        target.id
        for node in tree_of(p).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value is ...
        for target in node.targets
        if isinstance(target, ast.Name)
    ]


def last_call(p: Placed) -> ast.Call | None:
    body = tree_of(p).body
    value = body[-1].value if body and isinstance(body[-1], ast.Expr) else None
    return value if isinstance(value, ast.Call) and called(value).startswith("check_") else None


def shown(p: Placed) -> str:
    return "\n".join(text for out in p.cell.get("outputs", []) for text in texts(out))


def exercises(book: Book) -> dict[str, list[Placed]]:
    """The cells of each exercise, by its number: from its heading up to the next one."""
    found: dict[str, list[Placed]] = {}
    for p in book.cells:
        if p.section == "Exercises" and (number := re.match(r"Exercise (\d\.\d+):", p.subsection)):
            found.setdefault(number[1], []).append(p)
    return found


@rule
def exercises_are_numbered(book: Book) -> list[str]:
    headings = [p.source.split("\n")[0] for p in book.markdown if p.section == "Exercises" and p.source.startswith("### ")]
    wanted = [f"{book.number}.{i}" for i in range(1, len(headings) + 1)]
    numbers = [m[1] if (m := re.match(r"### Exercise (\d+\.\d+): \S", h)) else h for h in headings]
    problems = [] if numbers == wanted else [f"exercises must be headed `### Exercise {wanted[0]}: …` and so on: {headings}"]
    if not 2 <= len(headings) <= 4:
        problems.append(f"there must be 2 to 4 exercises; there are {len(headings)}")
    if missing := set(book.checks) - set(numbers):
        problems.append(f"course_utils.checks has checks for exercises that the notebook lacks: {sorted(missing)}")
    return problems


@rule
def exercises_are_whole(book: Book) -> list[str]:
    """Task, a cell to write in, its check, the closed solution with its own check."""
    problems = []
    for number, cells in exercises(book).items():
        name, parameters = book.checks.get(number, ("", ()))
        if not name:
            problems.append(f"exercise {number} has no check in course_utils.checks")
            continue
        code = [p for p in cells if p.is_code]
        checks = [p for p in code if not is_solution(p)]
        if len(checks) < 2 or len(code) != len(checks) + 1 or not is_solution(code[-1]):
            problems.append(
                f"exercise {number} must have a cell to write in, its check, and one cell tagged solution, in this order"
            )
            continue
        answer, check, solution = code[-3:]
        if check.source.strip() != f"from course_utils.checks import {name}\n\n{name}()":
            problems.append(
                f"{at(check)} must import {name} and call {name}(), and nothing else: so it never stops with a NameError"
            )
        own = blanks(answer)
        if not own or not set(own) <= set(parameters):
            problems.append(f"{at(answer)} must leave names of {parameters} to the learner, as in `{parameters[0]} = ...`")
        heading, wanted = book.cells[solution.index - 1], f"#### Solution of exercise {number}"
        if heading.source != wanted or not is_solution(heading) or not heading.cell.metadata.get(FOLDED):
            problems.append(
                f"{at(solution)} needs `{wanted}` above it, tagged solution and closed by {FOLDED}: "
                "JupyterLab opens a closed output when its cell runs, and a closed heading stays closed"
            )
        if book.cells[solution.index] is not cells[-1]:
            problems.append(f"below {at(solution)} stands more of exercise {number}, which the closed heading would hide")
        task = "\n".join(p.source for p in cells if p.is_markdown and not is_solution(p))
        problems += [
            f"the task of exercise {number} does not name `{n}`"
            for n in own
            if f"`{n}`" not in task and f"`{n}(" not in task
        ]
        problems += _problems_of_solution(solution, name, parameters, own)
        above = [p for p in book.cells[: answer.index] if p.is_code and not is_solution(p)]
        given = {n for p in above for n in assigned(p)} | {n for n in assigned(answer) if n not in own}
        earlier = {n for p in above for n in blanks(p)}
        if lost := [n for n in parameters if n not in own and n not in given | earlier]:
            problems.append(f"exercise {number}: {lost} are neither given nor left to the learner")
    return problems


def _problems_of_solution(p: Placed, name: str, parameters: tuple[str, ...], own: list[str]) -> list[str]:
    problems = []
    if p.cell.metadata.get("jupyter") != COLLAPSED:
        problems.append(f"{at(p)} is a solution: its source and output must be collapsed, {COLLAPSED}")
    call = last_call(p)
    arguments = [ast.unparse(argument) for argument in call.args] if call else []
    plain = [a.removesuffix("_solution") for a in arguments]
    if (
        call is None
        or called(call) != name
        or plain != list(parameters)
        or any(f"{n}_solution" not in arguments for n in own)
    ):
        problems.append(f"{at(p)} must end with {name} of its own {', '.join(f'{n}_solution' for n in own)}")
    problems += [f"{at(p)} must define {n}_solution" for n in own if f"{n}_solution" not in assigned(p)]
    if overwritten := [n for n in parameters if n in assigned(p)]:
        problems.append(f"{at(p)} assigns {overwritten}, which are the learner's; end the names in _solution")
    return problems


@rule
def results_in_view(book: Book) -> list[str]:
    """Untouched, a notebook shows ⏳ under each exercise, and no ✅ that is not inside a closed cell."""
    problems = []
    for p in book.code:
        text, call = shown(p), last_call(p)
        if is_solution(p):
            if "✅" not in text or re.search("[❌⏳]", text):
                problems.append(f"{at(p)} is a solution, and its check must store ✅: fix the solution or the check")
        elif re.search("[✅❌]", text):
            problems.append(f"{at(p)} stores a ✅ or ❌ in view; an untouched notebook has none: {STORE}")
        elif call is not None and "⏳" not in text:
            problems.append(f"{at(p)} ends with {called(call)}, and must store its ⏳: {STORE}")
    return problems


@rule
def solutions_are_exercises(book: Book) -> list[str]:
    inside = {p.index for cells in exercises(book).values() for p in cells}
    return [
        f"{at(p)} is tagged solution outside an exercise" for p in book.cells if is_solution(p) and p.index not in inside
    ]


@rule
def guesses_are_compared(book: Book) -> list[str]:
    """At least two predictions a notebook take an answer: `guess = ...` above, `check_guess(guess, …)` below."""
    asked = [p for p in book.code if "check_guess" in {called(node) for node in ast.walk(tree_of(p))}]
    problems = [] if len(asked) >= 2 else [f"at least 2 predictions must be compared by check_guess; {len(asked)} are"]
    for p in asked:
        call = last_call(p)
        first = tree_of(p).body[0]
        starts = blanks(p) == ["guess"] and isinstance(first, ast.Assign) and ast.unparse(first) == "guess = ..."
        if not starts or not re.match(r"guess = \.\.\.  # \w*\S+", p.source):
            problems.append(f"{at(p)} must begin with `guess = ...  # ` and what to write")
        if call is None or called(call) != "check_guess" or len(call.args) != 2 or ast.unparse(call.args[0]) != "guess":
            problems.append(f"{at(p)} must end with check_guess(guess, …)")
        elif isinstance(call.args[1], ast.Constant):
            problems.append(f"{at(p)} compares the guess with a constant; compare it with what the cell computes")
        elif any(k.arg == "hints" and not isinstance(k.value, ast.Constant) for k in call.keywords):
            problems.append(f"{at(p)} shows its words on wrong guesses: keep them by hints_for in course_utils.checks")
        above = book.cells[p.index - 1]
        if not above.is_markdown or PREDICT not in above.source:
            problems.append(f"{at(p)} compares a guess, and no `{PREDICT}` stands above it")
    return problems


@rule
def answers_are_folded(book: Book) -> list[str]:
    """An answer is out of sight until it is wanted, and no cell prints it above its own `write your guess`."""
    problems = []
    for p in book.markdown:
        if "**Answer" in p.source or p.source.count("details>") != 2 * len(ANSWER.findall(p.source)):
            problems.append(f"{at(p)} has an answer that is not folded: write `{FOLD.format('…')}`".replace("\n", "\\n"))
        if re.search(r"</summary>\n\n\d+[.)] ", p.source):
            problems.append(f"{at(p)} has an answer that Markdown takes for a numbered list: begin it with a word")
    for p in book.code:
        call = last_call(p)
        if call is not None and not is_solution(p) and {"print", "show"} & {called(n) for n in ast.walk(tree_of(p))}:
            problems.append(f"{at(p)} asks, and shows something above its {called(call)}: show it in the cell below")
    return problems


@rule
def our_lines_are_folded(book: Book) -> list[str]:
    """Below the lines that the learner writes stand ours, closed."""
    problems = []
    for p in book.code:
        closed = p.cell.metadata.get("jupyter") == {"source_hidden": True}
        if (OURS in p.tags) != closed:
            problems.append(f"{at(p)}: exactly a cell tagged {OURS} has the metadata jupyter: source_hidden")
        elif closed and not p.source.startswith(("# Our lines", "# kept in")):
            problems.append(f"{at(p)} must begin with `# Our lines` or `# kept in`, so that an opened one says what it is")
        elif closed and not last_call(book.cells[p.index - 1]):
            problems.append(f"{at(p)} needs the cell to write in above it, which ends with its check")
    return problems


@rule
def one_exercise_after_the_other(book: Book) -> list[str]:
    """What a learner is to write is never overwritten by a given cell below its check."""
    problems = []
    groups = list(exercises(book).values())
    for cells, later in pairwise(groups):
        own = {n for p in cells if p.is_code and not is_solution(p) for n in blanks(p)}
        given = {n for p in later if p.is_code and not is_solution(p) for n in assigned(p) if n not in blanks(p)}
        if both := own & given:
            problems.append(f"{at(later[0])} assigns {sorted(both)}, which the exercise before leaves to the learner")
    return problems
