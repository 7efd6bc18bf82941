"""Every benchmark, one after the other, and the pictures of how cost grows: `python -m benchmarks`."""

from __future__ import annotations

import importlib
import pkgutil

import benchmarks
from benchmarks import pictures

for found in pkgutil.iter_modules(benchmarks.__path__):
    module = importlib.import_module(f"benchmarks.{found.name}") if not found.name.startswith("__") else None
    if hasattr(module, "main") and module is not pictures:
        print(f"\n## {found.name}\n", flush=True)
        module.main()
pictures.main()
