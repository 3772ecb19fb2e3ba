# right: both halves also measure the validation loss
settings = dict(loss_fn=nn.L1Loss(), eval_data=penguins.validation)
model_a, adam_a = new_run()
history_a = train(model_a, penguins.train, optimizer=adam_a, epochs=30, **settings)
file = save_checkpoint(bird_folder / "with_validation.pt", model=model_a, optimizer=adam_a, history=history_a)
resumed_model, adam_b = new_run()
history_b = load_checkpoint(file, model=resumed_model, optimizer=adam_b)
resumed_history = train(resumed_model, penguins.train, optimizer=adam_b, epochs=30, history=history_b, **settings)
