"""The cases of golden_modern.py, collected; and what its parts share."""

import mpmath
import scipy.stats as ss

mpmath.mp.dps = 50
TIGHT = {"rel": 1e-9, "abs": 1e-12}
CASES: list = []


def case(name, function, inputs, params, expected, by, tolerance=TIGHT):
    """Add one case."""
    CASES.append(
        {
            "id": name,
            "function": function,
            "inputs": inputs,
            "params": params,
            "expected": expected,
            "tolerance": {"default": tolerance},
            "produced_by": by,
        }
    )


def refuse(name, function, inputs, params, code):
    """Add a case that must be refused."""
    case(name, function, inputs, params, {"error": code}, "semantics")


def z(confidence):
    """The two-sided normal quantile."""
    return float(ss.norm.isf((1 - confidence) / 2))
