"""Live pictures in Chromium: what each shows when its controls are moved by key."""

import re

import numpy as np
import pytest

from tests.helpers.environment import needs_browser
from tests.helpers.live import loss_at, numbers, sentence, slider
from viewcast import results
from viewcast.live.sigmoid import red_curve
from viewcast.loss import mse
from viewcast.sigmoid import hard_sigmoid, one_layer

pytestmark = needs_browser


def test_function_by_key(opened):
    page = opened("function")
    slider(page, "weight w").press("ArrowLeft")
    slider(page, "bias b").press("Home")
    page.picture.get_by_role("combobox", name="day").select_option("2021-01-29")
    x, b, w, _, y_hat, y = numbers(page)[:6]
    assert (b, w, x, y) == (-1.0, 0.99, 5.868, 4.413)
    assert y_hat == pytest.approx(-1 + 0.99 * 5.868, abs=5e-4)
    assert "too high" in sentence(page)
    slider(page, "bias b").fill("-0.05")
    slider(page, "weight w").fill("0.76")
    assert "the forecast is right to within 5 views" in sentence(
        page
    )  # 4.410k of 4.413


def test_loss_by_key_and_choice(opened):
    page = opened("loss")
    for _ in range(3):
        slider(page, "weight w").press("ArrowRight")
    assert numbers(page)[2] == pytest.approx(loss_at(0.5, 0.73), abs=5e-4)
    page.picture.get_by_role("combobox", name="loss").select_option("mse")
    assert "MSE" in sentence(page)
    assert numbers(page)[2] == pytest.approx(loss_at(0.5, 0.73, mse), abs=5e-4)


def test_errors_are_lines_and_squares_and_the_ring_is_a_key_away(opened):
    page = opened("loss")
    errors = page.picture.locator("svg svg polyline[stroke='#d55e00']")
    ends = [line.get_attribute("points").split() for line in errors.all()]
    assert len(ends) == 8 and all(len(points) == 2 for points in ends)
    page.picture.get_by_role("combobox", name="loss").select_option("mse")
    ends = [line.get_attribute("points").split() for line in errors.all()]
    assert len(ends) == 8 and all(len(points) == 5 for points in ends)
    assert "its square" in sentence(page)
    page.picture.get_by_role("button", name="Go to the ring").press("Enter")
    *_, loss, lowest = numbers(page)[:4]
    assert loss == pytest.approx(lowest, abs=2e-3)  # on the sliders' steps


def test_optimization_steps_run_and_come_back(opened):
    page = opened("optimization", reduced_motion="reduce")
    page.picture.get_by_role("button", name="Step", exact=True).click()
    assert "After 1 step with" in sentence(page)
    page.picture.get_by_role("button", name="Run 50 steps").click()
    assert "After 51 steps" in sentence(page)
    assert numbers(page)[3] < loss_at(2.5, 1.4)
    page.picture.get_by_role("button", name="Back to the start").click()
    assert "After 0 steps" in sentence(page)
    assert numbers(page)[3] == pytest.approx(loss_at(2.5, 1.4), abs=5e-4)


def test_optimization_moves_frame_by_frame(opened):
    page = opened("optimization")
    page.picture.get_by_role("button", name="Run 50 steps").click()
    page.picture.get_by_text("After 50 steps").wait_for()


def test_back_to_the_start_ends_a_run(opened):
    page = opened("optimization", copy="its clock stands")
    page.clock.install(time=0)
    page.clock.pause_at(1)  # the page's frames wait, however slow this machine is
    page.picture.get_by_role("button", name="Run 50 steps").click()
    page.clock.run_for(100)
    steps = int(re.search(r"After (\d+) steps", sentence(page))[1])
    assert 1 < steps < 50
    page.picture.get_by_role("button", name="Back to the start").click()
    page.clock.run_for(2000)
    assert "After 0 steps" in sentence(page)


def test_too_large_a_learning_rate_is_said(opened):
    page = opened("optimization", "?optimization.log_eta=-0.3&optimization.loss=mse")
    slider(page, "steps").press("End")
    assert "Make η smaller" in sentence(page)


def test_the_dot_on_the_curve_is_gone_when_the_walk_has_left_it(opened):
    page = opened("optimization", "?optimization.log_eta=0&optimization.steps=1")
    dots = page.picture.locator("svg[aria-label*=valleys] circle")
    assert "u = -6.40" in sentence(page) and dots.count() == 0
    slider(page, "steps").press("Home")
    assert "u = 1.50" in sentence(page) and dots.count() == 1


def test_sigmoid_is_built_piece_by_piece_and_smoothed(opened):
    page = opened("sigmoid")
    for _ in range(3):
        page.picture.get_by_role("button", name="Add the next piece").press("Enter")
    assert "red curve is 0.00, the mean 0.00" in sentence(page)
    page.picture.get_by_role("combobox", name="shape").select_option("soft")
    x, theta = np.linspace(0, 8, 161), np.array(red_curve().data["theta"])
    hard = one_layer(theta, x[:, None], hard_sigmoid)
    apart = np.abs(one_layer(theta, x[:, None]) - hard)
    assert f"is {apart.max():.2f}, the mean {apart.mean():.2f}" in sentence(page)
    slider(page, "climb c₃").press("ArrowRight")
    assert "climbs by 0.6" in sentence(page)


def test_relu_shows_two_and_then_many(opened):
    page = opened("relu")
    slider(page, "slope").press("End")
    assert "a step of height 4.00" in sentence(page)
    page.picture.get_by_role("combobox", name="view").select_option("many")
    assert not slider(page, "slope").is_visible()
    slider(page, "ReLUs n").press("End")
    x = np.linspace(0, 7, 701)
    points = np.linspace(0, 7, 31)
    worst = np.abs(
        np.interp(x, points, 3 + 2 * np.sin(points)) - 3 - 2 * np.sin(x)
    ).max()
    assert "30 ReLUs: 31 straight pieces" in sentence(page)
    assert f"{worst:.3f}" in sentence(page)


def test_deep_doubles_its_pieces(opened):
    page = opened("deep")
    for layers in range(3, 7):
        assert f"{layers} layers of two: {1 + 6 * layers} parameters" in sentence(page)
        assert f"{2**layers} straight pieces" in sentence(page)
        slider(page, re.compile("^layers")).press("ArrowRight")
    slider(page, re.compile("^width")).press("End")
    assert "exactly the zigzag" in sentence(page)  # 64 pieces, 64 ReLUs


def test_overfitting_hides_the_unseen_days_until_a_choice_is_made(opened):
    records = results.load("second-channel")
    unseen = results.column(records, "unseen_mae", layers=4).mean()
    page = opened("overfitting")
    everything = page.picture.locator("svg").nth(1)
    assert f"{unseen:.3f}" not in page.picture.inner_text()
    assert everything.locator("circle").count() == 0
    page.picture.get_by_role("combobox", name="for today").select_option("4x100")
    assert f"{unseen:.3f}" not in page.picture.inner_text()
    page.picture.get_by_role("button", name="Commit").click()
    assert f"{unseen:.3f}k on average" in sentence(page)
    page.picture.get_by_role("button", name="Start again").click()
    assert f"{unseen:.3f}" not in page.picture.inner_text()
