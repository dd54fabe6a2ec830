"""What others show of the site: descriptions, addresses (metadata), a picture (card).

Search engines and messengers read them; no reader sees them on a page.
"""
