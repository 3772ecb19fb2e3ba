"""The hub's configuration: as small as a class needs, on 127.0.0.1 alone. `hub.py` hands in what varies.

Everybody gets a server of their own with JupyterLab, in a home folder of their own, as this machine's one user: that is
enough to measure, and not safe for people whom you do not know. README.md says what a real class uses instead.
"""

import json
import os
import sys
from pathlib import Path

given = json.loads(Path(os.environ["CLASSROOM"]).read_text(encoding="utf-8"))
c = get_config()  # noqa: F821 (the hub gives it)

c.JupyterHub.bind_url = f"http://127.0.0.1:{given['ports'][0]}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{given['ports'][1]}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{given['ports'][2]}"
c.ConfigurableHTTPProxy.command = given["proxy"]
c.JupyterHub.db_url = f"sqlite:///{given['folder']}/hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{given['folder']}/cookie_secret"

c.JupyterHub.authenticator_class = "dummy"  # everybody has the same password
c.DummyAuthenticator.password = given["password"]
c.Authenticator.allowed_users = set(given["learners"])

c.JupyterHub.spawner_class = "simple"  # a plain process, without an account of its own
c.SimpleLocalProcessSpawner.home_dir_template = f"{given['folder']}/homes/{{username}}"
c.Spawner.default_url = "/lab"
c.Spawner.environment = given["environment"]
# `mem_limit` binds no server that is a plain process. Linux does: --data is what a process may write to, and the
# kernels inherit it.
limit = ["prlimit", f"--data={given['memory_mb'] * 1_000_000}"] if given["memory_mb"] else []
c.Spawner.cmd = [*limit, sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
# When all start at once, a server takes longer than the 60 and 30 seconds that are usual.
c.Spawner.start_timeout = c.Spawner.http_timeout = given["patience"]
