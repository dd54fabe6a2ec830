"""Text of strangers: what is compared, what is printed."""

from classroom.text import plain


def test_vowel_signs_are_letters():
    assert plain("राम") != plain("रमा")
