"""Decides which paragraphs the service refers to, and how each is named on a page."""

from dataclasses import dataclass

from workflow.domain.text import N_


@dataclass(frozen=True, slots=True)
class Law:
    """A paragraph of an act, or the house's own rule; `code` is what history and exports keep."""

    code: str
    paragraph: str


AML_3_3 = Law("aml_3_3", N_("Working Environment Act section 3-3"))
AML_4_2 = Law("aml_4_2", N_("Working Environment Act section 4-2"))
AML_4_3 = Law("aml_4_3", N_("Working Environment Act section 4-3"))
AML_4_6_1 = Law("aml_4_6_1", N_("Working Environment Act section 4-6, first paragraph"))
AML_4_6_3 = Law("aml_4_6_3", N_("Working Environment Act section 4-6, third paragraph"))
AML_4_6_4 = Law("aml_4_6_4", N_("Working Environment Act section 4-6, fourth paragraph"))
AML_2_3 = Law("aml_2_3", N_("Working Environment Act section 2-3"))
AML_15_8 = Law("aml_15_8", N_("Working Environment Act section 15-8"))
FTRL_8_4 = Law("ftrl_8_4", N_("National Insurance Act section 8-4"))
FTRL_8_7A = Law("ftrl_8_7a", N_("National Insurance Act section 8-7 a"))
FTRL_8_8 = Law("ftrl_8_8", N_("National Insurance Act section 8-8"))
FTRL_8_12 = Law("ftrl_8_12", N_("National Insurance Act section 8-12"))
FTRL_8_18 = Law("ftrl_8_18", N_("National Insurance Act section 8-18"))
FTRL_8_19 = Law("ftrl_8_19", N_("National Insurance Act section 8-19"))
FTRL_8_20 = Law("ftrl_8_20", N_("National Insurance Act section 8-20"))
FTRL_8_23 = Law("ftrl_8_23", N_("National Insurance Act section 8-23"))
FTRL_8_24 = Law("ftrl_8_24", N_("National Insurance Act section 8-24"))
FTRL_8_27 = Law("ftrl_8_27", N_("National Insurance Act section 8-27"))
FTRL_8_51 = Law("ftrl_8_51", N_("National Insurance Act section 8-51"))
FTRL_25_2 = Law("ftrl_25_2", N_("National Insurance Act section 25-2"))
NAV_PRACTICE = Law("nav_practice", N_("Nav's published practice"))
HOUSE_RULE = Law("house_rule", N_("The employer's own routine"))

LAWS: dict[str, Law] = {
    law.code: law
    for law in (
        AML_3_3, AML_4_2, AML_4_3, AML_4_6_1, AML_4_6_3, AML_4_6_4, AML_2_3, AML_15_8, FTRL_8_4, FTRL_8_7A, FTRL_8_8,
        FTRL_8_12, FTRL_8_18, FTRL_8_19, FTRL_8_20, FTRL_8_23, FTRL_8_24, FTRL_8_27, FTRL_8_51, FTRL_25_2, NAV_PRACTICE, HOUSE_RULE,
    )
}  # fmt: skip
