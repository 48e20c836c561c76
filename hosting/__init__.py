"""The dashboard for others: `streamlit run hosting/app.py`.

* `app`: the entry, which refuses to start while something is missing.
* `guard`: what happens to each request before Streamlit sees it.
* `headers`: what the browser is told with each answer.
* `messages`: what a browser may tell Streamlit.
* `uploads`, `senders`: who may send files, and how much.
* `limit`: how often one network address may come.
* `health`: whether the database answers.
* `starting`: what is said at the start, and what is kept out of the log.
"""
