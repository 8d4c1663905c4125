"""The way from what was just done to the batch that keeps it, and so to its undoing."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Batch


def tell(request: HttpRequest, batch: Batch, words: str) -> None:
    """Says the words as a link to the batch's page."""
    messages.info(request, link(batch, words))


def link(batch: Batch, words: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("admin:articles_batch_change", args=[batch.pk]), words)
