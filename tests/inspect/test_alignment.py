"""Where segments stand among pieces: the laws of the alignment, without files."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coopdocs.inspect.alignment import Piece, align

SEGMENT = st.text("аәбcde1-«»", min_size=1, max_size=8)
SEGMENTS = st.lists(SEGMENT, min_size=1, max_size=8)


def pieces_of(*texts: str) -> list[Piece]:
    return [Piece(text) for text in texts]


def found(segments: list[str], pieces: list[Piece]) -> list[tuple[int, int, int]]:
    return [(match.segment, match.start, match.end) for match in align(segments, pieces)]


@given(SEGMENTS, st.data())
def test_segments_cut_into_pieces_anywhere_are_all_found(segments: list[str], data: st.DataObject) -> None:
    pieces = [piece for segment in segments for piece in cut(segment, data)]
    matches = align(segments, pieces_of(*pieces))
    assert [match.segment for match in matches] == list(range(len(segments)))
    assert matches[-1].end == len(pieces)


@given(st.lists(SEGMENT, min_size=1, max_size=8, unique=True), st.data())
def test_of_different_segments_only_the_one_that_is_gone_is_not_found(segments: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(segments) - 1))
    pieces = pieces_of(*segments[:gone], *segments[gone + 1 :])
    matched = {match.segment for match in align(segments, pieces)}
    # A short segment may stand in the pieces of others, but no more letters can be found than there are.
    assert sum(len(segments[number]) for number in matched) == sum(len(piece.letters) for piece in pieces)


@given(SEGMENTS, st.text("xyz", min_size=1, max_size=5), st.data())
def test_a_text_too_many_hides_no_segment(segments: list[str], extra: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(segments)))
    matches = align(segments, pieces_of(*segments[:place], extra, *segments[place:]))
    assert len(matches) == len(segments)
    assert place not in {index for match in matches for index in range(match.start, match.end)}


@given(SEGMENTS, SEGMENTS)
def test_no_piece_is_used_twice_and_the_order_is_kept(segments: list[str], texts: list[str]) -> None:
    matches = align(segments, pieces_of(*texts))
    for before, after in pairwise(matches):
        assert before.segment < after.segment
        assert before.end <= after.start


def test_a_segment_is_found_only_whole() -> None:
    assert found(["зертхана"], pieces_of("зерт", "хан")) == []


def test_a_hyphen_at_a_line_end_is_left_out_only_where_the_text_has_none() -> None:
    pieces = [Piece("franco-", hyphenated=True), Piece("kaza-", hyphenated=True), Piece("khstanais")]
    (match,) = align(["franco-kazakhstanais"], pieces)
    assert match.taken == (7, 4, 9)
    assert match.hyphens(pieces) == 1


def test_a_hyphen_inside_a_line_is_a_letter() -> None:
    assert found(["kazakh"], pieces_of("ka-", "zakh")) == []


def test_a_call_is_not_a_digit_of_the_number_before_it() -> None:
    pieces = [Piece("1234"), Piece("1", call="\ue001"), Piece("тг")]
    assert found(["1234\ue001тг"], pieces) == [(0, 0, 3)]
    assert found(["12341тг"], [Piece("1234"), Piece("1"), Piece("тг")]) == [(0, 0, 3)]
    assert found(["1234\ue002тг"], pieces) == []


def test_an_optional_piece_is_used_where_the_text_asks_for_it_and_passed_over_elsewhere() -> None:
    head = Piece("Сала", optional=True)
    assert found(["a", "Сала", "b"], [Piece("a"), head, Piece("b")]) == [(0, 0, 1), (1, 1, 2), (2, 2, 3)]
    assert found(["a", "b"], [Piece("a"), head, Piece("b")]) == [(0, 0, 1), (1, 2, 3)]
    assert found(["ab"], [Piece("a"), head, Piece("b")]) == [(0, 0, 3)]


def test_three_thousand_segments_with_one_gone_are_aligned_in_a_moment() -> None:
    segments = [f"сөйлем{number}" for number in range(3000)]
    matches = align(segments, pieces_of(*segments[:1500], *segments[1501:]))
    assert len(matches) == 2999


def cut(text: str, data: st.DataObject) -> list[str]:
    ends = sorted(data.draw(st.sets(st.integers(1, len(text)))) | {len(text)})
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
