"""From records to rows: the only writer of imports."""

from articles.loading.files import describe, load, refuse
from articles.loading.placement import Placement, place

__all__ = ["Placement", "describe", "load", "place", "refuse"]
