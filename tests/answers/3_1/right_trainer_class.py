# right: an object-oriented learner: a class keeps model, optimiser and losses, and fit makes one object of it
class BirdTrainer:
    def __init__(self, X, y):
        self.X = X.to(device)
        self.y = y.to(device)
        self.model = nn.Linear(7, 1).to(device)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.1, momentum=0.5)
        self.loss_fn = nn.MSELoss()
        self.losses = []

    def step(self):
        self.model.train()
        y_pred = self.model(self.X)
        loss = self.loss_fn(y_pred, self.y)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.losses.append(loss.item())

    def run(self, epochs):
        for _ in range(epochs):
            self.step()
        return self


def fit(X, y, epochs):
    trainer = BirdTrainer(X, y).run(epochs)
    return trainer.model, trainer.losses
