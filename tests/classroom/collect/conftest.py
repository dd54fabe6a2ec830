"""How a class's files are collected from a zip."""

import pytest

from classroom.collect.collect import collect
from tests.helpers.classroom.students import CLASS
from tests.helpers.classroom.zips import pack


@pytest.fixture
def taken(tmp_path):
    """The function that collects entries from a zip into a folder."""

    def run(*entries, students=CLASS):
        source = pack(tmp_path / "all.zip", entries)
        return collect(source, students, tmp_path / "submissions")

    return run
