"""Short ways from invented lines to what a stage takes."""

import pytest

from articles.parsing.coherence import Vocabulary
from articles.parsing.lines import read_lines
from articles.parsing.segmentation import segment
from articles.parsing.sorting import sort_lines


@pytest.fixture
def natures():
    """The natures of the lines of a text, by name."""
    return lambda text: [line.nature.value for line in sort_lines(read_lines(text))]


@pytest.fixture
def segmented():
    """The drafts and loose lines of a text, with the text's vocabulary."""

    def read(text):
        lines = read_lines(text)
        vocabulary = Vocabulary(line.text for line in lines)
        return segment(sort_lines(lines), vocabulary), vocabulary

    return read
