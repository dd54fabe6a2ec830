"""A laboratory in a tab: opened, with its buttons and the line below them."""

# All that a screen reader is told, from now on.
LISTEN = """(heard) => {
  window.heard = [];
  const note = () => window.heard.push(heard.textContent);
  new MutationObserver(note).observe(heard, { childList: true });
}"""


def opener(tab, url, name):
    """Yield the function that opens the laboratory; pages must stay clean."""
    pages = []

    def open_laboratory(width=1280, query="", **options):
        page = tab(width, **options)
        page.goto(f"{url}{query}")
        page.lab = page.locator(f"[data-laboratory={name}]")
        if not query:
            button(page, "Open the laboratory").press("Enter")
        button(page, "Train").wait_for()
        pages.append(page)
        return page

    yield open_laboratory
    assert not [wrong for page in pages for wrong in page.wrong]


def button(page, name):
    return page.lab.get_by_role("button", name=name, exact=True)


def shown(page, text):
    """Wait until the line below the buttons says this."""
    page.lab.locator(".now", has_text=text).wait_for()
