# right: class weights, label smoothing and weight decay, accuracy as a metric of train
counts = species_data.train[1].bincount(minlength=3)
weights = (counts.sum() / (3 * counts)).float().to(device)


def share_right(logits, y):
    return (logits.argmax(dim=1) == y).float().mean().item()


set_seed(2)
species_model = nn.Sequential(nn.Linear(3, 24), nn.GELU(), nn.Linear(24, 3)).to(device)
h = train(
    species_model,
    species_data.train,
    loss_fn=nn.CrossEntropyLoss(weight=weights, label_smoothing=0.05),
    optimizer=torch.optim.AdamW(species_model.parameters(), lr=0.01, weight_decay=0.01),
    epochs=150,
    eval_data=species_data.validation,
    metrics={"accuracy": share_right},
)
accuracy = h.metrics["accuracy"][-1]
