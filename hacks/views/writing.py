"""One request to the iteration form, step by step: keep everything first, judge it after."""

import hashlib
import uuid
from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

from cohorts.procedures import procedures_of
from incubator.core.errors import DomainError, Gone

from ..forms.feedback import AnswersForm
from ..forms.iterations import IterationForm
from ..forms.photos import PhotoForm
from ..models import Hack, Iteration, Photo
from ..selectors import posting
from ..selectors.photos import photo_url
from ..services import feedback, iterations, photos
from ..services.revisions import content_of


@dataclass
class Writing:
    """What was sent, what could be kept of it, and what is wrong with the rest.

    ``action`` is ``publish``, ``draft``, ``photos``, or a photo's verb, id and token
    (``rotate:<uuid>:<token>``).
    """

    request: HttpRequest
    hack: Hack
    iteration: Iteration | None = None
    photo_errors: list[str] = field(default_factory=list)
    form: IterationForm | None = None

    @property
    def data(self) -> QueryDict | None:
        return self.request.POST if self.request.method == "POST" else None

    @property
    def action(self) -> str:
        return self.request.POST.get("do", "publish")

    @property
    def is_final(self) -> bool:
        return self.action == "publish"

    def keep(self) -> None:
        """Keep the draft, the photos sent and what was said about them. Raises StaleVersion."""
        try:
            if self.iteration is None or self.iteration.is_draft:
                self._keep_draft()
                self._keep_answers()
        finally:
            if self.iteration is not None:
                self._keep_photos()

    def publish(self) -> bool:
        """Publish, or save what is published, if everything needed is there."""
        self.form = self._form_again()
        rows = self.photo_forms
        are_valid = [form.is_valid() for form in (self.form, self.answers_form, *rows)]
        if self.photo_errors or not all(are_valid):
            return False
        for row in rows:
            photos.update_photo(photo=row.photo, person=self.request.user, **row.changes)
        self._save()
        self._keep_answers()
        return True

    @property
    def widens_consent(self) -> bool:
        """Whether a photo that others see already would be shown to more of them."""
        if not self.is_final or not self.iteration.is_published:
            return False
        return any(form.is_valid() and form.widens_consent for form in self.photo_forms)

    @property
    def is_incomplete(self) -> bool:
        """A draft was kept, but not everything that was typed."""
        return bool(self.photo_errors or (self.form and self.form.errors))

    @property
    def photo_forms(self) -> list[PhotoForm]:
        """A form a photo, in order; bound to what was sent about it."""
        if self.iteration is None:
            return []
        if not hasattr(self, "_photo_forms"):
            self._photo_forms = self._make_photo_forms(is_draft=not self.is_final)
        return self._photo_forms

    def _make_photo_forms(self, *, is_draft: bool) -> list[PhotoForm]:
        shown = list(self.iteration.photos.shown())
        if not shown:
            return []
        local = {"procedures": procedures_of(self.hack.team), "is_draft": is_draft}
        return [PhotoForm(photo, self.data, **local) for photo in shown]

    @property
    def answers_form(self) -> AnswersForm:
        """Ticks for the feedback that the iteration answers."""
        return AnswersForm(self.data, hack=self.hack, iteration=self.iteration)

    def _keep_answers(self) -> None:
        form = self.answers_form
        if form.is_shown and not self.iteration.is_withdrawn:
            feedback.set_answers(
                iteration=self.iteration,
                comments=form.cleaned_data["answers"],
                actor=self.request.user,
            )

    def _keep_draft(self) -> None:
        self.form = IterationForm(
            self.data, hack=self.hack, iteration=self.iteration, is_draft=True
        )
        self.form.is_valid()
        user, client_id = self.request.user, self.form.sent_id
        found = self.iteration or posting.iteration_of_form(user, self.hack, client_id)
        if found is not None and not found.is_draft:
            self.iteration = found
            return
        texts = {"content": self.form.content, "audience": self.form.chosen_audience}
        try:
            self.iteration = self._saved(found, texts)
        except Gone:
            self.iteration = None
            self.iteration = self._saved(None, texts)

    def _saved(self, draft: Iteration | None, texts: dict) -> Iteration:
        user = self.request.user
        if draft is None:
            return iterations.start_draft(
                hack=self.hack, author=user, client_id=self.form.sent_id, **texts
            )
        self.iteration = draft
        return iterations.save_draft(
            iteration=draft, editor=user, version=self.form.read_version, **texts
        )

    def _keep_photos(self) -> None:
        for upload in self.request.FILES.getlist("photos"):
            try:
                photos.add_photo(
                    iteration=self.iteration,
                    author=self.request.user,
                    upload=upload,
                    client_id=photo_id_of(self.iteration, upload),
                )
            except DomainError as error:
                self.photo_errors.append(f"{upload.name}: {error}")
        if self.iteration.is_draft:
            self._describe_photos()
        self._act_on_photo()

    def _describe_photos(self) -> None:
        for form in self._make_photo_forms(is_draft=True):
            form.is_valid()
            photos.update_photo(photo=form.photo, person=self.request.user, **form.changes)
            self.photo_errors += form.errors.get("cleared_for", [])

    def _act_on_photo(self) -> None:
        verb, _, rest = self.action.partition(":")
        photo_id, _, token = rest.partition(":")
        photo = self.iteration.photos.filter(pk=_uuid(photo_id)).first()
        if photo is not None:
            act_on_photo(photo, self.request.user, verb, token)

    @property
    def shown_form(self) -> IterationForm:
        """The form as the person should see it now, with every error there is."""
        if self.data is None:
            return IterationForm(hack=self.hack, iteration=self.iteration)
        return self._form_again().marked()

    def _form_again(self) -> IterationForm:
        """The form bound to what was typed, at the version that the draft has by now."""
        data = self.data.copy()
        if self.iteration and self.iteration.is_draft:
            data["version"] = self.iteration.version
        return IterationForm(
            data, hack=self.hack, iteration=self.iteration, is_draft=not self.is_final
        )

    def _save(self) -> None:
        save = iterations.edit_published
        if self.iteration.is_draft:
            save = iterations.publish_iteration
        who = "author" if self.iteration.is_draft else "editor"
        self.iteration = save(
            iteration=self.iteration,
            **{who: self.request.user},
            version=self.form.read_version,
            content=self.form.content,
            audience=self.form.cleaned_data["audience"],
        )


def act_on_photo(photo: Photo, person, verb: str, token: str) -> None:
    """Do one of the photo's buttons; an unknown verb does nothing."""
    if verb in {"rotate", "rotate-back"}:
        turns = 1 if verb == "rotate" else -1
        photos.rotate_photo(photo=photo, person=person, quarter_turns=turns, seen=token)
    elif verb in {"earlier", "later"}:
        photos.move_photo(photo=photo, person=person, to=verb)
    elif verb == "remove":
        photos.remove_photo(photo=photo, person=person)
    elif verb == "restore":
        photos.restore_photo(photo=photo, person=person)


def photo_id_of(iteration: Iteration, upload: UploadedFile) -> uuid.UUID:
    """The same file sent again to the same iteration is the same photo."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return uuid.uuid5(iteration.client_id, digest.hexdigest())


def typed_content(iteration: Iteration) -> dict[str, str]:
    """The kept words as a form would send them."""
    kept = content_of(iteration)
    return {name: "" if value is None else str(value) for name, value in kept.items()}


def photo_rows(forms: list[PhotoForm]) -> list[dict]:
    """What templates/hacks/_photo.html needs of each photo."""
    return [photo_row(form, number, len(forms)) for number, form in enumerate(forms, 1)]


def photo_row(form: PhotoForm, number: int, count: int) -> dict:
    return {
        "form": form,
        "photo": form.photo,
        "preview": photo_url(form.photo, 400),
        "number": number,
        "is_first": number == 1,
        "is_last": number == count,
    }


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
