"""`pingreg check`: find every problem in the registry, with file, line and what to do."""

from datetime import date
from pathlib import Path

import click

from pingreg.cli.base import base_of
from pingreg.cli.checking import the_cache, verdict_of
from pingreg.cli.contracts import contracts_option
from pingreg.cli.opening import code_owners_of, registry_argument, root_of, the_day, today_option, tree_of
from pingreg.cli.printing import format_option, lines_of, printed


@click.command(name="check")
@registry_argument
@format_option
@contracts_option
@today_option
@click.option("--ref", help="Check the registry as it was at this git ref, without a checkout.")
@click.option("--since", metavar="REF", help="Tell which fields are new since this git ref.  [default: HEAD]")
@click.option(
    "--changed",
    metavar="[REF]",
    is_flag=False,
    flag_value="origin/HEAD",
    help="Tell only what a change answers for, since it parted from this branch.  [origin/HEAD]",
)
@click.option("--no-cache", is_flag=True, help="Work everything out again.")
@click.option("--write-baseline", is_flag=True, help="Remember today's findings, so that only new ones fail.")
@click.option("--fix", "mends", is_flag=True, help="Put right what has one safe mend, and tell what is left.")
@click.pass_context
def command(
    ctx: click.Context,
    registry: Path | None,
    form: str,
    contracts: Path | None,
    today: date | None,
    ref: str | None,
    since: str | None,
    changed: str | None,
    *,
    no_cache: bool,
    write_baseline: bool,
    mends: bool,
) -> None:
    """Find every problem in the registry: with file, line, column, and what to do.

    In a git work tree it tells of each field that HEAD has not how many contracts keep it, and how many withhold it.
    Exits with 1 when there is an error, with 0 when there are only warnings.

    With --changed, what stands in files that the change leaves alone is told only when it was not found there before:
    what breaks elsewhere is told, old debts are not, and do not fail. What cannot be understood is always told.

    With --fix a misspelt name is written right where one thing can be meant, and a text that some readers of YAML take
    for a number, such as 5.10, is quoted. Contracts, what decides who keeps what, such as a tier, and words that may
    mean true or false, such as `no`, are left to people.

    \b
    Examples:
      pingreg check
      pingreg check registry --format sarif > pingreg.sarif
      pingreg check --ref origin/main --today 2026-11-24
      pingreg check --since origin/main
      pingreg check registry --changed origin/main
      pingreg check --fix
    """
    root = root_of(registry)
    tree = tree_of(root, ref, contracts=contracts)
    cache = the_cache(use=not no_cache)
    if write_baseline and changed is not None:
        message = "--write-baseline remembers all findings, and --changed leaves some out: use one of the two"
        raise click.UsageError(message)
    if ref is not None and (mends or write_baseline):
        message = "--fix and --write-baseline write into the work tree, and --ref reads another: use one of them"
        raise click.UsageError(message)
    if mends:
        # Only this option changes files, and only it needs what is behind the verdict.
        from pingreg.cli.mending import fix  # noqa: PLC0415

        fix(root, tree, today=the_day(today), cache=cache)
        tree = tree_of(root, ref, contracts=contracts)
    if write_baseline:
        # Only this option writes into the registry, and only it needs the findings behind the verdict.
        from pingreg.cli.baseline import remember  # noqa: PLC0415

        remember(root, tree, today=the_day(today), cache=cache)
        tree = tree_of(root, ref, contracts=contracts)
    start = None
    if changed is not None:
        # Only this runs git whatever is asked.
        from pingreg.cli.changed import of_the_change, parted_at  # noqa: PLC0415

        start = parted_at(root, changed, ref)
        since = start if since is None else since
    base = base_of(root, since) if since is not None or ref is None else None
    owners = code_owners_of(tree, root, ref)
    verdict = verdict_of(tree, today=the_day(today), cache=cache, base=base, owners=owners)
    if start is not None:
        verdict = of_the_change(
            verdict, tree, root=root, base=start, contracts=contracts, today=the_day(today), cache=cache
        )
    printed(verdict, form, lines=lines_of(tree))
    ctx.exit(0 if verdict.is_clean else 1)
