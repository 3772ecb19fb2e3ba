# right: object-oriented: a class holds model, optimiser and history, and can save and load itself
class BirdSession:
    def __init__(self):
        self.model, self.optimizer = new_run()
        self.history = History()

    def go_on(self, epochs):
        train(
            self.model,
            penguins.train,
            loss_fn=nn.L1Loss(),
            optimizer=self.optimizer,
            epochs=epochs,
            history=self.history,
        )

    def save(self, path):
        save_checkpoint(path, model=self.model, optimizer=self.optimizer, history=self.history)

    @classmethod
    def load(cls, path):
        session = cls()
        session.history = load_checkpoint(path, model=session.model, optimizer=session.optimizer)
        return session


def first_half(path):
    session = BirdSession()
    session.go_on(30)
    session.save(path)


def second_half(path):
    session = BirdSession.load(path)
    session.go_on(30)
    return session.model, session.history
