"""What the first address of a session has chosen, for whoever clicks on before the page stands.

On the way to another page a browser keeps what it knows to be bound to the address. Before it has
drawn the sidebar it knows of nothing and leaves the choices out: a filtered screen would quietly be
followed by one of everything. A visitor's menu is drawn after the sidebar and can't be too early.
"""

import streamlit as st

from analysis.store.share_records import Choices
from pages.shared.views.place import OF_SIDEBAR, values_of

_ARRIVED = "_arrived_with"


def hold_arrival() -> None:
    """Nothing; chooses anew what went missing between the first run and the second.

    Before any widget is drawn. Within a page Streamlit still has the first address, so that only
    somebody who left it can miss anything.
    """
    if _ARRIVED not in st.session_state:
        st.session_state[_ARRIVED] = _in_address()
        return
    lost = tuple(
        (key, value) for key, value in st.session_state[_ARRIVED] if key not in st.query_params
    )
    st.session_state[_ARRIVED] = ()
    found = values_of(lost)
    st.session_state.update({key: found[key] for key, _ in lost})


def _in_address() -> Choices:
    return tuple((key, value) for key in OF_SIDEBAR for value in st.query_params.get_all(key))
