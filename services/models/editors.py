"""Who edits which part of the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from services.models.category import Category


class Editor(models.Model):
    """An account and the categories whose services it may edit; `services/editing/permissions.py` asks for it."""

    user = models.OneToOneField(User, models.CASCADE, verbose_name=_("account"), related_name="+")
    categories = models.ManyToManyField(Category, verbose_name=_("categories"), related_name="+")

    class Meta:
        verbose_name = _("editor")
        verbose_name_plural = _("editors")

    def __str__(self) -> str:
        return self.user.username
