"""Labels touch neither marks nor each other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.present.charts.labels import Box, Label, around, place, width

FRAME = Box(0, 0, 600, 400)
spot = st.tuples(st.integers(40, 560), st.integers(40, 360))


@settings(deadline=None, max_examples=60)
@given(st.lists(spot, min_size=1, max_size=5, unique=True), st.lists(spot, max_size=12))
def test_labels_overlap_nothing_where_there_is_space(labelled, others):
    labels = [Label(f"label {k}", x, y, 6, "#000") for k, (x, y) in enumerate(labelled)]
    marks = [around(x, y, 6) for x, y in (*labelled, *others)]
    boxes = [placed.box for placed in place(labels, marks, FRAME)]
    assert all(box.within(FRAME) for box in boxes)
    for k, box in enumerate(boxes):
        assert all(box.overlap(mark) == 0 for mark in marks)
        assert all(box.overlap(other) == 0 for other in boxes[:k])


def test_the_same_picture_gets_the_same_labels():
    labels = [Label("a", 100, 100, 6, "#000"), Label("b", 104, 102, 6, "#000")]
    assert place(labels, [], FRAME) == place(labels, [], FRAME)


def test_a_label_that_fits_nowhere_is_still_written():
    assert len(place([Label("x" * 500, 10, 10, 4, "#000")], [], FRAME)) == 1


def test_wide_letters_take_more_space_than_narrow_ones():
    assert width("mmmm") > width("oooo") > width("iiii")
    assert width("停戦停戦") > width("oooo")
    assert width("a\u0301") == width("a")
