# wrong: the model returned is a copy made before the training, another model was trained
# hint: this model was never trained; the losses belong to another one
import copy


def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    mass_model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
