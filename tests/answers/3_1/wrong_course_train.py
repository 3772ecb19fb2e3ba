# wrong: the loop is the course's train, which this exercise asks you to do without
# hint: write the loop yourself: the five steps, without train
def fit(X, y, epochs):
    set_seed(42)
    model = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    history = train(model, (X, y), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=epochs)
    return model, history.train_loss
