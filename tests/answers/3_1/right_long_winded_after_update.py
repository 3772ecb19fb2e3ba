# right: long-winded; flat targets made to fit flat predictions, and each loss measured after the update
class MassModel(nn.Module):
    def __init__(self, n_in, mean_mass):
        super().__init__()
        self.linear_layer = nn.Linear(n_in, 1)
        nn.init.constant_(self.linear_layer.bias, mean_mass)  # start at the mean mass

    def forward(self, X):
        y_pred = self.linear_layer(X)
        return y_pred


def fit(X, y, epochs):
    set_seed(0)
    number_of_features = X.shape[1]
    number_of_birds = X.shape[0]
    print("birds:", number_of_birds, "features:", number_of_features)
    mass_model = MassModel(number_of_features, y.mean().item())
    loss_function = nn.MSELoss()
    my_optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.2)
    scheduler = torch.optim.lr_scheduler.StepLR(my_optimizer, step_size=100, gamma=0.5)
    mass_losses = list()
    flat_targets = y[:, 0]
    for epoch in range(0, epochs, 1):
        # training
        mass_model.train()
        predictions = mass_model(X)
        flat_predictions = predictions[:, 0]
        assert flat_predictions.shape == flat_targets.shape
        loss = loss_function(flat_predictions, flat_targets)
        my_optimizer.zero_grad()
        loss.backward()
        my_optimizer.step()
        scheduler.step()
        # the loss of the model as it is now
        mass_model.eval()
        with torch.inference_mode():
            loss_now = loss_function(mass_model(X)[:, 0], flat_targets)
        mass_losses.append(loss_now.item())
    return mass_model, mass_losses
