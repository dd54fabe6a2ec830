"""The one style sheet: nothing that applies is lost, and what can't apply is."""

import pytest

from builder.site.minify.css import used_rules
from builder.site.minify.fonts import icons_in

WORDS = {"a", "b"}


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{x:1}.c{x:2}", ".a{x:1}"),
        (".c .a, .b , .c{x:1}", ".c .a, .b , .c{x:1}"),
        ("p:not(.c){x:1}p:is(.c,.d){x:2}", "p:not(.c){x:1}"),
        (":where(.c, .a) .b{x:1}:where(.a) .c{x:2}", ":where(.c, .a) .b{x:1}"),
        ("[class*=-c].a{x:1}", "[class*=-c].a{x:1}"),
        (r".a\:c{x:1}.a{x:.5em}", ".a{x:.5em}"),
        ("@media print{.c{x:1}.a{x:2}}", "@media print{.a{x:2}}"),
        ("@layer t;@layer t{.a{x:1}}", "@layer t;@layer t{.a{x:1}}"),
        ("@font-face{src:url(a.c)}", "@font-face{src:url(a.c)}"),
        ("@keyframes c{0%{x:1}to{x:2}}", "@keyframes c{0%{x:1}to{x:2}}"),
    ],
)
def test_a_rule_is_kept_if_its_classes_are_there(css, kept):
    assert used_rules(css, WORDS) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{x:1;&.b{y:2}}", ".a{x:1;&.b{y:2}}"),
        (".a{x:1;&.c{y:2}z:3}", ".a{x:1;z:3}"),
        (".a{&.b{y:2}x:1}", ".a{&.b{y:2}x:1}"),
        (".a{p:hover{y:2}.c &{y:3}x:1}", ".a{p:hover{y:2}x:1}"),
        (".c{x:1;&.a{y:2}}", ""),
        (".a{@media print{x:1;.b{y:2}.c{y:3}}}", ".a{@media print{x:1;.b{y:2}}}"),
    ],
)
def test_rules_within_rules_are_read(css, kept):
    assert used_rules(css, WORDS) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("p{--u:1;x:var(--v,2);--v:3}", "p{x:var(--v,2);--v:3}"),
        ("p{--u:1;--said:2}", "p{--said:2}"),
        ("p{--u:var(--w);--w:var(--u)}", "p{}"),
        ("p{x:calc(1px + var( --w ));--w: ;}", "p{x:calc(1px + var( --w ));--w: }"),
        ("p{--u:url('data:x;y}');x:'--u;'}", 'p{x:"--u;"}'),
    ],
)
def test_a_variable_is_kept_if_somebody_asks_for_it(css, kept):
    assert used_rules(css, WORDS, {"--said"}) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("/*! free */ .c{x:1}", "/*! free */"),
        (".a{/*! free */x:1}", ".a{/*! free */x:1}"),
        (".a /* so */ p{x: 1 /* one */ ;}", ".a  p{x:1}"),
        (".a{x:1 ! important;y:'/* no */'}", '.a{x:1!important;y:"/* no */"}'),
        (".a\n{\n  x: 1;\n  y: 2;\n}\n", ".a{x:1;y:2}"),
        (".a{*x:1;y:2}", ".a{y:2}"),
    ],
)
def test_only_licences_are_kept_of_what_browsers_skip(css, kept):
    assert used_rules(css, WORDS) == kept


def test_an_icon_is_found_however_it_is_written():
    css = used_rules(r'p{--i:"\f078";content:var(--i)}', set())
    assert icons_in(css) == icons_in(r'p{content:"\f078"}') == {0xF078}
