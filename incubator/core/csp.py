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
            response._csp_update = {"script-src": importmap_hash()}
        return super().process_response(request, response)
