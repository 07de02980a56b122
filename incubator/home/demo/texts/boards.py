"""The demonstration's boards. Ideas: who, which team, the idea, more about it, dots.

``held`` makes a board one for guests: what one of them posted waits for the facilitator.
"""

VOICE = {
    "key": "voice",
    "slug": "a-voice-in-what-they-learn",
    "question": "How might we give every student a voice in what they learn?",
    "cohort": None,
    "phase": "vote",
    "days_ago": 2,
    "held": ["Ask the students who left, too"],
    "ideas": [
        (
            "member.fenway",
            "fenway",
            "Swap one essay for anything that proves the point",
            "A podcast, a drawing, a letter to the mayor. Same rubric.",
            9,
        ),
        ("lead.charlestown", "charlestown", "Students teach one lesson each month", "", 7),
        (
            "member.snowden",
            "snowden",
            "Let the class vote on the last unit",
            "Three units on the wall, one week to read about them.",
            6,
        ),
        (
            "lead.binca",
            "binca",
            "A newcomer’s first week, planned by last year’s newcomers",
            "",
            6,
        ),
        (
            "educator.b.fenway",
            "fenway",
            "Two choices, never five",
            "Five choices freeze people.",
            6,
        ),
        (
            "educator.a.bata",
            "bata",
            "Ten minutes on Friday to fix one thing in this class",
            "",
            5,
        ),
        ("educator.b.snowden", "snowden", "Pick the city place we study next", "", 4),
        ("educator.c.fenway", "fenway", "Students write the question of the week", "", 3),
        (
            "educator.a.bata",
            "bata",
            "Families add one question they want answered this term",
            "By text message, in their own language.",
            2,
        ),
        (
            "educator.a.charlestown",
            "charlestown",
            "A “not yet” button: students say when they are ready to be graded",
            "",
            1,
        ),
        ("educator.a.binca", "binca", "Exit tickets that ask what to drop", "", 1),
        ("educator.b.binca", "binca", "Student panel picks the next novel", "", 1),
        ("educator.b.charlestown", "charlestown", "A student in every curriculum meeting", "", 0),
        ("lead.bata", "bata", "Evening students choose which evening is project evening", "", 0),
        ("lead.snowden", "snowden", "Rubrics written together in week one", "", 0),
        ("educator.b.bata", "bata", "Job sites that students propose", "", 0),
        ("lead.fenway", "fenway", "Student-led walk through the building", "", 0),
        ("educator.a.binca", "binca", "Translate the task before the text", "", 0),
        ("educator.b.snowden", "snowden", "A wall for questions nobody has answered", "", 0),
        ("educator.b.fenway", "fenway", "One homework a month invented by the class", "", 0),
        ("educator.a.charlestown", "charlestown", "Lab partners by curiosity, not by seat", "", 0),
        ("educator.c.fenway", "fenway", "Students caption the photos we post", "", 0),
        ("educator.b.binca", "binca", "Debate in two languages", "", 0),
        ("educator.b.charlestown", "charlestown", "Office hours held by students", "", 0),
    ],
    "columns": {
        "Choose what we learn": [1, 2, 6, 8, 11, 12, 19],
        "Choose how we show it": [0, 4, 9, 14, 21, 22],
        "Say what helps": [3, 5, 7, 10, 17, 23],
    },
    "merged": {18: 7},
}

VISITORS = {
    "key": "visitors",
    "slug": "ready-for-visitors",
    "question": "How might we make a visit useful for the school that is visited?",
    "cohort": "cohort-1",
    "phase": "gather",
    "days_ago": 0,
    "ideas": [
        ("lead.snowden", "snowden", "Visitors leave one question, not praise", "", 0),
        (
            "educator.a.charlestown",
            "charlestown",
            "Students guide, adults listen",
            "Two students a group, with their own route.",
            0,
        ),
        ("member.fenway", "fenway", "Agree beforehand on the one thing to look for", "", 0),
    ],
}

BELONGING = {
    "key": "belonging",
    "slug": "every-student-known",
    "question": "How might we make sure that every student is known well by one adult?",
    "cohort": "cohort-1",
    "phase": "closed",
    "days_ago": 40,
    "ideas": [
        ("lead.fenway", "fenway", "The principal’s desk moves into the lobby for a week", "", 8),
        ("educator.b.charlestown", "charlestown", "Shadow one student for a day", "", 6),
        ("lead.bata", "bata", "A names-and-stories card at the door", "", 5),
        ("educator.b.snowden", "snowden", "Lunch with a mixed group each Thursday", "", 3),
        ("educator.a.binca", "binca", "Home languages on every classroom door", "", 2),
    ],
}

TRIES = [
    ("voice", 0, "fenway", "show-it-first"),
    ("voice", 5, "bata", "first-block-breakfast"),
    ("belonging", 0, "fenway", "desk-in-the-lobby"),
    ("belonging", 1, "snowden", "shadow-a-student"),
]
"""Ideas that became hacks: board, place of the idea, team, hack."""

SPOTLIGHTS = {"voice": [("idea", 0), ("iteration", "fenway", "show-it-first")]}
"""What boards have in the spotlight's queue; the first is on. Of a hack, its newest iteration."""

BOARDS = [VOICE, VISITORS, BELONGING]
