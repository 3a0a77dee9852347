"""The form for notes as files to save: two sizes of paper and three kinds of table."""

from collections.abc import Mapping

from .incident_log_as_pdf import PAPERS, pdf
from .incident_log_as_tables import as_csv, as_ods, as_xlsx
from .models.incident_log import IncidentLog


def files(log: IncidentLog, *, locale: str, strings: Mapping[str, str]) -> dict[str, bytes]:
    """Write the files that stand in `record/files/` of a site, by name.

    The same fields give the same bytes, on whichever day.

    Args:
        log: The fields.
        locale: Babel's name, such as en_GB: for screen readers and spelling.
        strings: The words of `incident_log` in data/strings/.
    """
    name, (language, *_) = log.file_name, locale.split("_")
    papers = {
        f"{name}-{paper}.pdf": pdf(log, paper=paper, language=language, strings=strings)
        for paper in PAPERS
    }
    return {
        **papers,
        f"{name}.ods": as_ods(log, locale=locale),
        f"{name}.xlsx": as_xlsx(log),
        f"{name}.csv": as_csv(log),
    }
