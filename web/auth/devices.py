"""Decides what a device is called in the list of sessions: browser and system in plain words, from what the browser says."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device_name(agent: str) -> str:
    """Such as “Firefox, Windows”; empty for a browser that says nothing known."""
    named = [_first(agent, BROWSERS), _first(agent, SYSTEMS)]
    return ", ".join(name for name in named if name)


def _first(agent: str, known: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in known if mark in agent), "")
