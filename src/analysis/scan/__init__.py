"""The last look: all that a run wrote, searched for all that identifies people in the exports."""

from analysis.scan.look import Leak, look

__all__ = ["Leak", "look"]
