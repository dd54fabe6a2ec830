"""How the book is made: the notebooks from their text, the site from the notebooks."""
