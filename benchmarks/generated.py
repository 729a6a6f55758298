"""A generated corpus of any size, the same for the same seed."""

from __future__ import annotations

import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import yaml

_QUOTES_A_FILE = 500
_WORDS = ("treaty", "ship", "visit", "talks", "strait", "patrol", "harbour", "exercise", "law")

_MODELINE = "# yaml-language-server: $schema=../schema/events.schema.json\n"


def write_corpus(base: Path, folder: Path, events: int, seed: int = 1944, quotes: int = 0) -> Path:
    """Copy the corpus in *base* into *folder* and add generated *events* and *quotes*, so many of
    each; returns *folder*.

    Generated events use the themes, partners, actors, frameworks and sources of *base*, days from
    1944 to 2026, and the shares of significance that the coding rules aim at.
    """
    shutil.copytree(base, folder)
    chance = random.Random(seed)
    read = {
        kind: [record["id"] for record in _records(folder / kind)]
        for kind in ("actors", "sources", "frameworks")
    }
    themes = [t["id"] for t in yaml.safe_load((folder / "themes.yaml").read_text("utf-8"))]
    site = yaml.safe_load((folder / "site.yaml").read_text("utf-8"))
    partners = [term["id"] for term in site["relationships"]]
    by_year: dict[int, list[dict[str, object]]] = {}
    first = date(1944, 1, 1)
    days = (date(2026, 12, 31) - first).days
    for number in range(events):
        day = first + timedelta(days=chance.randrange(days))
        text = day.isoformat() if chance.random() < 0.8 else f"{day:%Y-%m}"
        closer = chance.random() < 0.5
        by_year.setdefault(day.year, []).append(
            {
                "id": f"generated-{number:06d}",
                "date": text,
                "title": " ".join(chance.choices(_WORDS, k=6)).capitalize() + f" {number}",
                "summary": " ".join(chance.choices(_WORDS, k=24)).capitalize() + ".",
                "themes": chance.sample(themes, k=min(len(themes), chance.choice((1, 1, 2)))),
                "relationships": [chance.choice(partners)],
                "actors": chance.sample(read["actors"], k=2),
                "frameworks": [chance.choice(read["frameworks"])],
                "direction": "closer" if closer else "neutral",
                **({"direction_reason": "Generated."} if closer else {}),
                "significance": chance.choices(("landmark", "notable", "context"), (1, 5, 4))[0],
                "evidence": [{"source": chance.choice(read["sources"]), "note": "Generated."}],
            }
        )
    for year, records in by_year.items():
        path = folder / "events" / f"{year}.yaml"
        before = path.read_text("utf-8") if path.exists() else _MODELINE
        made = yaml.dump(records, Dumper=yaml.CSafeDumper, sort_keys=False)
        path.write_text(before + made, "utf-8")
    people = [a["id"] for a in _records(folder / "actors") if a["kind"] == "person"]
    names = [record["id"] for records in by_year.values() for record in records]
    said = [
        {
            "id": f"generated-quote-{number:06d}",
            "source": chance.choice(read["sources"]),
            "exact": " ".join(chance.choices(_WORDS, k=14)) + f" {number}",
            "speaker": chance.choice(people),
            "voice": "direct",
            "said": (first + timedelta(days=chance.randrange(days))).isoformat(),
            "themes": [chance.choice(themes)],
            "relationships": [chance.choice(partners)],
            "events": [chance.choice(names)],
        }
        for number in range(quotes)
    ]
    for begin in range(0, quotes, _QUOTES_A_FILE):
        path = folder / "quotes" / f"generated-{begin:06d}.yaml"
        part = said[begin : begin + _QUOTES_A_FILE]
        path.write_text(yaml.dump(part, Dumper=yaml.CSafeDumper, sort_keys=False), "utf-8")
    return folder


def _records(folder: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for path in sorted(folder.glob("*.yaml")):
        value = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        found += value if isinstance(value, list) else [value]
    return found
