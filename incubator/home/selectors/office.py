"""The Office's page: what waits, the cohorts, and where the work is done."""

from dataclasses import dataclass

from django.utils.text import capfirst

from incubator.core.panels import Line, OfficePanel, panels


@dataclass
class OfficePage:
    """``groups`` are the links under their titles, in the order of the panels."""

    waits: list[Line]
    groups: dict[str, list[Line]]


def office_page(user) -> OfficePage:
    """What all apps say on the Office's page; each panel counts its own queries."""
    found: list[OfficePanel] = panels("office_panels", None, user)
    page = OfficePage(waits=[line for panel in found for line in panel.waits()], groups={})
    for panel in found:
        if links := panel.links():
            page.groups.setdefault(capfirst(panel.title), []).extend(links)
    return page
