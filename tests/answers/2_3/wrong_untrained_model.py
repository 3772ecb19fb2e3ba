# wrong: the error of an untrained model and not of the mean
# hint: guess the training mean, without a model
torch.manual_seed(0)
linear_model = nn.Linear(7, 1)
X_val, y_val = penguins.validation
with torch.no_grad():
    baseline_grams = (linear_model(X_val) - y_val).abs().mean().item() * 1000
