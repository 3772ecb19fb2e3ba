# wrong: the list is a default value, which Python makes only once, so it is shared by all calls (nearly right)
# hint: a list as default value is kept from call to call: make it inside the function
def fit(X, y, epochs, losses=[]):
    model = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    for _ in range(epochs):
        model.train()
        loss = nn.functional.l1_loss(model(X.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
