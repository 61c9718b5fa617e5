"""An invented municipality with people and cases, so that every page has something to show and nobody is exposed."""

from web.demo.build import AlreadyInUse, NotBuilt, OnlyForTrial, build_demo

__all__ = ["AlreadyInUse", "NotBuilt", "OnlyForTrial", "build_demo"]
