# right: a loop of single epochs, saved after every tenth; the path is a text
def first_half(path):
    path = str(path)
    model, optimizer = new_run()
    history = History()
    for epoch in range(1, 31):
        history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=1, history=history)
        if epoch % 10 == 0:
            save_checkpoint(path, model=model, optimizer=optimizer, history=history)


def second_half(path):
    path = str(path)
    model, optimizer = new_run()
    history = load_checkpoint(path, model=model, optimizer=optimizer)
    while len(history) < 60:
        history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=1, history=history)
    return model, history


first_half(str(bird_folder) + "/every_tenth.pt")
resumed_model, resumed_history = second_half(str(bird_folder) + "/every_tenth.pt")
