"""open_clip architectures as a source: with a tag's or file's weights, or random ones."""

import copy
import tempfile
from pathlib import Path
from typing import Any

import open_clip
import torch
from torch import nn

from kiosk.encoders.manifest import ImageSpec, TextSpec
from tools.exporting.clip_tokens import check_tokenizer, simple_tokenizer_json
from tools.exporting.description import IMAGE_FILE, TEXT_FILE, TOKENIZER_FILE, Description
from tools.exporting.errors import ExportError, reason_of
from tools.exporting.graphs import Towers
from tools.exporting.hub_free import stand_in_tokenizer, write_text_config

_CLEANERS = {"lower": "clip", "whitespace": "whitespace", "canonicalize": "canonicalize"}
_DEFAULT_LENGTH = 77


def load_open_clip(
    architecture: str, pretrained: str | None, seed: int | None, languages: tuple[str, ...]
) -> tuple[Towers, Description]:
    """Build a model and describe it. Raises ExportError in plain words."""
    config = open_clip.get_model_config(architecture)
    if config is None:
        msg = f"open_clip {open_clip.__version__} has no architecture {architecture}."
        raise ExportError(msg)
    text_config: dict[str, Any] = config["text_cfg"]
    if "multimodal_cfg" in config:
        msg = f"{architecture} is a captioning model; only dual encoders can be exported."
        raise ExportError(msg)
    if text_config.get("tokenizer_mode") or text_config.get("tokenizer_kwargs", {}).get(
        "strip_sep_token"
    ):
        msg = f"{architecture} rearranges its tokens in a way a bundle cannot describe."
        raise ExportError(msg)
    notes: list[str] = []
    model = _build(architecture, pretrained, seed, text_config)
    text = _describe_text(text_config, model)
    tokenizer = _tokenizer(architecture, text_config, text, notes, random=seed is not None)
    image = _describe_image(architecture, model, notes, random=seed is not None)
    model.eval()
    _ready(model)
    with torch.inference_mode():
        embed_dim = int(model.encode_text(torch.zeros(1, text.context_length).long()).shape[-1])
    weights = pretrained if pretrained and not Path(pretrained).is_file() else "a local file"
    description = Description(
        name=architecture,
        version="1",
        architecture=f"open_clip {architecture} "
        + (f"(random weights, seed {seed})" if seed is not None else f"({weights})"),
        embed_dim=embed_dim,
        image=image,
        text=text,
        licences=(),
        commercial_use=True,
        languages=languages,
        random_weights=seed is not None,
        notes=tuple(notes),
    )
    return Towers(model.encode_image, model.encode_text, model, tokenizer), description


def _build(
    architecture: str, pretrained: str | None, seed: int | None, text_config: dict[str, Any]
) -> Any:
    if seed is None:
        try:
            return open_clip.create_model(architecture, pretrained=pretrained)
        except (RuntimeError, OSError, ValueError) as error:
            msg = (
                f"The weights {pretrained} of {architecture} could not be had: {reason_of(error)}. "
                "Without a hub give a local file as --pretrained, or --random-weights SEED to try "
                "it out."
            )
            raise ExportError(msg) from error
    torch.manual_seed(seed)
    hub_name = text_config.get("hf_model_name")
    if hub_name is None:
        return open_clip.create_model(architecture, pretrained=None, pretrained_text=False)
    with tempfile.TemporaryDirectory() as folder:
        write_text_config(str(hub_name), Path(folder))
        local = copy.deepcopy(text_config)
        local.update(hf_model_name=folder, hf_model_pretrained=False)
        return open_clip.create_model(
            architecture, pretrained=None, pretrained_text=False, text_cfg=local
        )


def _ready(model: Any) -> None:
    """Merge training-only branches, and use attention the exporter understands."""
    from timm.utils.model import reparameterize_model

    trunk = getattr(model.visual, "trunk", None)
    if isinstance(trunk, nn.Module):
        model.visual.trunk = reparameterize_model(trunk)
    transformer = getattr(getattr(model, "text", None), "transformer", None)
    choose_attention = getattr(transformer, "set_attn_implementation", None)
    if choose_attention is not None:
        choose_attention("eager")


def _describe_text(text_config: dict[str, Any], model: Any) -> TextSpec:
    length = int(text_config.get("context_length", _DEFAULT_LENGTH))
    hub_tower = "hf_model_name" in text_config
    pad = int(model.text.config.pad_token_id) if hub_tower else 0
    hub_tokenizer = "hf_tokenizer_name" in text_config
    default = "whitespace" if hub_tokenizer else "lower"
    how = str(text_config.get("tokenizer_kwargs", {}).get("clean", default))
    # A hub's tower masks its padding; open_clip's own ones take texts of one length only.
    return TextSpec(
        TEXT_FILE, TOKENIZER_FILE, length, not hub_tower, pad, prefix="", clean=_CLEANERS[how]
    )


def _tokenizer(
    architecture: str, text_config: dict[str, Any], text: TextSpec, notes: list[str], *,
    random: bool,
) -> str:  # fmt: skip
    if "hf_tokenizer_name" not in text_config:
        source = open_clip.get_tokenizer(architecture)
        found = simple_tokenizer_json(source)
        check_tokenizer(found, source, text)
        return found
    if random:
        notes.append(
            f"The tokenizer is a stand-in, one token a byte: {text_config['hf_tokenizer_name']} "
            "comes from a hub. It must never be used with trained weights."
        )
        if text.pad_id == 1:
            return stand_in_tokenizer(bos=0, eos=2, pad=1, first=4)
        return stand_in_tokenizer(bos=None, eos=1, pad=text.pad_id, first=4)
    try:
        source = open_clip.get_tokenizer(architecture)
    except (OSError, ValueError, RuntimeError) as error:
        msg = f"The tokenizer of {architecture} could not be had from a hub: {reason_of(error)}."
        raise ExportError(msg) from error
    backend = getattr(source.tokenizer, "backend_tokenizer", None)
    if backend is None:
        msg = f"The tokenizer of {architecture} has no fast form that could be converted."
        raise ExportError(msg)
    if source.tokenizer.pad_token_id != text.pad_id:
        msg = f"The tokenizer of {architecture} pads with another id than its text tower expects."
        raise ExportError(msg)
    found = str(backend.to_str())
    check_tokenizer(found, source, text)
    return found


def _describe_image(
    architecture: str,
    model: Any,
    notes: list[str],
    *,
    random: bool,
) -> ImageSpec:
    config = dict(open_clip.get_model_preprocess_cfg(model))
    tags = open_clip.list_pretrained_tags_by_model(architecture)
    if random and tags:
        # How pictures are prepared belongs to the weights: take it from the first tag.
        tag = open_clip.get_pretrained_cfg(architecture, tags[0])
        config.update({k: v for k, v in tag.items() if k in config and v is not None})
        notes.append(f"Pictures are prepared as for the published weights {tags[0]}.")
    size = config["size"]
    height, width = (size, size) if isinstance(size, int) else (int(size[0]), int(size[1]))
    fill = config.get("fill_color", 0)
    red, green, blue = (float(x) for x in config["mean"])
    std_red, std_green, std_blue = (float(x) for x in config["std"])
    how, resize = str(config["interpolation"]), str(config["resize_mode"])
    if how not in {"bicubic", "bilinear"} or resize not in {"shortest", "longest", "squash"}:
        msg = f"{architecture} prepares pictures by {how}/{resize}, which a bundle cannot describe."
        raise ExportError(msg)
    return ImageSpec(
        IMAGE_FILE, (height, width), (red, green, blue), (std_red, std_green, std_blue),
        how, resize,
        int(fill if isinstance(fill, int | float) else fill[0]),
    )  # fmt: skip
