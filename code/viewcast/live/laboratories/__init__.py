"""Laboratories: networks that train in the reader's page, with no server.

network is chapter 7's, a network of the lecture's table; plane is chapter 6's, small
ones of two inputs that fold the plane. A module here prepares what a laboratory knows;
the one of its name in JavaScript draws, and has `training/` compute: network in a
worker, plane beside its drawings (`live/plane/`). `builder.site.laboratories` makes
each one script (`page_script`), which a page loads when the reader opens it, after what
they share (`shared_script`), the log too; scripts puts both together.
"""

import json
from importlib import import_module

from viewcast import views
from viewcast.live.laboratories import scripts
from viewcast.live.laboratories.log import known

__all__ = ["page_script", "shared_script"]


def page_script(name):
    """The script that makes a laboratory of each place on a page that is named so."""
    data, shared = import_module(f"{__name__}.{name}").data(), known(views.load_log())
    return scripts.laboratory(
        name, as_json({k: v for k, v in data.items() if k not in shared})
    )


def shared_script():
    """The script that a page loads before the one of any laboratory."""
    return scripts.shared(as_json(known(views.load_log())))


def as_json(data):
    """Data as JSON text, as short as can be."""
    return json.dumps(data, separators=(",", ":"))
