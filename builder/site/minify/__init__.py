"""The built site made light: one style sheet, with only the rules and glyphs it uses.

What Sphinx and the theme wrote stays as it is, but for a list in the theme's script, so
that a build can go on from it; the pages are led to `_static/bundle.css` and to fonts
beside it that hold less.

usage (what the pages hold) → css and fonts (without the rest) → pages (led to these).
"""

from builder.site.minify.pages import THEME, patient, slim

__all__ = ["THEME", "patient", "slim"]
