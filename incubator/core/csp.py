"""The strict content policy for the site, a looser one under /cms/."""

from django.conf import settings

from csp.middleware import CSPMiddleware

from .importmap import importmap_hash

CMS_PREFIX = "/cms/"


class SitePolicyMiddleware(CSPMiddleware):
    def process_response(self, request, response):
        if request.path.startswith(CMS_PREFIX):
            response._csp_replace = settings.CMS_CONTENT_SECURITY_POLICY
        else:
            response._csp_update = {
                "script-src": importmap_hash(),
                "form-action": _form_origins(request),
            }
        return super().process_response(request, response)


def _form_origins(request) -> list[str]:
    """Where a form of this page may lead besides this site (Chromium follows its redirects)."""
    match = request.resolver_match
    return settings.FORM_ORIGINS.get(match.view_name, []) if match else []
