"""What uploaders of artifacts make of file names."""

from pathlib import Path

REFUSED = set('":<>|*?\r\n')


def unfit(folder):
    """The names below the folder that an uploader refuses (actions/upload-artifact) or leaves out
    (dot files; names with _ in front on GitHub Pages)."""
    paths = [path.relative_to(folder) for path in Path(folder).rglob("*")]
    return sorted(str(path) for path in paths if REFUSED & set(str(path)) or path.name[0] in "_.")
