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
# wrong: forty epochs from the start, without the file... which is the same run, but not the file's
# hint: load the checkpoint
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
