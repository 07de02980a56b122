"""Cohort 1: its dates, its five schools, and what each team wants for its students."""

from datetime import date, time
from zoneinfo import ZoneInfo

BOSTON = ZoneInfo("America/New_York")

COHORT = {
    "slug": "cohort-1",
    "name": "Cohort 1",
    "starts_on": date(2018, 9, 17),
    "ends_on": date(2019, 6, 14),
}

#: strand, starts, ends, in one line
STRANDS = [
    ("ground", date(2018, 9, 17), date(2018, 10, 26), "Learn what deeper learning looks like"),
    ("hack", date(2018, 10, 29), date(2019, 2, 8), "Try something small, with a coach beside you"),
    ("visit", date(2019, 1, 14), date(2019, 4, 5), "See how a buddy school does it"),
    ("scale", date(2019, 4, 8), date(2019, 6, 14), "Grow what worked, let go of what did not"),
]


SCHOOLS = [
    {
        "slug": "boston-adult-technical-academy",
        "name": "Boston Adult Technical Academy",
        "neighborhood": "Downtown",
        "grade_span": "Ages 18 to 22",
        "about": "A school for young adults who work toward a diploma, many of them beside a job "
        "or a family of their own.",
    },
    {
        "slug": "boston-international-newcomers-academy",
        "name": "Boston International Newcomers Academy",
        "neighborhood": "Dorchester",
        "grade_span": "9 to 12",
        "about": "A high school for students who are new to the country and learn English "
        "together with everything else.",
    },
    {
        "slug": "charlestown-high-school",
        "name": "Charlestown High School",
        "neighborhood": "Charlestown",
        "grade_span": "9 to 12",
        "about": "A neighborhood high school on the hill, with pathways into technology, "
        "business and health.",
    },
    {
        "slug": "fenway-high-school",
        "name": "Fenway High School",
        "neighborhood": "Mission Hill",
        "grade_span": "9 to 12",
        "about": "A small pilot school where every student belongs to an advisory group that "
        "stays together.",
    },
    {
        "slug": "snowden-international-school",
        "name": "Snowden International School",
        "neighborhood": "Back Bay",
        "grade_span": "9 to 12",
        "about": "A high school with languages and the wider world at its center, a few steps "
        "from Copley Square.",
    },
]

#: team, its school
TEAMS = {
    "bata": "boston-adult-technical-academy",
    "binca": "boston-international-newcomers-academy",
    "charlestown": "charlestown-high-school",
    "fenway": "fenway-high-school",
    "snowden": "snowden-international-school",
}

#: What one school decided for itself.
PROCEDURES = {
    "charlestown-high-school": {
        "student_photos_may_go_public": False,
        "quiet_from": time(19, 0),
        "quiet_until": time(6, 30),
    },
}

#: What each team wants its students to be able to do, feel or become; oldest first, last current.
ASPIRATIONS = {
    "bata": [
        (date(2018, 10, 25), "Our students bring what they know from work and life into class."),
    ],
    "binca": [
        (date(2018, 10, 25), "Students speak up in class."),
        (
            date(2019, 1, 31),
            "Students show what they know from the first day, in whatever language they have, "
            "and hear that it counts.",
        ),
    ],
    "charlestown": [
        (
            date(2018, 10, 26),
            "Students take a risk in front of others at least once a week, and want to do it "
            "again.",
        ),
    ],
    "fenway": [
        (date(2018, 10, 24), "Every student has a voice in our school."),
        (
            date(2018, 12, 3),
            "Students own how they show what they know, and can say why they chose that way.",
        ),
    ],
    "snowden": [
        (
            date(2018, 10, 25),
            "Students do work that matters to somebody outside our building, and get to tell "
            "them about it.",
        ),
    ],
}
