from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.db.models import Model
from django.urls import reverse


def change_url(row: Model) -> str:
    """Where the admin changes the row, whatever model it is of: people need not know who names them."""
    return reverse(admin_urlname(row._meta, "change"), args=[row.pk])
