"""Trains the tagger: `python -m training.train --shared ../shared --out .work/net.npz`.

Starts from the shared teacher, keeps the mix of corpora (PolNeAR in part, ours whole), and never sees a dev set.
On a GPU set --epochs 12 --frozen 0; on two CPU cores a pass of the default mix takes some twelve minutes in bfloat16.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from training import markup
from training.data import IGNORE, Batch, Corpus, Example, batch, examples, read_jsonl
from training.net import LABELS, Tagger, from_teacher, read_tokenizer, read_words, restore, save, with_layer

HELD_OUT = 8  # of our own articles, every eighth is kept for calibration and decoding
POLNEAR_HELD_OUT = 40
WARM_UP = 40  # steps


def corpora(shared: Path, polnear: float, pud: float, own: float, ntrex_dev: bool = False) -> list[Corpus]:
    """What the tagger learns from, some of it in shares drawn anew for each pass.

    No dev set is among it, unless `ntrex_dev` adds that of NTREX: for weights to ship, after their twin was measured.
    """
    folder = shared / "data/attribution"
    out = [Corpus(read_jsonl(folder / "polnear.train.jsonl.xz")[:-POLNEAR_HELD_OUT], ours=False, share=polnear, name="polnear")]
    for lang in ("en", "id", "ar"):
        out.append(Corpus(read_jsonl(folder / f"ntrex.train.{lang}.jsonl.xz"), name=f"ntrex.{lang}"))
        if ntrex_dev:
            out.append(Corpus(read_jsonl(folder / f"ntrex.dev.{lang}.jsonl.xz"), name=f"ntrex.dev.{lang}"))
        out.append(Corpus(read_jsonl(folder / f"pud.{lang}.jsonl.xz"), share=pud, name=f"pud.{lang}"))
        out.append(Corpus(read_jsonl(folder / f"written.train.{lang}.jsonl.xz"), full=True, name=f"written.{lang}"))
    out.append(Corpus(read_jsonl(folder / "csui.id.jsonl.xz"), name="csui.id"))
    return [*out, Corpus(own_articles(held_out=False), full=True, share=own, name="own")]


def _refreshed(sources: list[Corpus]) -> list[Corpus]:
    """The corpora with our own articles read anew: what was written while an earlier pass ran joins the next one."""
    return [replace(c, records=own_articles(held_out=False)) if c.name == "own" else c for c in sources]


def own_articles(held_out: bool) -> list[dict[str, object]]:
    """Our own annotated articles: those to learn from, or those kept for calibration and for choosing how to decode."""
    articles = []
    for path in sorted((Path(__file__).parent / "articles").rglob("*.txt")):
        if (int(path.stem) % HELD_OUT == 0) == held_out:
            try:
                articles.append(markup.load(path))
            except markup.MarkupError as error:
                print(f"left out: {error}", flush=True)
    return articles


def loss(net: Tagger, lower: Tensor, b: Batch) -> Tensor:
    """Cross entropies of anchors, roles, labels and voice, weighted as in the recipe of the teacher."""
    states = net.encode(lower, b.mask, b.ours)
    total = 3 * _entropy(net.anchor(states), b.anchors)
    if bool((b.voice != IGNORE).any()):
        total = total + 0.3 * _entropy(net.voice(states), b.voice)
    if not len(b.rows):
        return total
    scores, anchors = net.roles(states, b.rows, b.starts, b.ends)
    hidden = torch.zeros(LABELS, device=scores.device)
    hidden[-4:] = -1e4
    total = total + 3 * _entropy(torch.where(b.full[:, None, None], scores, scores + hidden), b.roles)
    source, content = ((b.roles == k) | (b.roles == k + 1) for k in (1, 3))
    labels = net.labels(states, b.rows, anchors, source, content)
    for predicted, wanted in zip(labels, (b.act, b.kind, b.named), strict=True):
        if bool((wanted != IGNORE).any()):
            total = total + 0.3 * _entropy(predicted, wanted)
    return total


def _entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, -2), wanted.flatten(), ignore_index=IGNORE)


def batches(items: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, in random order."""
    items = sorted(items, key=lambda x: len(x.ids) + rng.random() * 60)
    out = [items[i : i + size] for i in range(0, len(items), size)]
    rng.shuffle(out)
    return out


class Lower:
    """What the frozen layers make of each window, computed once: on a CPU that is a third of the work of a pass."""

    def __init__(self, net: Tagger) -> None:
        self.net, self.known = net, dict[bytes, Tensor]()

    def states(self, group: list[Example], b: Batch) -> Tensor:
        """States (batch × length × WIDTH) below the trained layers."""
        keys = [x.ids.tobytes() for x in group]
        if any(key not in self.known for key in keys):
            found = self.net.lower(b.ids, b.mask).bfloat16()
            self.known |= {key: row[: len(x.ids) + 2].clone() for key, row, x in zip(keys, found, group, strict=True)}
        return torch.nn.utils.rnn.pad_sequence([self.known[key] for key in keys], batch_first=True)


class Average:
    """An exponential moving average of the weights: what is saved."""

    def __init__(self, net: Tagger, decay: float) -> None:
        self.decay, self.count, self.values = (
            decay,
            0,
            {k: v.detach().clone() for k, v in net.state_dict().items() if k != "words.weight"},
        )

    def update(self, net: Tagger) -> None:
        self.count += 1
        state, decay = net.state_dict(), min(self.decay, self.count / (self.count + 5))
        for k, v in self.values.items():
            v.lerp_(state[k].detach(), 1 - decay)

    def save(self, net: Tagger, path: Path) -> None:
        kept = {k: v.detach().clone() for k, v in net.state_dict().items()}
        net.load_state_dict({**kept, **self.values})
        save(net, path)
        net.load_state_dict(kept)


def to(b: Batch, device: str) -> Batch:
    return Batch(**{k: getattr(b, k).to(device) for k in b.__dataclass_fields__})


def train(net: Tagger, sources: list[Corpus], args: argparse.Namespace) -> None:
    device, rng = args.device, random.Random(args.seed)
    torch.manual_seed(args.seed)
    tokenizer = read_tokenizer(args.shared / "models")
    net.to(device).train()
    trainable = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    encoder = [p for n, p in trainable if n.startswith(("layers", "positions", "norm"))]
    heads = [p for n, p in trainable if not n.startswith(("layers", "positions", "norm"))]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": args.lr}, {"params": heads, "lr": 5 * args.lr}], weight_decay=0.01, fused=True
    )
    began, step, average, lower = time.time(), 0, Average(net, args.decay), Lower(net)
    rates = [group["lr"] for group in optimizer.param_groups]
    done, epoch = 0.0, 0
    while done < 1:
        sources = _refreshed(sources) if epoch else sources
        items = [x for c in sources for x in examples(c, tokenizer, rng)]
        total, passed = 0.0, 0
        for group in batches(items, args.batch, rng):
            done = max((epoch + passed / len(items)) / args.epochs, (time.time() - began) / (60 * args.minutes))
            if done >= 1:
                break
            for parameters, rate in zip(optimizer.param_groups, rates, strict=True):
                parameters["lr"] = rate * min((step + 1) / WARM_UP, 1 - done)
            with torch.autocast(device, dtype=torch.bfloat16):
                now = to(batch(group), device)
                value = loss(net, lower.states(group, now), now)
            value.backward()
            torch.nn.utils.clip_grad_norm_([p for _, p in trainable], 1.0)
            optimizer.step(), optimizer.zero_grad()
            total, step, passed = total + float(value.detach()) * len(group), step + 1, passed + len(group)
            if step % 4 == 0:
                average.update(net)
            if step % 20 == 0:
                print(f"step {step} done {done:.3f} loss {float(value.detach()):.3f} {time.time() - began:.0f}s", flush=True)
        epoch += 1
        print(
            f"pass {epoch} windows {passed} of {len(items)} loss {total / max(1, passed):.4f} {time.time() - began:.0f}s",
            flush=True,
        )
        average.save(net, args.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path(".work/net.npz"))
    parser.add_argument("--start", type=Path, help="go on from what an earlier run saved")
    parser.add_argument("--layers", default=",".join(map(str, range(12))), help="which of the teacher's layers to keep")
    parser.add_argument("--frozen", type=int, default=3, help="how many of the lowest layers stay as they are")
    parser.add_argument("--insert", type=int, help="put this layer of the teacher back in at its place")
    parser.add_argument("--dropout", type=float, default=0.1, help="in the trained layers of the encoder")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop by then, the learning rate falling to zero in time")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--lr", type=float, default=8e-5)
    parser.add_argument("--decay", type=float, default=0.98, help="of the average, per four steps")
    parser.add_argument("--polnear", type=float, default=0.15, help="share of PolNeAR in a pass")
    parser.add_argument("--own", type=float, default=1.0, help="share of our own articles in a pass")
    parser.add_argument("--pud", type=float, default=0.5, help="share of PUD in a pass")
    parser.add_argument("--ntrex-dev", action="store_true", help="learn from NTREX dev too: only for weights to ship")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    models = args.shared / "models"
    if args.start:
        net = restore(args.start, read_words(models), args.frozen, args.dropout)
    else:
        net = from_teacher(models, tuple(int(i) for i in args.layers.split(",")), args.frozen, args.dropout)
    if args.insert is not None:
        net = with_layer(net, models, args.insert)
    train(net, corpora(args.shared, args.polnear, args.pud, args.own, args.ntrex_dev), args)


if __name__ == "__main__":
    main()
