"""Generate: run targets in memory, then write or compare their folders."""

import difflib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

import pingreg
from pingreg.anonymize.method import methods
from pingreg.cli.checking import the_cache
from pingreg.cli.given import valid_examples, waivers_in
from pingreg.cli.judging import Judged, judged
from pingreg.cli.new.writing import write
from pingreg.cli.opening import code_owners_of, root_of, the_day, tree_of
from pingreg.cli.paths import output_folder, shown_root
from pingreg.cli.printing import lines_of, printed
from pingreg.cli.rule_pages import rule_pages
from pingreg.emit.target import ClaimError, Inputs, PageError, Target, target_named, target_names
from pingreg.naming import counted, did_you_mean, one_of
from pingreg.render.visible import visible
from pingreg.resolve.model import Registry
from pingreg.source.code_owners import CodeOwners, repository_of
from pingreg.source.files import contents_of
from pingreg.source.writer import Drift, content_of, drift, write_all

Made = Mapping[Path, tuple[Target, Mapping[str, bytes]]]
"""Targets and their files, by the folders that they go to."""

_DIFF_LINES = 40
_LISTED = 8


def generated(  # noqa: PLR0913  one per option of the command
    names: Iterable[str],
    *,
    out: Path | None,
    templates: Path | None,
    registry: Path | None,
    today: date | None,
    only_check: bool,
) -> int:
    """Write the targets' files, or compare them with what is there; give the exit code."""
    root = root_of(registry)
    _refuse_inside(root, out)
    tree = tree_of(root)
    day = the_day(today)
    contents, unread = contents_of(tree)
    owners = code_owners_of(tree, root)
    found = judged(tree, contents, unread, today=day, cache=the_cache(use=True))
    if found.registry is None or not found.verdict.is_clean:
        printed(found.verdict, "text", lines=lines_of(tree))
        click.echo("nothing was written: the registry has errors", err=True)
        return 1
    committed = {name: _target(name) for name in found.registry.manifest.committed}
    wanted = [_target(name) for name in dict.fromkeys(names)] or _all_targets(
        committed, kept_only=only_check and out is None
    )
    inputs = _inputs(found, found.registry, root, owners=owners, templates=templates)
    made = _made(inputs, root, wanted, committed, out=out)
    code = _compared(made) if only_check else _written(made)
    for target in wanted:
        if text := target.lacking(found.registry):
            click.echo(f"note: {target.name}: {text}", err=True)
    return code


def kept(found: Judged, registry: Registry, root: Path, *, owners: CodeOwners | None) -> Made:
    """Make what is kept in the repository: the targets that the manifest calls committed, and those for editors.

    Raises:
        click.UsageError: the manifest names a target that there is not, or a link is in the way.
    """
    committed = {name: _target(name) for name in registry.manifest.committed}
    wanted = _all_targets(committed, kept_only=True)
    return _made(_inputs(found, registry, root, owners=owners, templates=None), root, wanted, committed, out=None)


def stale(made: Made) -> tuple[str, ...]:
    """Name the targets whose folders do not hold what was made, sorted."""
    return tuple(sorted(target.name for folder, (target, files) in made.items() if _drift(target, folder, files)))


def _inputs(
    found: Judged, registry: Registry, root: Path, *, owners: CodeOwners | None, templates: Path | None
) -> Inputs:
    return Inputs(
        registry,
        root=root.resolve().name,
        committed={},
        pages=_pages(templates),
        rules=rule_pages(),
        methods=methods(),
        code_owners=owners,
        waivers=waivers_in(found.specs),
        examples=valid_examples(registry, found.documents),
    )


def _made(inputs: Inputs, root: Path, wanted: Iterable[Target], committed: Container[str], *, out: Path | None) -> Made:
    made: dict[Path, tuple[Target, Mapping[str, bytes]]] = {}
    for target in wanted:
        home = _home(target, root, is_committed=target.name in committed, owners=inputs.code_owners)
        before = _files_in(home) if target.name in committed else {}
        files = _emitted(target, replace(inputs, committed=before))
        if target.in_one_file and not files:
            continue
        made[home if out is None else out / target.name] = target, files
    return made


def _compared(made: Made) -> int:
    are_current = [_compare(target, folder, files) for folder, (target, files) in made.items()]
    return 0 if all(are_current) else 1


def _written(made: Made) -> int:
    differences = write_made(made)
    for folder, (target, files) in made.items():
        _say_written(target, folder, files, differences[folder])
    return 0


def write_made(made: Made) -> Mapping[Path, Drift]:
    """Write what was made, where it is not there already; give how each folder differed.

    Raises:
        OSError: the disk refuses.
    """
    shared = {folder: files for folder, (target, files) in made.items() if target.in_one_file}
    differences = write_all({folder: files for folder, (_, files) in made.items() if folder not in shared})
    return differences | {folder: _write_shared(folder, files) for folder, files in shared.items()}


def _write_shared(folder: Path, files: Mapping[str, bytes]) -> Drift:
    """Write files of a folder that is not ours, one by one."""
    difference = _drift_shared(folder, files)
    for path in (*difference.missing, *difference.changed):
        write(folder, path, files[path], before=content_of(folder / path))
    return difference


def _drift(target: Target, folder: Path, files: Mapping[str, bytes]) -> Drift:
    return _drift_shared(folder, files) if target.in_one_file else drift(folder, files)


def _drift_shared(folder: Path, files: Mapping[str, bytes]) -> Drift:
    present = {path: content_of(folder / path) for path in files}
    missing = tuple(path for path in files if present[path] is None)
    return Drift(missing, tuple(path for path in files if path not in missing and present[path] != files[path]), ())


def _all_targets(committed: Container[str], *, kept_only: bool) -> list[Target]:
    targets = [target_named(name) for name in target_names()]
    return [target for target in targets if not kept_only or target.is_kept or target.name in committed]


def _emitted(target: Target, inputs: Inputs) -> dict[str, bytes]:
    try:
        return {path: text.encode() for path, text in target.emit(inputs).items()}
    except PageError as error:
        raise click.UsageError(str(error)) from error
    except ClaimError as error:
        message = f"nothing was written: {visible(str(error))}"
        raise click.ClickException(message) from error


def _target(name: str) -> Target:
    try:
        return target_named(name)
    except KeyError:
        known = target_names()
        message = f"`{name}` is no target{did_you_mean(name, known)}; use one of {one_of(known)}"
        raise click.UsageError(message) from None


def _home(target: Target, root: Path, *, is_committed: bool, owners: CodeOwners | None) -> Path:
    """Choose where a target's files go when no other folder is asked for."""
    top = repository_of(root)
    if target.in_one_file and owners is not None and top is not None:
        return top
    if target.is_in_registry:
        return root / target.name
    home = output_folder(target.name, root, is_committed=is_committed)
    if home.parent.is_symlink():
        message = f"`{_relative(home.parent)}` is a symbolic link: remove it, or say where to write with --out"
        raise click.UsageError(message)
    return home


def _refuse_inside(root: Path, out: Path | None) -> None:
    """Keep outputs out of the registry, where the next check would stumble over them."""
    if out is not None and (str(out) == "." or root.resolve() in (out.resolve(), *out.resolve().parents)):
        message = f"--out {out} lies inside the registry, or is the current folder itself: name a folder of its own"
        raise click.UsageError(message)


def _files_in(folder: Path) -> Mapping[str, bytes]:
    """Read a committed target's files as they stand."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _pages(templates: Path | None) -> Mapping[str, str]:
    """Read the page templates: those of the wheel, of the checkout that this runs from, or of a given folder."""
    package = Path(pingreg.__file__).parent
    places = (templates,) if templates else (package / "docs_templates", package.parents[1] / "docs_templates")
    folder = next((place for place in places if place.is_dir()), None)
    if folder is None:
        message = f"there is no folder of templates `{places[0]}`"
        raise click.UsageError(message)
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.j2"))}


def _say_written(target: Target, folder: Path, files: Mapping[str, bytes], difference: Drift) -> None:
    written = len(difference.missing) + len(difference.changed)
    name = click.style(f"{target.name:<12}", bold=True)
    click.echo(f"{name} {_relative(folder)}: {written} written, {len(files) - written} unchanged")


def _compare(target: Target, folder: Path, files: Mapping[str, bytes]) -> bool:
    difference = _drift(target, folder, files)
    if not difference:
        click.echo(f"{target.name}: {_relative(folder)} is current ({counted(len(files), 'file')})")
        return True
    click.echo(f"{click.style('stale', fg='red', bold=True)} {target.name}: {_relative(folder)}")
    for word, paths in (
        ("missing", difference.missing),
        ("changed", difference.changed),
        ("extra", difference.extra),
    ):
        for path in paths[:_LISTED]:
            click.echo(f"  {word}: {path}")
        if len(paths) > _LISTED:
            click.echo(f"  {word}: and {len(paths) - _LISTED} more")
    for path in difference.changed[:1]:
        old = (content_of(folder / path) or b"").decode("utf-8", "replace")
        for line in _diff(old, files[path].decode(), path):
            click.echo(f"  {line}")
    if difference.missing or difference.changed:
        click.echo(f"  = help: run `pingreg generate {target.name}` and commit what it writes")
    if difference.extra:
        click.echo("  = help: delete what is extra, unless `pingreg generate` has just removed it")
    return False


def _diff(old: str, new: str, path: str) -> Iterator[str]:
    lines = difflib.unified_diff(
        _shown_lines(old), _shown_lines(new), f"{path} (as it is)", f"{path} (as it must be)", n=1, lineterm=""
    )
    for count, line in enumerate(lines):
        if count >= _DIFF_LINES:
            yield "..."
            return
        yield line


def _shown_lines(text: str) -> list[str]:
    """Split at line feeds alone, and show what would move the cursor."""
    return [visible(line) for line in text.split("\n")]


def _relative(folder: Path) -> str:
    return shown_root(folder).rstrip("/") or "."
