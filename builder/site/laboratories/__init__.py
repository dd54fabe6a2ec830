"""Laboratories on the site: a directive in, a place with a button and its script out.

place has the directive {laboratory} and writes the script, which `viewcast.live` makes
and book.js loads when the button is pressed. `builder.site` calls `prepare`.
"""

from builder.site.laboratories.place import prepare

__all__ = ["prepare"]
