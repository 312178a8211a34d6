"""The command line as a process: every problem told in Dutch, stopped at any moment, ended as quickly as it can.

The commands themselves are in :mod:`loket.__main__`.
"""

from __future__ import annotations

import io
import os
import re
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, NoReturn

import click

from loket.basis.meldingen import LoketFout, lijkt_op
from loket.basis.pythonfouten import programmafout


def voer_uit(main: Callable[..., Any], zonder_output: frozenset[str]) -> NoReturn:
    """Run the command line and end at once: to take down every library takes a tenth of a build with nothing to do."""
    code = hoofd(main, zonder_output)
    with suppress(OSError):  # nobody reads it any more
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


#: The signals that asked to stop.
_gestopt: list[int] = []
#: Seconds after which an interruption comes again: Python or a library may have swallowed it, in an import for example.
_NOG_EENS = 1.0


def _stop(signaal: int, _: FrameType | None) -> None:
    signal.setitimer(signal.ITIMER_REAL, _NOG_EENS)
    if _gestopt and signaal == signal.SIGALRM and _wordt_afgebroken(sys.exception()):
        return  # it did arrive: what was begun is being ended in order
    _gestopt.append(signaal)
    raise KeyboardInterrupt(signaal)


def _wordt_afgebroken(fout: BaseException | None) -> bool:
    """Tell whether an exception that is being handled is an interruption, or came of one."""
    while fout and not isinstance(fout, KeyboardInterrupt):
        fout = fout.__context__
    return fout is not None


def _zwijg(gemist: sys.UnraisableHookArgs) -> None:
    """Say nothing of an interruption where Python swallows every exception, such as a weakref's callback."""
    if not issubclass(gemist.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(gemist)


def _in_woorden(fout: click.ClickException) -> str:
    """Say in Dutch what is wrong with an option; click itself speaks English."""
    if isinstance(fout, click.NoSuchOption):
        opties = [naam for optie in fout.ctx.command.params for naam in optie.opts] if fout.ctx else []
        return f"de optie ‘{fout.option_name}’ bestaat niet.{lijkt_op(fout.option_name, opties)}"
    if isinstance(fout, click.BadOptionUsage):
        return f"bij ‘{fout.option_name}’ hoort één waarde."
    if isinstance(fout, click.UsageError) and fout.ctx and isinstance(fout.ctx.command, click.Group):
        return f"die opdracht bestaat niet. Bekend zijn: {', '.join(fout.ctx.command.commands)}."
    if isinstance(fout, click.BadParameter) and fout.param and isinstance(fout.param.type, click.Choice):
        return f"bij ‘{fout.param.opts[0]}’ hoort een van: {', '.join(fout.param.type.choices)}."
    wat = re.search(r"\((.*?) *\)", fout.format_message())
    return f"dit past hier niet{f': ‘{wat[1]}’' if wat else ''}."


def hoofd(main: Callable[..., Any], zonder_output: frozenset[str] = frozenset()) -> int:
    """Run the command line; every problem is one Dutch message and an exit code, never a traceback.

    Parameters
    ----------
    main : callable
        The click group of all commands.
    zonder_output : frozenset of str
        The commands that write nothing in output/; of any other a message says that what stood there, still does.
    """
    for signaal in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
        signal.signal(signaal, _stop)
    sys.unraisablehook = _zwijg
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal or path that knows no ‘ is no reason to stop
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return int(main(standalone_mode=False) or 0)
    except (Exception, KeyboardInterrupt) as fout:
        if not _gestopt and isinstance(fout, Exception) and os.environ.get("LOKET_TRACEBACK"):
            raise
        ongemoeid = "" if zonder_output & set(sys.argv[1:2]) else _ONGEMOEID
        code, melding = _afloop(fout, ongemoeid)
        click.echo(melding, err=True)
        return code
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)  # whatever was asked for, has arrived


#: Said of a command that makes reports.
_ONGEMOEID = "Wat er al in output/ stond, is niet veranderd."


def _afloop(fout: Exception | KeyboardInterrupt, ongemoeid: str) -> tuple[int, str]:
    """Return the exit code and what to tell of how a command failed."""
    # A library may turn an interruption into an error of its own.
    if _gestopt or isinstance(fout, KeyboardInterrupt | click.Abort):
        return 130, f"\nAfgebroken. {ongemoeid}".rstrip()
    if isinstance(fout, LoketFout):
        return 1, f"\nNiet gelukt. {fout}\n\n{ongemoeid}".rstrip()
    if isinstance(fout, click.exceptions.NoArgsIsHelpError):
        return 2, fout.format_message()
    if isinstance(fout, click.ClickException):
        return 2, f"De opdracht klopt niet: {_in_woorden(fout)}\n  wat te doen: zie python -m loket --help"
    return 1, (  # a fault of the program, not of the user: still no page of traceback
        f"\nNiet gelukt. {programmafout(fout)}\n"
        "  wat te doen: verbeter dit bestand als u het zelf veranderde; meld het anders aan de makers,\n"
        "    met de uitvoer van dezelfde opdracht na: export LOKET_TRACEBACK=1"
    )
