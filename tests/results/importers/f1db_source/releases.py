"""Small releases of F1DB, whole and hostile."""

import io
import zipfile

from results.importers.f1db.tables import TABLES, needed

CONTINENTS = '"id","name"\n"europe","Europe"\n"asia","Asia"\n'


def tables(**changes):
    """``{file: text}`` of every table that is read, with nothing below its header; ``changes`` by table."""
    files = {table: ",".join(f'"{title}"' for title in needed(table)) + "\n" for table in TABLES}
    files |= {table.replace("_", "-"): text for table, text in changes.items()}
    return {f"f1db-{table}.csv": text for table, text in files.items() if text is not None}


def zipped(files, method=zipfile.ZIP_DEFLATED, date=(2026, 8, 21, 18, 36, 0)):
    """The bytes of a zip with these entries: ``{name: text or bytes}`` or pairs of ZipInfo or name, and content."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items() if isinstance(files, dict) else files:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, date)
            info.compress_type = method
            archive.writestr(info, text)
    return content.getvalue()


def a_zip(folder, files, name="f1db-csv.zip", **options):
    path = folder / name
    path.write_bytes(files if isinstance(files, bytes) else zipped(files, **options))
    return path


def a_folder(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
