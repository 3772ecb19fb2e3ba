# right: the best state is saved into memory with torch.save and read back
import io

set_seed(42)
model = nn.Sequential(nn.Linear(7, 300), nn.ReLU(), nn.Linear(300, 1)).to(device)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
saved = {"loss": float("inf")}


def save_if_better(history):
    if history.eval_loss[-1] < saved["loss"]:
        memory = io.BytesIO()
        torch.save(model.state_dict(), memory)
        saved.update(loss=history.eval_loss[-1], epoch=history.n_epochs, memory=memory)


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=500,
    eval_data=penguins.validation,
    callback=save_if_better,
)
saved["memory"].seek(0)
model.load_state_dict(torch.load(saved["memory"], weights_only=True))
kept_model, best_epoch = model, saved["epoch"]
