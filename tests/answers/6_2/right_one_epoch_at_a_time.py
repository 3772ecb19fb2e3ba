# right: a loop of single epochs, saved after every tenth; the path is a text
path = str(bird_folder) + "/every_tenth.pt"
model, optimizer = new_run()
history = History()
for epoch in range(1, 31):
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=1, history=history)
    if epoch % 10 == 0:
        save_checkpoint(path, model=model, optimizer=optimizer, history=history)

model, optimizer = new_run()
history = load_checkpoint(path, model=model, optimizer=optimizer)
while len(history) < 60:
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=1, history=history)
resumed_model, resumed_history = model, history
