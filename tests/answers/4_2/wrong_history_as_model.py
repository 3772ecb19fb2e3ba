# wrong: the function returns what train returns, a History and not the model
# hint: train changes the model in place and returns the history: return the model
def share_right(logits, y):
    return (logits.argmax(dim=1) == y).float().mean().item()


def train_classifier(X, y):
    set_seed(42)
    net = nn.Linear(3, 3).to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    return train(
        net,
        (X, y),
        loss_fn=nn.CrossEntropyLoss(),
        optimizer=optimizer,
        epochs=200,
        eval_data=species_data.validation,
        metrics={"accuracy": share_right},
    )


species_model = train_classifier(X_species, y_species)
accuracy = species_model.metrics["accuracy"][-1]
