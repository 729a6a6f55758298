"""Files that a view leaves as: a pack of tables, a workbook, a timeline, a calendar, a page."""
