# right: German names, both halves through one helper, and a dict of settings with two stars
einstellungen = {"loss_fn": nn.L1Loss(), "epochs": 30}


def trainiere(modell, optimierer, verlauf=None):
    return train(modell, penguins.train, optimizer=optimierer, history=verlauf, **einstellungen)


def first_half(pfad):
    modell, optimierer = new_run()
    save_checkpoint(pfad, model=modell, optimizer=optimierer, history=trainiere(modell, optimierer))


def second_half(pfad):
    modell, optimierer = new_run()
    verlauf = load_checkpoint(pfad, model=modell, optimizer=optimierer)
    trainiere(modell, optimierer, verlauf)
    return [modell, verlauf]


# ausprobieren
first_half(bird_folder / "halb.pt")
mein_modell, mein_verlauf = second_half(bird_folder / "halb.pt")
assert mein_verlauf.train_loss == straight_history.train_loss
