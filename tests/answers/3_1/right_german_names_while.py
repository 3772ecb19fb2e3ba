# right: German names and a while loop that counts down; the results come as a list of two
def fit(X, y, epochs):
    modell = nn.Linear(7, 1).to(device)
    fehlermass = nn.MSELoss()
    optimierer = torch.optim.SGD(modell.parameters(), lr=0.1)
    eingaben, ziele = X.to(device), y.to(device)
    verluste = []
    noch = epochs
    while noch > 0:
        modell.train()
        vorhersage = modell(eingaben)
        verlust = fehlermass(vorhersage, ziele)
        optimierer.zero_grad()
        verlust.backward()
        optimierer.step()
        verluste.append(verlust.item())
        noch -= 1
    ergebnis = [modell, verluste]
    return ergebnis


mein_modell, meine_verluste = fit(X_birds, y_birds, 300)
