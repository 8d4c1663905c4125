"""What the bulletin printed, and the record of how it came in and was put right."""

from articles.models.appearance import Appearance
from articles.models.article import Article, Byline
from articles.models.article_word import ArticleWord
from articles.models.batch import Batch, BatchRow
from articles.models.capacity import Capacity
from articles.models.conflict import Conflict
from articles.models.draft import Draft
from articles.models.effort import Effort
from articles.models.former_address import FormerAddress
from articles.models.fragment import Fragment
from articles.models.importing import ImportedFile, ImportRun
from articles.models.issue import Issue
from articles.models.learning import Correction, DetectorRecord, LearntText, Term, TermKey, TermUse
from articles.models.notice import CorrectionNotice
from articles.models.photo import Photo
from articles.models.photo_entry import PhotoEntry
from articles.models.picture import Picture
from articles.models.presence import Presence
from articles.models.publication import Publication
from articles.models.report import ReaderReport
from articles.models.revision import Revision
from articles.models.sample import Sample, SampleError, SampleExcerpt
from articles.models.scan import PageScan
from articles.models.search_entry import SearchEntry
from articles.models.suggestion import Question, Suggestion
from articles.models.unnamed import Unnamed
from articles.models.waiver import Waiver

__all__ = [
    "Appearance",
    "Article",
    "ArticleWord",
    "Batch",
    "BatchRow",
    "Byline",
    "Capacity",
    "Conflict",
    "Correction",
    "CorrectionNotice",
    "DetectorRecord",
    "Draft",
    "Effort",
    "FormerAddress",
    "Fragment",
    "ImportRun",
    "ImportedFile",
    "Issue",
    "LearntText",
    "PageScan",
    "Photo",
    "PhotoEntry",
    "Picture",
    "Presence",
    "Publication",
    "Question",
    "ReaderReport",
    "Revision",
    "Sample",
    "SampleError",
    "SampleExcerpt",
    "SearchEntry",
    "Suggestion",
    "Term",
    "TermKey",
    "TermUse",
    "Unnamed",
    "Waiver",
]
