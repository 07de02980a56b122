"""The one inline script of the site: the map from module names to files.

The template writes `importmap_json()`; the content policy names `importmap_hash()`
of the same string, so the two cannot drift apart.
"""

import base64
import hashlib
import json

from django.templatetags.static import static

MODULES = {"@hotwired/stimulus": "vendor/stimulus/stimulus.js"}


def importmap_json() -> str:
    """The import map, with the addresses of the hashed files."""
    imports = {name: static(path) for name, path in MODULES.items()}
    return json.dumps({"imports": imports}, separators=(",", ":")).replace("<", "\\u003c")


def importmap_hash() -> str:
    """The import map's source expression for `script-src`, quotes included."""
    digest = hashlib.sha256(importmap_json().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
