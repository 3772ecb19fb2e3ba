# %% right: assertions_turned
# right: everything is asserted in one block, and one except clause turns each failure into a ValueError
def load_or_refuse(path):
    model = new_model()
    try:
        assert Path(path).is_file(), "the file is not there"
        weights = torch.load(path, map_location=device, weights_only=True)
        assert isinstance(weights, dict), "the file holds no state_dict"
        assert weights.keys() == model.state_dict().keys(), "the names are those of another model"
        result = model.load_state_dict(weights)
        assert not result.missing_keys and not result.unexpected_keys
    except Exception as problem:
        raise ValueError(f"Sorry, I refuse {path}: {problem or type(problem).__name__}")
    return model

# %% right: built_from_the_file
# right: the parameters are put in one by one; a set of problems is collected first
def problems_of(state, model):
    if not hasattr(state, "items"):
        return ["no state_dict"]
    wanted = {name: (tensor.shape, tensor.dtype) for name, tensor in model.state_dict().items()}
    came = {name: (getattr(value, "shape", None), getattr(value, "dtype", None)) for name, value in state.items()}
    return [str(name) for name in wanted.keys() | came.keys() if wanted.get(name) != came.get(name)]


def load_or_refuse(path):
    state = None
    try:
        with open(path, "rb") as file:
            state = torch.load(file, weights_only=True, map_location="cpu")
    except Exception as error:
        message = f"not a file with plain weights: {path} ({type(error).__name__})"
        raise ValueError(message) from None
    model = new_model()
    problems = problems_of(state, model)
    if problems:
        raise ValueError("does not fit the bird model: " + ", ".join(problems))
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(state[name])
    return model

# %% right: callable_object
# right: an object with __call__ and an error class of its own, which is a ValueError
class BadWeights(ValueError):
    """A file that does not hold the weights of our model."""


class Loader:
    def __init__(self, build):
        self.build = build

    def read(self, path):
        try:
            return torch.load(path, weights_only=True, map_location="cpu")
        except Exception as error:
            raise BadWeights(f"cannot read {path}") from error

    def __call__(self, path):
        model = self.build()
        state = self.read(path)
        try:
            model.load_state_dict(state, strict=True)
        except (RuntimeError, TypeError, AttributeError) as error:
            raise BadWeights(f"{path} is of another model") from error
        return model


load_or_refuse = Loader(new_model)

# %% right: case_by_case
# right: a message for each case, and names and shapes compared by hand before anything is loaded
def load_or_refuse(path):
    path = Path(path)
    if not path.exists():
        raise ValueError(f"There is no file {path}.")
    if path.is_dir():
        raise ValueError(f"{path} is a folder, not a file.")
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except pickle.UnpicklingError:
        raise ValueError(f"{path} holds more than numbers. I do not run programs of strangers.")
    except Exception:
        raise ValueError(f"{path} is damaged. Please copy it again.")
    if not isinstance(state, dict):
        raise ValueError(f"{path} holds a {type(state).__name__} and no state_dict.")
    model = new_model()
    own = model.state_dict()
    if list(state) != list(own):
        raise ValueError(f"{path} has the names {list(state)}, the model has {list(own)}.")
    for name in own:
        if not isinstance(state[name], torch.Tensor):
            raise ValueError(f"{name} in {path} is no tensor.")
        if state[name].shape != own[name].shape:
            raise ValueError(f"{name} in {path} has the shape {tuple(state[name].shape)}.")
    model.load_state_dict(state)
    return model.to(device)

# %% right: inner_helper_eval
# right: an inner function refuses; the model comes back in eval mode and without gradients
import os


def load_or_refuse(path, build=new_model):
    def refuse(reason, error=None):
        raise ValueError(f"{os.path.basename(path)} refused: {reason}") from error

    if not os.path.isfile(path):
        refuse("there is no such file")
    if os.path.getsize(path) == 0:
        refuse("it is empty")
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        refuse("it is damaged, or holds more than tensors", error)
    model = build()
    try:
        model.load_state_dict(state)
    except Exception as error:
        refuse("its tensors are not those of the bird model", error)
    model.eval()
    model.requires_grad_(False)
    return model

# %% right: load_weights_wrapped
# right: load_weights does the work, and both of its errors get words of one's own
def load_or_refuse(path):
    try:
        return load_weights(new_model(), path, device=device)
    except (OSError, ValueError) as error:
        raise ValueError(f"I cannot take {path} as the weights of a bird model: {error}") from error

# %% right: torch_load_catch_all
# right: plain torch.load and load_state_dict, and any Exception becomes a ValueError
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        raise ValueError("this file cannot be read as weights") from error
    model = new_model()
    try:
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError("these are not the weights of a bird model") from error
    return model

# %% right: very_short
# right: as short as it goes: everything that fails is a ValueError
def load_or_refuse(path):
    try:
        return load_weights(new_model(), path)
    except Exception:
        raise ValueError("no good weights in this file")

# %% wrong: by_the_ending -> refuses-good
# wrong: good files are refused when their name does not end in .pth
# hint: the content decides, not the name: .pt is as good
def load_or_refuse(path):
    if not str(path).endswith(".pth"):
        raise ValueError("weights end in .pth")
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model

# %% wrong: class_returned -> returns-no-model
# wrong: the class of the model is returned
# hint: return the object with the weights
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return type(model)

# %% wrong: generator -> returns-no-model
# wrong: yield in place of return: the call does nothing yet
# hint: return, not yield
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    yield model

# %% wrong: half_loaded -> accepts-other-shape
# wrong: tensors that do not fit are left out, the rest is loaded
# hint: a mixture of two models; refuse the whole file
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        state = dict(state)
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    model = new_model()
    own = model.state_dict()
    for name in own:
        if name in state and state[name].shape == own[name].shape:
            own[name].copy_(state[name])
    return model

# %% wrong: into_bird_model -> same-model
# wrong: the weights go into bird_model itself
# hint: a new model, not bird_model
def load_or_refuse(path):
    model = bird_model
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model

# %% wrong: list_escapes -> other-error
# wrong: only RuntimeError is caught at loading; a file with a list in it raises TypeError
# hint: everything else: also a file that holds no state_dict
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    model = new_model()
    try:
        model.load_state_dict(state)
    except RuntimeError as error:
        raise ValueError(f"{path} holds the weights of another model") from error
    return model

# %% wrong: missing_file_escapes -> other-error
# wrong: a missing file raises FileNotFoundError
# hint: no file there: ValueError is wanted too
def load_or_refuse(path):
    try:
        return load_weights(new_model(), path)
    except ValueError as error:
        raise ValueError(f"I do not take {path}") from error

# %% wrong: model_not_function -> wrong-type
# wrong: load_or_refuse is a loaded model and not a function
# hint: define a function
save_weights(bird_model, bird_folder / "good.pth")
load_or_refuse = load_weights(new_model(), bird_folder / "good.pth")

# %% wrong: names_only -> other-error
# wrong: only the names are compared; other shapes raise RuntimeError
# hint: shapes must be compared too, or the RuntimeError caught
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    model = new_model()
    if not isinstance(state, dict) or state.keys() != model.state_dict().keys():
        raise ValueError(f"{path} is of another model")
    model.load_state_dict(state)
    return model

# %% wrong: no_words -> no-words
# wrong: the ValueError has no words
# hint: give the error a message of your own
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError from error
    return model

# %% wrong: none -> wrong-type
# wrong: the name holds None, because the result of a print was assigned
# hint: a function is wanted
def my_function(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model


load_or_refuse = print("ready")

# %% wrong: not_put_in -> weights-not-loaded
# wrong: the weights are checked but never put into the model
# hint: load_state_dict is missing
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        fits = {k: v.shape for k, v in state.items()} == {k: v.shape for k, v in model.state_dict().items()}
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    if not fits:
        raise ValueError(f"{path} is of another model")
    return model

# %% wrong: not_strict -> accepts-missing-key
# wrong: strict=False takes the weights of another model
# hint: strict=False accepts missing and unexpected names
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state, strict=False)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model

# %% wrong: only_file_errors -> other-error
# wrong: loading is outside of the try, so the weights of another model raise RuntimeError
# hint: load_state_dict can fail too
def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    model = new_model()
    model.load_state_dict(state)
    return model

# %% wrong: only_unpickling -> other-error
# wrong: only pickle.UnpicklingError is caught
# hint: a cut file and other weights raise other errors
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except pickle.UnpicklingError as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model

# %% wrong: path_ignored -> weights-not-loaded
# wrong: the function always loads one fixed file
# hint: use the argument path
save_weights(bird_model, bird_folder / "good.pth")


def load_or_refuse(path):
    try:
        return load_weights(new_model(), bird_folder / "good.pth")
    except Exception as error:
        raise ValueError(f"I do not take {path}") from error

# %% wrong: prints_only -> accepts-missing
# wrong: a message is printed, and the model with random numbers is returned
# hint: raise ValueError; a print does not stop anybody
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        print("bad file:", error)
    return model

# %% wrong: raises_a_text -> other-error
# wrong: a text is raised, which is a TypeError
# hint: raise ValueError("…"), not a bare text
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception:
        raise "this file is bad"
    return model

# %% wrong: read_outside_try -> other-error
# wrong: torch.load is outside of the try
# hint: torch.load can fail too: missing, cut short, a program
def load_or_refuse(path):
    model = new_model()
    state = torch.load(path, weights_only=True, map_location="cpu")
    try:
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model

# %% wrong: refuses_everything -> refuses-good
# wrong: the raise stands outside of the except clause, so every file is refused
# hint: good files must be loaded: look at the indent of raise
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        print(error)
    raise ValueError(f"{path} does not hold the weights of a bird model")
    return model

# %% wrong: result_of_load -> returns-no-model
# wrong: what load_state_dict returns is returned
# hint: load_state_dict returns a message; return the model
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        result = model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return result

# %% wrong: return_forgotten -> returns-no-model
# wrong: nothing is returned for a good file
# hint: return the model
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error

# %% wrong: returns_none -> accepts-missing
# wrong: a bad file gives None and no error
# hint: raise ValueError, do not return None
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception:
        return None
    return model

# %% wrong: returns_the_error -> accepts-missing
# wrong: the ValueError is returned and not raised
# hint: raise, not return
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        return ValueError(f"{path} does not hold the weights of a bird model")
    return model

# %% wrong: runs_the_program -> program-ran
# wrong: weights_only=False: a program in the file is run
# hint: weights_only=True; the file's program ran
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=False, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model

# %% wrong: runtime_error -> other-error
# wrong: another kind of error is raised
# hint: ValueError is wanted
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise RuntimeError(f"{path} does not hold the weights of a bird model") from error
    return model

# %% wrong: same_model_every_time -> one-model
# wrong: the model is made once, outside of the function
# hint: make a new model in every call
model = new_model()


def load_or_refuse(path):
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model

# %% wrong: second_try_without_guard -> program-ran
# wrong: if the safe load fails, the file is loaded with weights_only=False
# hint: never fall back to weights_only=False
def load_or_refuse(path):
    model = new_model()
    try:
        try:
            state = torch.load(path, weights_only=True, map_location="cpu")
        except pickle.UnpicklingError:
            state = torch.load(path, weights_only=False, map_location="cpu")  # perhaps an old file
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return model

# %% wrong: state_dict_returned -> returns-no-model
# wrong: the state_dict is returned and not a model
# hint: return the model
def load_or_refuse(path):
    model = new_model()
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
        model.load_state_dict(state)
    except Exception as error:
        raise ValueError(f"{path} does not hold the weights of a bird model") from error
    return state
