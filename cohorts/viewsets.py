"""Cohorts, schools, teams and their people in /cms/."""

from django.core.exceptions import PermissionDenied
from django.db.models import URLField
from django.forms import modelform_factory
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button

from incubator.accounts.fresh import FreshSignInMixin
from incubator.core.access import require

from . import rules
from .forms import CloneCohortForm
from .forms.people import TimeOfRightsForm
from .forms.procedures import LocalProceduresForm
from .models import (
    BellPeriod,
    ClosedDay,
    CoachAssignment,
    Cohort,
    LocalProcedures,
    Membership,
    School,
    Team,
)
from .services.cohorts import clone_cohort
from .services.procedures import decide_procedures
from .services.teams import follow_team
from .views import cms_people
from .workshop_viewset import WorkshopViewSet

register_form_field_override(URLField, override={"assume_scheme": "https"})
DATES = FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")])


class CohortIndexView(IndexView):
    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("add"):
            address = reverse("cohort:clone", args=[instance.pk])
            label = _("Copy with new dates")
            buttons.append(Button(label, url=address, icon_name="copy", priority=25))
        if rules.can_run_cohorts(self.request.user):
            buttons.append(_end_button(instance))
        return buttons


def _end_button(cohort: Cohort) -> Button:
    """The way to the page that completes a cohort, or opens it again."""
    if cohort.is_completed:
        label, name, icon = _("Open this cohort again"), "cohorts:reopen_cohort", "lock-open"
    else:
        label, name, icon = _("Complete this cohort"), "cohorts:complete_cohort", "lock"
    return Button(label, url=reverse(name, args=[cohort.slug]), icon_name=icon, priority=30)


def clone_view(request, pk):
    """Ask for name, address and new start, then copy."""
    require(rules.can_run_cohorts, request.user)
    if not request.user.has_perm("cohorts.add_cohort"):
        raise PermissionDenied
    cohort = get_object_or_404(Cohort, pk=pk)
    form = CloneCohortForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        clone = clone_cohort(cohort=cohort, actor=request.user, **form.cleaned_data)
        messages.success(request, _now("The cohort is copied. Its page waits as a draft."))
        return redirect("cohort:edit", clone.pk)
    return render(request, "cohorts/cms/clone.html", {"cohort": cohort, "form": form})


class CohortViewSet(ModelViewSet):
    model = Cohort
    icon = "group"
    index_view_class = CohortIndexView
    copy_view_enabled = False
    list_display = ["name", "starts_on", "ends_on", Column("completed_at", label=_("Completed"))]
    list_filter = ["starts_on"]
    search_fields = ["name"]
    search_backend_name = None
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        DATES,
        InlinePanel(
            "strands",
            label=_("Strand"),
            panels=[FieldPanel("strand"), DATES, FieldPanel("summary")],
            max_num=4,
        ),
    ]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("clone/<int:pk>/", clone_view, name="clone")]


class SchoolViewSet(ModelViewSet):
    model = School
    icon = "home"
    list_display = ["name", "neighborhood", "grade_span"]
    list_filter = ["neighborhood"]
    search_fields = ["name", "neighborhood"]
    search_backend_name = None
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("neighborhood"), FieldPanel("grade_span")]),
        FieldPanel("about"),
        FieldPanel("website"),
    ]


class EditTeamView(EditView):
    def save_instance(self):
        team = super().save_instance()
        follow_team(team=team, actor=self.request.user)
        return team


class TeamViewSet(ModelViewSet):
    model = Team
    edit_view_class = EditTeamView
    icon = "group"
    copy_view_enabled = False
    list_display = ["__str__", "school", "cohort", "status", UpdatedAtColumn()]
    list_filter = ["cohort", "status"]
    search_fields = ["name", "school__name"]
    search_backend_name = None
    form_fields = ["school", "cohort", "name", "slug", "status"]


class TimeOfRightsViewSet(ModelViewSet):
    """Rows that begin and end once; *until* is asked only of a row that is there."""

    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        fields = self.form_fields if for_update else self.first_fields
        return modelform_factory(
            self.model,
            form=TimeOfRightsForm,
            formfield_callback=self.formfield_for_dbfield,
            fields=fields,
        )


class MembershipViewSet(TimeOfRightsViewSet):
    """Ending a membership means filling in *until*; what the person made stays the team's."""

    model = Membership
    icon = "user"
    menu_label = _("Members")
    list_display = ["user", "team", "role", "started_at", "ended_at"]
    list_filter = ["team__cohort", "team", "role"]
    search_fields = ["user__name", "user__email", "team__school__name"]
    search_backend_name = None
    add_view_class = cms_people.AddMembershipView
    edit_view_class = cms_people.EditMembershipView
    first_fields = ["team", "user", "role", "started_at"]
    form_fields = [*first_fields, "ended_at"]


class CoachAssignmentViewSet(TimeOfRightsViewSet):
    """A coach's access ends with *until*."""

    model = CoachAssignment
    icon = "glasses"
    menu_label = _("Coaches")
    list_display = ["coach", "team", "started_at", "ended_at"]
    list_filter = ["team__cohort", "team"]
    search_fields = ["coach__name", "coach__email", "team__school__name"]
    search_backend_name = None
    add_view_class = cms_people.AddCoachAssignmentView
    edit_view_class = cms_people.EditCoachAssignmentView
    first_fields = ["team", "coach", "started_at"]
    form_fields = [*first_fields, "ended_at"]


class DecidingMixin(FreshSignInMixin):
    """Kept by the service, which writes what was decided before and after into the log."""

    def save_instance(self):
        values = self.form.cleaned_data
        owner = values["school"] or values["cohort"]
        return decide_procedures(owner=owner, values=values, actor=self.request.user)


class AddProceduresView(DecidingMixin, CreateView):
    pass


class EditProceduresView(DecidingMixin, EditView):
    pass


class LocalProceduresViewSet(ModelViewSet):
    """What a school or a cohort decided within the district's rule."""

    model = LocalProcedures
    icon = "clipboard-list"
    menu_label = _("Local procedures")
    copy_view_enabled = False
    add_view_class = AddProceduresView
    edit_view_class = EditProceduresView
    list_display = ["__str__", "who_may_invite", "quiet_from", "quiet_until", UpdatedAtColumn()]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("school", help_text=_("For all teams of this school, in every cohort.")),
            FieldPanel("cohort", help_text=_("Or for all teams of this cohort.")),
            FieldPanel(
                "student_photos_may_go_public",
                help_text=_("No hides photos of students outside the cohort at once."),
            ),
            FieldPanel(
                "guest_boards_allowed",
                help_text=_("Guests join a live board by a code, without an account."),
            ),
            FieldPanel(
                "who_may_invite",
                help_text=_("The strictest of district, cohort and school holds."),
            ),
            FieldRowPanel(
                [FieldPanel("quiet_from"), FieldPanel("quiet_until")],
                heading=_("Quiet hours"),
                help_text=_("Mail about what happens on the site waits until they end."),
            ),
        ],
        base_form_class=LocalProceduresForm,
    )


class ClosedDayViewSet(ModelViewSet):
    """The district's calendar, as far as visits need it."""

    model = ClosedDay
    icon = "calendar-alt"
    menu_label = _("Closed days")
    copy_view_enabled = False
    list_display = ["name", "kind", "starts_on", "ends_on"]
    list_filter = ["kind", "starts_on"]
    search_fields = ["name"]
    search_backend_name = None
    panels = [FieldPanel("name"), FieldPanel("kind"), DATES]


class BellPeriodViewSet(ModelViewSet):
    """When the classes of a school begin and end; its lead writes them on the site."""

    model = BellPeriod
    icon = "time"
    menu_label = _("Bell periods")
    copy_view_enabled = False
    list_display = ["name", "school", "starts", "ends"]
    list_filter = ["school"]
    search_fields = ["name", "school__name"]
    search_backend_name = None
    panels = [
        FieldPanel("school"),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
    ]


class CohortsViewSetGroup(ModelViewSetGroup):
    menu_label = _("Cohorts")
    menu_icon = "group"
    menu_order = 200
    items = (
        CohortViewSet("cohort"),
        WorkshopViewSet("workshop"),
        SchoolViewSet("school"),
        TeamViewSet("team"),
        MembershipViewSet("membership"),
        CoachAssignmentViewSet("coach_assignment"),
        LocalProceduresViewSet("local_procedures"),
        ClosedDayViewSet("closed_day"),
        BellPeriodViewSet("bell_period"),
    )
