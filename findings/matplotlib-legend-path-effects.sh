#!/usr/bin/env bash
# Matplotlib 3.11.2, the legend of lines that have path effects.
#
# Path effects, such as a rim that keeps a pale line apart from the ground, are drawn with
# an artist. A legend draws an artist of its own, which copies colour, width and dashes:
# for a line of plot() it has the path effects too, for the lines of vlines() or hlines(),
# a LineCollection, it hasn't. So in the picture the line has its rim and in the legend it
# has none.
#
# Seen:
#   plot: 1 path effect, in the legend 1
#   vlines: 1 path effect, in the legend 0
#
# So the figure whose marks needed a rim draws bars (code/viewcast/plots), and a test
# measures the contrast of what the legends show as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet matplotlib==3.11.2
cat >look.py <<'PY'
import matplotlib

matplotlib.use("agg")
from matplotlib import pyplot as plt
from matplotlib.patheffects import withStroke

rim = [withStroke(linewidth=4, foreground="black")]
figure, axes = plt.subplots()
drawn = {
    "plot": axes.plot([0, 1], [0, 1], label="plot", path_effects=rim)[0],
    "vlines": axes.vlines([0, 1], 0, 1, label="vlines", path_effects=rim),
}
handles = axes.legend().legend_handles
figure.canvas.draw()
for (name, artist), handle in zip(drawn.items(), handles, strict=True):
    n, shown = (len(a.get_path_effects() or []) for a in (artist, handle))
    print(f"{name}: {n} path effect, in the legend {shown}")
PY
env/bin/python look.py | tee seen.txt
diff seen.txt - <<'SEEN'
plot: 1 path effect, in the legend 1
vlines: 1 path effect, in the legend 0
SEEN
