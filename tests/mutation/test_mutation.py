"""Every weakening that the language allows is noticed, or it is said why not; `bench/run mutation` makes all."""

import pytest
from pydantic import BaseModel

from mutation.judged import Answer, Told
from mutation.registries import real, treated
from mutation.table import reasons, sampled
from mutation.weakening import Edit, is_decided
from mutation.written import keys_of, kinds_of
from pingreg.compat.rule import compat_rules
from pingreg.spec import layout
from support.compared import RefusedError, changes

KINDS = kinds_of(*layout._KINDS.values(), *(kind for _, kind in layout._NAMED_KINDS))
RULES = {rule.code for rule in compat_rules() if rule.check is not None}
REAL, TREATED = real(), treated()
SAMPLE = tuple(sampled(REAL.edits(), 1))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_key_of_the_language_has_a_weakening_or_a_reason_for_having_none(kind: type[BaseModel]) -> None:
    assert [key for key in keys_of(kind) if not is_decided(kind, key)] == []


def test_a_kind_of_weakening_is_explained_once() -> None:
    kinds = {edit.kind for base in (REAL, TREATED) for edit in base.edits()}
    assert reasons().keys() <= kinds


@pytest.mark.parametrize("edit", SAMPLE, ids=lambda edit: edit.kind.replace(" ", "-"))
def test_a_weakening_of_the_real_registry_is_noticed_or_explained(edit: Edit) -> None:
    judged = REAL.judged(edit)
    assert judged.answer is not Answer.ESCAPED or edit.kind in reasons(), (edit.part.path, edit.part.keys, edit.changes)


def test_a_weakening_of_what_the_real_registry_does_not_use_is_noticed_or_explained() -> None:
    used = {edit.kind for edit in REAL.edits()}
    other = [TREATED.judged(edit) for edit in sampled(TREATED.edits(), 1) if edit.kind not in used]
    escaped = [one.edit for one in other if one.answer is Answer.ESCAPED and one.edit.kind not in reasons()]
    assert [(edit.kind, edit.part.path, edit.part.keys) for edit in escaped] == []
    assert len(other) >= 20


@pytest.mark.parametrize("edit", SAMPLE[::12], ids=lambda edit: edit.kind.replace(" ", "-"))
def test_what_is_judged_in_process_is_what_diff_tells(edit: Edit) -> None:
    told = REAL.told(edit)
    try:
        found = {one.code for one in changes(REAL.texts, REAL.texts_of(edit))}
    except RefusedError:
        assert not isinstance(told, Told)
    else:
        assert isinstance(told, Told)
        assert {*told.codes} == found & RULES


def test_nothing_is_noticed_where_nothing_is_changed() -> None:
    part = next(edit.part for edit in REAL.edits() if edit.part.path == "pings/server/search.yaml")
    assert REAL.told(Edit("nothing", part, {})) == Told((), is_idle=True)
