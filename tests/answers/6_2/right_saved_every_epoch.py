# right: the callback saves after every epoch, over the same file, as one does against a crash
def first_half(path):
    model, optimizer = new_run()

    def keep(history):
        save_checkpoint(path, model=model, optimizer=optimizer, history=history)

    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, callback=keep)


def second_half(path):
    model, optimizer = new_run()
    history = load_checkpoint(path, model=model, optimizer=optimizer)
    return model, train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, history=history)
