"""The tests run a chapter's notebook as a learner does."""

from tests.helpers.alone import pytest_collect_file  # noqa: F401
