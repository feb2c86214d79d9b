"""The judge of pages for screens sees what is wrong in a page, at the width it is told."""

from __future__ import annotations

import pytest

from judges import axe
from judges.available import axe_core, chromium, needs

pytestmark = [pytest.mark.slow, needs(chromium, axe_core)]


@pytest.fixture
def page(tmp_path):
    """A page with that body, as a file."""

    def write(body):
        path = tmp_path / "page.html"
        path.write_text(
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>A page</title>'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>"
            '<meta name="viewport" content="width=device-width, initial-scale=1"/></head>'
            f"<body><main><h1>A page</h1>{body}</main></body></html>",
            "utf-8",
        )
        return path

    return write


def it_sees_letters_that_are_too_pale(page):
    pale = page('<p style="color: #bbb; background: #fff">Pale words</p>')
    (found,) = axe.violations(pale, width=axe.DESK)
    assert found.startswith("color-contrast (1 times)")
    assert "Pale words" in found


def it_sees_a_picture_without_words(page):
    (found,) = axe.violations(page('<svg role="img" width="9" height="9"></svg>'), width=axe.DESK)
    assert found.startswith("svg-img-alt")


def it_sees_what_is_wrong_only_on_a_telephone(page):
    narrow = page(
        "<style>@media (max-width: 30rem) { .pale { color: #bbb } }</style>"
        '<p class="pale" style="background: #fff">Words</p><p>More</p>'
    )
    assert axe.violations(narrow, width=axe.TELEPHONE)
    assert axe.violations(narrow, width=axe.DESK) == ()


def it_lists_what_is_only_bad_practice_apart(page):
    skipping = page("<h4>A heading three levels lower</h4>")
    assert axe.violations(skipping, width=axe.DESK) == ()
    assert axe.advice(skipping, width=axe.DESK)[0].startswith("heading-order")


def it_measures_by_how_much_a_page_scrolls_sideways(page):
    wide = page('<div style="width: 500px">Wide</div>')
    assert axe.overhang(wide, width=axe.TELEPHONE) > 100
    assert axe.overhang(wide, width=axe.DESK) == 0


def it_judges_a_file_anew_when_it_was_written_anew(page):
    assert axe.violations(page("<button></button>"), width=axe.DESK)
    assert axe.violations(page("<button>Go</button>"), width=axe.DESK) == ()


def but_it_lets_a_sound_page_pass(page):
    sound = page("<h2>Words</h2><p>Words</p>")
    assert axe.violations(sound, width=axe.TELEPHONE) == ()
    assert axe.advice(sound, width=axe.TELEPHONE) == ()
