# right: a function of one's own under a decorator, which puts the mode back
@torch.inference_mode()
def guess_masses(model, X):
    was_training = model.training
    model.eval()
    where = next(model.parameters()).device
    result = model(X.to(where)).to("cpu")
    model.train(was_training)
    return result


mass_predictions = guess_masses(regressor, X_val)
errors = torch.abs(torch.sub(mass_predictions, y_val)).flatten().tolist()
mae_grams = sum(errors) / len(errors) * 1000
rmse_grams = (sum(e**2 for e in errors) / len(errors)) ** 0.5 * 1000
