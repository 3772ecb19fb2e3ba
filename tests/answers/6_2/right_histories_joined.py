# right: the second half has a history of its own, and the lists are joined at the end
def half_a_run(model, optimizer):
    return train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)


checkpoint = bird_folder / "after_30.pt"
first_model, first_adam = new_run()
first_half = half_a_run(first_model, first_adam)
save_checkpoint(checkpoint, model=first_model, optimizer=first_adam, history=first_half)

resumed_model, second_adam = new_run()
load_checkpoint(checkpoint, model=resumed_model, optimizer=second_adam)
second_half = half_a_run(resumed_model, second_adam)
resumed_history = History(train_loss=first_half.train_loss + second_half.train_loss)
