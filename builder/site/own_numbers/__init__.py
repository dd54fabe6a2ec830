"""A box on the page "Your own channel": a reader's numbers in, the story on them out.

place puts the box where a text has the comment that marks it, and writes the script
that reads and tells, made of the modules in viewcast's `own_data/js/`. The script is
loaded when the box is first touched (`loader.js`); the page itself carries `box.html`.
"""

from builder.site.own_numbers.place import prepare_own_numbers

__all__ = ["prepare_own_numbers"]
