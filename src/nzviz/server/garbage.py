"""What lasts as long as the process is left out of garbage collection.

The corpus alone is some hundred thousand objects, and a full collection looks at each of them to
find that none can go: a tenth of a second in which no reader is served, at Streamlit's wish after
every run of the script (``runner.postScriptGC``, which .streamlit/config.toml turns off).
"""

from __future__ import annotations

import gc


def settle() -> None:
    """Collect what can go, and from now on look only at what comes after.

    To be called when a corpus has been read. What was kept from the collector the time before is
    looked at again, so an earlier corpus goes.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
