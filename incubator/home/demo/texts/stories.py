"""Two stories: one that everyone reads, one that waits for its lead."""

# A step: iteration, line, (prompt, the log's own words), the photo's place among those for all.
STORIES = [
    {
        "hack": ("snowden", "one-evening-expo"),
        "by": "member.snowden",
        "shared_by": "lead.snowden",
        "audience": "public",
        "title": "Three tables at lunch became four evenings a year",
        "opening": (
            "Our students showed their work to the same two adults for years. We wanted real "
            "visitors, and we did not have a year to plan for them."
        ),
        "closing": "Show it while it can still change. All you need is a drawer with tape in it.",
        "steps": [
            (
                1,
                "Three half-made maps, and adults who had to ask instead of praise.",
                ("happened", "All three students changed their map the same week."),
                0,
            ),
            (
                2,
                "Students wrote down where they were stuck, and handed it to the visitor.",
                ("learned", "An empty table hurts more than a hard question."),
                0,
            ),
            (
                3,
                "One whole evening: twelve tables, fifty-three visitors, and a bell.",
                ("learned", "Hosts made the evening."),
                0,
            ),
            (
                5,
                "Now every grade has its evening, and nobody has to champion it.",
                ("learned", "It does not need a champion any more."),
                0,
            ),
        ],
    },
    {
        "hack": ("fenway", "show-it-first"),
        "by": "member.fenway",
        "shared_by": None,
        "audience": "public",
        "title": "Draw first, then write",
        "opening": "On a good day half of grade 9 handed in an exit ticket.",
        "closing": "Two doors are enough.",
        "steps": [
            (
                1,
                "Six minutes for a drawing, in any language.",
                ("happened", "22 of 24 students handed something in."),
                0,
            ),
            (
                2,
                "Three arrows, a verb on each.",
                ("learned", "The verb on the arrow is the place where the thinking sits."),
                None,
            ),
            (4, "Two doors, and students say which one helped.", None, 0),
        ],
    },
]
