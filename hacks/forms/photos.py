from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.procedures import Procedures
from incubator.core.forms import Picks

from ..models import Photo
from ..selectors.photos import students_stay
from .fields import PlainText


class PhotoForm(forms.Form):
    """What a photo shows, who is on it and who may see it."""

    alt = PlainText(
        label=_("What does the photo show?"),
        longest=250,
        required=False,
        help_text=_("For people who cannot see it: “Six hands build a paper bridge.” No names."),
    )
    people = forms.ChoiceField(
        label=_("Who can be recognized?"),
        choices=Photo.People.choices,
        widget=Picks(is_one_column=True),
        error_messages={
            "required": _("Say who can be recognized in this photo, or remove the photo.")
        },
    )
    cleared_for = forms.ChoiceField(
        label=_("Who may see the photo?"),
        choices=Photo.ClearedFor.choices,
        help_text=_("If you are not sure who is on it, it stays with your team."),
    )

    use_required_attribute = False

    def __init__(self, photo: Photo, data=None, *, procedures: Procedures, is_draft: bool = False):
        self.photo, self.procedures = photo, procedures
        prefix = f"photo-{photo.pk}"
        initial = initial_of(photo)
        if data is not None and f"{prefix}-cleared_for" not in data:
            data = {f"{prefix}-{name}": value for name, value in initial.items()}
        super().__init__(data, prefix=prefix, initial=initial)
        self.fields["people"].required = not is_draft
        if not procedures.student_photos_may_go_public:
            help_text = self.fields["cleared_for"].help_text
            self.fields["cleared_for"].help_text = f"{help_text} {students_stay(procedures)}"

    def clean(self):
        """Refuse what the school refuses; what stands so already is seen by nobody outside."""
        cleaned = super().clean()
        asked = cleaned.get("people"), cleaned.get("cleared_for")
        is_new = asked != (self.photo.people, self.photo.cleared_for)
        may = self.procedures.student_photos_may_go_public
        if asked == Photo.STUDENTS_PUBLIC and is_new and not may:
            self.add_error("cleared_for", students_stay(self.procedures))
        return cleaned

    @property
    def changes(self) -> dict:
        """Arguments for update_photo: fields with an error stay as they are."""
        cleaned = self.cleaned_data
        answered = {"people": cleaned.get("people"), "cleared_for": cleaned.get("cleared_for")}
        return {
            "alt": cleaned.get("alt", self.photo.alt),
            **(answered if all(answered.values()) else {}),
        }

    @property
    def widens_consent(self) -> bool:
        """Whether another answer stands in place of the first, and not a narrower one."""
        old = self.photo.people, self.photo.cleared_for
        new = self.changes.get("people"), self.changes.get("cleared_for")
        if not self.photo.is_answered or new in {old, (None, None)}:
            return False
        reach = Photo.ClearedFor.values.index
        return new[0] != Photo.People.UNKNOWN and reach(new[1]) >= reach(old[1])


def initial_of(photo: Photo) -> dict:
    """The kept answers; before the first one nothing is chosen, and the cohort is proposed."""
    if photo.is_answered:
        return {"alt": photo.alt, "people": photo.people, "cleared_for": photo.cleared_for}
    return {"alt": photo.alt, "people": "", "cleared_for": Photo.ClearedFor.COHORT}
