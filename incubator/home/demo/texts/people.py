"""Who is who in the demonstration. Nobody here is a real person."""

DOMAIN = "incubator.example"

OFFICE, COACH, COACH_2, ADMIN = "office", "coach", "coach2", "admin"
UNSIGNED = "unsigned"
STAFF = [OFFICE, ADMIN]  # they sign in with a code of an authenticator app, too

#: Accounts that can sign in: name before the @, name, role line, what one sees with it.
SIGN_INS = [
    (OFFICE, "Demo Office", "Office of Innovation", "runs cohorts, publishes highlights in /cms/"),
    (COACH, "Demo Coach A", "School Retool coach", "has a queue at /coach/"),
    (COACH_2, "Demo Coach B", "School Retool coach", "has a queue at /coach/"),
    ("lead.fenway", "Demo Leader, Fenway", "Head of school", "leads a team, confirms public"),
    ("member.fenway", "Demo Educator A, Fenway", "Grade 9 biology", "posts iterations"),
    ("member.snowden", "Demo Educator A, Snowden", "Grade 10 history", "posts, and adapts hacks"),
    (UNSIGNED, "Demo Educator D, Fenway", "Grade 9 art", "has not signed the AUP yet"),
    (ADMIN, "Demo Admin", "Technical staff", "may do everything"),
]

#: Everybody else has a name and a role but no password.
OTHERS = [
    ("educator.b.fenway", "Demo Educator B, Fenway", "Grade 9 mathematics"),
    ("educator.c.fenway", "Demo Educator C, Fenway", "English language arts"),
    ("lead.snowden", "Demo Leader, Snowden", "Assistant head of school"),
    ("educator.b.snowden", "Demo Educator B, Snowden", "World languages"),
    ("lead.charlestown", "Demo Leader, Charlestown", "Head of school"),
    ("educator.a.charlestown", "Demo Educator A, Charlestown", "Grade 11 physics"),
    ("educator.b.charlestown", "Demo Educator B, Charlestown", "School counselor"),
    ("lead.bata", "Demo Leader, BATA", "Head of school"),
    ("educator.a.bata", "Demo Educator A, BATA", "Evening mathematics"),
    ("educator.b.bata", "Demo Educator B, BATA", "Career pathways"),
    ("lead.binca", "Demo Leader, BINcA", "Head of school"),
    ("educator.a.binca", "Demo Educator A, BINcA", "Science for newcomers"),
    ("educator.b.binca", "Demo Educator B, BINcA", "English as a second language"),
]

#: Members of each team; the first one leads it.
MEMBERS = {
    "fenway": [
        "lead.fenway",
        "member.fenway",
        "educator.b.fenway",
        "educator.c.fenway",
        UNSIGNED,
    ],
    "snowden": ["lead.snowden", "member.snowden", "educator.b.snowden"],
    "charlestown": ["lead.charlestown", "educator.a.charlestown", "educator.b.charlestown"],
    "bata": ["lead.bata", "educator.a.bata", "educator.b.bata"],
    "binca": ["lead.binca", "educator.a.binca", "educator.b.binca"],
}

#: Coaches of each team; BINcA shows that a team may have two.
COACHES = {
    "fenway": [COACH],
    "snowden": [COACH_2],
    "charlestown": [COACH],
    "bata": [COACH_2],
    "binca": [COACH, COACH_2],
}

#: Invitations: name before the @, name, team, role, who invited (empty: the Office), state.
INVITED = [
    ("invited.fenway", "Demo Educator E, Fenway", "fenway", "member", "lead.fenway", "sent"),
    ("misspelled.bata", "Demo Educator C, BATA", "bata", "member", "lead.bata", "bounced"),
    ("late.charlestown", "Demo Educator C, Charlestown", "charlestown", "member", "", "expired"),
    ("coach3", "Demo Coach C", "snowden", "coach", "", "sent"),
    ("lead.snowden", "Demo Leader, Snowden", "snowden", "lead", "", "accepted"),
    ("educator.b.snowden", "Demo Educator B, Snowden", "snowden", "member", "", "accepted"),
    ("moved.binca", "Demo Educator C, BINcA", "binca", "member", "", "withdrawn"),
]


def address_of(name: str) -> str:
    """The email address of a demonstration account."""
    return f"{name}@{DOMAIN}"
