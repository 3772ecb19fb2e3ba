# %% right: as_in_the_course
# right: start, load, train
def go_on(path):
    model, optimizer, loader, generator = start()
    history = load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=history)
    return model, history


# %% right: the_history_of_train
# right: the history that train returns, and as many epochs as are missing
def go_on(path):
    m, opt, batches, gen = start()
    so_far = load_checkpoint(path, model=m, optimizer=opt, generator=gen)
    whole = train(m, batches, loss_fn=nn.MSELoss(), optimizer=opt, epochs=40 - so_far.n_epochs, history=so_far)
    return m, whole


# %% right: one_epoch_after_the_other
# right: twenty times one epoch
def go_on(path):
    model, optimizer, loader, generator = start()
    history = load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    for epoch in range(20):
        history = train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=1, history=history)
    return model, history


# %% right: by_hand
# right: each part by its own load, from the file of save_checkpoint
def go_on(path):
    model, optimizer, loader, generator = start()
    parts = torch.load(path, weights_only=True, map_location="cpu")
    model.load_state_dict(parts["model"])
    optimizer.load_state_dict(parts["optimizer"])
    torch.set_rng_state(parts["rng"]["cpu"])
    generator.set_state(parts["rng"]["generator"])
    history = History(train_loss=parts["history"]["train_loss"])
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=history)
    return model, history


# %% wrong: by_hand_without_the_random_numbers -> other-run
# wrong: weights and optimizer by hand, and the batches come in another order
# hint: the generator, too
def go_on(path):
    model, optimizer, loader, generator = start()
    parts = torch.load(path, weights_only=True, map_location="cpu")
    model.load_state_dict(parts["model"])
    optimizer.load_state_dict(parts["optimizer"])
    history = History(train_loss=parts["history"]["train_loss"])
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=history)
    return model, history


# %% wrong: generator_forgotten -> function-fails
# wrong: the batches come in another order
# hint: the generator, too
def go_on(path):
    model, optimizer, loader, generator = start()
    history = load_checkpoint(path, model=model, optimizer=optimizer)
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=history)
    return model, history


# %% wrong: loaded_before_the_start -> other-run
# wrong: start() is called again after the load, and makes everything new
# hint: one start()
def go_on(path):
    model, optimizer, loader, generator = start()
    history = load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    model, optimizer, loader, generator = start()
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=history)
    return model, history


# %% wrong: another_optimizer -> function-fails
# wrong: an optimizer of its own, for the model of start()
# hint: the optimizer of start()
def go_on(path):
    model, _, loader, generator = start()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    history = load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=history)
    return model, history


# %% wrong: history_of_the_lesson -> names-from-outside
# wrong: adds to the lesson's history, which is complete
# hint: the history that load_checkpoint returns
def go_on(path):
    model, optimizer, loader, generator = start()
    load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=straight)
    return model, straight


# %% wrong: optimizer_forgotten -> other-run
# wrong: Adam begins without its averages
# hint: give it the optimizer
def go_on(path):
    model, optimizer, loader, generator = start()
    history = load_checkpoint(path, model=model)
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=history)
    return model, history


# %% wrong: never_loaded -> history-lost
# wrong: begins again
# hint: load the checkpoint
def go_on(path):
    model, optimizer, loader, generator = start()
    history = train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20)
    return model, history


# %% wrong: all_forty_again -> other-run
# wrong: the weights of the file, and then forty epochs with a new optimizer and without the history
# hint: give load_checkpoint all three, and train the epochs that are missing
def go_on(path):
    model, optimizer, loader, generator = start()
    load_checkpoint(path, model=model)
    history = train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=40)
    return model, history


# %% wrong: sixty_epochs -> history-lost
# wrong: forty further ones
# hint: epochs counts further epochs
def go_on(path):
    model, optimizer, loader, generator = start()
    history = load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=40, history=history)
    return model, history


# %% wrong: history_not_handed_on -> history-lost
# wrong: a new history
# hint: history=
def go_on(path):
    model, optimizer, loader, generator = start()
    load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    history = train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20)
    return model, history


# %% wrong: history_alone -> wrong-return
# wrong: the history alone
# hint: model and history
def go_on(path):
    model, optimizer, loader, generator = start()
    history = load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    return train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=history)


# %% wrong: the_wrong_way_round -> wrong-order
# wrong: the history first
# hint: the model first
def go_on(path):
    model, optimizer, loader, generator = start()
    history = load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=20, history=history)
    return history, model


# %% wrong: another_loss -> other-run
# wrong: L1Loss for the second half
# hint: the same loss
def go_on(path):
    model, optimizer, loader, generator = start()
    history = load_checkpoint(path, model=model, optimizer=optimizer, generator=generator)
    train(model, loader, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=20, history=history)
    return model, history


# %% wrong: never_opens_the_file -> never-loaded
# wrong: forty epochs from the start, with the same random numbers; the file is never read
# hint: the file is there to be read
def go_on(path):
    model, optimizer, loader, generator = start()
    history = train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=40)
    return model, history
