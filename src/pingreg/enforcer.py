"""The library's face: enforce a registry on single payloads, inside a service that receives them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from os import PathLike
from pathlib import Path
from types import UnionType
from typing import Literal, get_args

import click

from pingreg.anonymize.key_text import keys_in
from pingreg.anonymize.keys import Keys
from pingreg.cli.opening import root_of, tree_of
from pingreg.diagnostics import Diagnostic, has_errors
from pingreg.enforce.engine import Engine
from pingreg.enforce.routers import StreamError, router_of, stream_names
from pingreg.naming import did_you_mean, one_of
from pingreg.payload.reader import Diagnosis
from pingreg.payload.tree import Shape
from pingreg.resolve.model import Registry
from pingreg.resolve.registry import resolve
from pingreg.resolve.standing import Standing
from pingreg.source.documents import load
from pingreg.source.files import contents_of
from pingreg.spec.files import model

_DEFAULT = "server"
_MOST_DAYS = 32


class RegistryError(ValueError):
    """Say that a registry cannot be enforced; `diagnostics` hold every reason, with its place."""

    def __init__(self, message: str, diagnostics: Iterable[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.diagnostics = tuple(diagnostics)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Say what became of one payload.

    `kept` is what may be stored, as JSON; None unless it was emitted. `problems` say why it was quarantined, by code
    and JSON pointer and never with a value. `standing` tells which clause decided; None for what is no JSON.
    """

    outcome: Literal["emitted", "withheld", "quarantined"]
    kept: bytes | None
    problems: tuple[Diagnosis, ...]
    standing: Standing | None


class Enforcer:
    """Enforce a registry and its contracts on the payloads of one ping, or on events.

    It holds no open file, judges each payload by itself, and pickles, keys included: treat a pickle like the key file.
    One enforcer may not be called by two threads at once.

        enforcer = Enforcer("registry", keys=Path("keys").read_text())
        verdict = enforcer.enforce(request.body, received_at=datetime.now(tz=UTC))
    """

    def __init__(
        self,
        registry: str | Path,
        contracts: str | Path | None = None,
        keys: str | Keys | None = None,
        *,
        stream: str | None = None,
        shape: Shape = "request",
    ) -> None:
        """Read a registry's folder, and compile nothing yet.

        `contracts` is a folder or a CSV file; by default they lie where the manifest says. `keys` is the text of a key
        file. `stream` is a ping or `events`; by default the only ping, or the one called `server`.

        Raises:
            RegistryError: the registry, its contracts or the keys cannot be read, are not sound, or do not suffice.
            TypeError: an argument is of another type than it is declared with.
            ValueError: `shape` is no shape.
        """
        _check_type("registry", registry, PathLike | str, "a path")
        _check_type("contracts", contracts, PathLike | str | None, "a path, or leave it out")
        _check_type("keys", keys, str | Keys | None, "the text of a key file, or leave it out")
        _check_type("stream", stream, str | None, "the name of a ping, or `events`")
        if shape not in get_args(Shape):
            message = f"`shape` is {shape!r}; use one of {one_of(get_args(Shape))}"
            raise ValueError(message)
        self._registry = _registry_at(Path(registry), None if contracts is None else Path(contracts))
        self._keys = _keys(keys)
        self._stream = _stream(self._registry, stream)
        self._shape: Shape = shape
        self._engines: dict[date, Engine] = {}
        self._engine(datetime.now(tz=UTC).date())  # what is lacking is said now, not at the first payload

    def enforce(self, payload: bytes, received_at: datetime) -> Verdict:
        """Judge one payload; whatever it holds, the answer is a verdict.

        Raises:
            TypeError: `payload` is not bytes, or `received_at` no datetime.
            ValueError: `received_at` has no time zone.
        """
        _check_type("payload", payload, bytes, "bytes, as they were received")
        _check_type("received_at", received_at, datetime, "a datetime with its time zone")
        if received_at.tzinfo is None:
            message = "`received_at` has no time zone: which day it falls on decides what may be kept"
            raise ValueError(message)
        kept = bytearray()
        engine = self._engine(received_at.astimezone(UTC).date())
        result, route = engine.one(payload, kept)
        engine.taken()  # nobody asks for the counts
        standing = route.standing if route is not None else None
        if isinstance(result, tuple):
            return Verdict("quarantined", None, result, standing)
        return Verdict(result, bytes(kept) if result == "emitted" else None, (), standing)

    def __getstate__(self) -> tuple[Registry, Keys | None, str, Shape]:
        """Leave out what was compiled: it is made again where it is needed."""
        return self._registry, self._keys, self._stream, self._shape

    def __setstate__(self, state: tuple[Registry, Keys | None, str, Shape]) -> None:
        """Take it up again."""
        self._registry, self._keys, self._stream, self._shape = state
        self._engines = {}

    def _engine(self, day: date) -> Engine:
        engine = self._engines.get(day)
        if engine is None:
            if len(self._engines) >= _MOST_DAYS:
                self._engines.clear()
            try:
                router = router_of(self._registry, self._stream, shape=self._shape, keys=self._keys, received=day)
            except StreamError as error:
                raise RegistryError(str(error)) from error
            engine = self._engines[day] = Engine(router)
        return engine


def _check_type(name: str, value: object, expected: type | UnionType, wanted: str) -> None:
    """Refuse an argument of another type; the message tells its type, and never its value."""
    if not isinstance(value, expected):
        message = f"`{name}` is of the type `{type(value).__name__}`; give {wanted}"
        raise TypeError(message)


def _registry_at(root: Path, contracts: Path | None) -> Registry:
    try:
        tree = tree_of(root_of(root), contracts=contracts)
    except (click.UsageError, OSError) as error:
        raise RegistryError(error.message if isinstance(error, click.UsageError) else str(error)) from error
    contents, unread = contents_of(tree)
    documents, unsound = load(tree, contents)
    specs, unfit = model(documents)
    registry, unresolved = resolve(specs, documents)
    problems = (*unread, *unsound, *unfit, *unresolved)
    if registry is None or has_errors(problems):
        noun = "problem" if len(problems) == 1 else "problems"
        message = f"the registry at `{root}` has {len(problems)} {noun}; `pingreg check` tells more"
        raise RegistryError(message, problems)
    return registry


def _keys(keys: str | Keys | None) -> Keys | None:
    if not isinstance(keys, str):
        return keys
    found, problems = keys_in(keys)
    if found is None:
        raise RegistryError("; ".join(problems))
    return found


def _stream(registry: Registry, stream: str | None) -> str:
    known = stream_names(registry)
    if stream is None:
        stream = next(iter(registry.pings), "") if len(registry.pings) == 1 else _DEFAULT
    if stream not in known:
        message = f"`{stream}` is no ping{did_you_mean(stream, known)}; give one of {one_of(known)} as `stream`"
        raise RegistryError(message)
    return stream
