"""Words of the record of what happened."""

from typing import Annotated

from pydantic import Field

from ..fields import Strict, Text
from .filled import filled

Separator = Annotated[str, Field(min_length=1)]  # with its blanks


class IncidentLog(Strict):
    """Words of macros/incident_log.py; those that begin with `say_` are for its script."""

    page: Text
    as_a4: Text
    as_a4_for: Text
    as_letter: Text
    as_letter_for: Text
    as_ods: Text
    as_ods_for: Text
    as_xlsx: Text
    as_xlsx_for: Text
    as_csv: Text
    as_csv_for: Text
    before_title: Text
    not_kept: Text
    file_stays: Text
    watched: Text
    no_script: Text
    no_script_link: Text
    new: Text
    edit: Text
    all_optional: Text
    more_fields: Text
    no_choice: Text
    add: Text
    save_change: Text
    cancel: Text
    notes: Text
    none_yet: Text
    sort: Text
    sort_oldest: Text
    sort_newest: Text
    sort_kind: Text
    more: Text
    pattern: Text
    week_from: Text
    how_many: Text
    which_kinds: Text
    files: Text
    not_saved: Text
    have: Text
    save_page: Text
    save_table: Text
    print: Text
    print_weeks: Text
    print_weeks_risk: Text
    open: Text
    open_hint: Text
    clear_all: Text
    undo: Text
    say_added: Annotated[Text, filled("count")]
    say_changed: Text
    say_deleted: Text
    say_restored: Text
    say_cleared: Text
    say_saved: Text
    say_empty: Text
    say_nothing_yet: Text
    say_no_files: Text
    say_kept: Text
    say_not_added: Text
    say_brought: Annotated[Text, filled("count")]
    say_same: Annotated[Text, filled("count")]
    say_kept_as_written: Annotated[Text, filled("what", "count")]
    say_other_columns: Annotated[Text, filled("what", "names")]
    say_above: Annotated[Text, filled("lines")]
    say_guessed: Text
    say_marks: Annotated[Text, filled("count")]
    say_no_columns: Annotated[Text, filled("names")]
    say_open_quote: Annotated[Text, filled("line")]
    say_workbook: Text
    say_no_notes: Text
    say_not_ours: Text
    say_too_large: Annotated[Text, filled("most")]
    say_unreadable: Text
    say_edit: Text
    say_delete: Text
    say_about: Annotated[Text, filled("what", "number", "date")]
    say_day_time: Annotated[Text, filled("date", "time")]
    say_pair: Annotated[Text, filled("name", "text")]
    say_kind_count: Annotated[Text, filled("kind", "count")]
    say_between: Separator
    say_no_date: Text
    say_summary: Annotated[Text, filled("count", "dated", "first", "last", "most")]
    say_summary_undated: Annotated[Text, filled("count")]
    say_kinds: Annotated[Text, filled("kinds")]
    say_no_kind: Text
    say_gap: Annotated[Text, filled("count")]
    say_confirm_clear: Text
