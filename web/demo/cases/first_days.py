"""Cases in their first days: reported by the employee, a talk that is near, and one that nobody is responsible for."""

from web.demo.story import CaseStory, Story


def reported_by_himself(case: CaseStory) -> Story:
    """Jonas reported himself this night; his manager has not looked at it yet. He was away for some days three times before."""
    for days_ago, days in ((301, 3), (188, 2), (74, 3)):
        yield case.ago(days_ago - days)
        case.certified_oneself(days_ago, days)
    yield case.begins(days_ago=0)
    case.report_oneself(
        expected_length="up_to_16_days",
        work_related="not_said",
        ability="Jeg kan svare på spørsmål om prøvene på 9. trinn på e-post.",
        cover_needed="yes",
        cover_note="Timene mine i matematikk på 9. og 10. trinn. Ukeplanen ligger i klassemappa.",
    )


def talk_is_near(case: CaseStory) -> Story:
    """Zofia has been away for some days; the first talk is due."""
    yield case.begins(days_ago=2)
    case.report(
        proof="self_certified",
        expected_length="up_to_16_days",
        work_related="partly",
        workplace_note="Mange tunge forflytninger alene på kveldsvaktene den siste måneden.",
        ability="Rapporter og planlegging kan gå, ikke løft.",
        cover_needed="yes",
        cover_note="Kveldsvaktene torsdag og lørdag denne uka.",
    )


def nobody_responsible(case: CaseStory) -> Story:
    """Eva's manager has left; HR reported the absence, and nobody has talked with her yet."""
    yield case.begins(days_ago=13)
    case.report(
        by="hanne",
        how="email",
        expected_length="not_known",
        work_related="no",
        cover_needed="yes",
        cover_note="Vakttelefonen for vannverket. Terje tar den foreløpig.",
    )
