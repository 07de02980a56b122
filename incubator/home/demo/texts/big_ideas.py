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


def _told(research: str, looks: str, step: str) -> list[tuple[str, str]]:
    return [
        ("heading", "What is behind it"),
        ("text", f"<p>{research}</p>"),
        ("heading", "What you would see"),
        ("text", f"<p>{looks}</p>"),
        ("heading", "A first small step"),
        ("text", f"<p>{step}</p>"),
    ]


#: Address of a big idea -> the story on its page.
STORIES = {
    "show-what-you-know": _told(
        "One test shows one kind of knowing. When students choose how they show it, teachers see "
        "more of what was understood and what was only repeated.",
        "Drawings, models, talks and texts about the same question, on one wall, judged by the "
        "same few words.",
        "Keep tomorrow's question. Offer two ways to answer it instead of one.",
    ),
    "student-voice": _told(
        "Students who decide something real work longer and come more often. Being asked and not "
        "heard does the opposite.",
        "A student opens the meeting. A sum of money, an hour or a room is theirs to give.",
        "Let one class choose which of two weeks comes first, and keep to what it chose.",
    ),
    "real-world-learning": _told(
        "Work for somebody outside gives a reason to do it again and better. It also brings adults "
        "other than teachers to the work.",
        "A visitor asks a question that the class could not answer, and the class goes back to it.",
        "Find one person who needs what your class makes anyway. Show it to them.",
    ),
    "belonging": _told(
        "Students who are known by one adult are absent less and take more risks. It takes "
        "minutes, not a program.",
        "Adults know three things about each student that are in no record.",
        "Put ten names of your hall on a list. Talk two minutes with each, about nothing in "
        "school.",
    ),
    "feedback-and-revision": _told(
        "A grade ends the work. A question that comes back in time makes the second version, and "
        "most learning happens on the way to it.",
        "First and second versions hang side by side, with the question between them.",
        "Give back ten papers with one question each and no grade.",
    ),
    "learning-across-languages": _told(
        "New languages grow on those that are there. Thinking in all of them is faster, and what "
        "is thought is better.",
        "Notes in three languages for one experiment, and one talk about it.",
        "Let students plan in any language. Ask for one sentence in English at the end.",
    ),
    "adults-as-learners": _told(
        "Schools change when adults learn where others can see it. Trust among adults comes before "
        "results among students.",
        "A principal says aloud what went wrong this week.",
        "Tell one class what you try for the first time today, and ask them how it went.",
    ),
    "time-and-choice": _told(
        "The bell is the strongest lever in a school, and hardly anybody pulls it. Small changes "
        "of time are cheap and easy to take back.",
        "One block a week with no subject on it, and a list of who needs what.",
        "Swap two periods for one day. Ask at the end of it who noticed.",
    ),
}
