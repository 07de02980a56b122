from django import forms

from ..models.spotlight import KINDS


class QueueForm(forms.Form):
    """Which thing to put into the queue."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS])
    thing = forms.IntegerField(min_value=1)


class StepForm(forms.Form):
    """From the thing that the facilitator saw to the next, the previous, or none."""

    to = forms.ChoiceField(choices=[(to, to) for to in ("next", "previous", "none")])
    seen = forms.IntegerField(min_value=1, required=False)


class ChangeForm(forms.Form):
    """What happens to one thing of the queue."""

    do = forms.ChoiceField(choices=[(do, do) for do in ("show", "earlier", "later", "remove")])
