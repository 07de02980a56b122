"""Who visits whom in the demonstration, and what came of one visit."""

#: Visiting team, host.
PAIRS = [
    ("fenway", "charlestown"),
    ("charlestown", "bata"),
    ("bata", "binca"),
    ("binca", "snowden"),
    ("snowden", "fenway"),
]

YES, MAYBE, NO, SILENT = "yes", "if_need_be", "no", ""
FREE = "no cover needed"

#: Dates are names of slots; each person answers them in that order. ``cover`` names who takes the
#: visitor's class, or FREE; who is left out has said nothing yet.
VISITS = [
    {
        "name": "desk",
        "team": "snowden",
        "by": "lead.snowden",
        "purpose": "How a desk in the lobby became a habit, and what would break it here.",
        "dates": ["a desk in the lobby"],
        "answers": {"member.snowden": [YES], "educator.b.snowden": [YES], "lead.snowden": [NO]},
        "chosen": "a desk in the lobby",
        "is_office_told": True,
        "cover": {
            "member.snowden": "Demo Leader, Snowden, teaches grade 10 history.",
            "educator.b.snowden": FREE,
        },
    },
    {
        "name": "walk",
        "team": "binca",
        "by": "lead.binca",
        "purpose": "How students who are new to the language ask a stranger a question.",
        "dates": ["the city teaches", "an evening for drafts"],
        "answers": {
            "lead.binca": [MAYBE, NO],
            "educator.a.binca": [YES, YES],
            "educator.b.binca": [YES, MAYBE],
        },
        "chosen": "the city teaches",
        "is_office_told": True,
        "cover": {
            "lead.binca": FREE,
            "educator.a.binca": "The other science teacher takes both sections in the lab.",
            "educator.b.binca": "The coach of the English team takes the second block.",
        },
    },
    {
        "name": "first minutes",
        "team": "fenway",
        "by": "lead.fenway",
        "purpose": "How students take over the start of a class without losing the class.",
        "dates": ["first ten minutes", "nobody goes up alone"],
        "answers": {
            "lead.fenway": [MAYBE, YES],
            "member.fenway": [YES, NO],
            "educator.b.fenway": [YES, YES],
        },
        "chosen": "first ten minutes",
        "is_office_told": True,
        "cover": {
            "lead.fenway": FREE,
            "educator.b.fenway": "Demo Educator C, Fenway, takes grade 9 mathematics.",
        },
    },
    {
        "name": "welcome",
        "team": "bata",
        "by": "lead.bata",
        "purpose": "How to welcome somebody who begins in the middle of the year.",
        "dates": ["signs without English", "welcome"],
        "answers": {
            "lead.bata": [YES, MAYBE],
            "educator.a.bata": [NO, YES],
            "educator.b.bata": [SILENT, SILENT],
        },
    },
]

#: Who waits for a seat in a slot that is full: slot, team, person, purpose.
WAITS = [
    (
        "the city teaches",
        "charlestown",
        "educator.a.charlestown",
        "How a walk of one hour becomes a question for a week.",
    ),
]

#: The past visit: who noted what at which stop (its place, none for the visit as a whole).
NOTES = [
    ("member.snowden", "saw", 0, "Nine students stopped within ten minutes. Six sat down."),
    ("member.snowden", "said", 0, "“You can ask it anything, it is not an office.”"),
    ("educator.b.snowden", "saw", 0, "The second chair stands beside the desk, never across."),
    (
        "educator.b.snowden",
        "heard",
        1,
        "Two students argued which question goes on the wall.",
    ),
    ("member.snowden", "said", 2, "“Before, you went there when you were in trouble.”"),
    ("educator.b.snowden", "heard", None, "Nobody lowered their voice when the dean walked past."),
]

#: Person, noticed, wondered, thanks.
DEBRIEFS = [
    (
        "member.snowden",
        "Students stopped without being called. The question on the wall gave them a reason, the "
        "chair beside the desk let them stay.",
        "What happens in the weeks without the desk? Do they climb the stairs?",
        "Thank you for showing us a morning that did not go to plan.",
    ),
    (
        "educator.b.snowden",
        "Everybody talked side by side. I counted one conversation across a table, and it was "
        "about a late slip.",
        "Would it work in a language that one of the two is still learning?",
        "Your deans answered every question twice.",
    ),
    (
        "lead.fenway",
        "They looked at the chairs, and we had stopped seeing them. They asked who never stops.",
        "Which students walk past, and what would they need?",
        "",
    ),
]

#: Person, text; the first one became the hack.
TAKE_AWAYS = [
    ("member.snowden", "Advisors hold first talks side by side, on two chairs in the hallway."),
    ("member.snowden", "One question of the day at the front door, answered without a name."),
    ("educator.b.snowden", "Move the desk in the language lab so that nobody talks across it."),
]

#: Days after the visit from which the hack runs, and after which it was tried first.
BEGAN_AFTER, TRIED_AFTER = 7, 13

HACK = {
    "slug": "two-chairs-in-the-hallway",
    "title": "Two chairs in the hallway",
    "status": "trying",
    "lever": "space",
    "big_idea": "belonging",
    "audience": "cohort",
    "by": "member.snowden",
    "adapted_from": "fenway/desk-in-the-lobby",
    "how_might_we": "make the first talk with an advisor feel like a talk and not like a call to "
    "the office?",
    "what_we_will_try": "Advisors hold first talks side by side, on two chairs in the hallway. The "
    "desk stays in the room. Ten minutes, one question that the student chose.",
    "with_whom": "Three advisors of grade 9",
    "smallest_version": "Two chairs, one advisor, one lunch.",
    "hope_to_learn": "Do students say more when nobody sits across from them?",
    "comments": [
        {
            "by": "lead.fenway",
            "kind": "like",
            "text": "You took the chairs and left the desk. That is the part that matters.",
            "everyone": True,
        }
    ],
}

ITERATION = {
    "by": "member.snowden",
    "audience": "cohort",
    "tried": "Two chairs stood in the hallway outside room 12 for three lunches. Each advisor had "
    "four talks of ten minutes. Students drew one of six questions and could swap it.",
    "happened": "Twelve students came, eight stayed longer than ten minutes. Nobody swapped the "
    "question. Two asked to go into the room, because friends walked by.",
    "learned": "Side by side works. The hallway does not work for everybody: a quiet corner beside "
    "it does.",
    "move": "tweak",
    "next": "Move the chairs around the corner and let students choose the place.",
    "students": 12,
    "staff": 3,
    "question": "How do we keep it open to be seen and closed to be heard?",
    "comments": [
        {
            "by": "coach2",
            "kind": "what_if",
            "text": "What if students carried the chairs to where they want to sit?",
            "everyone": True,
        }
    ],
}
