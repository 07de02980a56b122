"""What the Office's own pages say on the first day; the Office changes them in the CMS."""

HOME = {
    "title": "Innovation Incubator",
    "kicker": "Boston Public Schools, Office of Innovation",
    "headline": "Big change in school can start with a small try.",
    "intro": (
        "In the Innovation Incubator, principals and teachers team up to run small, scrappy "
        "experiments called hacks. They try one thing, look at what happened, and share what "
        "they learned. A School Retool coach works beside every team."
    ),
    "question": "give every student a voice in what they learn?",
}
COHORTS = {
    "title": "Cohorts",
    "intro": "Teams from Boston schools that start together, try things, and learn together.",
}
HIGHLIGHTS = {
    "title": "Highlights",
    "intro": "Stories from the hack logs, told with the teams that lived them.",
}
BIG_IDEAS = {
    "title": "Big ideas",
    "intro": "Practices that research stands behind, in our own words, and the hacks that lean "
    "on them.",
}
CONTENT = {
    "what-is-a-hack": {
        "title": "What is a hack?",
        "intro": "A hack is a small try with a question, a short time, and an honest look at it.",
        "story": [
            ("heading", "Three rules"),
            (
                "text",
                "<p><b>Start small.</b> One class, one week, one change. Small tries are safe to "
                "make and quick to learn from.</p><p><b>Bias to action.</b> Try it before the plan "
                "is perfect. What happens teaches more than another meeting.</p><p><b>Fail "
                "forward.</b> “It did not work, and here is what we learned” is a full "
                "outcome, and we honor it.</p>",
            ),
            ("heading", "Again and again"),
            (
                "text",
                "<p>Each round of a hack is an iteration: what the team tried, what happened, what "
                "it learned, and its next move: keep, tweak, drop or scale. You can read all "
                "iterations of a hack in its hack log.</p>",
            ),
        ],
    },
    "accessibility": {
        "title": "Accessibility",
        "intro": "This site is for everyone. We hold it to WCAG 2.2, level AA.",
        "story": [
            (
                "text",
                "<p>Every page works with a keyboard alone, with a screen reader, at 400 percent "
                "zoom, and without script. If something stands in your way, tell the Office of "
                "Innovation what you wanted to do and where you were stuck. We will answer and "
                "put it right.</p>",
            ),
        ],
    },
    "photos-and-privacy": {
        "title": "Photos and privacy",
        "intro": "No student is named on this site, and students have no accounts here.",
        "story": [
            (
                "text",
                "<p>A photo that shows students is shared only with consent on file. Every photo "
                "loses its place and time data when it is sent. A team decides who may see what "
                "it posts, and its team lead says yes before anything becomes public.</p><p>Do "
                "you want a photo taken down? Write to the Office of Innovation. The photo goes "
                "first, questions come later.</p>",
            ),
        ],
    },
}
