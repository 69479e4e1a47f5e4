"""Write the ONNX files that the worker's tests load, and what ONNX Runtime answers: models.json.

The classifiers and the regressor are trained with scikit-learn on its iris data; the others are
built by hand, one peculiarity each.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import skl2onnx
import sklearn
from onnx import TensorProto, helper, numpy_helper
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.base import BaseEstimator, is_classifier
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression

OPSETS = {"": 17, "ai.onnx.ml": 3}
IR_VERSION = 8
FOLDER = Path(__file__).parents[2] / "runtimes/assay-onnx/src/test/resources/models"
DATATYPES = {"float32": "FP32", "float64": "FP64", "int64": "INT64", "object": "BYTES"}
FIVE_ROWS = np.array(
    [
        [5.1, 3.5, 1.4, 0.2],
        [6.3, 2.9, 5.6, 1.8],
        [5.7, 2.8, 4.1, 1.3],
        [6.0, 2.7, 5.1, 1.6],
        [0, 0, 0, 0],
    ],
    dtype=np.float32,
)


@dataclass(frozen=True)
class Fixture:
    """A model, the inputs to try it with, and what it is good for in a test."""

    name: str
    about: str
    task: str
    model: onnx.ModelProto
    inputs: dict[str, np.ndarray]


def exported(
    name: str, estimator: BaseEstimator, width: int, zipmap: bool = False
) -> onnx.ModelProto:
    """Export a fitted estimator; the converter's order of opsets differs from run to run."""
    graph = convert_sklearn(
        estimator,
        name=name,
        initial_types=[("features", FloatTensorType([None, width]))],
        target_opset=OPSETS,
        options={id(estimator): {"zipmap": zipmap}} if is_classifier(estimator) else None,
    )
    opsets = sorted(graph.opset_import, key=lambda opset: opset.domain)
    del graph.opset_import[:]
    graph.opset_import.extend(opsets)
    return graph


def classifiers() -> list[Fixture]:
    """Cross text and integer labels, ZipMap on and off, two and three classes."""
    iris = load_iris()
    fixtures = []
    for classes in (2, 3):
        rows = iris.target >= 3 - classes
        x = iris.data[rows].astype(np.float32)
        for kind, y in (("text", iris.target_names[iris.target]), ("integer", iris.target)):
            model = LogisticRegression(C=0.5, max_iter=1000).fit(x, y[rows])
            for zipmap in (True, False):
                shape = "zipmap" if zipmap else "tensor"
                name = f"{kind}_{shape}_{classes}"
                about = f"classifier, {kind} labels, probabilities as {shape}, {classes} classes"
                graph = exported(name, model, 4, zipmap)
                fixtures.append(
                    Fixture(name, about, "classification", graph, {"features": FIVE_ROWS})
                )
    return fixtures


def forest() -> Fixture:
    """Ten times 1/10 adds up to more than 1 in float32."""
    iris = load_iris()
    model = RandomForestClassifier(10, max_depth=2, random_state=0)
    model.fit(iris.data.astype(np.float32), iris.target)
    about = "classifier whose largest probability passes 1 by the rounding of float32"
    graph = exported("forest_above_one", model, 4)
    return Fixture("forest_above_one", about, "classification", graph, {"features": FIVE_ROWS})


def regressor() -> Fixture:
    iris = load_iris()
    x = iris.data.astype(np.float32)
    model = LinearRegression().fit(x[:, :3], x[:, 3])
    about = "regressor, output [rows, 1]"
    graph = exported("regressor", model, 3)
    return Fixture("regressor", about, "regression", graph, {"features": FIVE_ROWS[:, :3].copy()})


def built(
    name: str,
    nodes: list,
    inputs: list,
    outputs: list,
    constants: dict[str, np.ndarray],
    opset: int = OPSETS[""],
) -> onnx.ModelProto:
    """Build a model from nodes; inputs and outputs are (name, element type, shape)."""
    graph = helper.make_graph(
        nodes,
        name,
        [helper.make_tensor_value_info(*value) for value in inputs],
        [helper.make_tensor_value_info(*value) for value in outputs],
        [numpy_helper.from_array(value, key) for key, value in constants.items()],
    )
    opsets = [helper.make_opsetid("", opset)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION)


def affine(
    name: str, rows: int | str, *, softmax: bool = False, opset: int = OPSETS[""]
) -> onnx.ModelProto:
    """Build y = x A + b with x [rows, 4] and y [rows, 3], and softmax over it where asked."""
    constants = {
        "a": np.array([[1, 0, -1], [0, 2, 0], [0.5, 0.5, 0.5], [-1, 0, 1]], np.float32),
        "b": np.array([0, 0.25, -0.25], np.float32),
    }
    nodes = [helper.make_node("Gemm", ["x", "a", "b"], ["logits" if softmax else "y"])]
    if softmax:
        nodes.append(helper.make_node("Softmax", ["logits"], ["y"], axis=1))
    x, y = ("x", TensorProto.FLOAT, [rows, 4]), ("y", TensorProto.FLOAT, [rows, 3])
    return built(name, nodes, [x], [y], constants, opset)


def plain_models() -> list[Fixture]:
    node = helper.make_node
    flt, dbl, i64 = TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.INT64
    mean = node("ReduceMean", ["x"], ["y"], axes=[1], keepdims=0)
    pair = np.array([[1, 2], [-3, 0.5]], np.float32)
    small = np.array([[0.1, 0.2, 0.3], [1e-300, -1.0, 1e300]], np.float64)
    whole = np.array([[1, -2, 3], [2**53 + 1, 0, -(2**62)]], np.int64)
    signs = np.array([[1.0], [-1.0], [0.0], [4.0]], np.float32)
    two = [node("Mul", ["b", "factor"], ["c"]), node("Add", ["a", "c"], ["y"])]
    return [
        Fixture(
            "tensor",
            "plain tensor [rows, 4] to [rows, 3], no label output",
            "tensor",
            affine("tensor", "rows"),
            {"x": FIVE_ROWS},
        ),
        Fixture(
            "softmax",
            "probabilities [rows, 3] without a label output",
            "tensor",
            affine("softmax", "rows", softmax=True),
            {"x": FIVE_ROWS},
        ),
        Fixture(
            "fixed_batch_one",
            "the batch is fixed to one row",
            "tensor",
            affine("fixed_batch_one", 1),
            {"x": FIVE_ROWS[1:2].copy()},
        ),
        Fixture(
            "vector_regressor",
            "regressor, output [rows]",
            "regression",
            built(
                "vector_regressor", [mean], [("x", flt, ["rows", 4])], [("y", flt, ["rows"])], {}
            ),
            {"x": FIVE_ROWS},
        ),
        Fixture(
            "double_input",
            "float64 in and out, beyond the range of float32",
            "tensor",
            built(
                "double_input",
                [node("Neg", ["x"], ["y"])],
                [("x", dbl, ["rows", 3])],
                [("y", dbl, ["rows", 3])],
                {},
            ),
            {"x": small},
        ),
        Fixture(
            "integer_input",
            "int64 in and out, beyond 2^53",
            "tensor",
            built(
                "integer_input",
                [node("Add", ["x", "one"], ["y"])],
                [("x", i64, ["rows", 3])],
                [("y", i64, ["rows", 3])],
                {"one": np.array([1], np.int64)},
            ),
            {"x": whole},
        ),
        Fixture(
            "two_inputs",
            "two inputs: y = a + 2 b",
            "tensor",
            built(
                "two_inputs",
                two,
                [("a", flt, ["rows", 2]), ("b", flt, ["rows", 2])],
                [("y", flt, ["rows", 2])],
                {"factor": np.array([2], np.float32)},
            ),
            {"a": pair, "b": pair[::-1].copy()},
        ),
        Fixture(
            "nan_output",
            "logarithm: NaN for -1, -Infinity for 0",
            "regression",
            built(
                "nan_output",
                [node("Log", ["x"], ["y"])],
                [("x", flt, ["rows", 1])],
                [("y", flt, ["rows", 1])],
                {},
            ),
            {"x": signs},
        ),
    ]


def broken_files(whole: bytes) -> dict[str, tuple[bytes, str]]:
    newer = affine("newer_opset", "rows", opset=99).SerializeToString(deterministic=True)
    return {
        "truncated.onnx": (whole[: len(whole) // 2], "the first half of text_tensor_3.onnx"),
        "not_a_model.onnx": (b"This is a text file, not a model.\n", "a text file"),
        "empty.onnx": (b"", "no bytes"),
        "newer_opset.onnx": (newer, "needs opset 99, which no runtime has"),
    }


def plain(value: Any) -> Any:
    """Turn a value into JSON; NaN and infinities become strings."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, (float, np.floating)) and not np.isfinite(value):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(float(value))]
    return value.item() if isinstance(value, np.generic) else value


def tensor(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        return {"name": name, "datatype": "MAPS", "values": plain(value)}
    return {
        "name": name,
        "datatype": DATATYPES[str(value.dtype)],
        "shape": list(value.shape),
        "values": plain(value.reshape(-1)),
    }


def described(fixture: Fixture) -> dict[str, Any]:
    """Write a model's file and describe what it answers to its inputs."""
    content = fixture.model.SerializeToString(deterministic=True)
    (FOLDER / f"{fixture.name}.onnx").write_bytes(content)
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    answers = session.run(names, fixture.inputs)
    return {
        "file": f"{fixture.name}.onnx",
        "about": fixture.about,
        "task": fixture.task,
        "inputs": [tensor(name, value) for name, value in fixture.inputs.items()],
        "outputs": [tensor(name, value) for name, value in zip(names, answers, strict=True)],
    }


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    fixtures = [*classifiers(), forest(), regressor(), *plain_models()]
    models = [described(fixture) for fixture in fixtures]
    broken = broken_files((FOLDER / "text_tensor_3.onnx").read_bytes())
    for name, (content, _) in broken.items():
        (FOLDER / name).write_bytes(content)
    document = {
        "source": "tools/reference/first_models.py",
        "onnxruntime": onnxruntime.__version__,
        "onnx": onnx.__version__,
        "skl2onnx": skl2onnx.__version__,
        "sklearn": sklearn.__version__,
        "notes": {
            "values": "flat, row by row; NaN and infinities as strings",
            "MAPS": "a sequence of maps, one for each row, from class to probability; integer "
            "classes are keys in decimal",
        },
    }
    head = json.dumps(document, indent=1)[:-2]
    lines = ",\n".join(
        json.dumps(model, separators=(",", ":"), allow_nan=False) for model in models
    )
    bad = ",\n".join(
        json.dumps({"file": name, "about": about}) for name, (_, about) in broken.items()
    )
    text = f'{head},\n "models": [\n{lines}\n],\n "broken": [\n{bad}\n]}}\n'
    (FOLDER / "models.json").write_text(text, encoding="utf-8")
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    print(f"{len(models)} models, {len(broken)} broken files, {size} bytes")


if __name__ == "__main__":
    main()
