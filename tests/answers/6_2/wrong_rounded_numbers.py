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
            "history": first_history.to_dict(),
        },
        path,
    )


def second_half(path):
    stored = torch.load(path, weights_only=True, map_location="cpu")
    resumed_model, second_optimizer = new_run()
    weights = json.loads(stored["model"])
    resumed_model.load_state_dict({name: torch.tensor(numbers) for name, numbers in weights.items()})
    second_optimizer.load_state_dict(stored["optimizer"])
    resumed_history = History.from_dict(stored["history"])
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history
