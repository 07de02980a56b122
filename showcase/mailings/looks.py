"""How mail looks: styles stand on each element, since mail programs know no style sheet of ours.

The colors are the site's (static/css/tokens.css); the dark ones are for programs that ask.
"""

FONT = "font-family:Montserrat,Verdana,Arial,sans-serif"
SERIF = "font-family:Lora,Georgia,serif"

LIGHT = {
    "sheet": f"margin:0;padding:0;background:#F8F2E6;color:#091F2F;{FONT};font-size:16px;"
    "line-height:1.5;width:100%",
    "edge": "padding:16px 8px",
    "card": "background:#FFFCF5;border:1px solid #E4D8C0;border-radius:6px;max-width:600px;"
    "margin:0 auto;width:100%",
    "inside": "padding:24px 20px",
    "brand": "margin:0 0 16px;font-size:14px;font-weight:700;color:#BE2318",
    "heading": "margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:800;color:#091F2F",
    "news": "margin:0 0 16px;font-size:20px;line-height:1.35;font-weight:700;color:#091F2F",
    "words": "margin:0 0 12px;color:#091F2F",
    "story": f"margin:0 0 12px;color:#091F2F;{SERIF};font-size:17px",
    "part": f"margin:24px 0 6px;color:#091F2F;{SERIF};font-size:19px;line-height:1.3;"
    "font-weight:700",
    "quote": f"margin:0 0 16px;padding:4px 0 4px 16px;border-inline-start:4px solid #FB4D42;"
    f"color:#091F2F;{SERIF};font-size:17px",
    "section": "margin:24px 0 8px;padding-top:16px;border-top:2px solid #091F2F;font-size:19px;"
    "line-height:1.3;font-weight:800;color:#091F2F",
    "group": "margin:14px 0 4px;font-size:16px;font-weight:700;color:#091F2F",
    "list": "margin:0;padding:0;list-style:none",
    "item": "margin:0 0 12px;padding:0",
    "label": "display:block;font-size:14px;font-weight:700;color:#52616D",
    "link": "color:#125A98;font-weight:600;text-decoration:underline",
    "note": "display:block;margin:2px 0 0;font-size:14px;color:#52616D",
    "button": "display:inline-block;margin:8px 0;padding:12px 20px;background:#091F2F;"
    "color:#FFFCF5;font-weight:700;text-decoration:none;border-radius:4px",
    "mute": "margin:0 0 14px;font-size:14px",
    "foot": "margin:24px 0 0;padding-top:12px;border-top:1px solid #DBCFB8;font-size:14px;"
    "color:#52616D",
    "footlink": "color:#125A98;text-decoration:underline",
}
DARK = {
    "sheet": "background:#091F2F;color:#F8F2E6",
    "card": "background:#14324A;border-color:#4D6779",
    "brand": "color:#FF8A80",
    **dict.fromkeys(("heading", "news", "words", "story", "quote", "group"), "color:#F8F2E6"),
    "part": "color:#F8F2E6",
    "section": "color:#F8F2E6;border-color:#C3CFD8",
    "link": "color:#9CCBFA",
    **dict.fromkeys(("label", "note"), "color:#C3CFD8"),
    "button": "background:#F8F2E6;color:#091F2F",
    "foot": "color:#C3CFD8;border-color:#4D6779",
    "footlink": "color:#9CCBFA",
}


def dark_sheet() -> str:
    """A style sheet for programs that show mail in dark."""
    rules = (
        f".m-{name}{{{';'.join(f'{one} !important' for one in look.split(';'))}}}"
        for name, look in DARK.items()
    )
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"
