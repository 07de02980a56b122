"""What the Office tells about the demonstration's cohort."""

COVERS = {
    "home": ("notes", "Three people from behind at a wall of colored notes joined by a string."),
    "cohort-1": ("circle", "Six people around a round table with sheets of paper, from above."),
}

COHORT_TITLE = "Cohort 1"
COHORT_INTRO = (
    "Five high schools, one school year. Each team has a school leader, a few educators and a "
    "School Retool coach. They try something small, look at what happened, and tell the others."
)
COHORT_STORY = [
    ("heading", "It began in a workshop with sawdust on the floor"),
    (
        "text",
        "<p>In September 2018 five teams met at Accelerate, the innovation center of the "
        "Wentworth Institute of Technology. Nobody was asked for a plan. Everybody was asked for "
        "one thing to try before the next month.</p><p>The teams learned three rules that day: "
        "start small, bias to action, fail forward. “It did not work, and here is what we "
        "learned” counts as much as a success.</p>",
    ),
    (
        "quote",
        {
            "text": "I expected a binder. I went home with one thing to try on Tuesday.",
            "source": "Demo Leader, Fenway",
        },
    ),
    ("heading", "Why a network"),
    (
        "text",
        "<p>In 2017 the Office asked educators about eight habits of innovators. They were "
        "strong in empathy. They were weakest in being networked. So this cohort counts ties: "
        "who visited whom, who answered whom, and whose hack was taken up by another school.</p>",
    ),
    (
        "number",
        {
            "number": "129",
            "meaning": "Boston educators told us how they see themselves as innovators",
            "source": "Office of Innovation, survey of 2017",
        },
    ),
    ("heading", "It ended with stories"),
    (
        "text",
        "<p>The last workshop, in June, made tools for telling what happened: a page, a photo, "
        "a sentence that somebody else can use. You find them under Highlights, and every one "
        "leads back to the log in which it was written down first.</p>",
    ),
]

#: ``iteration`` is the one that a highlight tells of, ``photo_of`` another one of the same hack;
#: in a story, ``("log", prompt, words)`` quotes the iteration.
HIGHLIGHTS = [
    {
        "slug": "the-door-matters-more-than-the-desk",
        "title": "The door matters more than the desk",
        "intro": "A head of school moved a desk into the lobby for a morning. Seven months "
        "later the desk is part of the school, and it taught everybody where the quiet students "
        "come in.",
        "iteration": ("fenway", "desk-in-the-lobby", 3),
        "photo_of": 1,
        "story": [
            ("heading", "One folding table"),
            (
                "text",
                "<p>The first try was as small as it could be: a table, a laptop and a paper "
                "sign. Most students walked past. Seven asked if they were in trouble.</p><p>Then "
                "the team turned the desk sideways, put a second chair beside it and a question "
                "on the wall. Thirty-four notes in one day.</p>",
            ),
            ("heading", "The side door"),
            (
                "text",
                "<p>Their coach asked whose notes were missing. The answer was the students who "
                "take the early bus and never pass the lobby. So the desk went to them, with a "
                "kettle.</p>",
            ),
            (
                "log",
                "learned",
                "The door matters more than the desk. The quietest students in our school come "
                "in through the one that we never stand at.",
            ),
            (
                "text",
                "<p>Today five adults take turns, three doors, the first week of each month. "
                "Nobody has to announce it any more.</p>",
            ),
        ],
    },
    {
        "slug": "show-it-first-from-fenway-to-dorchester",
        "title": "Show it first: from one biology class to a wall in nine languages",
        "intro": "A drawing as an exit ticket began in a grade 9 class at Fenway. A team of "
        "newcomers' teachers took it over and made it their own.",
        "iteration": ("binca", "show-it-in-any-language", 3),
        "photo_of": 1,
        "story": [
            (
                "text",
                "<p>At Fenway High School students had six minutes to draw how a cell makes "
                "energy. Twenty-two of twenty-four handed something in; the week before, it was "
                "thirteen. A teacher at Boston International Newcomers Academy read the log and "
                "asked for the set-up.</p>",
            ),
            ("heading", "Verbs on arrows"),
            (
                "text",
                "<p>The newcomers' team kept the drawing and changed the words: a verb on each "
                "arrow, in the student's own language, and a partner who says it in English. "
                "The verbs went up on a wall.</p>",
            ),
            (
                "log",
                "happened",
                "Sixty-three verbs in two weeks. Students from other classes came in to add "
                "theirs.",
            ),
            (
                "text",
                "<p>They are careful with the numbers. The class average rose, but they also "
                "reviewed more, and they say so. Fenway has since copied the second partner "
                "back.</p>",
            ),
        ],
    },
    {
        "slug": "a-drawer-with-tape-in-it",
        "title": "A learning expo, and a drawer with tape in it",
        "intro": "Snowden showed unfinished work to real visitors for one evening. Now every "
        "grade has its evening, and it costs less than sixty dollars.",
        "iteration": ("snowden", "one-evening-expo", 3),
        "photo_of": 1,
        "story": [
            ("heading", "Three tables at lunch"),
            (
                "text",
                "<p>It began in the library with three students, six adults and one rule: ask, "
                "do not praise. Two adults praised anyway. So the students wrote a card for "
                "every visitor with a single question: where did I lose you?</p>",
            ),
            (
                "log",
                "learned",
                "The four hosts were students who would not show their own work in November. "
                "Three of them now want a table.",
            ),
            (
                "text",
                "<p>The hosts wrote down how to do it in two weeks, on one page. Another grade "
                "used the page without asking anybody. They replaced the bell with music.</p>",
            ),
        ],
    },
    {
        "slug": "a-breakfast-that-did-not-work",
        "title": "A breakfast that did not work, and a table that stayed",
        "intro": "Boston Adult Technical Academy moved the first block for its students who work "
        "nights. It helped two and hurt eleven, and the team says so.",
        "plain": "A school served breakfast so that more students come early. It did not work: "
        "the bus comes too late. The team stopped, and kept the table where people talk.",
        "iteration": ("bata", "first-block-breakfast", 3),
        "photo_of": 1,
        "story": [
            ("heading", "A guess about breakfast"),
            (
                "text",
                "<p>Students who work nights missed the first block. The team thought that a table "
                "with bread and coffee would bring them in, and wrote down beforehand what would "
                "count as yes: three of five, on four days.</p>",
            ),
            ("before_after", 1, 3),
            (
                "log",
                "learned",
                "We helped two and hurt eleven. Writing the number down before made it easy to "
                "say so.",
            ),
            ("log_number", "students_count"),
            ("trail",),
            ("team_card",),
        ],
    },
]
