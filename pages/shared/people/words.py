"""Roles and deeds in plain words."""

from analysis.access import Membership, Role
from analysis.access.people import EMAIL
from analysis.store.share_records import Action

NO_CLAIMS = (
    "People sign in with several services here, and each could say such a thing of anybody: what "
    "they say of people counts for nobody."
)
ROLE_WORDS = {Role.VIEWER: "Viewer", Role.EDITOR: "Editor", Role.ADMIN: "Administrator"}
ROLE_MEANINGS = {
    Role.VIEWER: "looks, searches and exports; changes nothing.",
    Role.EDITOR: "also adds, edits, corrects and removes articles, saves views and shares links.",
    Role.ADMIN: "also says who may do what, and reads the log.",
}
ACTION_WORDS = {
    Action.ADD: "Added",
    Action.EDIT: "Edited",
    Action.CORRECT: "Corrected",
    Action.DELETE: "Removed",
    Action.RESTORE: "Brought back",
    Action.STOP: "Stopped or resumed",
    Action.VIEW: "Saved or changed a view",
    Action.SHARE: "Shared a link",
    Action.REVOKE: "Revoked a link",
    Action.MEMBER: "Changed who may do what",
    Action.COLLECTION: "Made a collection",
}


def action_words(action: Action) -> str:
    """The deed in words; one that is new here, as it is stored."""
    return ACTION_WORDS.get(action, action.value.capitalize())


def with_article(role: Role) -> str:
    """The role in a sentence, such as "an editor"."""
    words = ROLE_WORDS[role].lower()
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def describe(one: Membership) -> str:
    """How somebody is known, and where the role holds if it is not only here."""
    known = "By e-mail address" if one.kind == EMAIL else "Everybody of whom sign-in says this"
    return known if one.collection is not None else f"{known}, in every collection"
