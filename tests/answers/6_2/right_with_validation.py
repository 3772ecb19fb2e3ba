# right: both halves also measure the validation loss
settings = dict(loss_fn=nn.L1Loss(), eval_data=penguins.validation)


def first_half(path):
    model_a, adam_a = new_run()
    history_a = train(model_a, penguins.train, optimizer=adam_a, epochs=30, **settings)
    return save_checkpoint(path, model=model_a, optimizer=adam_a, history=history_a)


def second_half(path):
    model_b, adam_b = new_run()
    history_b = load_checkpoint(path, model=model_b, optimizer=adam_b)
    return model_b, train(model_b, penguins.train, optimizer=adam_b, epochs=30, history=history_b, **settings)


resumed_model, resumed_history = second_half(first_half(bird_folder / "with_validation.pt"))
