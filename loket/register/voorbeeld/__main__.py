"""``python -m loket.register.voorbeeld``: write the synthetic registers."""

from __future__ import annotations

from pathlib import Path

import click

from loket.register.voorbeeld.plan import VOORBEELD
from loket.register.voorbeeld.rommelig_werkboek import schrijf_export
from loket.register.voorbeeld.uit_trajecten import schrijf_register


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True,
              help=f"De datamap; elk loket met een {VOORBEELD} krijgt zijn register.")  # fmt: skip
@click.option("--doel", type=click.Path(path_type=Path), default=None,
              help="Een andere map om in te schrijven: daarin komt per loket een map.")  # fmt: skip
@click.option("--schaal", type=click.IntRange(min=1), default=1, show_default=True,
              help="Hoe vaak elk traject voorkomt; voor tests met veel rijen.")  # fmt: skip
@click.option("--export", type=(str, click.Path(path_type=Path)), default=None, metavar="LOKET WERKBOEK",
              help="Schrijf het register van een loket ook als rommelig werkboek, voor make import.")  # fmt: skip
def main(data: Path, doel: Path | None, schaal: int, export: tuple[str, Path] | None) -> None:
    """Schrijf de verzonnen voorbeeldregisters; steeds precies hetzelfde."""
    for plan in sorted(data.glob(f"*/{VOORBEELD}")):
        for pad in schrijf_register(plan.parent, doel and doel / plan.parent.name, schaal):
            click.echo(f"  {pad}")
    if export:
        click.echo(f"  {schrijf_export(data / export[0], export[1])}")


if __name__ == "__main__":
    main()
