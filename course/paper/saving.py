"""How a PDF is saved: in few bytes, and always the same ones.

Input: a PDF. Output: its bytes. What says how pages are read aloud takes more room than the pages themselves unless it
is packed, and typst packs pages alone.
"""

from __future__ import annotations

import io

from pikepdf import ObjectStreamMode, Pdf


def saved(pdf: Pdf) -> bytes:
    """Return a PDF as bytes."""
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        fix_metadata_version=False,  # it is read, written and the same: typst says the version of the file
    )
    return out.getvalue()
