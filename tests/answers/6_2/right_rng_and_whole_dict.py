# right: a checkpoint by hand with the random states as well, as in section 6.4; loaded by the notebook's five lines
def first_half(path):
    model, optimizer = new_run()
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    torch.save(
        dict(
            weights=to_cpu(model.state_dict()),
            adam=to_cpu(optimizer.state_dict()),
            losses=history.train_loss,
            rng=rng_states(model),
        ),
        f=path,
    )


def second_half(path):
    model, optimizer = new_run()
    stored = torch.load(path, weights_only=True, map_location="cpu")
    model.load_state_dict(stored["weights"])
    optimizer.load_state_dict(stored["adam"])
    torch.set_rng_state(stored["rng"]["cpu"])
    further = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    whole = History()
    for loss in stored["losses"] + further.train_loss:
        whole.append(loss)
    return model, whole
