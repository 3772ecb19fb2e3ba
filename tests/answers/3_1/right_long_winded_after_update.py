# right: long-winded; flat targets made to fit flat predictions, and each loss measured after the update
set_seed(0)
number_of_features = X_birds.shape[1]
number_of_birds = X_birds.shape[0]
print("birds:", number_of_birds, "features:", number_of_features)


class MassModel(nn.Module):
    def __init__(self, n_in):
        super().__init__()
        self.linear_layer = nn.Linear(n_in, 1)
        nn.init.constant_(self.linear_layer.bias, y_birds.mean().item())  # start at the mean mass

    def forward(self, X):
        y_pred = self.linear_layer(X)
        return y_pred


mass_model = MassModel(number_of_features)
loss_function = nn.MSELoss()
my_optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.2)
scheduler = torch.optim.lr_scheduler.StepLR(my_optimizer, step_size=40, gamma=0.5)
mass_losses = list()
flat_targets = y_birds[:, 0]
for epoch in range(0, 120, 1):
    # training
    mass_model.train()
    predictions = mass_model(X_birds)
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
        loss_now = loss_function(mass_model(X_birds)[:, 0], flat_targets)
    mass_losses.append(loss_now.item())
