"""Where the demonstration's hacks go: decisions with history, reach, supports and two sets."""

from datetime import date

# A decision: verdict, day, by, reason; the last one is current.
DECISIONS = {
    ("fenway", "desk-in-the-lobby"): [
        (
            "adapt",
            date(2018, 12, 6),
            "lead.fenway",
            "The desk in the lobby is not it, the door is. The students we wanted to meet come in "
            "through the side door, so we go there, and we ask other adults to take a morning.",
        ),
        (
            "adopt",
            date(2019, 2, 8),
            "lead.fenway",
            "Twelve of thirty students named somebody who had stood at a door that week. It costs "
            "twenty minutes, and nobody has to do it who does not like it. We keep the first week "
            "of every month.",
        ),
    ],
    ("snowden", "one-evening-expo"): [
        (
            "adopt",
            date(2019, 5, 20),
            "lead.snowden",
            "Work changed after a stranger asked about it, in every grade that we tried. Four "
            "evenings a year are in the calendar now, and students plan them.",
        ),
    ],
    ("charlestown", "what-stops-us"): [
        (
            "adapt",
            date(2019, 3, 12),
            "lead.charlestown",
            "Students talk when adults are silent, but not over lunch: half of them have to leave. "
            "We keep the question and move it into advisory.",
        ),
    ],
    ("bata", "first-block-breakfast"): [
        (
            "drop",
            date(2019, 2, 15),
            "lead.bata",
            "It did not work. Who works at night cannot come earlier, whatever we serve: the bus "
            "is the limit. What they need is first block at another hour.",
        ),
    ],
}

# A count: day, by, classrooms, students, teachers; the last one is current.
REACH = {
    ("fenway", "desk-in-the-lobby"): [
        (date(2018, 12, 6), "lead.fenway", None, 60, 1),
        (date(2019, 2, 8), "lead.fenway", None, 310, 4),
    ],
    ("fenway", "show-it-first"): [(date(2019, 3, 20), "member.fenway", 4, 96, 3)],
    ("snowden", "one-evening-expo"): [(date(2019, 5, 20), "member.snowden", 9, 204, 8)],
    ("snowden", "shadow-a-student"): [(date(2019, 4, 30), "lead.snowden", None, 3, 5)],
    ("binca", "show-it-in-any-language"): [(date(2019, 4, 2), "educator.a.binca", 2, 41, 2)],
}

# A need: team and hack, purpose, kind, days since it was written, by, state, words.
SUPPORTS = [
    (
        ("charlestown", "what-stops-us"),
        *("go_on", "time", 24, "lead.charlestown", "needed"),
        "Cover for two advisory teachers, 40 minutes every other Wednesday, so that they can sit "
        "in the talk without leading it.",
    ),
    (
        ("snowden", "one-evening-expo"),
        *("spread", "people", 15, "lead.snowden", "needed"),
        "Twenty visitors from outside the building on four evenings. Could the Office ask people "
        "from other departments?",
    ),
    (
        ("fenway", "show-it-first"),
        *("spread", "learning", 9, "member.fenway", "needed"),
        "One morning with somebody who has graded drawings before, for six teachers of other "
        "subjects.",
    ),
    (
        ("binca", "show-it-in-any-language"),
        *("go_on", "money", 6, "educator.a.binca", "needed"),
        "Large paper and markers for two classes until June, about 120 dollars.",
    ),
    (
        ("fenway", "desk-in-the-lobby"),
        *("go_on", "rules", 40, "lead.fenway", "met"),
        "A yes from building safety to keep the side door open from 6:50 to 7:40.",
    ),
]

# A set: key, school, by, title, purpose, hacks.
SETS = [
    (
        *("seen-at-the-door", "fenway-high-school", "lead.fenway"),
        "Seen, heard and understood",
        "Both begin with what a student brings along, before we ask for anything: at the door in "
        "the morning, and on paper at the end of a lesson.",
        [("fenway", "desk-in-the-lobby"), ("fenway", "show-it-first")],
    ),
    (
        *("the-school-as-students-see-it", "snowden-international-school", "lead.snowden"),
        "The school as students see it",
        "An evening and a day on which adults only look and ask.",
        [("snowden", "one-evening-expo"), ("snowden", "shadow-a-student")],
    ),
]
