# right: three parts, weights, optimiser and losses, packed into one zip archive under the path
import io
import json
import zipfile


def first_half(path):
    model, optimizer = new_run()
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    with zipfile.ZipFile(path, "w") as archive:
        for name, state in (("model.pt", model.state_dict()), ("adam.pt", optimizer.state_dict())):
            buffer = io.BytesIO()
            torch.save(to_cpu(state), buffer)
            archive.writestr(name, buffer.getvalue())
        archive.writestr("losses.json", json.dumps(history.train_loss))


def second_half(path):
    model, optimizer = new_run()
    with zipfile.ZipFile(path) as archive:
        model.load_state_dict(torch.load(io.BytesIO(archive.read("model.pt")), weights_only=True))
        optimizer.load_state_dict(torch.load(io.BytesIO(archive.read("adam.pt")), weights_only=True))
        history = History(train_loss=json.loads(archive.read("losses.json")))
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, history=history)
    return model, history
