"""The nouns of Tawatur: frozen records that every stage takes and gives.

Nothing here knows how a record is found, stored or shown, and this module imports nothing of ours.
All offsets are Unicode code points into the immutable text of an article, end exclusive, so that
``article.text[start:end]`` is always the quote. Unknown is ``None``, never a guess.
"""

from __future__ import annotations

from tawatur.model.between import (
    Change,
    ChangeKind,
    Direction,
    Edit,
    EditOp,
    Passage,
)
from tawatur.model.findings import (
    Analysis,
    Claim,
    Correction,
    Dependence,
    Difference,
    Entity,
    Gap,
    Grade,
    Independent,
    Lineage,
    Medium,
    Naming,
    Occurrence,
    Source,
    Story,
)
from tawatur.model.received import (
    Article,
    Quote,
    Range,
    Reason,
    Receipt,
    Record,
    Span,
    Status,
    outlet_key,
)
from tawatur.model.within import (
    Credit,
    Mention,
    MentionKind,
    Mode,
    Polarity,
    Quantity,
    Reading,
    SpeakerKind,
    Statement,
    TimeExpression,
)

__all__ = [
    "Analysis",
    "Article",
    "Change",
    "ChangeKind",
    "Claim",
    "Correction",
    "Credit",
    "Dependence",
    "Difference",
    "Direction",
    "Edit",
    "EditOp",
    "Entity",
    "Gap",
    "Grade",
    "Independent",
    "Lineage",
    "Medium",
    "Mention",
    "MentionKind",
    "Mode",
    "Naming",
    "Occurrence",
    "Passage",
    "Polarity",
    "Quantity",
    "Quote",
    "Range",
    "Reading",
    "Reason",
    "Receipt",
    "Record",
    "Source",
    "Span",
    "SpeakerKind",
    "Statement",
    "Status",
    "Story",
    "TimeExpression",
    "outlet_key",
]
