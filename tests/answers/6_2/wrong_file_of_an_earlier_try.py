# wrong: second_half loads the file of an earlier try and not that of its path (nearly right)
# hint: load what lies under path
try_path = bird_folder / "my_try.pt"


def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(try_path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history


first_half(try_path)
resumed_model, resumed_history = second_half(try_path)
