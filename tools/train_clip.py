"""Train the kiosk's dual encoder from folders of pictures with captions.

A folder holds ``images.tar`` and ``pairs.jsonl``, a line a picture: file, split, label, captions,
meta. Run it again with the same arguments after it was stopped: it goes on where it was.

    python -m tools.train_clip --data PICTURES/* --out work/default
    python -m tools.train_clip --data PICTURES/* --out work/left-out --leave-out-groceries 20 \
        --leave-out-types 10
"""

import argparse
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from tools.torch_setup import keep_freed_memory, prepare_torch
from tools.training import losses

_REFIT_BATCH = 256


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    p = argparse.ArgumentParser(
        prog="tools.train_clip", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add = p.add_argument
    add("--data", nargs="+", type=Path, required=True, metavar="FOLDER",
        help="folders with images.tar and pairs.jsonl")  # fmt: skip
    add("--out", type=Path, required=True, help="folder for the model and the state to resume from")
    add("--cache", type=Path, help="folder for what is computed once (default: OUT/cache)")
    add("--init", type=Path, help="a model of an earlier run to go on from")
    add("--steps", type=int, default=1000, help="steps with the image tower (default 1000)")
    add("--head-steps", type=int, default=500, help="steps with the heads alone (default 500)")
    add("--refit-steps", type=int, default=300,
        help="steps with the heads alone after the tower, on its features of the pictures as they "
        "are and at the size the runtime shows it (default 300)")  # fmt: skip
    add("--word-steps", type=int, default=1200,
        help="steps that bring other languages to where English is (default 1200)")  # fmt: skip
    add("--batch", type=int, default=96, help="pictures a step (default 96)")
    add("--side", type=int, default=160, help="side of the training pictures in pixels")
    add("--tower-rate", type=float, default=3e-4, help="learning rate of the tower")
    add("--head-rate", type=float, default=1e-3, help="learning rate of the heads")
    add(
        "--leave-out-groceries",
        type=int,
        default=0,
        metavar="N",
        help="leave N drawn grocery products out of training, to measure on what was never seen",
    )
    add("--leave-out-types", type=int, default=0, metavar="N",
        help="leave N drawn fashion types out of training")  # fmt: skip
    add("--looks-share", type=float, default=0.5,
        help="share of the looks half in the likeness of two pictures (default 0.5)")  # fmt: skip
    held = losses.Weights()
    for name, what in (
        ("imagenet", "ImageNet's names"), ("features", "the ImageNet tower's features"),
        ("words", "e5's likeness of words"), ("likeness", "that tower's likeness of pictures"),
    ):  # fmt: skip
        add(f"--hold-{name}", type=float, default=getattr(held, name), metavar="W",
            help=f"how much the model is held to {what} ({getattr(held, name):g})")  # fmt: skip
    add("--naming", type=float, default=held.naming, metavar="W",
        help=f"how much a picture's one name among all counts ({held.naming:g})")  # fmt: skip
    add("--seed", type=int, default=1)
    add("--device", default="cpu", help="where to train: cpu (default) or cuda")
    add("--float32", action="store_true",
        help="the tower in float32 (default: bfloat16 with float32 weights)")  # fmt: skip
    add("--threads", type=int, help="torch threads (default: all cores)")
    return p


def main(argv: list[str] | None = None) -> int:
    """Train. Gives 0, or 2 with one sentence when the input cannot be used."""
    arguments = parser().parse_args(argv)
    try:
        return _train(arguments)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"train_clip: {error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("stopped; the same command goes on from the last saved step\n")
        return 130


def _train(a: argparse.Namespace) -> int:
    prepare_torch(a.threads)
    keep_freed_memory()
    torch.manual_seed(a.seed)
    # Imported late: torchvision and timm need the preparation above.
    from tools.training import e5, loop
    from tools.training.batches import BatchMaker
    from tools.training.data import for_training, imagenet_names, left_out, read_folders, say_all
    from tools.training.features import tower_says
    from tools.training.model import (
        Heads,
        ImageTower,
        ModelConfig,
        centred,
        checkpoint,
        load_imagenet,
    )
    from tools.training.polish import polish
    from tools.training.report import quick_report
    from tools.training.text_vectors import TextVectors

    started = time.monotonic()
    for folder in a.data:
        if not (folder / "pairs.jsonl").is_file() or not (folder / "images.tar").is_file():
            msg = f"{folder.name} has no pairs.jsonl and images.tar: give folders of that form"
            raise ValueError(msg)
    cache = a.cache or a.out / "cache"
    recipe = loop.Recipe(
        side=a.side, batch=a.batch, steps=a.steps, head_steps=a.head_steps, seed=a.seed,
        tower_rate=a.tower_rate, head_rate=a.head_rate, device=a.device, mixed=not a.float32,
    )  # fmt: skip
    everything = read_folders(a.data, cache)
    groceries, types = left_out(everything.rows, a.leave_out_groceries, a.leave_out_types)
    pictures = for_training(everything, groceries, types)
    concepts, bank = say_all(pictures, a.seed)
    languages = sorted({c.language for c in bank.captions})
    print(f"{len(pictures.rows)} pictures, {len(bank.captions)} captions of "
          f"{len(concepts.names)} concepts in {', '.join(languages)}")  # fmt: skip
    packed = e5.read_packed(e5.packed_path())
    kept = e5.kept_pieces(packed)
    context = ModelConfig().context_length
    vectors = TextVectors(
        cache / "texts", e5.build_tower(packed, kept, context),
        e5.tokenizer_json(packed, kept, context),
    )  # fmt: skip
    captions = torch.from_numpy(vectors.of([c.text for c in bank.captions]).astype(np.float32))
    names = torch.from_numpy(vectors.of(imagenet_names()).astype(np.float32))
    captions = torch.nn.functional.normalize(captions, dim=1)
    names = torch.nn.functional.normalize(names, dim=1)
    mean = torch.cat([captions, names]).mean(0)
    tower, heads = ImageTower(), Heads()
    load_imagenet(tower.net)
    if a.init:
        before = torch.load(a.init, map_location="cpu", weights_only=True)
        tower.load_state_dict(before["image"])
        heads.load_state_dict(before["heads"])
        mean = before["text_mean"].float()
    tower.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    makers = [
        BatchMaker(pictures.rows, pictures.facts, concepts, bank, size, a.seed)
        for size in (recipe.head_batch, recipe.batch)
    ]
    weights = losses.Weights(
        imagenet=a.hold_imagenet, features=a.hold_features, words=a.hold_words,
        likeness=a.hold_likeness, naming=a.naming,
    )  # fmt: skip
    run = loop.Run(
        recipe, pictures, bank, loop.Words(captions, names, mean), makers, tower, heads, a.out,
        weights,
    )  # fmt: skip
    if not a.init:
        run.train(loop.HEADS)
    run.train(loop.TOWER)
    if recipe.steps:
        tower.load_state_dict(run.average_tower.values)
    heads.load_state_dict(run.average_heads.values)
    tower.cpu(), heads.cpu()
    if a.refit_steps:
        a.out.mkdir(parents=True, exist_ok=True)
        seen = tower_says(a.out / "tower.npy", tower, pictures.pixels, ModelConfig().image_size)
        again = replace(recipe, head_steps=a.refit_steps, head_batch=_REFIT_BATCH, average=0.99,
                        device="cpu")  # fmt: skip
        refit = loop.Run(
            again, replace(pictures, features=seen), bank, loop.Words(captions, names, mean),
            [BatchMaker(pictures.rows, pictures.facts, concepts, bank, _REFIT_BATCH, a.seed)],
            tower, heads, a.out / "refit", weights,
        )  # fmt: skip
        refit.train(loop.HEADS)
        heads.load_state_dict(refit.average_heads.values)
    if a.word_steps:
        polish(
            heads.text, centred(captions, mean), centred(names, mean), bank, a.word_steps, a.seed
        )
    a.out.mkdir(parents=True, exist_ok=True)
    saved = checkpoint(ModelConfig(), tower.state_dict(), heads.state_dict(), mean, a.looks_share)
    torch.save(saved, a.out / "model.tmp")
    (a.out / "model.tmp").rename(a.out / "model.pt")
    figures = quick_report(
        everything, tower, heads, mean, vectors, a.looks_share, groceries, types,
        side=ModelConfig().image_size, moved=bool(recipe.steps or a.init),
    )  # fmt: skip
    figures["minutes"] = round((time.monotonic() - started) / 60, 1)
    text = json.dumps(figures, indent=1, ensure_ascii=False)
    (a.out / "figures.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
