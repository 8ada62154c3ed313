"""How properties are drawn: the same examples each time, so that only a change of the code changes a result.

``HYPOTHESIS_PROFILE=explore`` draws others each time, to look for what nobody has thought of. No example has a deadline: how
long it takes says more about the machine than about the code, and the benchmarks measure that.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
