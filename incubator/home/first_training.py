"""The short training of the first day; the Office changes it in the CMS."""

TRAINING = {
    "title": "A short training",
    "intro": "Five questions, about five minutes. You can try as often as you like.",
    "story": [
        ("heading", "Three things to know"),
        (
            "text",
            "<p><b>FERPA</b> protects what schools know about students: no names, grades or "
            "records here.</p><p><b>CIPA</b> asks us to keep students safe online: no private "
            "contact, no details that lead to a child.</p><p><b>Public records</b>: what you write "
            "as staff may be read by others one day. Write it so that you would not mind.</p>",
        ),
    ],
}

QUESTIONS = [
    {
        "topic": "ferpa",
        "prompt": "A student’s idea made your hack work. How do you tell it?",
        "answer_a": "With the student’s first name, to give credit.",
        "answer_b": "As “a student in our class”, with nothing that shows who it was.",
        "answer_c": "With initials and the grade.",
        "right_answer": "b",
        "explanation": "FERPA protects whatever could show who a student is, initials too.",
    },
    {
        "topic": "ferpa",
        "prompt": "You have a great photo with students in it. When may it leave your team?",
        "answer_a": "When every student in it has consent on file.",
        "answer_b": "When the students like it.",
        "answer_c": "When the faces are small.",
        "right_answer": "a",
        "explanation": "Only consent on file counts. Until then the photo stays with the team.",
    },
    {
        "topic": "cipa",
        "prompt": "A student asks to join the site to see your team’s work. What do you do?",
        "answer_a": "Share your own sign-in for a moment.",
        "answer_b": "Make an account with your second email address.",
        "answer_c": "Show what is public; students have no accounts here.",
        "right_answer": "c",
        "explanation": "Students have no accounts here, and nobody shares a sign-in.",
    },
    {
        "topic": "records",
        "prompt": "Who could read what you write for “team only”?",
        "answer_a": "Your team and coach here, and one day a records request.",
        "answer_b": "Nobody but your team, ever.",
        "answer_c": "Only you.",
        "right_answer": "a",
        "explanation": "What staff write can be a public record, whatever its audience here.",
    },
    {
        "topic": "talk",
        "prompt": "Another team’s hack did not work. Which comment helps?",
        "answer_a": "“I told you so.”",
        "answer_b": "“What if you tried it with one class first?”",
        "answer_c": "No comment: it is kinder to look away.",
        "right_answer": "b",
        "explanation": "Speak about the work and what could come next, never about the person.",
    },
]
