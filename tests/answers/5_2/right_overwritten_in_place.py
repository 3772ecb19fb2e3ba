# right: a second model receives the parameters in place, with copy_; best_epoch is a tensor of one number
def network_256():
    return nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)


set_seed(42)
student, kept_model = network_256(), network_256()


@torch.no_grad()
def keep_parameters(history):
    if min(history.eval_loss) == history.eval_loss[-1]:
        for kept, new in zip(kept_model.parameters(), student.parameters(), strict=True):
            kept.copy_(new)


kept_history = train(
    student,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.RMSprop(student.parameters(), lr=0.003),
    epochs=400,
    eval_data=penguins.validation,
    callback=keep_parameters,
)
best_epoch = torch.tensor(kept_history.eval_loss).argmin() + 1
