"""Tests of the index; what an engine does wrong is told as fully as in a file of tests."""

import pytest

pytest.register_assert_rewrite(
    "tests.search.answers",
    *(f"tests.search.contract{part}" for part in ("", "_agreement", "_appearances", "_asking", "_counts", "_scripts")),
)
