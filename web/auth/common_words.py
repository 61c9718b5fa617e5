"""Which words a password must not consist of: what people here choose first, and what has to do with this service."""

COMMON = frozenset(
    """
    passord passordet password admin administrator bruker brukernavn velkommen welcome hemmelig hemmelighet secret
    letmein slippmeginn login logginn master qwerty azerty dragon monkey football fotball sunshine princess prinsesse
    iloveyou jegelskerdeg elsker hallo hello morna test testing demo default changeme endremeg temporary midlertidig
    sommer sommeren vinter vinteren høst høsten vår våren summer winter autumn spring
    januar februar mars april mai juni juli august september oktober november desember
    january february march may june july october december
    mandag tirsdag onsdag torsdag fredag lørdag søndag monday tuesday wednesday thursday friday saturday sunday
    norge noreg norway oslo bergen trondheim stavanger tromsø kristiansand drammen kommune kommunen municipality
    liverpool arsenal chelsea manchester united rosenborg brann vålerenga viking mamma pappa kjæreste familie
    baby hund katt hest superman batman pokemon starwars computer datamaskin internett internet sjokolade kaffe
    jul julaften påske ferie helg jobb jobben arbeid kontor
    tilbake sykmeldt sjukmeldt sykmelding sjukmelding sykefravær sjukefråvær fravær fråvær oppfølging oppfølgingsplan
    dialogmøte sykepenger sjukepengar nav navno personal lønn løn leder ansatt tilsett arbeidsgiver
    """.split()  # noqa: SIM905 a list of words reads better as words
)
RUNS = (
    "abcdefghijklmnopqrstuvwxyzæøå",
    "01234567890",
    "qwertyuiopå",
    "asdfghjkløæ",
    "zxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
)
"""Keys that lie or letters that stand beside each other."""
