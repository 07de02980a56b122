"""Every component on one page, with plainly made-up contents; served in development only."""

import datetime

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.shortcuts import render
from django.templatetags.static import static

from incubator.core.forms import Picks

NOON = datetime.datetime(2018, 11, 13, 12, tzinfo=datetime.UTC)
MOVES = {"keep": "Keep", "tweak": "Tweak", "drop": "Drop", "scale": "Scale"}
MOVE_ICONS = {"keep": "check", "tweak": "sliders-horizontal", "drop": "archive", "scale": "sprout"}
KINDS = {"like": "I like", "wish": "I wish", "what_if": "What if", "question": "Question"}
STATUSES = {
    "draft_plan": "Draft plan",
    "planned": "Planned",
    "trying": "Trying",
    "scaled": "Scaled",
    "parked": "Parked",
}


class SampleForm(forms.Form):
    tried = forms.CharField(
        label="What did you try?",
        help_text="One sentence is enough. Start with “We…”",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = forms.DateField(label="When?", required=False, widget=forms.DateInput({"type": "date"}))
    move = forms.ChoiceField(
        label="What is your next move?",
        choices=MOVES.items(),
        widget=Picks(
            icons=MOVE_ICONS,
            hints={
                "keep": "Do it again",
                "tweak": "Change a part",
                "drop": "Let it go",
                "scale": "Take it wider",
            },
        ),
    )
    lever = forms.ChoiceField(label="Lever", choices=[("ritual", "Ritual"), ("space", "Space")])
    consent = forms.BooleanField(label="No student’s face or full name can be seen.")


def styleguide(request):
    return render(
        request,
        "styleguide.html",
        {
            "statuses": STATUSES.items(),
            "moves": MOVES.items(),
            "kinds": KINDS.items(),
            "moment": NOON,
            "form": SampleForm(),
            "failed": SampleForm({"on": "soon"}, prefix="again"),
            "photo": _photo("wall", "Three people add notes to a wall of ideas."),
            "lead_photo": _photo("hall", "A school hall with doors on both sides."),
            "pins": [
                {"x": 47, "y": 41, "number": 1, "url": "#c1", "label": "the notes in the middle"},
                {"x": 60, "y": 31, "number": 2, "url": "#c2", "label": "the page at the top"},
            ],
            "teams": _teams(),
            "phases": _phases(),
            "crumbs": [("Cohort 1", "/cohorts/cohort-1/"), ("Fenway High School", "#")],
            "page": Paginator(range(90), 30).page(2),
            "origin": {"url": "#", "title": "Students pick the proof", "team": "Fenway"},
            "adaptations": [{"url": "#", "title": "Choose the proof", "team": "Snowden"}],
            "samples": [
                Message(constants.SUCCESS, "Iteration 4 is posted."),
                Message(constants.ERROR, "We could not save this. Please try again."),
            ],
            "text": "A student moved them there! See https://incubator.example/log.\n\nWe kept it.",
        },
    )


def _photo(name: str, alt: str) -> dict:
    return {"src": static(f"img/{name}.svg"), "alt": alt, "width": 1200, "height": 900}


def _teams() -> list[dict]:
    names = ["Boston Adult Technical Academy", "Charlestown High School", "Fenway High School"]
    return [
        {
            "name": name,
            "aspiration": "Students own how they show what they know.",
            "count": count,
            "statuses": [("trying", "Trying", 2), ("parked", "Parked", 1)] if count else [],
            "posted": NOON if count else None,
        }
        for name, count in zip(names, [4, 0, 11], strict=True)
    ]


def _phases() -> list[dict]:
    return [
        {"title": "Ground", "dates": "September and October", "text": "Name what you hope for."},
        {
            "title": "Hack",
            "dates": "October to May",
            "text": "Run small hacks.",
            "is_current": True,
        },
        {"title": "Visit", "dates": "January to April", "text": "Watch closely at a buddy school."},
        {"title": "Scale", "dates": "April to June", "text": "Let the strongest hacks grow."},
    ]
