"""The draft's form: texts may still be missing, and of two people who save it the second is told."""

from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from services.models import Service


class DraftForm(forms.ModelForm):
    """`edition` says which state of the row was read; another one is kept now if somebody saved meanwhile."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    is_minor = forms.BooleanField(
        label=gettext_lazy("Minor edit"),
        required=False,
        help_text=gettext_lazy("The meaning is the same: translations that were reviewed stay reviewed."),
    )
    is_checked = False  # looked at, not to be saved

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["edition"] = self.instance.edition

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if self.instance.pk:
            kept = Service.everything.select_for_update().get(pk=self.instance.pk)
            self.instance.edition = kept.edition
            if typed.get("edition") != kept.edition:
                self._tell(kept, dict(typed))
        if self.is_checked:
            self.add_error(None, _("Checked only: nothing is saved yet."))
        return typed

    def _tell(self, kept: Service, typed: dict[str, Any]) -> None:
        """What is kept now, beside what was typed; saving once more replaces it."""
        self.instance.saved_meanwhile = True
        self.add_error(None, _who_saved(kept))
        for name in typed.keys() - {"edition", "is_minor"}:
            stored = getattr(kept, name)
            if (stored or "") != (typed[name] or ""):
                self.add_error(name, now_kept(stored))


def now_kept(stored: Any) -> str:
    """The words beside a field whose kept value is not the typed one."""
    if stored in (None, ""):
        return _("Kept now: nothing.")
    return _("Kept now: “%(text)s”") % {"text": stored}


def _who_saved(kept: Service) -> str:
    here = ContentType.objects.get_for_model(Service)
    last = LogEntry.objects.filter(content_type=here, object_id=kept.pk).select_related("user").first()
    who = last.user.get_username() if last else pgettext("who saved a draft", "Somebody")
    words = _(
        "%(who)s changed this draft after you opened it, so yours is not saved yet. Beside each field that differs "
        "stands what is kept now. Bring the two together, then save again."
    )
    return words % {"who": who}


class PartForm(forms.ModelForm):
    """A new row in which only its number stands is an empty one."""

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - (set() if self.instance.pk else {"order"}))


class PartRows(forms.BaseInlineFormSet):
    """Rows that somebody else deleted meanwhile come back as new ones: what stands in them is not lost."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.data = self._with_vanished_last()

    def clean(self) -> None:
        super().clean()
        if getattr(self.instance, "saved_meanwhile", False):
            for form in self.initial_forms:
                for name in set(form.changed_data) - {"DELETE"}:
                    form.add_error(name, now_kept(form.initial.get(name)))

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """An added row comes last."""
        kwargs = super().get_form_kwargs(index)
        if index is None and "order" in self.form.base_fields:
            numbers = [row.order for row in self.get_queryset()]
            kwargs["initial"] = {"order": max(numbers, default=0) + 1}
        return kwargs

    def _with_vanished_last(self) -> Any:
        known = {str(row.pk) for row in self.get_queryset()}
        try:
            total, initial = (int(self.data[f"{self.prefix}-{name}_FORMS"]) for name in ("TOTAL", "INITIAL"))
        except (KeyError, ValueError):
            return self.data  # the form set says so itself
        rows = range(min(total, self.absolute_max))
        kept = [n for n in rows if n < initial and self.data.get(f"{self.prefix}-{n}-id") in known]
        if len(kept) == initial:
            return self.data
        return self._renumbered([*kept, *(n for n in rows if n not in kept)], len(kept))

    def _renumbered(self, order: list[int], initial: int) -> Any:
        data: Any = dict(self.data.items())
        names = [*self.form.base_fields, "DELETE", "id", self.fk.name]
        for place, number in enumerate(order):
            for name in names:
                data.pop(f"{self.prefix}-{place}-{name}", None)
                if value := self.data.get(f"{self.prefix}-{number}-{name}"):
                    data[f"{self.prefix}-{place}-{name}"] = "" if name == "id" and place >= initial else value
        data[f"{self.prefix}-INITIAL_FORMS"] = str(initial)
        return data


def length_hint(longest: int) -> str:
    """How long a text may be."""
    return ngettext("Up to %(count)d character.", "Up to %(count)d characters.", longest) % {"count": longest}
