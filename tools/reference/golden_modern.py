"""Write reference cases for agreement, judges, rankings, sequences, distances and evaluations.

Usage: golden_modern.py OUT.json

Each value comes from another implementation than Assay's (statsmodels, krippendorff, ppi_py, SciPy) or from the
formula in exact fractions or 50 digits. The form is that of the reference file `golden-statistics/1`.
"""

import json
import sys
from importlib.metadata import version

from golden_modern_agreement import alpha, cohen, fleiss, ppi, rogan_gladen
from golden_modern_cases import CASES
from golden_modern_ranking import bradley_terry, early_stopping, nemenyi, passes
from golden_modern_sequential import bernoulli, distances, empirical_bernstein, normal_mixture

AGREEMENT = (cohen, fleiss, alpha, rogan_gladen, ppi)
RANKING = (bradley_terry, nemenyi, passes, early_stopping)
SEQUENTIAL = (normal_mixture, bernoulli, empirical_bernstein, distances)


def main():
    """Write all cases."""
    for area in (*AGREEMENT, *RANKING, *SEQUENTIAL):
        area()
    packages = ["numpy", "scipy", "statsmodels", "krippendorff", "ppi-python", "mpmath"]
    document = {
        "schema": "golden-statistics/1",
        "produced_with": {"python": sys.version.split()[0]} | {name: version(name) for name in packages},
        "cases": CASES,
    }
    lines = ",\n".join(json.dumps(each) for each in CASES)
    head = json.dumps({k: v for k, v in document.items() if k != "cases"})[:-1]
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write(head + ', "cases": [\n' + lines + "\n]}\n")


main()
