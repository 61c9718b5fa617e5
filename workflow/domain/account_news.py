"""What somebody is told about their own account; the sentences say nothing of what the account is used for."""

from enum import StrEnum

from workflow.domain.text import N_


class AccountNews(StrEnum):
    """Something that happened to an account."""

    NEW_BROWSER = "new_browser"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 a word for what happened
    PASSWORD_HANDED_OUT = "password_handed_out"  # noqa: S105 a word for what happened
    FACTOR_ADDED = "factor_added"
    FACTOR_REMOVED = "factor_removed"
    FACTOR_RESET = "factor_reset"
    CODES_MADE = "codes_made"
    CODE_USED = "code_used"
    WRONG_CODES = "wrong_codes"


NEWS_SENTENCES = {
    AccountNews.NEW_BROWSER: N_(
        "Somebody signed in with your account from a browser that has not been used for it before. If it was you, there is nothing to do. If not, change your password and tell your administrator."
    ),
    AccountNews.PASSWORD_CHANGED: N_(
        "The password of your account was changed. If it was not you, tell your administrator at once."
    ),
    AccountNews.PASSWORD_HANDED_OUT: N_(
        "An administrator has made a new password for your account, to begin with. If you did not ask for it, tell your administrator at once."
    ),
    AccountNews.FACTOR_ADDED: N_(
        "A second step was added to the sign-in of your account. If it was not you, tell your administrator at once."
    ),
    AccountNews.FACTOR_REMOVED: N_(
        "A second step was taken away from the sign-in of your account. If it was not you, tell your administrator at once."
    ),
    AccountNews.FACTOR_RESET: N_(
        "An administrator has taken away the second step of your sign-in, because it was said to be lost. You make a new one the next time you sign in. If you did not ask for it, tell your administrator at once."
    ),
    AccountNews.CODES_MADE: N_(
        "New recovery codes were made for your account, and the old ones no longer work. If it was not you, tell your administrator at once."
    ),
    AccountNews.CODE_USED: N_(
        "A recovery code was used to sign in with your account. If it was not you, tell your administrator at once."
    ),
    AccountNews.WRONG_CODES: N_(
        "Somebody who knows your password has typed several wrong codes. If it was not you, change your password and tell your administrator."
    ),
}
