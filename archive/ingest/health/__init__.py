"""The health of an archive's texts: one module a kind of report. A report is made only where it is hardly wrong."""

from archive.ingest.health.examining import Examined, examine, reports
from archive.ingest.health.report import Kind, Report

__all__ = ["Examined", "Kind", "Report", "examine", "reports"]
