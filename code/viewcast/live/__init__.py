"""Pictures that move: arrays in, a `Live` out, which a page shows with no server.

One module a chapter and one of the same name in `js/`: Python prepares the data and the
still, JavaScript holds the arithmetic that must follow the finger. Chapters call them.
A notebook stores the data and the still; whoever shows it as a page adds the `bundle`.
"""

from viewcast.live.picture import Live

__all__ = ["Live"]
