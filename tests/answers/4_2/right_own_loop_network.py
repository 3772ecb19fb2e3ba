# right: a network and a loop of one's own instead of train; the right ones are counted with int()
def train_classifier(X, y):
    torch.manual_seed(0)
    X, y = X.to(device), y.to(device)
    network = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(network.parameters(), lr=0.01)
    for epoch in range(150):
        network.train()
        loss = loss_fn(network(X), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return network


species_model = train_classifier(*species_data.train)
species_model.eval()
with torch.inference_mode():
    logits = species_model(species_data.validation[0].to(device)).cpu()
right = int((logits.argmax(1) == species_data.validation[1]).sum())
accuracy = right / len(logits)
print(f"{right} of {len(logits)}")
