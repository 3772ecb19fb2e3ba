"""The kernel of this Python, whatever kernels are installed on the machine."""

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager


class ThisPython(KernelSpecManager):
    """Knows one kernel: that of this Python."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The same for every name."""
        return self.kernel_spec_class(resource_dir=RESOURCES, **get_kernel_dict())
