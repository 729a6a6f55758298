"""Areas of cooperation by partner."""

from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.explore.partners import areas_by_partner
from nzviz.figures import areas
from nzviz.figures.style import Look


def test_every_cell_of_partners_by_areas_has_a_disc_with_its_number(
    corpus: Corpus, look: Look, width: int, frameworks: list[str]
) -> None:
    cells = areas_by_partner(corpus, frameworks, date(2012, 1, 1))
    figure = areas.matrix(corpus, cells, look, width, next(iter(cells)))
    ever, on_day = figure["data"]
    assert {value[0] for value in ever["customdata"]} == {".".join(key) for key in cells}
    assert on_day["text"] == [str(len(cell.on_day)) for cell in cells.values()]
    for outer, inner, cell in zip(
        ever["marker"]["size"], on_day["marker"]["size"], cells.values(), strict=True
    ):
        assert inner <= outer
        assert (inner == outer) or len(cell.on_day) < len(cell.ever)
