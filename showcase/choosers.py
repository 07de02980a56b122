"""Choosing a piece of a hack log in /cms/; what only a team sees is never offered."""

from contextlib import suppress
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet

from hacks.models import Audience, Iteration, Photo


def iterations_for(user):
    """Published iterations beyond the team's own audience that this person may see."""
    seen = Iteration.objects.published().visible_to(user).exclude(audience=Audience.TEAM)
    return seen.select_related("hack__team__school").order_by("-published_at")


def public_photos():
    """Photos that everyone may see today."""
    seen = Photo.objects.visible_to(AnonymousUser())
    return seen.select_related("iteration__hack__team__school").order_by("-created_at")


class _Iterations:
    ordering = "-published_at"

    def get_object_list(self):
        return iterations_for(self.request.user)

    @property
    def columns(self):
        audience = Column("audience", label=_("Who sees it"), accessor="get_audience_display")
        team = Column("team", label=_("Team"), accessor="hack.team")
        return [*super().columns, team, audience]


class ChooseIteration(_Iterations, ChooseView):
    pass


class ChooseIterationResults(_Iterations, ChooseResultsView):
    pass


class ChosenIteration(ChosenView):
    def get_object(self, pk):
        return iterations_for(self.request.user).get(pk=pk)


class ChosenIterations(ChosenMultipleView):
    def get_objects(self, pks):
        return iterations_for(self.request.user).filter(pk__in=pks)


class IterationChooserViewSet(ChooserViewSet):
    model = Iteration
    icon = "redirect"
    choose_one_text = _("Choose an iteration")
    choose_another_text = _("Choose another iteration")
    choose_view_class = ChooseIteration
    choose_results_view_class = ChooseIterationResults
    chosen_view_class = ChosenIteration
    chosen_multiple_view_class = ChosenIterations


class _Photos:
    ordering = "-created_at"

    def get_object_list(self):
        return public_photos()

    @property
    def columns(self):
        return [*super().columns, Column("iteration", label=_("Iteration"))]


class ChoosePhoto(_Photos, ChooseView):
    pass


class ChoosePhotoResults(_Photos, ChooseResultsView):
    pass


class ChosenPhoto(ChosenView):
    def get_object(self, pk):
        return public_photos().filter(pk__in=_ids([pk])).get()


class ChosenPhotos(ChosenMultipleView):
    def get_objects(self, pks):
        return public_photos().filter(pk__in=_ids(pks))


def _ids(texts) -> list[UUID]:
    """The ids among these texts; an address may hold anything."""
    found = []
    for text in texts:
        with suppress(ValueError):
            found.append(UUID(str(text)))
    return found


class PhotoChooserViewSet(ChooserViewSet):
    model = Photo
    icon = "image"
    choose_one_text = _("Choose a photo cleared for everyone")
    choose_another_text = _("Choose another photo")
    choose_view_class = ChoosePhoto
    choose_results_view_class = ChoosePhotoResults
    chosen_view_class = ChosenPhoto
    chosen_multiple_view_class = ChosenPhotos


iteration_chooser = IterationChooserViewSet("iteration_chooser", url_prefix="choose-iteration")
photo_chooser = PhotoChooserViewSet("photo_chooser", url_prefix="choose-photo")
_IterationChooserBlock = iteration_chooser.get_block_class(
    name="_IterationChooserBlock", module_path="showcase.choosers"
)
_PhotoChooserBlock = photo_chooser.get_block_class(
    name="_PhotoChooserBlock", module_path="showcase.choosers"
)


class _ById:
    """A stored story knows these things by id alone: pages ask who may see them, all at once.

    Whatever else is read of one costs a query, which only the forms of /cms/ do.
    """

    def bulk_to_python(self, values):
        return [self._known(value) for value in values]

    def _known(self, value):
        if value is None:
            return None
        pk = self.model_class._meta.pk.to_python(str(value))
        return self.model_class.from_db(None, [self.model_class._meta.pk.attname], [pk])

    def get_form_state(self, value):
        found = self.model_class.objects.filter(pk=value.pk).first() if value else None
        state = super().get_form_state(found)
        return state and {**state, "id": str(state["id"])}


class IterationChooserBlock(_ById, _IterationChooserBlock):
    """One iteration of a log."""


class PhotoChooserBlock(_ById, _PhotoChooserBlock):
    """One photo of a log."""
