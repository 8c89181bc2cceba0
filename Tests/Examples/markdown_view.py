"""What a reader sees of Markdown, as GitHub's own library renders it."""

from html.parser import HTMLParser

import cmarkgfm


class View(HTMLParser):
    """`tags`: all that are used, with the attributes. `rows`: the cells of every table row, as text.
    `prose`: the text outside of code."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.rows, self.code, self.prose = set(), [], [], ""
        self.open = []
        self.feed(cmarkgfm.github_flavored_markdown_to_html(text))
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add((tag, *(name for name, _ in attributes)))
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "code":
            self.code.append("")

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_comment(self, data):
        self.tags.add(("comment",))

    def handle_data(self, data):
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data
        if "code" in self.open:
            self.code[-1] += data
        else:
            self.prose += data
