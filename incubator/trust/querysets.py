from django.db import models


class CaseQuerySet(models.QuerySet):
    def waiting(self):
        """What nobody has decided on, longest first."""
        return self.exclude(waits_since=None).order_by("waits_since", "pk")

    def of(self, kind: str, pk):
        return self.filter(kind=kind, object_id=str(pk))


class ReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(settled_at=None)
