"""Research-based practices to lean toward, in our own words: address, name, summary."""

BIG_IDEAS = [
    (
        "show-what-you-know",
        "Many ways to show it",
        "A student can show what they know by drawing, building, explaining or writing. When the "
        "way is theirs to choose, we see more of what they think.",
    ),
    (
        "student-voice",
        "Students decide something real",
        "Asking students is a start. Letting them decide about time, money or work that counts is "
        "what changes how they see school.",
    ),
    (
        "real-world-learning",
        "Work for somebody outside",
        "Work gets better when a real person will use it, question it or pay for it. The city is "
        "a part of the classroom.",
    ),
    (
        "belonging",
        "Known by somebody",
        "A student who is known by at least one adult takes more risks, comes more often and asks "
        "for help sooner.",
    ),
    (
        "feedback-and-revision",
        "The second version is the work",
        "A first version is for finding out. Learning happens between the question that comes "
        "back and the version that answers it.",
    ),
    (
        "learning-across-languages",
        "Every language counts",
        "A new language grows on top of those a student has already. Let them think in all of "
        "them and share in the one that fits.",
    ),
    (
        "adults-as-learners",
        "Adults learn in public",
        "When adults try something new where students can see it, mistakes become a normal part "
        "of the day for everybody.",
    ),
    (
        "time-and-choice",
        "Time that bends",
        "Not everybody needs the same hour for the same thing. A schedule is a choice, and it can "
        "be tried out like any other.",
    ),
]
