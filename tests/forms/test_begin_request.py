"""What HR can begin: each kind says when to choose it, and stands in one group."""

from datetime import date

from forms.base import FormContext
from forms.requests.begin import GROUPS, WHEN, BeginRequestForm
from workflow.domain.tracks.kinds import TrackKind


def test_each_kind_says_when_to_choose_it_and_stands_in_one_group() -> None:
    assert set(WHEN) == set(TrackKind)
    assert sorted(kind for _, kinds in GROUPS for kind in kinds) == sorted(TrackKind)


def test_the_groups_hold_every_option_once_with_its_hint() -> None:
    groups = BeginRequestForm(context=FormContext(today=date(2026, 3, 2))).kind.groups
    assert [group.title for group in groups if not group.title] == []
    assert len({group.id for group in groups}) == len(groups)
    assert all(option.hint for group in groups for option in group.options)
