#!/usr/bin/env bash
# Docutils 0.21.2, its HTML of citations, which sphinxcontrib-bibtex 2.7.0 has too.
#
# A list of works is a div with the role "list", and each work in it a div with the role
# "doc-biblioentry". WAI-ARIA lets a list hold items alone, and DPUB-ARIA 1.1 gave that
# role up for the items of an ordinary list. So checkers such as axe find two faults on
# every page with a bibliography, and a screen reader may count no items.
#
# Seen:
#   roles: list, doc-biblioentry, doc-biblioentry
#   items of the list: 0
#
# So the book gives each work the role of an item (builder/site/references/citing.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet docutils==0.21.2
cat >look.py <<'PY'
import re

from docutils.core import publish_parts

TEXT = "See [One]_ and [Two]_.\n\n.. [One] A work.\n.. [Two] Another.\n"
body = publish_parts(TEXT, writer_name="html5")["html_body"]
roles = re.findall(r'<div[^>]*role="([^"]+)"', body)
print("roles:", ", ".join(roles))
print("items of the list:", roles.count("listitem"))
PY
env/bin/python look.py | tee seen.txt
diff seen.txt - <<'SEEN'
roles: list, doc-biblioentry, doc-biblioentry
items of the list: 0
SEEN
