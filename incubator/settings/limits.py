"""How much, how often: docs/limits.md says what happens beyond."""

# "number/seconds" for each person; visitors are counted by address, which a school may share.
RATE_LIMITS = {
    "iterations": "240/3600",
    "drafts": "120/3600",
    "autosaves": "120/60",
    "comments": "240/3600",
    "photos": "600/3600",
    "hacks": "120/3600",
    "ideas": "240/3600",
    "votes": "600/3600",
    "moves": "600/3600",
    "boards": "120/3600",
    "join_codes": "120/3600",
    "join_codes_by_address": "3000/3600",  # a whole room joins from one
    "visits": "120/3600",
    "guests_by_address": "1500/3600",
    "guest_ideas": "40/3600",
    "guest_ideas_by_address": "3000/3600",
    "reports": "30/3600",
    "decisions": "240/3600",
    "aspirations": "60/3600",
    "workshops": "240/3600",
    "invitations": "600/3600",
    "invitations_again": "120/3600",
    "highlights": "120/3600",
    "stories": "240/3600",
    "story_files": "30/3600",
    "mail_choices": "120/3600",
    "mail_choices_by_address": "3000/3600",  # the mail programs of a whole school
    "newsletters": "120/3600",
    "searches": "120/60",
    "similar": "120/60",
    "searches_by_address": "600/60",
    "exports": "30/3600",
}

SOCKETS_PER_PERSON = 10  # open pages that hear news at once
SOCKETS_KEEP_CONNECTION = True  # the one database connection that a process's sockets share
SOCKET_SWEEP_SECONDS = 60  # how often an open socket asks the database whether it still may listen
