"""Decides how dates are handed out as a file: JSON that nobody in between keeps."""

import json
from typing import Any

from flask import Response

FILE_NAME = "dates.json"


def dates_file(data: dict[str, Any]) -> Response:
    """The answer of a download; its name says nothing of the case."""
    headers = {
        "Content-Disposition": f'attachment; filename="{FILE_NAME}"',
        "Cache-Control": "no-store",
    }
    content = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return Response(content, content_type="application/json; charset=utf-8", headers=headers)
