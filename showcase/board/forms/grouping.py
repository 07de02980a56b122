import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Column, Idea
from ..models.column import COLUMN_NAME_LENGTH


class ColumnForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the column"),
        max_length=COLUMN_NAME_LENGTH,
        error_messages={"required": _("Write a name first.")},
    )


class NewColumnForm(ColumnForm):
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class MoveForm(forms.Form):
    """To one of the board's columns, or (empty) to none."""

    column = forms.ModelChoiceField(
        label=_("Column"),
        queryset=Column.objects.none(),
        required=False,
        empty_label=_("Not grouped"),
        widget=forms.RadioSelect,
    )
    column.may_be_needed = True  # no choice means that it is not grouped

    def __init__(self, *args, board, **options):
        super().__init__(*args, **options)
        self.fields["column"].queryset = board.columns.all()


class MergeForm(forms.Form):
    """With another idea of the board, which survives."""

    into = forms.ModelChoiceField(
        label=_("The other idea"), queryset=Idea.objects.none(), empty_label=_("Choose an idea")
    )

    def __init__(self, *args, ideas, **options):
        super().__init__(*args, **options)
        self.fields["into"].queryset = ideas
