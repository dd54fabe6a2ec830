"""A submitted notebook: its mark is one, or none."""

import pytest

from classroom.collect.submission import mark


@pytest.mark.parametrize(
    "metadata", ["[]", "{}", "5", '{"classroom": []}', '{"classroom": {"student": 7}}']
)
def test_odd_metadata_is_no_mark(metadata):
    data = b'\xef\xbb\xbf{"cells": [], "metadata": %s}' % metadata.encode()
    assert mark(data) is None
