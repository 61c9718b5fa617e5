"""An invented municipality with people and cases, so that every page has something to show and nobody is exposed."""

from web.demo.build import AlreadyInUse, build_demo

__all__ = ["AlreadyInUse", "build_demo"]
