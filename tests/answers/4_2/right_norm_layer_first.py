# right: a batch-norm layer in front brings the columns to one scale; put into eval mode inside the function
def train_classifier(X, y):
    net = nn.Sequential(nn.BatchNorm1d(3), nn.Linear(3, 3)).to(device)
    train(
        net,
        (X, y),
        loss_fn=nn.CrossEntropyLoss(),
        optimizer=torch.optim.Adam(net.parameters(), lr=0.1),
        epochs=200,
    )
    net.eval()
    return net


species_model = train_classifier(X_species, y_species)
with torch.inference_mode():
    X_val_birds = species_data.validation[0].to(device)
    y_val_birds = species_data.validation[1].to(device)
    accuracy = torch.eq(torch.argmax(species_model(X_val_birds), 1), y_val_birds).double().mean().item()
