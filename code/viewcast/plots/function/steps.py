"""The map of the three steps, which stands in every chapter that takes one."""

from matplotlib.patches import FancyBboxPatch

from viewcast.plots import figure as fig

STEPS = ("function", "loss", "optimization")
STEP_QUESTIONS = (
    "Which functions\ndo we look among?",
    "How good is\none of them?",
    "Which one\nis best?",
)


@fig.house_style
def three_steps(here):
    """The map of the three steps; here: the step this chapter is about.

    ValueError if there is no such step.
    """
    if here not in STEPS:
        raise ValueError(f"here is {here!r}, must be one of {', '.join(STEPS)}")
    figure, axes = fig.canvas(size=(7.2, 1.6))
    axes.set(xlim=(-0.1, 9.7), ylim=(0, 2))
    axes.set_axis_off()
    for i, (step, question) in enumerate(zip(STEPS, STEP_QUESTIONS, strict=True)):
        _box(axes, 3.4 * i, marked=step == here)
        middle, weight = 3.4 * i + 1.4, "bold" if step == here else "normal"
        axes.text(middle, 1.45, f"{i + 1}  {step}", ha="center", weight=weight)
        axes.text(middle, 0.4, question, ha="center", fontsize=fig.SMALL)
        if i:
            arrow = {"arrowstyle": "->", "color": fig.DATA}
            ends = (3.4 * i - 0.05, 1), (3.4 * i - 0.55, 1)
            axes.annotate("", *ends, arrowprops=arrow)
    return fig.Picture(
        figure,
        "The three steps",
        "Three boxes joined by arrows: 1 function, 2 loss, 3 optimization. "
        f"The box “{here}” is marked: this is where we are.",
    )


def _box(axes, left, marked):
    box = FancyBboxPatch((left, 0.2), 2.8, 1.6, "round,pad=0.05")
    colour, face = (fig.MODEL, "#dceaf5") if marked else (fig.DATA, "white")
    box.set(edgecolor=colour, facecolor=face, linewidth=2 if marked else 1)
    axes.add_patch(box)
