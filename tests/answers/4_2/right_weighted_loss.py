# right: class weights, label smoothing and weight decay, accuracy as a metric that evaluate measures
from course_utils.training import evaluate


def share_right(logits, y):
    return (logits.argmax(dim=1) == y).float().mean().item()


def train_classifier(X, y):
    counts = y.bincount(minlength=3).clamp(min=1)
    weights = (counts.sum() / (3 * counts)).float().to(device)
    set_seed(2)
    model = nn.Sequential(nn.Linear(3, 24), nn.GELU(), nn.Linear(24, 3)).to(device)
    train(
        model,
        (X, y),
        loss_fn=nn.CrossEntropyLoss(weight=weights, label_smoothing=0.05),
        optimizer=torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.01),
        epochs=150,
    )
    return model


species_model = train_classifier(X_species, y_species)
measured = evaluate(species_model, species_data.validation, loss_fn=nn.CrossEntropyLoss(), metrics={"accuracy": share_right})
accuracy = measured["accuracy"]
