"""The archive in a browser: server-rendered pages that are complete without scripts."""

from archive.web.app import create_app, warm

__all__ = ["create_app", "warm"]
