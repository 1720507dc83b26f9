"""How far the translations are."""

from __future__ import annotations

import json

from coopdocs.reports.status import ChangeRow, StatusRow, write_changes_text, write_status_json, write_status_text

ROWS = (
    StatusRow("cooperation", "fr", 3, 0, 0, 40, 40),
    StatusRow("cooperation", "kk", 998, 1, 1, 39, 40),
)


def test_the_table_lines_its_columns_up() -> None:
    assert write_status_text(ROWS, colour=False) == (
        "brochure     language  translated  fuzzy  missing  words  done\n"
        "cooperation  fr               3/3      0        0  40/40  100%\n"
        "cooperation  kk          998/1000      1        1  39/40   99%\n"
    )


def test_a_hundred_per_cent_means_that_nothing_is_left() -> None:
    assert StatusRow("a", "kk", 999, 0, 1, 0, 0).percent == 99


def test_a_brochure_without_text_is_complete() -> None:
    assert StatusRow("a", "kk", 0, 0, 0, 0, 0).percent == 100


def test_no_row_still_gives_the_head() -> None:
    assert write_status_text((), colour=False) == "brochure  language  translated  fuzzy  missing  words  done\n"


def test_json_has_the_same_numbers() -> None:
    report = json.loads(write_status_json(ROWS))
    assert report["schema"] == 1
    assert report["status"][1] == {
        "brochure": "cooperation",
        "language": "kk",
        "translated": 998,
        "fuzzy": 1,
        "missing": 1,
        "words_translated": 39,
        "words_total": 40,
        "total": 1000,
        "percent": 99,
    }


def test_a_finished_edition_is_green_and_an_unfinished_one_yellow() -> None:
    _, french, kazakh, _ = write_status_text(ROWS, colour=True).split("\n")
    assert french.startswith("\x1b[32m")
    assert kazakh.startswith("\x1b[33m")


def test_what_changed_has_a_table_of_its_own() -> None:
    rows = (ChangeRow("cooperation", "kk", 12, 1, 0, 2, 3, 140, 9), ChangeRow("cooperation", "ru", 0, 0, 4, 0, 0, 0, 0))
    assert write_changes_text(rows, colour=False) == (
        "brochure     language  translated  revised  fuzzy  new  gone  words  new words\n"
        "cooperation  kk                12        1      0    2     3    140          9\n"
        "cooperation  ru                 0        0      4    0     0      0          0\n"
    )
    report = json.loads(write_status_json(ROWS, "printed", rows))
    assert (report["since"], report["changes"][1]["fuzzy"], len(report["status"])) == ("printed", 4, 2)
