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
