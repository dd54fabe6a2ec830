"""Laboratories: networks that train in the reader's page, with no server.

network is chapter 7's, a network of the lecture's table. A module here prepares what a
laboratory knows; the one of its name in JavaScript draws, and has `training/` compute
in a worker. `builder.site.laboratories` makes each one script (`page_script`), which a
page loads when the reader opens it.
"""

import json
from importlib import import_module

from viewcast.live import bundle

__all__ = ["page_script"]


def page_script(name):
    """The script that makes a laboratory of each place on a page that is named so."""
    data = import_module(f"{__name__}.{name}").data()
    return bundle.laboratory(name, json.dumps(data, separators=(",", ":")))
