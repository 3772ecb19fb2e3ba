"""Bugs made by hand: each is a mistake that an author of a course really makes.

Many come from the issue threads of other courses: text and numbers that disagree, a device without its name, the test
set looked at while choosing, a batch mean without weights, a list of losses with their gradients, an exercise whose task,
check and solution have drifted apart.
"""

from dataclasses import replace
from pathlib import Path

from bugs import BOOKS, HAND, Bug, cell_bug, cell_of, once, read_book, short, text_bug, write_book


def in_both(name: str, cell: str, module: str, old: str, new: str, **more: object) -> Bug:
    """The same slip in the lesson and in the package, so that they still agree; stored anew."""
    book, cell_id = cell.split()

    def edit(root: Path) -> None:
        nb = read_book(root / BOOKS[book])
        cell_of(nb, cell_id).source = once(cell_of(nb, cell_id).source, old, new)
        write_book(root / BOOKS[book], nb)
        path = root / f"course_utils/{module}.py"
        text = path.read_text(encoding="utf-8")
        own = old if old in text else old.replace("\n    ", "\n            ")
        if text.count(own) < 1:
            raise LookupError(f"{old!r} is not in course_utils.{module}")
        path.write_text(text.replace(own, new, 1), encoding="utf-8")

    return Bug(
        f"{name} in lesson and package",
        HAND,
        "code",
        BOOKS[book],
        short(old, new),
        edit,
        stored_anew=True,
        module=module,
        **more,
    )


def both_ways(bug: Bug) -> list[Bug]:
    """The slip with the outputs left, and with the notebook stored anew."""
    return [bug, bug.anew()]


def in_the_code() -> list[Bug]:
    hard = [  # stored anew: only rules, numbers in the text and other tests can tell
        cell_bug("shuffle forgotten", "05 5-7-code-1", "batch_size=size, shuffle=True,", "batch_size=size,"),
        cell_bug("generator forgotten", "05 5-7-code-1", ", generator=generator)", ")"),
        cell_bug(
            "generator not given to the loader",
            "06 6-4-code-1",
            "shuffle=True, generator=generator)",
            "shuffle=True)",
        ),
        cell_bug("generator not restored", "06 6-5-code-2", 'generator.set_state(stored["rng"]["generator"])\n', ""),
        cell_bug("optimiser not restored", "06 6-5-code-2", 'optimizer.load_state_dict(stored["optimizer"])\n', ""),
        cell_bug("whole model saved", "06 6-2-code-1", "obj=line.state_dict()", "obj=line"),
        cell_bug("state not put into the model", "06 6-3-code-1", "print(loaded.load_state_dict(state))\n", ""),
        cell_bug("compares a model with itself", "06 6-3-code-2", "predict(loaded, X_test) -", "predict(line.cpu(), X_test) -"),
        cell_bug("birds normalised with their own statistics", "01 1-8-code-1", "(flipper_test - mean) / std",
                 "(flipper_test - flipper_test.mean()) / flipper_test.std()"),
        cell_bug("leak in the classifier's inputs", "04 4-9-code-1", "P_train.mean(dim=0), P_train.std(dim=0)",
                 "P.mean(dim=0), P.std(dim=0)"),
        cell_bug("baseline from the test set", "04 4-7-code-1", "y_train.mean().expand_as(y_test)",
                 "y_test.mean().expand_as(y_test)"),
        cell_bug("root of the RMSE forgotten", "04 4-7-code-1", ".square().mean().sqrt().item()", ".square().mean().item()"),
        cell_bug("dropout left on", "04 4-2-code-2", "    network.eval()\n", ""),
        cell_bug("accuracy on the training birds", "04 4-10-code-2", "predict(classifier, Z_test)", "predict(classifier, Z_train)"),
        cell_bug("test set watched while choosing", "05 5-3-code-1", "eval_data=val_set", "eval_data=test_set"),
        cell_bug("five times the same seed", "05 5-6-code-2", "run(seed=seed, ", "run("),
        cell_bug("best state is no copy", "05 5-9-code-2", "tensor.clone() for name", "tensor for name"),
        cell_bug("best epoch counted from 0", "05 5-8-code-6", "history.eval_loss[-1], history.n_epochs\n",
                 "history.eval_loss[-1], history.n_epochs - 1\n"),
        cell_bug("best model not loaded back", "05 5-9-code-3", "model.load_state_dict(keeper.best_state)\n", ""),
        cell_bug("validation measured twice", "05 5-10-code-1", '("test", test_set)', '("test", val_set)'),
        cell_bug("training loss drawn as evaluation loss", "03 3-8-code-2", "history.eval_loss[180:]", "history.train_loss[180:]"),
        cell_bug("curves named the wrong way round", "03 3-11-code-1", '{"with zero_grad": history, "without": broken}',
                 '{"with zero_grad": broken, "without": history}'),
        cell_bug("before and after exchanged in the figure", "03 3-7-code-2", "y_test, before, ax=left", "y_test, predict(model, X_test), ax=left"),
        cell_bug("axes of the figure exchanged", "04 4-10-code-5", 'xlabel="bill length (mm)", ylabel="body mass (g)"',
                 'xlabel="body mass (g)", ylabel="bill length (mm)"'),
        cell_bug("another image axis first", "01 1-3-code-1", "permute(2, 0, 1)", "permute(2, 1, 0)"),
        cell_bug("green for red", "01 1-3-code-2", "right.imshow(image[0]", "right.imshow(image[1]"),
        cell_bug("Adam for SGD", "03 3-4-code-1", "torch.optim.SGD", "torch.optim.Adam"),
        cell_bug("step in the test loop", "03 3-5-code-1", "        error = (test_pred", "        optimizer.step()\n        error = (test_pred"),
        cell_bug("losses kept with their gradients", "03 3-5-code-1", "train_losses.append(loss.item())", "train_losses.append(loss)"),
        cell_bug("optimiser of another model", "02 2-6-code-1", "SGD(trial.parameters()", "SGD(model.parameters()"),
        cell_bug("bias not copied", "02 2-5-code-3", "    twin.linear_layer.bias.copy_(model.bias)\n", ""),
        cell_bug("only NVIDIA's cards", "02 2-7-code-1", 'torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")',
                 'torch.device("cuda" if torch.cuda.is_available() else "cpu")'),
        cell_bug("test part of the penguins used early", "04 exercise-4-2-solution-1", "species_data.validation", "species_data.test"),
        cell_bug("solution of another exercise", "03 exercise-3-2-solution-1", 'reading_solution = "flat"', 'reading_solution = "rising"'),
        cell_bug("file that is trusted", "06 6-6-code-1", "torch.load(evil, weights_only=True,", "torch.load(evil, weights_only=False,"),
        cell_bug("any error will do", "06 6-8-code-2", 'match="size mismatch for 1.weight"', 'match="size"'),
    ]  # fmt: skip
    easy = (
        "shuffle forgotten",
        "generator forgotten",
        "generator not given",
        "leak in the",
        "step in the test",
        "Adam for SGD",
    )
    return [way for bug in hard for way in (both_ways(bug) if bug.name.startswith(easy) else [bug.anew()])]


def in_lesson_and_package() -> list[Bug]:
    training, data, saving = "training", "data", "saving"
    return [
        in_both("batch means without weights", "03 3-6-code-2", training, "total + loss * len(X), count + len(X)",
                "total + loss, count + 1"),
        in_both("gradients not cleared", "03 3-6-code-1", training, "    optimizer.zero_grad()  # 3. clear the old gradients\n", ""),
        in_both("evaluation records gradients", "03 3-6-code-3", training, "with torch.inference_mode():\n        for X, y",
                "with torch.enable_grad():\n        for X, y"),
        in_both("predict without eval mode", "04 4-5-code-2", training, "        model.eval()\n        return model(X", "        return model(X"),
        in_both("predict leaves eval mode on", "04 4-5-code-2", training, "with restore_mode(model), torch.inference_mode():\n        model.eval()",
                "with torch.inference_mode():\n        model.eval()"),
        in_both("targets not shuffled with the inputs", "01 1-6-code-1", data, "(X[rows], y[rows])", "(X[rows], y[rows.sort().values])"),
        in_both("parts cut off, not rounded", "01 1-6-code-1", data, "round(n * fraction)", "int(n * fraction)"),
        in_both("noise from everyone's random numbers", "01 1-5-code-1", data, "torch.randn(n, 1, generator=generator)", "torch.randn(n, 1)"),
        in_both("loader's random state not kept", "06 6-4-code-3", saving, '    if generator is not None:\n        states["generator"] = generator.get_state().cpu()\n', ""),
    ]  # fmt: skip


def in_the_text() -> list[Bug]:
    return [
        cell_bug("RMSE and MAE exchanged", "04 4-7-md-3", "lifts it from 0.019 to 0.167, and the MAE only to 0.066",
                 "lifts it from 0.016 to 0.066, and the RMSE only to 0.167"),
        cell_bug("kilograms for grams", "04 exercise-4-1-md-1", "`mae_grams`: their mean absolute error, in grams",
                 "`mae_grams`: their mean absolute error, in kilograms"),
        cell_bug("six columns", "03 exercises-md-2", "X has 7 normalised columns", "X has 6 normalised columns"),
        cell_bug("a method that does not exist", "03 recap-md-1", "`loss.backward()`", "`loss.backwards()`"),
        cell_bug("an argument that does not exist", "06 6-3-md-2", '`map_location="cpu"`', '`map_device="cpu"`'),
        cell_bug("a class that does not exist", "04 4-9-md-2", "`nn.BCEWithLogitsLoss`", "`nn.BCEWithLogitLoss`"),
        cell_bug("eval and train exchanged", "04 4-2-md-1", "`model.train()` sets it, and `model.eval()` clears it",
                 "`model.eval()` sets it, and `model.train()` clears it"),
        cell_bug("smaller for larger", "04 4-1-md-2", "**Answer:** smaller.", "**Answer:** larger."),
        cell_bug("no for yes", "03 3-5-md-2", "**Answer:** yes, from", "**Answer:** no, from"),
        cell_bug("the other model is worse", "02 2-8-md-3", "**Answer:** the untrained model. It", "**Answer:** the mean. It"),
        cell_bug("the other one is refused", "04 4-3-md-4", "**Answer:** the inference tensor:", "**Answer:** the quiet tensor:"),
        cell_bug("the wrong end", "04 4-6-md-3", "at the right end, up to 0.03; at the left", "at the left end, up to 0.03; at the right"),
        cell_bug("numbers exchanged", "02 2-2-md-4", "The first prediction, 0.412, is far from the truth, 0.888",
                 "The first prediction, 0.888, is far from the truth, 0.412"),
        cell_bug("of an earlier edition", "05 5-8-md-5", "It stopped after 85 epochs, 30 after the best", "It stopped after 80 epochs, 25 after the best"),
        cell_bug("minutes of another notebook", "02 top-md-1", "45 minutes, and 20 for", "45 minutes, and 25 for"),
        cell_bug("no prediction asked", "03 3-8-md-1", "**Predict before you run:** the", "The"),
        cell_bug("figure of another section", "03 3-8-md-1", "the curves of figure 3.1 look", "the curves of figure 3.3 look"),
        cell_bug("word without its entry", "03 3-4-md-1", "is called an **epoch**", "is called an epoch"),
        cell_bug("solution in view of the task", "02 exercise-2-1-md-1", "`n_linear`", "`n_linear_solution`"),
        cell_bug("another name than the cell has", "05 exercise-5-2-md-1", "- `best_epoch`: the epoch", "- `best`: the epoch"),
    ]  # fmt: skip


def in_the_package() -> list[Bug]:
    return [
        text_bug("penguins normalised with all birds", "course_utils/penguins.py", "measured = X[parts[0], : len(MEASURED)]",
                 "measured = X[:, : len(MEASURED)]"),
        text_bug("penguins in tenths of a kilogram", "course_utils/penguins.py", "grams / 1000 if", "grams / 100 if"),
        text_bug("sex of the penguins turned", "course_utils/penguins.py", '"sex"] == "male"', '"sex"] == "female"'),
        text_bug("residuals turned", "course_utils/plotting.py", "ax.scatter(x, target - guess", "ax.scatter(x, guess - target"),
        text_bug("another colour", "course_utils/plotting.py", 'target - guess, color="#0072B2", linewidth', 'target - guess, color="#D55E00", linewidth'),
        text_bug("surface turned", "course_utils/plotting.py", "for w in ws] for b in bs]", "for b in bs] for w in ws]"),
        text_bug("curves named the wrong way round", "course_utils/_curves.py",
                 '{"train_loss": "training loss", "eval_loss": "evaluation loss"}', '{"train_loss": "evaluation loss", "eval_loss": "training loss"}'),
        text_bug("epochs drawn from 0", "course_utils/_curves.py", "range(1, len(numbers) + 1)", "range(len(numbers))"),
        text_bug("evaluate leaves eval mode on", "course_utils/training.py", "    with restore_mode(model):\n        model.eval()",
                 "    if True:\n        model.eval()"),
        text_bug("metrics of the training data", "course_utils/training.py", "measure(model, eval_data)", "measure(model, batches)"),
        text_bug("modes are listed before the model is whole", "course_utils/_loops.py", "        self.parts: list[nn.Module] | None = None", "        self.parts: list[nn.Module] | None = list(model.modules())"),
        text_bug("a short last batch is lost", "course_utils/batches.py", "block = self.batch_size * max", "order = order[: n // self.batch_size * self.batch_size]\n        block = self.batch_size * max"),
        text_bug("callback's answer is ignored", "course_utils/training.py", "elif means_stop(callback(history)):", "elif callback(history) is None and False:"),
        text_bug("weights before the checks", "course_utils/saving.py", "        check_state(path, state, model)\n        model.load_state_dict(state)\n",
                 "        model.load_state_dict(state)\n        check_state(path, state, model)\n"),
        text_bug("random states not restored", "course_utils/saving.py", '            _set_rng(contents["rng"], model, generator)\n', "            pass\n"),
        text_bug("any error is expected", "course_utils/mistakes.py", "    except kind as error:", "    except Exception as error:"),
        text_bug("error that does not come", "course_utils/mistakes.py", '        raise AssertionError(f"no error came; expected {kind.__name__} with {match!r}")',
                 "        pass"),
        text_bug("check with a wide tolerance", "course_utils/checks/notebook_03.py", "_GOOD_GRAMS = 350", "_GOOD_GRAMS = 3500"),
        text_bug("check of the test birds", "course_utils/checks/notebook_04.py", "    X, y = data.validation\n    right =", "    X, y = data.test\n    right ="),
        text_bug("check that asks nothing", "course_utils/checks/notebook_04.py", "    if close(mae_came, rmse) and close(rmse_came, mae):", "    if False:"),
        text_bug("hint of another mistake", "course_utils/checks/notebook_03.py", '"growing-loss", f', '"bouncing-loss", f'),
        text_bug("two seeds for one", "course_utils/runtime.py", "    torch.manual_seed(seed)", "    torch.manual_seed(seed + 1)"),
    ]  # fmt: skip


def in_files() -> list[Bug]:
    return [
        text_bug("minutes of the table", "README.md", "| 60 + 25 | write the five-step", "| 50 + 25 | write the five-step"),
        text_bug("a package that does not exist", "README.md", "`No module named 'course_utils'`", "`No module named 'course_utls'`"),
        text_bug("a function that does not exist", "README.md", "type `train??`", "type `tarin??`"),
        text_bug("a variable that does not exist", "README.md", "`COURSE_DEVICE=cpu .venv/bin/jupyter lab`", "`COURSE_DEVCE=cpu .venv/bin/jupyter lab`"),
        text_bug("a module that does not exist", "README.md", "course_utils.teaching grade handed_in", "course_utils.teachng grade handed_in"),
        text_bug("an option that does not exist", "README.md", "handed_in --csv grades.csv", "handed_in --table grades.csv"),
        text_bug("a script that does not exist", "README.md", "`.venv/bin/python tests/store_notebooks.py`", "`.venv/bin/python tests/store_notebook.py`"),
        text_bug("a link to nothing", "README.md", "(tests/answers/README.md)", "(tests/answer/README.md)"),
        text_bug("another version of torch", "README.md", "`torch==2.13.0` for", "`torch==2.12.0` for"),
        text_bug("older than promised", "environment.yml", "  - pytorch>=2.7", "  - pytorch>=2.6"),
        text_bug("pin forgotten", "constraints.txt", "\ntorch==", "\n# torch=="),
        text_bug("slow tests only", "pyproject.toml", '"-m", "not slow and not simulated and not browser and not classroom",', '"-m", "slow",'),
        text_bug("outputs not compared", "pyproject.toml", '    "--nbval",\n', '    "--nbval-lax",\n'),
        text_bug("a folder not installed", "pyproject.toml", ', "course_utils.teaching"]', "]"),
        text_bug("CI without the simulated accelerator", ".ci/run", '\n.venv/bin/pytest -m "simulated and smoke"\n', "\n"),
        text_bug("CI that goes on after a failure", ".ci/run", "set -euo pipefail\ncd", "set -uo pipefail\ncd"),
        text_bug("one bird is another", "notebooks/data/penguins.csv", "Adelie,Torgersen,39.1,18.7,181,3750,male,2007", "Adelie,Torgersen,39.1,18.7,181,3570,male,2007"),
        text_bug("glossary: another section", "notebooks/glossary.md", "- **epoch**: ", "- **epoche**: "),
    ]  # fmt: skip


def on_the_device() -> list[Bug]:
    """Without effect on a CPU: the simulated accelerator tells."""
    forward = "return self.weight * x + self.bias"
    state = '            optimizer.load_state_dict(contents["optimizer"])\n'
    by_number = (
        '            parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]\n'
        '            optimizer.state.update({parameters[n]: own for n, own in contents["optimizer"]["state"].items()})\n'
    )
    last = 'print(f"largest error on the test set: {error.item():.3f}")'
    bugs = [
        cell_bug("inputs left on the CPU", "03 top-code-3", "X_train, y_train = X_train.to(device), y_train", "X_train, y_train = X_train, y_train"),
        cell_bug("the CPU asked for by name", "04 top-code-2", "device = get_device()", 'device = torch.device("cpu")'),
        cell_bug("loader's data not moved", "05 5-10-code-1", "columns = torch.cat([train_set[0]", "model(train_set[0])\ncolumns = torch.cat([train_set[0]"),
        cell_bug("a device's name is printed", "03 3-5-code-1", last, f'{last}\nprint("trained on", model.weight.device)').anew(),
        cell_bug("a number of the device's random stream", "03 3-5-code-1", last, f"{last}\nprint(torch.rand(1, device=device).item())").anew(),
        cell_bug("a tensor of the device is printed", "03 3-5-code-1", last, f"{last}\nprint(model.weight.detach())").anew(),
        cell_bug("all digits are printed", "03 3-5-code-1", last, f"{last}\nprint(test_pred.std().item())").anew(),
        cell_bug("a wait in every epoch", "03 3-5-code-1", "    train_losses.append(loss.item())", "    train_losses.append(loss.cpu().item())"),
        cell_bug("float64", "03 top-code-3", "X_test, y_test = X_test.to(device), y_test.to(device)", "X_test, y_test = X_test.to(device).double().float(), y_test.to(device)"),
        text_bug("a tensor that is no buffer", "course_utils/models.py", forward, f"{forward} * torch.ones(1)"),
        text_bug("randn in forward", "course_utils/models.py", forward, f"{forward} + 0 * torch.randn(len(x), 1)"),
        text_bug("optimiser state on the wrong device", "course_utils/saving.py", state, by_number),
        text_bug("matplotlib on a tensor of the device", "course_utils/plotting.py", "ax.scatter(X_train.detach().cpu(), y_train", "ax.scatter(X_train.detach(), y_train"),
        text_bug("prediction left on the device", "course_utils/training.py", "return model(X.to(device)).cpu()", "return model(X.to(device))"),
        text_bug("a wait in every batch", "course_utils/training.py", "    return loss.detach()  #", "    assert loss.item() < 1e9\n    return loss.detach()  #"),
    ]  # fmt: skip
    return [replace(bug, lane="simulated") for bug in bugs]


def by_hand() -> list[Bug]:
    """All of them."""
    return [*in_the_code(), *in_lesson_and_package(), *in_the_text(), *in_the_package(), *in_files(), *on_the_device()]
