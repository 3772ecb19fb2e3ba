# wrong: the trained model is lost in a function that returns None
# hint: curve_model is None: return the model from the function
def make_model():
    global mass_history
    set_seed(42)
    net = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    mass_history = train(
        net, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
    )
    show(plot_history(mass_history), alt="Loss curves of 300 epochs.")


curve_model = make_model()
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
