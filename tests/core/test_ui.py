import ast
import datetime
import re
from html.parser import HTMLParser
from pathlib import Path

from django.template import Context, Template
from django.test import RequestFactory

import pytest
import time_machine

from incubator.core.importmap import importmap_hash, importmap_json
from incubator.core.templatetags import ui
from tests.test_architecture import MAY_IMPORT, files_of

ROOT = Path(__file__).resolve().parents[2]
XSS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://a.example",
    "data:text/html,<script>alert(1)</script>",
    'https://a.example/"onmouseover="alert(1)',
    "https://a.example/'onmouseover='alert(1)",
    "https://a.example/<script>alert(1)</script>",
    "https://a.example/`onmouseover=alert(1)`",
    "http://user:pass@a.example/",
    "http://[::1",
    "https://a.example:99999/",
    "https:///no-host",
    "https://a.example/\u202egpj.exe",
    "<a href='javascript:alert(1)'>https://a.example</a>",
    "</p><iframe srcdoc='<script>alert(1)</script>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\x00<scr\x00ipt>alert(1)</script>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "{{ request.user }}{% debug %}",
    "<style>@import 'https://a.example';</style>",
]


class Elements(HTMLParser):
    """The start tags of a text, each with its attributes."""

    def __init__(self, text: str):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("text", XSS)
def test_paragraphs_with_hostile_text_hold_only_our_own_elements(text):
    elements = Elements(ui.paragraphs(text)).found

    assert {tag for tag, _ in elements} <= {"p", "br", "a"}
    for tag, attributes in elements:
        if tag == "a":
            assert attributes.keys() == {"href", "rel"}
            assert attributes["href"].startswith(("http://", "https://"))
            assert "@" not in attributes["href"]
        else:
            assert attributes.keys() <= {"dir"}


def test_paragraphs_with_blank_and_single_line_breaks_keep_both():
    html = ui.paragraphs("One\r\ntwo\r\n \r\n\r\nThree")

    assert html == '<p dir="auto">One<br>two</p><p dir="auto">Three</p>'


@pytest.mark.parametrize("text", ["", None, "  \n \n "])
def test_paragraphs_of_nothing_are_nothing(text):
    assert ui.paragraphs(text) == ""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://a.example/x.", "https://a.example/x"),
        ("(https://a.example/x)", "https://a.example/x"),
        ("https://a.example/x_(y)", "https://a.example/x_(y)"),
        ("https://a.example/?a=1&b=2!", "https://a.example/?a=1&b=2"),
        ("HTTP://a.example, and more", "HTTP://a.example"),
    ],
)
def test_paragraphs_with_an_address_link_it_without_the_sentence_marks(text, address):
    links = [attributes for tag, attributes in Elements(ui.paragraphs(text)).found if tag == "a"]

    assert links == [{"href": address, "rel": "noopener nofollow ugc"}]


def test_paragraphs_of_ten_thousand_characters_keep_all():
    text = "a http://a.example/ " * 500

    assert ui.paragraphs(text).count("<a ") == 500


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Demo Educator, Fenway", "DF"),
        ("Demo", "D"),
        ("", ""),
        ("李 小龙", "李小"),
        ("lead@incubator.example", "LI"),
    ],
)
def test_initials_are_the_first_and_last_word(name, letters):
    assert ui.initials(name) == letters


def test_face_with_a_hostile_name_escapes_it():
    assert "<b" not in ui.face("<b>x <i>y")


@time_machine.travel(datetime.datetime(2018, 11, 15, 17, tzinfo=datetime.UTC), tick=False)
@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime.date(2018, 11, 19), "Monday, November 19"),
        (datetime.date(2017, 11, 19), "November 19, 2017"),
        (datetime.date(2019, 1, 4), "Friday, January 4, 2019"),
        (datetime.datetime(2018, 11, 20, 2, tzinfo=datetime.UTC), "Monday, November 19"),
        (None, ""),
    ],
)
def test_day_is_said_in_words_of_boston_time(value, words):
    assert ui.day(value) == words


@time_machine.travel(datetime.datetime(2018, 11, 15, 17, tzinfo=datetime.UTC), tick=False)
@pytest.mark.parametrize(
    ("hours_ago", "words"),
    [
        (3, "Today, 9:00 a.m."),
        (25, "Yesterday, 11:00 a.m."),
        (73, "Monday, November 12, 11:00 a.m."),
    ],
)
def test_moment_says_today_and_yesterday(hours_ago, words):
    now = datetime.datetime(2018, 11, 15, 17, tzinfo=datetime.UTC)

    assert ui.moment(now - datetime.timedelta(hours=hours_ago)) == words


def test_current_marks_the_page_and_the_part_of_the_site():
    template = Template('{% load ui %}{% current "/hacks/" %}')
    marks = [
        template.render(Context({"request": RequestFactory().get(path)}))
        for path in ["/hacks/", "/hacks/one/", "/search/"]
    ]

    assert marks == ['aria-current="page"', 'aria-current="true"', ""]


def test_importmap_hash_is_that_of_the_text_in_the_page():
    page = Template("{% load ui %}{% importmap %}").render(Context())

    assert page == importmap_json()
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", importmap_hash())


def test_sprite_has_the_icons_that_are_named_and_no_others():
    sprite = re.findall(r'id="i-([\w-]+)"', (ROOT / "static/img/icons.svg").read_text())
    texts = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    drawn = {name for t in texts for name in re.findall(r'(?:% icon |icon_name=)"([\w-]+)"', t)}

    assert sprite == sorted(drawn | _icons_of_choices())


def _icons_of_choices() -> set[str]:
    """Those of large radio choices: the values of dictionaries called ``…_ICONS``."""
    dictionaries = [
        node.value
        for app in MAY_IMPORT
        for path in files_of(app)
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("_ICONS")
    ]
    return {value.value for one in dictionaries for value in one.values}


def test_templates_hold_no_inline_script_or_style():
    inline = re.compile(r'<style|\sstyle="|\son\w+="|<script(?![^>]*(src=|type="importmap"))')
    pages = (ROOT / "templates").rglob("*.html")
    found = [path.name for path in pages if inline.search(path.read_text())]

    assert found == []


def test_components_open_with_a_comment_that_names_their_parameters():
    components = (ROOT / "templates/components").glob("*.html")
    found = [path.name for path in components if "{% comment %}" not in path.read_text()[:80]]

    assert found == []
