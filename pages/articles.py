"""Articles: adding them, seeing how far they are, putting right what is known of them."""

import streamlit as st

from pages.shared import adding, edit, empty, loaders, progress, removal, shell
from pages.shared.adding.asking import show_asking
from pages.shared.adding.handed_in import deliveries_here, show_handed_in
from pages.shared.article_list import show_list
from pages.shared.rights import may_add, may_edit


def show() -> None:
    """The page."""
    st.title("Articles", anchor=False)
    if may_add():
        adding.show_form()
    deliveries = deliveries_here() if may_edit() else ()
    show_asking(deliveries)
    adding.show_outcomes()
    if may_edit():
        progress.show_stopped()
    removal.offer_undo()
    edit.show_edited()
    if not empty.is_empty(with_upload=False):
        show_list(loaders.articles().iloc[::-1])
    show_handed_in(deliveries)
    edit.show_dialog()


shell.require_router()
show()
