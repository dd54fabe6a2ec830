"""Pictures: bytes that repeat, alt text, and a digest that notices a changed number."""

import numpy as np
import pytest

from viewcast.plots.figure import Picture, canvas, date_axis, house_style


@house_style
def curve(last=3.0, alt="A curve that rises & falls."):
    figure, axes = canvas()
    axes.plot([0, 1, 2], [1.0, 2.0, last], label="loss")
    axes.set(xlabel="w", ylabel="L")
    return Picture(figure, "A curve", alt)


def test_svg_repeats_and_holds_its_alt_text():
    svg = curve().svg()
    assert svg == curve().svg()
    assert "<desc>A curve that rises &amp; falls.</desc>" in svg
    assert "<title>A curve</title>" in svg
    assert "<metadata>" not in svg


def test_glyphs_keep_their_size():
    assert "scale(0.015625)" in curve().svg()


def test_digest_tells_what_is_plotted():
    assert repr(curve()).splitlines() == [
        "Figure: A curve",
        " panel 1: “w · L”",
        "  line “loss”: 3 points, x 0 to 2, y 1 to 3, mean 2",
    ]


@pytest.mark.parametrize("last", [3.01, 2.0, np.nan])
def test_digest_notices_a_changed_number(last):
    assert repr(curve(last)) != repr(curve())


def test_a_figure_without_alt_text_is_refused():
    with pytest.raises(ValueError, match="no alt text"):
        curve(alt=" ")


def test_alt_text_has_true_minus_signs():
    assert curve(alt="From -1.5 on 2021-02-01.").alt == "From −1.5 on 2021-02-01."


def test_a_figure_is_shown_smaller_than_it_is_drawn():
    """So that its letters are large beside it; its own units stay."""
    svg = curve().svg()
    assert svg.startswith('<svg width="524" height="286" viewBox="0 0 475.2 259.2"')
    html = curve()._repr_mimebundle_()["text/html"]
    assert 'width="524" height="286"' in html


def test_the_last_bits_of_a_place_change_no_byte():
    """The solver of layouts gives other ones now and then."""
    pictures = []
    for noise in (0, 1e-13):
        figure, axes = canvas()
        axes.plot([0, 1], [0, 1])
        figure.set_layout_engine("none")
        axes.set_position([0.1 + noise, 0.1, 0.8, 0.8])
        pictures.append(Picture(figure, "A line", "It rises.").svg())
    assert pictures[0] == pictures[1]
    assert "clip-path" in pictures[0]


def test_things_without_points_are_drawn_and_told():
    """A log without real days has an empty line of them."""
    figure, axes = canvas()
    axes.plot([], [], label="a line")
    axes.plot([np.nan], [1.0], label="a gap")
    axes.vlines([], [], [], label="bars of error")
    axes.fill_between([], [], label="a band")
    axes.bar([], [], label="bars")
    picture = Picture(figure, "Nothing", "Nothing is drawn.")
    assert picture.svg()
    told = [line.split("“")[1] for line in repr(picture).splitlines() if "“" in line]
    names = ("a line", "a gap", "bars of error", "a band", "bars")
    assert sorted(told) == sorted(f"{name}”: no points" for name in names)


def test_dates_without_a_day_are_told():
    figure, axes = canvas()
    axes.plot(np.array([], "datetime64[D]"), [], label="real days")
    date_axis(axes)
    assert "“real days”: no points" in repr(Picture(figure, "No day", "Nothing."))
