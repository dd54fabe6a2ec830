"""The built site in, the whole book as one PDF out.

articles (of the pages) → html (one page of them all) → pdf (printed by chromium, with a
chinese_font), which `make pdf` calls.
"""
