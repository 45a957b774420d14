"""placeholder"""
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class Nets:
    """x"""
