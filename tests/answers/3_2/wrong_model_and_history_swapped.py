# wrong: the two names are swapped
# hint: curve_model is the model and mass_history the history: the names are swapped
def run():
    set_seed(42)
    net = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    record = train(
        net, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
    )
    return net, record


mass_history, curve_model = run()
reading = "flat"
