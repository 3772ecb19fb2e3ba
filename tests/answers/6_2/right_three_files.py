# right: the optimiser under the path itself; beside it the weights in safetensors and the losses in JSON
import json

from safetensors.torch import load_file, save_file


def first_half(path):
    path = Path(path)
    part_1, opt_1 = new_run()
    losses = train(part_1, penguins.train, loss_fn=nn.L1Loss(), optimizer=opt_1, epochs=30).train_loss
    save_file(to_cpu(part_1.state_dict()), path.with_suffix(".safetensors"))
    torch.save(to_cpu(opt_1.state_dict()), path)
    path.with_suffix(".json").write_text(json.dumps(losses))
    del part_1, opt_1, losses


def second_half(path):
    path = Path(path)
    resumed_model, opt_2 = new_run()
    resumed_model.load_state_dict(load_file(path.with_suffix(".safetensors")))
    opt_2.load_state_dict(torch.load(path, weights_only=True))
    resumed_history = History()
    for loss in json.loads(path.with_suffix(".json").read_text()):
        resumed_history.append(loss)
    train(resumed_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=opt_2, epochs=30, history=resumed_history)
    return resumed_model, resumed_history
