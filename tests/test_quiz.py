"""The test before and after: pairs that ask the same, right answers that nothing gives away, pages and key."""

import re
from collections import Counter
from pathlib import Path

import pytest
import torch
from notebook_tools import FOLDER, notebook_paths, read
from rendered import asked_for, soup_of
from torch import nn

from course_utils.teaching.__main__ import main
from course_utils.teaching.edition import make_edition
from course_utils.teaching.quiz import FORMS, LETTERS, columns, make_quiz, pairs

PAIRS = pairs()
OWN = [pytest.param(pair[form], id=f"q{i}-{form}") for i, pair in enumerate(PAIRS, 1) for form in FORMS]
FILES = ("before.html", "after.html", "key.html")
HEAD = ",".join(columns())


@pytest.fixture(scope="module")
def quiz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_quiz(tmp_path_factory.mktemp("made") / "quiz")


def right(form: str) -> list[str]:
    """The right answers to a form, as a learner writes them."""
    names = [[name for name, _ in pair[form].get("choices", [])] for pair in PAIRS]
    return [
        LETTERS[own.index("right")] if own else str(pair[form]["number"]) for own, pair in zip(names, PAIRS, strict=True)
    ]


# --- the questions ----------------------------------------------------------------------------------------------------


def test_two_pairs_a_notebook_each_on_one_of_its_objectives_and_sections() -> None:
    assert [pair["notebook"] for pair in PAIRS] == [f"0{number}" for number in range(1, 7) for _ in range(2)]
    cells = {path.stem[:2]: [cell.source for cell in read(path).cells] for path in notebook_paths()}
    for pair in PAIRS:
        own = cells[pair["notebook"]]
        assert f"- {pair['objective']}\n" in own[0] + "\n", f"{pair['objective']!r} is no objective of its notebook"
        assert any(source.startswith(f"## {pair['section']} ") for source in own), pair["section"]


@pytest.mark.parametrize("pair", [pytest.param(pair, id=f"q{i}") for i, pair in enumerate(PAIRS, 1)])
def test_the_two_of_a_pair_differ_in_words_and_numbers_and_not_in_what_they_ask(pair: dict) -> None:
    before, after = (pair[form] for form in FORMS)
    assert before.keys() == after.keys()
    for own in (before, after):
        told = [name for name, _ in own["choices"]] if "choices" in own else ["right", *own["wrong"]]
        assert sorted(told) == sorted(["right", *pair["shows"]]), "the same misconceptions stand behind both"
        texts = [text for _, text in own["choices"]] if "choices" in own else [own["number"], *own["wrong"].values()]
        assert len(texts) == len(set(texts)) == 4
    said = [re.findall(r"\w+", own["ask"]) for own in (before, after)]
    runs = [set(zip(*(words[i:] for i in range(6)), strict=False)) for words in said]
    assert not runs[0] & runs[1], "six words in a row are the same"
    numbers = [set(re.findall(r"\d+(?:\.\d+)?", str(own["ask"]) + str(own.get("choices")))) for own in (before, after)]
    names = {"0.5", *"0123456789"}  # of lines, classes and places
    assert not (numbers[0] & numbers[1]) - names
    assert right("before")[PAIRS.index(pair)] != right("after")[PAIRS.index(pair)], "the answer can be remembered"


@pytest.mark.parametrize("own", OWN)
def test_the_right_answer_is_right(own: dict) -> None:
    torch.manual_seed(0)
    answer = own["number"] if "number" in own else dict(own["choices"])["right"].strip("`")
    exec(own["proof"], {"torch": torch, "nn": nn, "answer": answer})


@pytest.mark.parametrize("form", FORMS)
def test_neither_place_nor_length_gives_an_answer_away(form: str) -> None:
    places = Counter(answer for answer in right(form) if answer in LETTERS)
    assert [*sorted(places.values())] == [2, 2, 3, 3]
    lengths = [{name: len(text) for name, text in pair[form]["choices"]} for pair in PAIRS if "choices" in pair[form]]
    others = [[size for name, size in own.items() if name != "right"] for own in lengths]
    assert sum(own["right"] > max(rest) for own, rest in zip(lengths, others, strict=True)) <= 2, "chance makes 2.5 of 10"
    assert sum(own["right"] < min(rest) for own, rest in zip(lengths, others, strict=True)) <= 3


# --- the pages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_a_page_is_whole_and_asks_no_host_for_anything(quiz: Path, file: str) -> None:
    soup, text = soup_of(quiz / file), (quiz / file).read_text(encoding="utf-8")
    assert asked_for(soup) == []
    assert not re.search(r"https?:|fetch\(|XMLHttp|WebSocket|@import", text)
    assert soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"].startswith("default-src 'none';")
    assert text.startswith("<!DOCTYPE html>\n")
    assert soup.html["lang"] == "en"
    assert len(soup("h1")) == len(soup("main")) == 1
    assert soup.title.get_text().startswith(soup.h1.get_text())
    assert all(header["scope"] == "col" for header in soup("th"))
    assert len(soup.select("section.question")) == 12
    assert "`" not in soup.main.get_text(), "marks of code that were not read"
    assert re.search(r"@media print.*\.question \{ break-inside: avoid", text, flags=re.DOTALL)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_asks_all_and_tells_nothing(quiz: Path, form: str) -> None:
    soup, text = soup_of(quiz / f"{form}.html"), (quiz / f"{form}.html").read_text(encoding="utf-8")
    boxes = Counter(box["name"] for box in soup.select(".question input"))
    assert boxes == {f"q{i}": 4 if "choices" in pair[form] else 1 for i, pair in enumerate(PAIRS, 1)}
    hidden = ["right", *(name for pair in PAIRS for name in pair["shows"])]
    assert not [name for name in hidden if f'"{name}"' in text]
    assert not [pair for pair in PAIRS if pair["objective"] in text or pair[form]["why"] in text]


def test_the_key_has_every_answer_and_stays_out_of_the_learner_s_edition(quiz: Path, tmp_path: Path) -> None:
    cells = [[cell.get_text() for cell in line("td")] for line in soup_of(quiz / "key.html").table("tr")[1:]]
    assert cells == [[form, *right(form)] for form in FORMS]
    for pair, section in zip(PAIRS, soup_of(quiz / "key.html").select("section"), strict=True):
        shown = [[cell.get_text() for cell in line("td")] for line in section("tr")[1:]]
        for name, (*told, _) in zip(["right", *pair["shows"]], shown, strict=True):
            own = [pair[form] for form in FORMS]
            texts = [
                dict(one["choices"])[name] if "choices" in one else {**one["wrong"], "right": one["number"]}[name]
                for one in own
            ]
            assert all(
                answer.endswith(f"{text:g}" if isinstance(text, (int, float)) else text.replace("`", ""))
                for answer, text in zip(told, texts, strict=True)
            )
    edition = [path for path in make_edition(FOLDER, tmp_path / "edition").rglob("*") if path.is_file()]
    secrets = [pair[form]["why"].encode() for pair in PAIRS for form in FORMS]
    assert not [path for path in edition if "quiz" in path.name or any(own in path.read_bytes() for own in secrets)]


def test_filled_in_answers_are_never_overwritten(quiz: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["quiz", "--output", str(tmp_path / "quiz")]) == 0
    table = tmp_path / "quiz" / "answers.csv"
    assert table.read_text() == HEAD + "\n"
    table.write_text(f"{HEAD}\nAda,before\n")
    with pytest.raises(SystemExit):
        main(["quiz", "--output", str(tmp_path / "quiz"), "--replace"])
    assert "answers.csv was changed" in capsys.readouterr().err
    assert table.read_text() == f"{HEAD}\nAda,before\n"
    with pytest.raises(ValueError, match="apart from the course's notebooks"):
        make_quiz(FOLDER / "quiz")
