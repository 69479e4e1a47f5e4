"""Collects reference cases and writes them in the form golden-statistics/1."""

import json
import math
import platform

import mpmath
import numpy as np
import scipy
import statsmodels

CASES = []
NUMBERS = {}


def plain(value):
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v) for v in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def case(function, inputs, params, expected, rel=1e-9, absolute=1e-12):
    NUMBERS[function] = NUMBERS.get(function, 0) + 1
    CASES.append(
        {
            "id": f"{function}-x{NUMBERS[function]}",
            "function": function,
            "inputs": plain(inputs),
            "params": plain(params),
            "expected": plain(expected),
            "tolerance": {"default": {"rel": rel, "abs": absolute}},
        }
    )


def refuse(function, code, inputs, params=None):
    case(function, inputs, params or {}, {"error": code})


def write(out, script):
    document = {
        "schema": "golden-statistics/1",
        "produced_with": {
            "script": "tools/reference/" + script,
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "statsmodels": statsmodels.__version__,
            "mpmath": mpmath.__version__,
        },
        "cases": CASES,
    }
    with open(out, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=1)
        file.write("\n")
    print(len(CASES), "cases")
