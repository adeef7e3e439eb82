"""A step of `anonymize`: one method with its parameters, and on which side it is taken."""

from typing import Any, Literal, Self

from pydantic import create_model, model_validator

from pingreg.anonymize.method import methods
from pingreg.spec.base import Spec, mistake

Side = Literal["sender", "receiver"]


class _Step(Spec):
    written = tuple(method.name for method in methods())

    at: Side = "receiver"

    @model_validator(mode="after")
    def _one_method(self) -> Self:
        named = sorted(self.model_fields_set - {"at"})
        if len(named) != 1:
            said = f"the step names {len(named)} methods" if named else "the step names no method"
            raise mistake("anonymize", said, fix="write one method a step, such as `- {round: {digits: 2}}`")
        if getattr(self, named[0]) is None:
            fix = f"write `{named[0]}: {{}}`, with the method's parameters inside"
            raise mistake("anonymize", f"`{named[0]}` is empty", fix=fix, at=named)
        return self

    def method(self) -> tuple[str, Any]:
        """Name the step's method and give its parameters."""
        (name,) = self.model_fields_set - {"at"}
        return name, getattr(self, name)


_parameters: dict[str, Any] = {method.name: (method.parameters | None, None) for method in methods()}
Step: type[_Step] = create_model("Step", __base__=_Step, **_parameters)
