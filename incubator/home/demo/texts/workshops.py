"""The workshops of cohort 1, what was handed out, and who was there; one is still to come."""

from datetime import date

#: Each: title, strand, day (or days from today), from, to, place, agenda, resources, absent.
#: A resource: title, audience, and a link or the lines of a handout.
WORKSHOPS = [
    {
        "title": "Kick-off: what could school feel like?",
        "strand": "ground",
        "on": date(2018, 9, 26),
        "from": (8, 30),
        "to": (15, 30),
        "place": "Accelerate, Wentworth Institute of Technology",
        "agenda": [
            "8:30 Coffee, and who are you?",
            "9:00 A day in the life of one student",
            "10:30 What could school feel like? Teams draw it",
            "12:00 Lunch",
            "12:45 The three rules: start small, bias to action, fail forward",
            "2:30 One thing each team tries before October",
        ],
        "resources": [
            {
                "title": "The three rules of a hack, on one page",
                "audience": "public",
                "lines": [
                    "Start small: one class, one week, one question.",
                    "Bias to action: try it before you plan it.",
                    "Fail forward: it did not work, and here is what we learned.",
                ],
            },
            {
                "title": "School Retool: what a hack is",
                "audience": "public",
                "link": "https://schoolretool.org/",
            },
        ],
        "absent": ["educator.c.fenway", "educator.b.bata"],
    },
    {
        "title": "Write an aspiration, shadow a student",
        "strand": "ground",
        "on": date(2018, 10, 24),
        "from": (8, 30),
        "to": (14, 30),
        "place": "Office of Innovation, room 4",
        "agenda": [
            "8:30 What we saw since September",
            "9:15 An aspiration in 280 characters: write, read aloud, cut",
            "11:00 How to shadow a student for a day",
            "12:30 Lunch, then each team picks its day",
        ],
        "resources": [
            {
                "title": "A sheet for shadowing a student",
                "audience": "network",
                "lines": [
                    "When did the student speak, and to whom?",
                    "When did the student choose something?",
                    "What would you have done in the third hour?",
                    "Write no name on this sheet.",
                ],
            }
        ],
        "absent": ["lead.charlestown"],
    },
    {
        "title": "Hack day: start small, bias to action",
        "strand": "hack",
        "on": date(2018, 11, 28),
        "from": (8, 30),
        "to": (15, 0),
        "place": "Fenway High School, library",
        "agenda": [
            "8:30 Hacks that are running: two minutes each",
            "10:00 Make the smallest version, with a coach beside you",
            "1:00 Try it on another team",
        ],
        "resources": [],
        "absent": [],
    },
    {
        "title": "What a good visit looks like",
        "strand": "visit",
        "on": date(2019, 1, 30),
        "from": (8, 30),
        "to": (14, 30),
        "place": "Snowden International School, room 210",
        "agenda": [],
        "resources": [],
        "absent": ["educator.b.binca", "educator.a.charlestown"],
    },
    {
        "title": "From one classroom to a whole grade",
        "strand": "scale",
        "on": date(2019, 4, 10),
        "from": (8, 30),
        "to": (14, 30),
        "place": "Charlestown High School, auditorium",
        "agenda": ["8:30 Adopt, adapt or drop?", "10:30 What help would it take?"],
        "resources": [],
        "absent": [],
    },
    {
        "title": "Storytelling tools: tell what you learned",
        "strand": "scale",
        "on": date(2019, 6, 5),
        "from": (8, 30),
        "to": (14, 30),
        "place": "Office of Innovation, room 4",
        "agenda": ["8:30 One photo, one quote, one number", "11:00 Tell it in two minutes"],
        "resources": [],
        "absent": [],
    },
    {
        "title": "Two years later: what is still running?",
        "strand": "scale",
        "in_days": 24,
        "from": (15, 30),
        "to": (17, 30),
        "place": "Fenway High School, library (enter by the side door)",
        "agenda": [
            "3:30 Arrive, and hang up your hack on the wall",
            "4:00 Walk the wall: what grew, what ended, and why",
            "5:00 One question to take home",
        ],
        "resources": [
            {
                "title": "Bring this: your hack on one page",
                "audience": "cohort",
                "lines": [
                    "What we tried, in one sentence.",
                    "What is still running today.",
                    "What we would tell a school that begins tomorrow.",
                ],
            }
        ],
        "absent": [],
    },
]
#: Says to have been at the last one; the Office has not confirmed it.
SAYS_SO = "member.fenway"
