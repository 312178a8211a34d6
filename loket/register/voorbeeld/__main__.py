"""``python -m loket.register.voorbeeld``: write the synthetic register."""

from __future__ import annotations

from pathlib import Path

import click

from loket.register.voorbeeld.export import schrijf_export
from loket.register.voorbeeld.register import schrijf_register


@click.command()
@click.option("--doel", type=click.Path(path_type=Path), default=Path("data/maastricht"), show_default=True,
              help="De map van het loket.")  # fmt: skip
@click.option("--schaal", type=click.IntRange(min=1), default=1, show_default=True,
              help="Hoe vaak elk traject voorkomt; voor tests met veel rijen.")  # fmt: skip
@click.option("--export", type=click.Path(path_type=Path), default=None,
              help="Schrijf het register ook als rommelig werkboek, om make import op te proberen.")  # fmt: skip
def main(doel: Path, schaal: int, export: Path | None) -> None:
    """Schrijf het verzonnen voorbeeldregister; steeds precies hetzelfde."""
    paden = schrijf_register(doel, schaal)
    for pad in [*paden, schrijf_export(doel, export)] if export else paden:
        click.echo(f"  {pad}")


if __name__ == "__main__":
    main()
