#!/usr/bin/env bash
# sphinx-multitoc-numbering 0.1.3, which every Jupyter Book 1 loads, under Sphinx 7.4.7.
#
# Sphinx keeps the numbers of headings in env.toc_secnumbers, {page: {anchor: number}}; for
# a heading that lies deeper than :numbered: goes, the number is (). The extension, which
# only goes on counting from one toctree to the next, has its own way to count, and
# under it the number of such a heading is None. So an extension that joins a number's
# parts works on Sphinx, works on Jupyter Book, and raises on the first page on which an
# author writes a deeper heading.
#
# Seen:
#   []
#   '' (1,)
#   '#deeper' ()
#   ["sphinx_multitoc_numbering"]
#   '' (1,)
#   '#deeper' None
#
# So what reads a section's number (builder/site/terms.py) takes None for no number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet sphinx==7.4.7 sphinx-multitoc-numbering==0.1.3
mkdir book
printf 'Book\n====\n\n.. toctree::\n   :numbered: 1\n\n   page\n' >book/index.rst
printf 'Page\n====\n\nDeeper\n------\n\nWords.\n' >book/page.rst
cat >book/conf.py <<'PY'
extensions = EXTENSIONS


def tell(app, doctree, name):
    if name == "page":
        for anchor, number in app.env.toc_secnumbers["page"].items():
            print(repr(anchor), number)


def setup(app):
    app.connect("doctree-resolved", tell)
PY
for extensions in '[]' '["sphinx_multitoc_numbering"]'; do
  echo "$extensions"
  sed "s/EXTENSIONS/$extensions/" book/conf.py >conf.py
  env/bin/python -m sphinx -q -E -c . -b html book out
done | tee seen.txt
diff seen.txt - <<'SEEN'
[]
'' (1,)
'#deeper' ()
["sphinx_multitoc_numbering"]
'' (1,)
'#deeper' None
SEEN
