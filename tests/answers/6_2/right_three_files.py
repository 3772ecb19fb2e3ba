# right: weights in safetensors, the optimiser in a .pt, the losses in JSON
import json

from safetensors.torch import load_file, save_file

part_1, opt_1 = new_run()
losses = train(part_1, penguins.train, loss_fn=nn.L1Loss(), optimizer=opt_1, epochs=30).train_loss
save_file(to_cpu(part_1.state_dict()), bird_folder / "break.safetensors")
torch.save(to_cpu(opt_1.state_dict()), bird_folder / "break_optimizer.pt")
(bird_folder / "break_losses.json").write_text(json.dumps(losses))
del part_1, opt_1, losses

resumed_model, opt_2 = new_run()
resumed_model.load_state_dict(load_file(bird_folder / "break.safetensors"))
opt_2.load_state_dict(torch.load(bird_folder / "break_optimizer.pt", weights_only=True))
resumed_history = History()
for loss in json.loads((bird_folder / "break_losses.json").read_text()):
    resumed_history.append(loss)
train(resumed_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=opt_2, epochs=30, history=resumed_history)
