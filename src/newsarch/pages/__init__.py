"""From a page as printed or as HTML to the fields of an article, each with its origin.

`text.read_text` and `html.read_html` are the two doors. A page is worked through in the order in
which a reader sees it; every module here knows one thing that stands on such pages.
"""
