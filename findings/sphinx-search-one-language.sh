#!/usr/bin/env bash
# Sphinx 7.4.7, the search of a book in English that also has Chinese words and symbols.
#
# The words of the index are runs of \w, whatever their script, and those of an English
# book are of more than two letters, unless they aren't ASCII. Chinese has no blanks, so a
# whole clause is one word: who asks for a part of it, as 数据 (data), finds nothing; the
# Chinese splitter works only if the language of the whole book is zh. The page's script
# asks for words that contain what was typed, but only from three letters on, and most
# Chinese terms have two. Of ∇L(θ) the index keeps θ alone, and 3.2 is a 3 and a 2.
#
# Seen:
#   index: θ, 训练数据和网络, gradient
#   numbers and operators: 2, 3
#
# So the book makes an index of its own from the built pages (builder/site/searching),
# with pairs of Chinese signs, symbols and numbers of sections.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet sphinx==7.4.7
mkdir book
echo 'language = "en"' >book/conf.py
cat >book/index.rst <<'RST'
A page
======

训练数据和网络 and the gradient ∇L(θ), in step 3.2.
RST
env/bin/sphinx-build -q book site
cat >look.py <<'PY'
import json
import re
from pathlib import Path

text = Path("site/searchindex.js").read_text("utf8")
index = json.loads(re.search(r"\{.*\}", text, re.DOTALL)[0])
words = [w for w in ("θ", "数据", "训练数据和网络", "gradient") if w in index["terms"]]
print("index:", ", ".join(words))
found = [w for w in index["terms"] if re.search(r"[\d∇]", w)]
print("numbers and operators:", ", ".join(found) or "none")
PY
env/bin/python look.py | tee seen.txt
diff seen.txt - <<'SEEN'
index: θ, 训练数据和网络, gradient
numbers and operators: 2, 3
SEEN
