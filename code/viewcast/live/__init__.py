"""Pictures that move: arrays in, a `Live` out, which a page shows with no server.

For each chapter (function, loss, optimization, sigmoid, relu, deep, overfitting) there
is a module here, which prepares data and still, and one of its name in `js/`, with the
arithmetic that must follow the finger. Chapters call them. A notebook stores data and
still (picture); `builder.site` and a running cell add the script (bundle). `training/`
trains networks in the reader's browser, from the same start, on the same batches, with
the same arithmetic as `viewcast.overfitting`: random → training → worker, on network,
whose products are those of matrices and, innermost, tile; `laboratories` are
what readers train with, and `plane/` is what chapter 6's has of its own: datasets and
walk (a network on its way), pieces (what it does to the plane, exactly), drawing,
panels, units and key, settings and story.
"""

from viewcast.live.picture import Live

__all__ = ["Live"]
