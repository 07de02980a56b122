"""What the site needs on its first day."""

from .office import ensure_office
from .site_tree import SiteTree, ensure_site_tree

__all__ = ["SiteTree", "ensure_office", "ensure_site_tree"]
