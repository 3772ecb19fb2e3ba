# %% right: by_hand
# right: a dictionary by hand with torch.save, and History(**...)
def first_half(path):
    model, optimizer = new_run()
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    checkpoint = {
        "model": to_cpu(model.state_dict()),
        "optimizer": to_cpu(optimizer.state_dict()),
        "history": history.columns(),
    }
    torch.save(checkpoint, path)


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, optimizer = new_run()
    resumed_model.load_state_dict(stored["model"])
    optimizer.load_state_dict(stored["optimizer"])
    resumed_history = train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=optimizer,
        epochs=30,
        history=History(**stored["history"]),
    )
    return resumed_model, resumed_history


first_half(bird_folder / "by_hand.pt")
resumed_model, resumed_history = second_half(bird_folder / "by_hand.pt")

# %% right: course_checkpoint
# right: save_checkpoint, load_checkpoint and train with history=
def first_half(path):
    model, optimizer = new_run()
    half = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    save_checkpoint(path, model=model, optimizer=optimizer, history=half)


def second_half(path):
    resumed_model, resumed_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=resumed_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=resumed_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% right: fresh_model_not_new_run
# right: second_half builds model and Adam by itself, without new_run: every number comes from the file anyway
def first_half(path):
    model, optimizer = new_run()
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    save_checkpoint(path, model=model, optimizer=optimizer, history=history)


def second_half(path):
    model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    history = load_checkpoint(path, model=model, optimizer=optimizer)
    return model, train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, history=history
    )

# %% right: german_names_lambda
# right: German names, both halves through one helper, and a dict of settings with two stars
einstellungen = {"loss_fn": nn.L1Loss(), "epochs": 30}


def trainiere(modell, optimierer, verlauf=None):
    return train(modell, penguins.train, optimizer=optimierer, history=verlauf, **einstellungen)


def first_half(pfad):
    modell, optimierer = new_run()
    save_checkpoint(pfad, model=modell, optimizer=optimierer, history=trainiere(modell, optimierer))


def second_half(pfad):
    modell, optimierer = new_run()
    verlauf = load_checkpoint(pfad, model=modell, optimizer=optimierer)
    trainiere(modell, optimierer, verlauf)
    return [modell, verlauf]


# ausprobieren
first_half(bird_folder / "halb.pt")
mein_modell, mein_verlauf = second_half(bird_folder / "halb.pt")
assert mein_verlauf.train_loss == straight_history.train_loss

# %% right: histories_joined
# right: the second half has a history of its own, and the lists are joined at the end
def half_a_run(model, optimizer):
    return train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)


def first_half(path):
    first_model, first_adam = new_run()
    first_history = half_a_run(first_model, first_adam)
    save_checkpoint(path, model=first_model, optimizer=first_adam, history=first_history)


def second_half(path):
    resumed_model, second_adam = new_run()
    first_history = load_checkpoint(path, model=resumed_model, optimizer=second_adam)
    second_history = half_a_run(resumed_model, second_adam)
    return resumed_model, History(train_loss=first_history.train_loss + second_history.train_loss)

# %% right: list_of_losses
# right: the history is a plain list of the 60 losses
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history.train_loss

# %% right: loader_of_one_batch
# right: a DataLoader with all birds in one batch, not shuffled; the weights-and-optimiser file by hand
loader = DataLoader(TensorDataset(*penguins.train), batch_size=len(penguins.train[0]))
loss_fn = nn.L1Loss()


def save(path, model, optimizer, history):
    torch.save([model.state_dict(), optimizer.state_dict(), history.train_loss], path)


def load(path, model, optimizer):
    weights, adam_state, losses = torch.load(path, weights_only=True, map_location=device)
    model.load_state_dict(weights)
    optimizer.load_state_dict(adam_state)
    return History(train_loss=losses)


def first_half(path):
    model, optimizer = new_run()
    history = train(model, loader, loss_fn=loss_fn, optimizer=optimizer, epochs=30)
    save(path, model, optimizer, history)


def second_half(path):
    resumed_model, optimizer = new_run()
    history = load(path, resumed_model, optimizer)
    history = train(resumed_model, loader, loss_fn=loss_fn, optimizer=optimizer, epochs=30, history=history)
    return resumed_model, history

# %% right: one_epoch_at_a_time
# right: a loop of single epochs, saved after every tenth; the path is a text
def first_half(path):
    path = str(path)
    model, optimizer = new_run()
    history = History()
    for epoch in range(1, 31):
        history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=1, history=history)
        if epoch % 10 == 0:
            save_checkpoint(path, model=model, optimizer=optimizer, history=history)


def second_half(path):
    path = str(path)
    model, optimizer = new_run()
    history = load_checkpoint(path, model=model, optimizer=optimizer)
    while len(history) < 60:
        history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=1, history=history)
    return model, history


first_half(str(bird_folder) + "/every_tenth.pt")
resumed_model, resumed_history = second_half(str(bird_folder) + "/every_tenth.pt")

# %% right: rng_and_whole_dict
# right: a checkpoint by hand with the random states as well, as in section 6.4; loaded by the notebook's five lines
def first_half(path):
    model, optimizer = new_run()
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    torch.save(
        dict(
            weights=to_cpu(model.state_dict()),
            adam=to_cpu(optimizer.state_dict()),
            losses=history.train_loss,
            rng=rng_states(model),
        ),
        f=path,
    )


def second_half(path):
    model, optimizer = new_run()
    stored = torch.load(path, weights_only=True, map_location="cpu")
    model.load_state_dict(stored["weights"])
    optimizer.load_state_dict(stored["adam"])
    torch.set_rng_state(stored["rng"]["cpu"])
    further = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    whole = History()
    for loss in stored["losses"] + further.train_loss:
        whole.append(loss)
    return model, whole

# %% right: saved_every_epoch
# right: the callback saves after every epoch, over the same file, as one does against a crash
def first_half(path):
    model, optimizer = new_run()

    def keep(history):
        save_checkpoint(path, model=model, optimizer=optimizer, history=history)

    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, callback=keep)


def second_half(path):
    model, optimizer = new_run()
    history = load_checkpoint(path, model=model, optimizer=optimizer)
    return model, train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, history=history)

# %% right: session_class
# right: object-oriented: a class holds model, optimiser and history, and can save and load itself
class BirdSession:
    def __init__(self):
        self.model, self.optimizer = new_run()
        self.history = History()

    def go_on(self, epochs):
        train(
            self.model,
            penguins.train,
            loss_fn=nn.L1Loss(),
            optimizer=self.optimizer,
            epochs=epochs,
            history=self.history,
        )

    def save(self, path):
        save_checkpoint(path, model=self.model, optimizer=self.optimizer, history=self.history)

    @classmethod
    def load(cls, path):
        session = cls()
        session.history = load_checkpoint(path, model=session.model, optimizer=session.optimizer)
        return session


def first_half(path):
    session = BirdSession()
    session.go_on(30)
    session.save(path)


def second_half(path):
    session = BirdSession.load(path)
    session.go_on(30)
    return session.model, session.history

# %% right: stopped_by_callback
# right: the first half is a run of 60 epochs that a callback ends after 30
def first_half(path):
    model, optimizer = new_run()

    def save_and_stop(history):
        if history.n_epochs == 30:
            save_checkpoint(path, model=model, optimizer=optimizer, history=history)
            return True

    train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=60, callback=save_and_stop
    )


def second_half(path):
    resumed_model, optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=optimizer)
    left = 60 - resumed_history.n_epochs
    print(left, "epochs are left")
    resumed_history = train(
        resumed_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=left, history=resumed_history
    )
    return resumed_model, resumed_history

# %% right: three_files
# right: the optimiser under the path itself; beside it the weights in safetensors and the losses in JSON
import json

from safetensors.torch import load_file, save_file


def first_half(path):
    path = Path(path)
    part_1, opt_1 = new_run()
    losses = train(part_1, penguins.train, loss_fn=nn.L1Loss(), optimizer=opt_1, epochs=30).train_loss
    save_file(to_cpu(part_1.state_dict()), path.with_suffix(".safetensors"))
    torch.save(to_cpu(opt_1.state_dict()), path)
    path.with_suffix(".json").write_text(json.dumps(losses))
    del part_1, opt_1, losses


def second_half(path):
    path = Path(path)
    resumed_model, opt_2 = new_run()
    resumed_model.load_state_dict(load_file(path.with_suffix(".safetensors")))
    opt_2.load_state_dict(torch.load(path, weights_only=True))
    resumed_history = History()
    for loss in json.loads(path.with_suffix(".json").read_text()):
        resumed_history.append(loss)
    train(resumed_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=opt_2, epochs=30, history=resumed_history)
    return resumed_model, resumed_history

# %% right: type_hints
# right: type hints and docstrings; the path is written once more as a Path
def first_half(path: str | Path) -> None:
    """Train 30 epochs and leave a checkpoint under `path`."""
    model, optimizer = new_run()
    history: History = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    save_checkpoint(Path(path), model=model, optimizer=optimizer, history=history)


def second_half(path: str | Path) -> tuple[nn.Module, History]:
    """Go on from the checkpoint under `path` to the end of 60 epochs."""
    model, optimizer = new_run()
    history: History = load_checkpoint(Path(path), model=model, optimizer=optimizer)
    assert history.n_epochs == 30, history
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, history=history)
    return model, history

# %% right: with_validation
# right: both halves also measure the validation loss
settings = dict(loss_fn=nn.L1Loss(), eval_data=penguins.validation)


def first_half(path):
    model_a, adam_a = new_run()
    history_a = train(model_a, penguins.train, optimizer=adam_a, epochs=30, **settings)
    return save_checkpoint(path, model=model_a, optimizer=adam_a, history=history_a)


def second_half(path):
    model_b, adam_b = new_run()
    history_b = load_checkpoint(path, model=model_b, optimizer=adam_b)
    return model_b, train(model_b, penguins.train, optimizer=adam_b, epochs=30, history=history_b, **settings)


resumed_model, resumed_history = second_half(first_half(bird_folder / "with_validation.pt"))

# %% right: zip_of_three
# right: three parts, weights, optimiser and losses, packed into one zip archive under the path
import io
import json
import zipfile


def first_half(path):
    model, optimizer = new_run()
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    with zipfile.ZipFile(path, "w") as archive:
        for name, state in (("model.pt", model.state_dict()), ("adam.pt", optimizer.state_dict())):
            buffer = io.BytesIO()
            torch.save(to_cpu(state), buffer)
            archive.writestr(name, buffer.getvalue())
        archive.writestr("losses.json", json.dumps(history.train_loss))


def second_half(path):
    model, optimizer = new_run()
    with zipfile.ZipFile(path) as archive:
        model.load_state_dict(torch.load(io.BytesIO(archive.read("model.pt")), weights_only=True))
        optimizer.load_state_dict(torch.load(io.BytesIO(archive.read("adam.pt")), weights_only=True))
        history = History(train_loss=json.loads(archive.read("losses.json")))
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, history=history)
    return model, history

# %% untold: adam_state_in_global
# wrong: weights and history go through the file, Adam's state through a global name
# hint: after a crash the name is gone: the optimiser belongs into the file
def first_half(path):
    global adam_state
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    adam_state = first_optimizer.state_dict()
    torch.save(
        {
            "model": first_model.state_dict(),
            "history": first_history.columns(),
        },
        path,
    )


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, second_optimizer = new_run()
    resumed_model.load_state_dict(stored["model"])
    second_optimizer.load_state_dict(adam_state)
    resumed_history = History(**stored["history"])
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% untold: copy_of_straight
# wrong: a copy of the straight run is saved and given back
# hint: train the two halves and load the checkpoint
def first_half(path):
    save_checkpoint(path, model=straight_model, optimizer=straight_optimizer, history=straight_history)


def second_half(path):
    resumed_model, optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=optimizer)
    return resumed_model, resumed_history

# %% untold: history_in_global
# wrong: the history of the first half is kept in a global name and not taken from the file
# hint: after a crash the name is gone: take the history that load_checkpoint returns
def first_half(path):
    global first_history
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=first_history,
    )
    return resumed_model, first_history

# %% untold: other_suffix
# wrong: both functions change the ending of the path to .pth, so under the path itself there is no file
# hint: save under the path as it is given
from pathlib import Path


def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(Path(path).with_suffix(".pth"), model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(Path(path).with_suffix(".pth"), model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% untold: sixty_in_first_half
# wrong: all 60 epochs are trained before the file is saved; second_half only loads (nearly right: the end is the same)
# hint: 30 epochs in each half
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=60
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    return resumed_model, resumed_history

# %% wrong: class_not_object -> not-a-model
# wrong: the first of the two results is the function new_model and not a model
# hint: an object: the model that was trained
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return new_model, resumed_history

# %% wrong: file_not_used -> never-loaded
# wrong: second_half does not read the file, but trains a new run for 60 epochs (nearly right: the end is the same)
# hint: load the checkpoint and train the 30 epochs that are left
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = train(
        resumed_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=second_optimizer, epochs=60
    )
    return resumed_model, resumed_history

# %% wrong: file_of_an_earlier_try -> never-loaded
# wrong: second_half loads the file of an earlier try and not that of its path (nearly right)
# hint: load what lies under path
try_path = bird_folder / "my_try.pt"


def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(try_path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history


first_half(try_path)
resumed_model, resumed_history = second_half(try_path)

# %% wrong: first_half_once_more -> never-loaded
# wrong: second_half begins by calling first_half again, so it does not go on from the file that is there, but makes it anew
# hint: nothing is left but the file: load it, without first_half
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    first_half(path)
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: first_model -> other-model
# wrong: the model that comes back is that of the first half, which first_half leaves behind as a global name
# hint: the model of the second half
def first_half(path):
    global first_model
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    second_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=second_model, optimizer=second_optimizer)
    train(
        second_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return first_model, resumed_history

# %% wrong: fixed_file_name -> never-saved
# wrong: both functions use a file in bird_folder, whatever path they are given
# hint: use the argument: the check gives a path of its own
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(bird_folder / "half.pt", model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(bird_folder / "half.pt", model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: folder_from_the_notebook -> never-saved
# wrong: first_half joins the path to bird_folder by its name alone, second_half takes it as it is: two different places
# hint: the same path in both functions
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(bird_folder / Path(path).name, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: half_precision -> optimizer-lost
# wrong: the weights are stored as float16 to save room, so digits are lost
# hint: rounding: store the weights as they are, in float32
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    torch.save(
        {
            "model": {name: tensor.half() for name, tensor in first_model.state_dict().items()},
            "optimizer": first_optimizer.state_dict(),
            "history": first_history.columns(),
        },
        path,
    )


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, second_optimizer = new_run()
    resumed_model.load_state_dict(stored["model"])
    second_optimizer.load_state_dict(stored["optimizer"])
    resumed_history = History(**stored["history"])
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: history_as_model -> not-a-model
# wrong: the model that comes back is what train returned
# hint: train returns the history; the model is changed in place
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    second_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=second_model, optimizer=second_optimizer)
    resumed_model = train(
        second_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: history_doubled -> too-long
# wrong: the first half is put in front of a history that has it already
# hint: load_checkpoint's history has the first 30 already
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    first_losses = list(resumed_history.train_loss)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    resumed_history = History(train_loss=first_losses + resumed_history.train_loss)
    return resumed_model, resumed_history

# %% wrong: history_not_passed -> history-lost
# wrong: train gets no history=, so the result has 30 epochs only
# hint: pass history= so that the 60 epochs are together
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    resumed_history = train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
    )
    return resumed_model, resumed_history

# %% wrong: history_of_first_half -> history-lost
# wrong: the second half is not added to the history of the file
# hint: take what the second train returns, or pass history=
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
    )
    return resumed_model, resumed_history

# %% wrong: joined_in_wrong_order -> other-start
# wrong: the losses of the second half stand before those of the first
# hint: first the 30 losses of the file, then the others
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    second_history = train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
    )
    resumed_history = History(train_loss=second_history.train_loss + resumed_history.train_loss)
    return resumed_model, resumed_history

# %% wrong: kept_in_a_dictionary -> never-saved
# wrong: the checkpoint is kept in a dictionary of the notebook, under the path as key, and never written to a file
# hint: write a file: torch.save or save_checkpoint
from copy import deepcopy

store = {}


def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    store[path] = deepcopy((first_model.state_dict(), first_optimizer.state_dict(), first_history))


def second_half(path):
    resumed_model, second_optimizer = new_run()
    weights, adam_state, resumed_history = deepcopy(store[path])
    resumed_model.load_state_dict(weights)
    second_optimizer.load_state_dict(adam_state)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: mini_batches -> other-start
# wrong: both halves train in shuffled mini-batches, the straight run does not
# hint: the same data as the straight run: penguins.train as it is
loader = DataLoader(TensorDataset(*penguins.train), batch_size=32, shuffle=True)


def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, loader, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        loader,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: model_alone -> wrong-return
# wrong: second_half returns the model alone
# hint: two results: the model and the history
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model

# %% wrong: model_not_loaded -> weights-lost
# wrong: only the optimiser's state is loaded
# hint: load the weights too
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    torch.save(
        {
            "model": first_model.state_dict(),
            "optimizer": first_optimizer.state_dict(),
            "history": first_history.columns(),
        },
        path,
    )


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, second_optimizer = new_run()
    second_optimizer.load_state_dict(stored["optimizer"])
    resumed_history = History(**stored["history"])
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: mse_in_both_halves -> other-start
# wrong: both halves use MSELoss, which the straight run does not
# hint: the loss of the straight run: nn.L1Loss()
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.MSELoss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: never_saved -> never-saved
# wrong: no checkpoint is saved and loaded: the same model simply goes on, kept in global names
# hint: save a checkpoint under the path and load it into another new_run()
def first_half(path):
    global half_model, half_optimizer, half_history
    half_model, half_optimizer = new_run()
    half_history = train(half_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=half_optimizer, epochs=30)


def second_half(path):
    train(
        half_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=half_optimizer,
        epochs=30,
        history=half_history,
    )
    return half_model, half_history

# %% wrong: new_history -> history-lost
# wrong: an empty History is passed to the second half
# hint: the history of the file must go on
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    new_history = History()
    resumed_history = train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=new_history,
    )
    return resumed_model, resumed_history

# %% wrong: new_model_without_seed -> other-start
# wrong: the first half starts from new_model() without the seed of new_run()
# hint: start from new_run(), so that the start is the same
def first_half(path):
    first_model = new_model().to(device)
    first_optimizer = torch.optim.Adam(first_model.parameters(), lr=0.01)
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: new_run_after_loading -> weights-lost
# wrong: new_run is called again after loading, so everything starts anew
# hint: new_run first, then load
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    resumed_model, second_optimizer = new_run()
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: no_optimizer_loaded -> optimizer-lost
# wrong: load_checkpoint gets no optimizer, so only the weights come back
# hint: Adam's averages are lost: optimizer= in load_checkpoint
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: no_path_argument -> function-fails
# wrong: second_half takes no path; it uses that of the try below
# hint: a function of a path: def second_half(path)
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half():
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(half_path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history


half_path = bird_folder / "half.pt"
first_half(half_path)
resumed_model, resumed_history = second_half()

# %% wrong: no_return -> wrong-return
# wrong: second_half returns nothing
# hint: return the model and the history
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )

# %% wrong: off_by_one -> too-short
# wrong: the second half has 29 epochs
# hint: 60 epochs in all: 30 more
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=len(range(31, 60)),
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: old_optimizer -> function-fails
# wrong: the optimiser of the straight run is used for the resumed model, a copy slip; loading refuses it
# hint: the optimiser that new_run() gave with this model
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=straight_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=straight_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: optimizer_not_loaded -> optimizer-lost
# wrong: the optimiser's state is saved but not loaded
# hint: optimizer.load_state_dict is missing
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    torch.save(
        {
            "model": first_model.state_dict(),
            "optimizer": first_optimizer.state_dict(),
            "history": first_history.columns(),
        },
        path,
    )


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, second_optimizer = new_run()
    resumed_model.load_state_dict(stored["model"])
    resumed_history = History(**stored["history"])
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: optimizer_not_saved -> optimizer-lost
# wrong: the dictionary holds weights and history, but not the optimiser's state
# hint: Adam's averages are lost: save optimizer.state_dict() too
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    torch.save(
        {
            "model": first_model.state_dict(),
            "history": first_history.columns(),
        },
        path,
    )


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, second_optimizer = new_run()
    resumed_model.load_state_dict(stored["model"])
    resumed_history = History(**stored["history"])
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: other_loss -> weights-lost
# wrong: the second half uses MSELoss
# hint: the same loss in both halves: nn.L1Loss
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.MSELoss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: other_rate -> optimizer-lost
# wrong: the second half goes on at a tenth of the rate
# hint: the settings must stay the same
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    second_optimizer.param_groups[0]["lr"] = 0.001
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: other_start -> other-start
# wrong: the first half starts from new_model() with another seed
# hint: start from new_run()
def first_half(path):
    set_seed(42)
    first_model = new_model().to(device)
    first_optimizer = torch.optim.Adam(first_model.parameters(), lr=0.01)
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: results_not_functions -> wrong-type
# wrong: the two names are used again for what the functions returned
# hint: first_half and second_half must stay functions
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history


first_half = first_half(bird_folder / "half.pt")
second_half = second_half(bird_folder / "half.pt")

# %% wrong: results_swapped -> wrong-order
# wrong: the two results are in the wrong order: first the history, then the model
# hint: the order: return model, history
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_history, resumed_model

# %% wrong: returned_before_training -> history-lost
# wrong: return stands before train, so the 30 further epochs are never run
# hint: train first, return last
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    return resumed_model, resumed_history
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )

# %% wrong: rounded_numbers -> optimizer-lost
# wrong: the weights go into the file as JSON text with four decimals
# hint: rounding: the run must end just where the straight one ends
import json


def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    weights = {
        name: torch.round(tensor.cpu(), decimals=4).tolist() for name, tensor in first_model.state_dict().items()
    }
    torch.save(
        {
            "model": json.dumps(weights),
            "optimizer": first_optimizer.state_dict(),
            "history": first_history.columns(),
        },
        path,
    )


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, second_optimizer = new_run()
    weights = json.loads(stored["model"])
    resumed_model.load_state_dict({name: torch.tensor(numbers) for name, numbers in weights.items()})
    second_optimizer.load_state_dict(stored["optimizer"])
    resumed_history = History(**stored["history"])
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: same_epochs_twice -> weights-lost
# wrong: the history is the first half twice
# hint: the losses of the second half come behind the first
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
    )
    return resumed_model, History(train_loss=2 * resumed_history.train_loss)

# %% wrong: saved_before_training -> history-lost
# wrong: save_checkpoint stands before train, so the file holds a run of 0 epochs
# hint: save after the 30 epochs
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = History()
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)
    train(
        first_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=first_optimizer,
        epochs=30,
        history=first_history,
    )


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: saved_too_early -> weights-lost
# wrong: the states of model and optimiser are taken before the first half, only the history after it
# hint: take the states after the 30 epochs
def first_half(path):
    first_model, first_optimizer = new_run()
    weights = {name: tensor.clone() for name, tensor in first_model.state_dict().items()}
    adam_state = first_optimizer.state_dict()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    torch.save(
        {
            "model": weights,
            "optimizer": adam_state,
            "history": first_history.columns(),
        },
        path,
    )


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, second_optimizer = new_run()
    resumed_model.load_state_dict(stored["model"])
    second_optimizer.load_state_dict(stored["optimizer"])
    resumed_history = History(**stored["history"])
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: sgd_in_second_half -> function-fails
# wrong: the second half goes on with SGD in place of Adam; loading refuses it
# hint: the same optimiser in both halves: that of new_run()
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, _ = new_run()
    second_optimizer = torch.optim.SGD(resumed_model.parameters(), lr=0.01)
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: sixty_more -> too-long
# wrong: the second half has 60 epochs, 90 in all
# hint: 30 further epochs: epochs counts the new ones
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=60,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: state_dict -> not-a-model
# wrong: the first of the two results is the state_dict
# hint: the model itself
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model.state_dict(), resumed_history

# %% wrong: straight_model_again -> same-object
# wrong: second_half gives the straight run back, its model and its history
# hint: it must be trained in two halves through the file
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model = straight_model
    resumed_history = straight_history
    return resumed_model, resumed_history

# %% wrong: text -> wrong-type
# wrong: the history that comes back is a text about the history
# hint: the History itself, not its description
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, repr(resumed_history)

# %% wrong: thirty_one_in_first_half -> too-long
# wrong: the first half has 31 epochs, by range-like counting from 0 to 30
# hint: 30 epochs in the first half
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=len(range(0, 31))
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: validation_birds -> weights-lost
# wrong: the second half trains on the validation birds
# hint: penguins.train in both halves
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.validation,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history

# %% wrong: validation_in_second_half_only -> function-fails
# wrong: only the second half measures the validation loss, and the history of the file has no such column; train refuses it
# hint: the same eval_data in both halves, or in none
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
        eval_data=penguins.validation,
    )
    return resumed_model, resumed_history

# %% wrong: weights_only_saved -> history-lost
# wrong: save_weights in place of a checkpoint; optimiser and history are lost
# hint: weights are not enough: the optimiser's state and the history too
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_weights(first_model, path)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    load_weights(resumed_model, path, device=device)
    resumed_history = train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
    )
    return resumed_model, resumed_history
