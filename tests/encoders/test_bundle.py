"""A whole bundle: what it gives, and what is said of one that is broken."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest

from kiosk.encoders import load_bundle
from kiosk.encoders.common_words import write_common_words
from kiosk.encoders.selftest import SELF_TEST_TEXTS, self_test_pictures
from kiosk.encoders.session import check_runtime
from kiosk.errors import ModelError
from tests.fakes.bundles import COLOURS, CONTEXT, write_fake_bundle, write_manifest

DIM = 16


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_fake_bundle(tmp_path_factory.mktemp("bundle") / "good", embed_dim=DIM)


@pytest.fixture
def broken(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(good, tmp_path / "broken"))


def sign_again(path: Path, **changes: Any) -> None:
    write_manifest(path, DIM, {}, changes)


def test_words_and_pictures_meet(good: Path) -> None:
    bundle = load_bundle(good)
    names = ["red", "green", "blue", "红色"]
    pictures = [np.full((30 + 9 * i, 50, 3), COLOURS[n], np.uint8) for i, n in enumerate(names[:3])]
    words, seen = bundle.text.encode_text(names), bundle.image.encode_image(pictures)
    assert words.shape == (4, DIM)
    assert words.dtype == seen.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(words, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(seen, axis=1), 1, atol=1e-5)
    assert (words @ seen.T).argmax(axis=1).tolist() == [0, 1, 2, 0]


def test_nothing_asked_nothing_given(good: Path) -> None:
    bundle = load_bundle(good)
    assert bundle.text.encode_text([]).shape == (0, DIM)
    assert bundle.image.encode_image([]).shape == (0, DIM)


def test_any_text_has_a_vector_that_does_not_depend_on_its_neighbours(good: Path) -> None:
    texts = [
        "", " \n\t ", "red " * 2500, "🧥👗", "red 红色 أحمر красный", "a\x00b", "\ud800 red",
        "blue", "<s></s><pad>", "x" * 10_000,
    ]  # fmt: skip
    encode = load_bundle(good).text.encode_text
    together = encode(texts)
    assert np.isfinite(together).all()
    for text, row in zip(texts, together, strict=True):
        np.testing.assert_allclose(encode([text])[0], row, atol=1e-6)


def test_many_texts_keep_their_order(good: Path) -> None:
    encode = load_bundle(good).text.encode_text
    texts = [" ".join(["red", "blue", "green"][: 1 + i % 3]) for i in range(100)]
    rows = encode(texts)
    np.testing.assert_allclose(rows[3::3], np.repeat(rows[:1], 33, axis=0), atol=1e-6)
    np.testing.assert_allclose(rows[1::3], np.repeat(encode(["red blue"]), 33, axis=0), atol=1e-6)


def test_a_single_string_is_a_mistake_of_the_caller(good: Path) -> None:
    with pytest.raises(TypeError, match="list of texts"):
        load_bundle(good).text.encode_text("red")


def test_a_long_text_keeps_its_end_token_within_the_context(good: Path) -> None:
    bundle = load_bundle(good)
    cut = " ".join(["red"] * (CONTEXT - 2))
    np.testing.assert_allclose(
        bundle.text.encode_text([cut]), bundle.text.encode_text([cut + " blue blue"]), atol=1e-6
    )


def test_models_differ_in_their_id(good: Path, broken: Path) -> None:
    sign_again(broken, version="2")
    assert load_bundle(broken).model_id == load_bundle(good).model_id, "same files, same vectors"
    other = json.loads((broken / "manifest.json").read_text("utf-8"))["image"]
    sign_again(broken, image={**other, "resize_mode": "longest"})
    assert load_bundle(broken, self_test=False).model_id != load_bundle(good).model_id


@pytest.mark.parametrize("name", ["image.onnx", "text.onnx", "tokenizer.json", "self_test.npz"])
def test_every_file_is_checked_by_digest(broken: Path, name: str) -> None:
    blob = bytearray((broken / name).read_bytes())
    blob[len(blob) // 2] ^= 1
    (broken / name).write_bytes(blob)
    with pytest.raises(ModelError, match=f"{name}.*wrong digest"):
        load_bundle(broken)


@pytest.mark.parametrize("name", ["image.onnx", "text.onnx", "tokenizer.json", "self_test.npz"])
def test_missing_shortened_and_lengthened_files(broken: Path, name: str) -> None:
    path = broken / name
    blob = path.read_bytes()
    path.write_bytes(blob[:-3])
    with pytest.raises(ModelError, match=f"{name} is shorter"):
        load_bundle(broken)
    path.write_bytes(blob + b"x")
    with pytest.raises(ModelError, match=f"{name} is longer"):
        load_bundle(broken)
    path.unlink()
    with pytest.raises(ModelError, match=f"lacks its file {name}"):
        load_bundle(broken)
    path.mkdir()
    with pytest.raises(ModelError, match=f"{name} cannot be read"):
        load_bundle(broken)


def with_words(path: Path, blob: bytes) -> Path:
    (path / "common_words.npz").write_bytes(blob)
    sign_again(path, common_words="common_words.npz")
    return path


def units(count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    vectors = np.random.default_rng(1).normal(size=(count, DIM)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def test_common_words_come_with_the_bundle_where_it_has_them(good: Path, broken: Path) -> None:
    plain = load_bundle(good)
    assert plain.common_words is None
    words = load_bundle(with_words(broken, write_common_words(units(30))))
    assert words.model_id == plain.model_id, "the same vectors of pictures and texts"
    assert words.common_words is not None
    np.testing.assert_allclose(words.common_words, units(30), atol=1e-3)


@pytest.mark.parametrize(
    "blob",
    [
        b"", b"no archive", write_common_words(units(30))[:-40],
        write_common_words(units(30)[:, :8]), write_common_words(units(30) * 2),
        write_common_words(units(30) * np.float32(np.nan)), write_common_words(units(30)[:0]),
    ],
)  # fmt: skip
def test_what_is_no_vectors_of_words_is_named(broken: Path, blob: bytes) -> None:
    with pytest.raises(ModelError, match=r"common_words\.npz"):
        load_bundle(with_words(broken, blob))


def test_no_model_there(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no model"):
        load_bundle(tmp_path / "nowhere")
    with pytest.raises(ModelError, match=r"no manifest\.json"):
        load_bundle(tmp_path)


@pytest.mark.parametrize("name", ["image.onnx", "text.onnx"])
def test_a_graph_that_is_none(broken: Path, name: str) -> None:
    (broken / name).write_bytes(b"not a graph at all")
    sign_again(broken)
    with pytest.raises(ModelError, match=f"{name} cannot be run"):
        load_bundle(broken)


def test_a_tokenizer_that_is_none(broken: Path) -> None:
    (broken / "tokenizer.json").write_text("{}")
    sign_again(broken)
    with pytest.raises(ModelError, match=r"tokenizer\.json is no tokenizer"):
        load_bundle(broken)


def test_a_graph_with_another_input_name(broken: Path) -> None:
    model = onnx.load(broken / "image.onnx")
    model.graph.input[0].name = "images"
    for node in model.graph.node:
        node.input[:] = ["images" if n == "pixels" else n for n in node.input]
    onnx.save(model, broken / "image.onnx")
    sign_again(broken)
    with pytest.raises(ModelError, match=r"image\.onnx has the input images where pixels"):
        load_bundle(broken)


def test_a_graph_of_other_dimensions(broken: Path, tmp_path: Path) -> None:
    other = write_fake_bundle(tmp_path / "other", embed_dim=DIM + 4)
    shutil.copy(other / "text.onnx", broken / "text.onnx")
    sign_again(broken)
    with pytest.raises(ModelError, match=r"text\.onnx has an output of shape .*20"):
        load_bundle(broken)


def test_a_manifest_for_another_picture_size(broken: Path) -> None:
    raw = json.loads((broken / "manifest.json").read_text("utf-8"))
    sign_again(broken, image={**raw["image"], "image_size": [32, 32]})
    with pytest.raises(ModelError, match=r"image\.onnx has an input of shape"):
        load_bundle(broken)


def store(path: Path, pictures: np.ndarray, words: np.ndarray) -> None:
    np.savez(path / "self_test.npz", image_embeddings=pictures, text_embeddings=words)
    sign_again(path)


def test_the_self_test_finds_a_tower_that_answers_differently(broken: Path) -> None:
    bundle = load_bundle(broken)
    pictures = bundle.image.encode_image(self_test_pictures())
    words = bundle.text.encode_text(SELF_TEST_TEXTS)
    store(broken, pictures[::-1], words)
    with pytest.raises(ModelError, match="image tower answers differently"):
        load_bundle(broken)
    assert load_bundle(broken, self_test=False).manifest.embed_dim == DIM
    store(broken, pictures, np.roll(words, 1, axis=0))
    with pytest.raises(ModelError, match="text tower answers differently"):
        load_bundle(broken)
    store(broken, pictures[:2], words)
    with pytest.raises(ModelError, match="of another model"):
        load_bundle(broken)
    (broken / "self_test.npz").write_bytes(b"nothing")
    sign_again(broken)
    with pytest.raises(ModelError, match=r"self_test\.npz cannot be read"):
        load_bundle(broken)


def test_a_collapsed_tower_is_found_even_if_its_own_vectors_were_stored(broken: Path) -> None:
    model = onnx.load(broken / "image.onnx")
    for constant in model.graph.initializer:
        if constant.name == "projection":
            zeros = np.zeros_like(onnx.numpy_helper.to_array(constant))
            constant.CopyFrom(onnx.numpy_helper.from_array(zeros, "projection"))
    onnx.save(model, broken / "image.onnx")
    sign_again(broken)
    bundle = load_bundle(broken, self_test=False)
    store(
        broken,
        bundle.image.encode_image(self_test_pictures()),
        bundle.text.encode_text(SELF_TEST_TEXTS),
    )
    with pytest.raises(ModelError, match="same answer to everything"):
        load_bundle(broken)


def test_the_known_inputs_never_change() -> None:
    blob = io.BytesIO()
    for picture in self_test_pictures():
        blob.write(picture.tobytes())
    import hashlib

    assert hashlib.sha256(blob.getvalue()).hexdigest()[:16] == "bf9e2cc0fb5d3d65"


@pytest.mark.parametrize("version", ["1.25.0", "1.29.0", "1.32.1", "2.0.0"])
def test_an_onnxruntime_that_was_not_examined_is_refused(version: str) -> None:
    with pytest.raises(ModelError, match=r"needs 1\.26 to 1\.28"):
        check_runtime(version)


def test_the_installed_onnxruntime_is_an_examined_one() -> None:
    check_runtime()


def test_a_recognition_file_is_optional_and_checked_by_its_digest(tmp_path):
    path = write_fake_bundle(tmp_path / "model")
    assert load_bundle(path).recognition is None
    (path / "recognition.json").write_text("{}", encoding="utf-8")
    # What the manifest does not name is not read.
    assert load_bundle(path).recognition is None
    write_manifest(path, 16, {}, {})
    assert load_bundle(path).recognition == b"{}"
    (path / "recognition.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ModelError, match=r"recognition\.json is not the one"):
        load_bundle(path)
