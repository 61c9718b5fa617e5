"""Files that somebody sends: what they are by their content, and what a virus scanner says of them."""

from workflow.adapters.papers.checks import ContentChecks
from workflow.adapters.papers.clamav import BadScannerAddress, ClamavScanner

__all__ = ["BadScannerAddress", "ClamavScanner", "ContentChecks"]
