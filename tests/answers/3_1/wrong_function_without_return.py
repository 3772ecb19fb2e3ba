# wrong: the training function has no return, so mass_model is None
# hint: mass_model is None: the function must return the model
losses = []


def train_bird_model():
    bird_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(bird_model.parameters(), lr=0.1)
    for epoch in range(200):
        loss = nn.MSELoss()(bird_model(X_birds), y_birds)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())


mass_model = train_bird_model()
mass_losses = losses
