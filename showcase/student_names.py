"""Words that look like the name of a student. They may be none: a person decides."""

import re

NAME = r"[A-Z][a-zà-ÿ]+(?:[-’'][A-Z]?[a-zà-ÿ]+)?"
#: What comes after "student", before an initial or before an age, and is nobody.
NOBODY = re.compile(
    r"\b(?:"
    r"Council|Government|Union|Union’s|Voice|Center|Services|Support|Life|Body|Success|"
    r"Room|Grade|Team|Group|Coach|Part|Section|Block|Class|Phase|Plan|Level|Day|Week|"
    r"Period|Building|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|Iteration|Cohort|Educator|Leader|High|School|Academy"
    r")\b"
)
GRADER = (
    r"(?:(?:ninth|tenth|eleventh|twelfth|sixth|seventh|eighth|\d+th)[- ]grader"
    r"|freshman|sophomore|(?:high school )?(?:junior|senior)|student)"
)
PATTERNS = [
    re.compile(rf"\b[Ss]tudent,? (?:named |called )?({NAME}(?: [A-Z]\w*)?)"),
    re.compile(rf"\b(?:named|called) ({NAME})\b"),
    re.compile(rf"\b({NAME}(?: {NAME})?), (?:who is )?an? {GRADER}\b(?!-)"),
    re.compile(rf"\b({NAME} [A-Z]\.)(?![A-Za-z])"),
    re.compile(rf"\b({NAME}),? (?:\((?:aged? )?\d{{1,2}}\)|aged? \d{{1,2}}\b|\d{{1,2}},)"),
    re.compile(rf"\b({NAME}) \((?:grade|Grade) \d+\)"),
]


def looks_like_student(text: str) -> list[str]:
    """Names in this text that look like a student's, each once, in the order of the text."""
    found = [match for pattern in PATTERNS for match in pattern.finditer(text)]
    found.sort(key=lambda match: match.start(1))
    names = [match[1] for match in found if not NOBODY.search(match[1])]
    return list(dict.fromkeys(names))
