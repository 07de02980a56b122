"""What the site needs on its first day."""

from .office import ensure_office
from .records_officers import ensure_records_officers
from .site_tree import SiteTree, ensure_site_tree

__all__ = ["SiteTree", "ensure_office", "ensure_records_officers", "ensure_site_tree"]
