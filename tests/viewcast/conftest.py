"""PyTorch, a second to import, for the tests alone that compare with it."""

import pytest


@pytest.fixture(scope="session")
def torch():
    import torch

    return torch
