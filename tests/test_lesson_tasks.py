"""The tasks inside the lessons: the opening questions, and what only trying out can tell of the others."""

import re
from collections import Counter
from itertools import permutations

import pytest
import torch
from notebook_tools import markdown_cells, notebook_paths, read
from torch import nn

from course_utils.checks import RECALL, check_order, check_recall
from course_utils.checks.recall import Question

BOOKS = {path.stem[:2]: read(path) for path in notebook_paths()}
QUESTIONS = [(book, place, question) for book, own in RECALL.items() for place, question in enumerate(own, 1)]
CHOICES = [own for own in QUESTIONS if isinstance(own[2].right, str)]


def asked(book: str) -> list[dict[str, str]]:
    """The three questions of a notebook's opening, as `{letter: its choice}`."""
    (text,) = [p.source for p in markdown_cells(BOOKS[book]) if p.source.startswith("## Remember")]
    parts = re.split(r"^\d\. ", text, flags=re.MULTILINE)[1:]
    return [dict(re.findall(r"^ +- ([a-d])\) (.+)$", part, flags=re.MULTILINE)) for part in parts]


def test_every_objective_is_asked_again() -> None:
    objectives = set()
    for book, nb in BOOKS.items():
        goals = re.search(r"You will be able to[^\n]*\n\n((?:- .+\n)+)", nb.cells[0].source)[1]
        objectives |= {f"{book}.{place}" for place in range(1, goals.count("\n") + 1)}
    again = {objective for _, _, question in QUESTIONS for objective in question.asks}
    assert again == {own for own in objectives if own[:2] != "06"}, "06 is the last: the test after the course asks its own"
    assert all(objective[:2] < book for book, _, question in QUESTIONS for objective in question.asks)


@pytest.mark.parametrize("book", ["02", "03", "04", "05", "06"])
def test_each_wrong_choice_has_a_word(book: str) -> None:
    message = f"notebook {book}, Remember: always three questions, in the text and in recall(); one takes another's place"
    assert len(RECALL[book]) == len(asked(book)) == 3, message
    for question, choices in zip(RECALL[book], asked(book), strict=True):
        assert question.why
        if isinstance(question.right, str):
            assert set(choices) == {question.right, *question.words}
        else:
            assert not choices
            assert question.otherwise
            assert question.right not in question.words


def test_neither_place_nor_length_tells_the_right_choice() -> None:
    places = Counter(question.right for _, _, question in CHOICES)
    assert max(places.values()) <= len(CHOICES) / 2, places
    longest = [
        max(choices, key=lambda letter: len(choices[letter])) == question.right
        for book, place, question in CHOICES
        for choices in [asked(book)[place - 1]]
    ]
    assert sum(longest) <= len(CHOICES) / 2, "the right choice is the longest too often"


@pytest.mark.parametrize(("book", "place", "question"), QUESTIONS, ids=lambda own: str(own) if len(str(own)) < 3 else "")
def test_answers_are_told_apart(book: str, place: int, question: Question) -> None:
    def said(answer: object) -> tuple[str, str]:
        result = check_recall(book, *(answer if own == place else ... for own in (1, 2, 3)))
        return result.status, result.message

    assert said(question.right) == ("to do", f"{place} is right: {question.why}")
    for wrong, word in question.words.items():
        assert said(wrong) == ("wrong", f"{place} not yet: {word}")
    assert said("z")[0] == said(None)[0] == said(True)[0] == "wrong"
    if isinstance(question.right, str):
        assert said(f" {question.right.upper()})")[0] == "to do"
    else:
        assert said(torch.tensor(question.right))[0] == "to do"
        assert said(-9.5) == ("wrong", f"{place} not yet: {question.otherwise}")


def test_all_three_or_none() -> None:
    rights = [question.right for question in RECALL["03"]]
    assert check_recall("03", *rights).status == "right"
    assert check_recall("03", ..., ..., ...).status == "to do"


def learns(order: str) -> bool:
    """Run five lines in this order, twice, with another gradient the second time: are both steps the right ones?"""
    X, y, model, loss_fn, names = torch.ones(1, 1), torch.zeros(1, 1), nn.Linear(1, 1, bias=False), nn.MSELoss(), {}
    by_hand = nn.init.constant_(model.weight, 1.0).item()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    lines = {
        "a": lambda: optimizer.step(),
        "b": lambda: names.update(y_pred=model(X)),
        "c": lambda: names["loss"].backward(),
        "d": lambda: names.update(loss=loss_fn(names["y_pred"], y)),
        "e": lambda: optimizer.zero_grad(),
    }
    for _ in range(2):
        try:
            for letter in order:
                lines[letter]()
        except (KeyError, RuntimeError):  # a name that is not there yet, or a graph that is used up
            return False
        by_hand -= 0.1 * 2 * by_hand
        if abs(model.weight.item() - by_hand) > 1e-5:
            return False
    return True


def test_all_120_orders_of_the_five_steps() -> None:
    orders = ["".join(letters) for letters in permutations("abcde")]
    judged = {order: check_order(order).status == "right" for order in orders}
    assert judged == {order: learns(order) for order in orders}
    assert sum(judged.values()) == 4
