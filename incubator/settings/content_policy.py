"""What a page may load, run and use: strict on the site, looser under /cms/ (core.csp)."""

PERMISSIONS_POLICY = {
    "camera": [],
    "microphone": [],
    "geolocation": [],
    "payment": [],
    "usb": [],
    "browsing-topics": [],
    "publickey-credentials-get": "self",
    "publickey-credentials-create": "self",
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],  # the import map's hash is added by core.csp
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
CMS_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": ["'self'", "'unsafe-inline'"],  # Wagtail's widgets still write inline script
    "style-src": ["'self'", "'unsafe-inline'"],
    "frame-src": ["'self'"],  # previews of pages and blocks
    "frame-ancestors": ["'self'"],
    "worker-src": ["'self'", "blob:"],
}
