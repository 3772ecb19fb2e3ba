# wrong: the weights go through a JSON file with four decimals
# hint: rounding: the run must end just where the straight one ends
import json

first_model, first_optimizer = new_run()
first_history = train(
    first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
)
weights = {
    name: torch.round(tensor.cpu(), decimals=4).tolist() for name, tensor in first_model.state_dict().items()
}
(bird_folder / "break.json").write_text(json.dumps(weights))
torch.save(first_optimizer.state_dict(), bird_folder / "break_adam.pt")

weights = json.loads((bird_folder / "break.json").read_text())
resumed_model, second_optimizer = new_run()
resumed_model.load_state_dict({name: torch.tensor(numbers) for name, numbers in weights.items()})
second_optimizer.load_state_dict(torch.load(bird_folder / "break_adam.pt", weights_only=True))
resumed_history = train(
    resumed_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=second_optimizer,
    epochs=30,
    history=first_history,
)
