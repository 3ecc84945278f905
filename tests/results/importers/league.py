"""The season folder of a small league with rules of its own, whole or with something changed.

Its year is past, so its sheets are out, and no World Championship's, so that no other rules are known for it.
"""

import shutil

from results.importers.bundled import DATA

FILES = {
    "season.toml": """
year = 1949
source = "Lakeside League"
[rules]
race = [10, 6, 4]
fastest_lap = {points = 0.5, within = 3}
""".lstrip(),
    "circuits.csv": "slug,name,full_name,country,time_zone\nlakeside,Lakeside,Lakeside Track,CHE,Europe/Zurich\n",
    "circuit_layouts.csv": "slug,circuit,length_km\nlakeside-long,lakeside,1.204\n",
    "engine_manufacturers.csv": "slug,name\nhonda,Honda\n",
    "constructors.csv": "slug,name\nred-team,Red Team\nblue-team,Blue Team\n",
    "drivers.csv": "slug,first_name,last_name,number,constructor\n"
    "ada,Ada,Lake,1,red-team\nben,Ben,Ford,2,blue-team\ncleo,Cleo,Bay,3,red-team\n",
    "calendar.csv": "slug,name,layout,date,state\nspring,Spring Grand Prix,lakeside-long,1949-04-06,\n"
    "summer,Summer Grand Prix,lakeside-long,1949-07-06,\nautumn,Autumn Grand Prix,lakeside-long,,cancelled\n",
    "race_results.csv": "grand_prix,position,driver,laps,time\n"
    "spring,1,ada,20,18:10.5\nspring,2,ben,20,+1.250\nspring,DNF,cleo,7,\n",
    "fastest_laps.csv": "grand_prix,driver,lap,time\nspring,ben,12,53.9\nspring,ada,20,54.001\n",
}


def a_league_folder(path, **changes):
    """Write the folder to ``path``. ``drivers="..."`` replaces a file (text or bytes), None leaves it out.

    The file is named without its ending; ``season`` is season.toml.
    """
    path.mkdir(exist_ok=True)
    contents = dict(FILES)
    for name, content in changes.items():
        contents["season.toml" if name == "season" else f"{name}.csv"] = content
    for name, content in contents.items():
        if content is None:
            (path / name).unlink(missing_ok=True)
        else:
            (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def a_copy_of_2023(path):
    shutil.copytree(DATA / "2023", path)
    return path


def change(path, file, old, new):
    """Replace the one place in ``file`` where ``old`` stands."""
    text = (path / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (path / file).write_text(text.replace(old, new), encoding="utf-8")
