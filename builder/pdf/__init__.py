"""The built site in, the whole book as one PDF out.

html (one page of all articles) → pdf (printed by Chromium), which `make pdf` calls.
"""
