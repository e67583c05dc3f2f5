"""The modules of ``web/``, asked without a browser."""

from tests.web.conftest import web

__all__ = ["web"]
