"""The devices that PyTorch finds, and whether each computes what plain Python computes; and whether a figure is drawn."""

import shutil

from course_utils.doctor._ask import ask
from course_utils.doctor._row import FAULT, NOTE, OK, Row, start_anew, unset

_SECONDS = 180.0
_CLOSE = 1e-3  # the numbers compared are around 0.1 to 1
_COMPUTE = """
import math
import torch
from course_utils.runtime import available_devices, get_device

draw = torch.Generator().manual_seed(0)
X, w = torch.randn(64, 8, generator=draw), torch.randn(8, 1, generator=draw)
rows, weights = X.tolist(), [one for one, in w.tolist()]
sums = [sum(x * v for x, v in zip(row, weights)) for row in rows]
# the mean of log(1 + exp(sum)) and its slope by each weight, in plain Python
wanted = [math.fsum(math.log1p(math.exp(s)) for s in sums) / 64]
wanted += [math.fsum(row[i] / (1 + math.exp(-s)) for row, s in zip(rows, sums)) / 64 for i in range(8)]

def differs(device):
    there = w.to(device, copy=True).requires_grad_()
    loss = torch.nn.functional.softplus(X.to(device) @ there).mean()
    loss.backward()
    found = [loss.item(), *there.grad.cpu().flatten().tolist()]
    return max(abs(a - b) if math.isfinite(a) else math.inf for a, b in zip(found, wanted))

devices = available_devices()
try:
    tell({"chosen": str(get_device()), "devices": devices, "cuda_build": torch.version.cuda or torch.version.hip or ""})
except ValueError as error:
    tell({"refused": str(error), "devices": devices})
for device in devices:
    try:
        tell({"device": device, "differs": repr(differs(device))})
    except Exception as error:
        tell({"device": device, "raised": type(error).__name__ + ": " + (str(error).strip().splitlines() or [""])[0][:200]})
"""
_DRAW = """
import io, warnings
import matplotlib
matplotlib.use("agg")
warnings.filterwarnings("error", message="Glyph")
import matplotlib.pyplot as plt
figure, axes = plt.subplots(figsize=(2, 1))
axes.set_title("loss − θ → ∂ × √ ≈ é ü")
file = io.BytesIO()
figure.savefig(file, format="png")
tell([len(file.getvalue())])
"""


def check_devices() -> list[Row]:
    """The device that the notebooks will compute on, and a row for each: does it agree with plain Python?"""
    answer = ask(_COMPUTE, seconds=_SECONDS)
    if not answer.told:
        return [Row(FAULT, "device", f"PyTorch could not be asked: it {answer.problem}", f"Mend torch. {start_anew()}")]
    first, *each = answer.told
    rows = [_chosen(first)]
    rows += [_computed(one) for one in each]
    if answer.problem and len(each) < len(first["devices"]):
        name = first["devices"][len(each)]
        rows.append(Row(FAULT, f"computing on {name}", f"Python {answer.problem}", _on_the_cpu(name)))
    return rows


def check_figure() -> Row:
    """Draw a figure with the letters that the course's figures use."""
    answer = ask(_DRAW, seconds=_SECONDS)
    if answer.told and not answer.problem:
        return Row(OK, "figures", "Matplotlib draws, and its fonts have the letters")
    return Row(FAULT, "figures", f"Matplotlib cannot draw: it {answer.problem}", f"Mend matplotlib. {start_anew()}")


def _chosen(first: "dict[str, object]") -> Row:
    devices = first["devices"]
    here = ", ".join(map(str, devices)) if isinstance(devices, list) else str(devices)
    if "refused" in first:
        return Row(FAULT, "device", str(first["refused"]), unset("COURSE_DEVICE"))
    if here == "cpu":
        if shutil.which("nvidia-smi") and not first["cuda_build"]:
            return Row(
                NOTE, "device", "cpu; there is an NVIDIA card, but PyTorch's build is the one for the CPU. It is enough"
            )
        return Row(OK, "device", "cpu. There is no accelerator, and the course needs none")
    return Row(OK, "device", f"{first['chosen']}. This machine has: {here}")


def _computed(one: "dict[str, object]") -> Row:
    device = str(one["device"])
    name = f"computing on {device}"
    if "raised" in one:
        return Row(FAULT, name, str(one["raised"]), _on_the_cpu(device))
    off = float(str(one["differs"]))
    if off < _CLOSE:
        return Row(OK, name, "loss and gradient are those of plain Python")
    return Row(FAULT, name, f"wrong: loss and gradient differ by {off:.1g} from those of plain Python", _on_the_cpu(device))


def _on_the_cpu(device: str) -> str:
    if device == "cpu":
        return start_anew()
    return (
        "Bring the device's driver up to date. Until then use the CPU, which is enough: set the environment variable "
        "COURSE_DEVICE to cpu before you start JupyterLab (README.md, “Stuck?”)."
    )
