#!/usr/bin/env bash
# rjsmin 1.3.0, a minifier of JavaScript.
#
# It tells a regular expression from a division by the sign before the slash, and the `>`
# of an arrow isn't among these signs. So a quotation mark in a regular expression that is
# an arrow function's whole body opens a string for it, which the next real string closes;
# from there on it takes strings for code and code for strings. What is in the strings
# loses its blanks, in silence, and the script still runs. In brackets the same regular
# expression is read as one.
#
# Seen:
#   after an arrow: a b c
#   in brackets: a  b  c
#
# So the scripts of the book's pages only lose indentation and comments
# (builder/site/own_numbers/place.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet rjsmin==1.3.0
cat >look.py <<'PY'
import re

import rjsmin

SAYS = '; say("a  b  c");'
for how, test in {"after an arrow": '/"/.test(t)', "in brackets": '(/"/.test(t))'}.items():
    made = rjsmin.jsmin(f"const quoted = (t) => {test}{SAYS}")
    print(f"{how}:", re.search(r'say\("(.*?)"\)', made)[1])
PY
env/bin/python look.py | tee seen.txt
diff seen.txt - <<'SEEN'
after an arrow: a b c
in brackets: a  b  c
SEEN
