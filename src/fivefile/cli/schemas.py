"""Write the JSON schemas to docs/schemas/: `python -m fivefile.cli.schemas`."""

from __future__ import annotations

from pathlib import Path

from fivefile.casework.report.as_json import VERSIONS, schema, text

FOLDER = Path(__file__).parents[3] / "docs" / "schemas"


def write(folder: Path) -> None:
    """Write each schema as KIND-VERSION.json into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, version in VERSIONS.items():
        (folder / f"{kind}-{version}.json").write_text(text(schema(kind)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(FOLDER)
