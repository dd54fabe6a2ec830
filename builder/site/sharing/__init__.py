"""For search engines and messengers: pages and BOOK_URL in, what they show of them out.

metadata (descriptions, addresses, the site map), which `builder.site` calls; card (the
picture beside a link), which is run by hand: `python -m builder.site.sharing.card`.
"""
