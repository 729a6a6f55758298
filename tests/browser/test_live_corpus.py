"""Edits of the data appear before open eyes; a broken one is told in one quiet line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

EDITED = "The record is being edited; you see the version of "


def test_edits_break_and_recovery_before_an_open_page(
    edited_server: Any, alba_copy: Path, new_reader: Any
) -> None:
    path = alba_copy / "events/2010.yaml"
    good = path.read_text("utf-8")
    reader = new_reader(edited_server.url)
    reader.visit("timeline", theme=["patrols"], event=["joint-patrols"])
    card = reader.card("event")
    expect(card).to_contain_text("Joint patrols are held in the strait")
    link = reader.query

    # An edit appears by itself: the same page, filter and open record.
    path.write_text(good.replace("Joint patrols are held", "Patrols are now held"), "utf-8")
    expect(card).to_contain_text("Patrols are now held in the strait")
    assert reader.query == link
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Timeline")

    # A broken one changes nothing but a line at the foot, and the log names file and line.
    path.write_text(good[: len(good) // 2] + "\n  ti", "utf-8")
    reader.page.wait_for_timeout(1500)
    reader.page.reload()
    reader.settle()
    expect(card).to_contain_text("Patrols are now held in the strait")
    expect(reader.page.get_by_text(EDITED)).to_be_visible()
    log = edited_server.log.read_text("utf-8")
    assert '"at": "alba/events/2010.yaml:' in log
    assert str(alba_copy) not in reader.page.content()

    # Mended: the line goes by itself.
    path.write_text(good, "utf-8")
    expect(card).to_contain_text("Joint patrols are held in the strait")
    expect(reader.page.get_by_text(EDITED)).to_have_count(0)
    assert reader.query == link
