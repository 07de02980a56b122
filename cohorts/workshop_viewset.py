"""Workshops in /cms/: the Office writes them, and cancels one instead of deleting it."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from .models import Workshop
from .services.workshop_news import tell_of_change, terms_of


class PrivateFileInput(forms.ClearableFileInput):
    """Leads to the page that asks who may see the file: the storage gives it no address."""

    template_name = "cohorts/cms/private_file.html"

    def is_initial(self, value) -> bool:
        return bool(value) and getattr(value, "instance", None) is not None


class WorkshopIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("cohort")

    def get_list_more_buttons(self, instance):
        ways = [
            (_("Its page"), instance.get_absolute_url(), "view"),
            (_("Who was there"), reverse("cohorts:attendance", args=[instance.pk]), "tick"),
        ]
        own = [Button(label, url=url, icon_name=icon) for label, url, icon in ways]
        return [*super().get_list_more_buttons(instance), *own]


class EditWorkshopView(EditView):
    def save_instance(self):
        """A change counts up, so that calendar programs take it, and is told to who comes."""
        if not self.form.has_changed():
            return super().save_instance()
        kept = Workshop.objects.select_for_update(of=("self",)).get(pk=self.form.instance.pk)
        self.form.instance.sequence = kept.sequence + 1
        workshop = super().save_instance()
        tell_of_change(workshop=workshop, before=terms_of(kept), actor=self.request.user)
        return workshop


class WorkshopViewSet(ModelViewSet):
    model = Workshop
    icon = "date"
    index_view_class = WorkshopIndexView
    edit_view_class = EditWorkshopView
    copy_view_enabled = False
    list_display = ["title", "cohort", "strand", "starts_at", "place", "is_cancelled"]
    list_filter = ["cohort", "strand", "is_cancelled"]
    search_fields = ["title", "cohort__name", "place"]
    search_backend_name = None
    panels = [
        FieldPanel("cohort"),
        FieldPanel("title"),
        FieldPanel("strand"),
        FieldRowPanel(
            [FieldPanel("starts_at"), FieldPanel("ends_at")],
            help_text=_("Boston time (America/New_York)."),
        ),
        FieldPanel("place"),
        FieldPanel("agenda"),
        FieldPanel("hours"),
        InlinePanel(
            "resources",
            label=_("Resource"),
            panels=[
                FieldPanel("title"),
                FieldPanel("file", widget=PrivateFileInput),
                FieldPanel("link"),
                FieldPanel("audience"),
            ],
        ),
        FieldPanel("is_cancelled"),
    ]
