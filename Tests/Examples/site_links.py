"""Whether every link of a report on disk leads somewhere."""

import html.parser
from urllib.parse import unquote


class _Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links = set(), []
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                self.ids.add(value)
            elif name in ("href", "src", "srcset"):
                self.links.append(value)


def problems(index):
    """Walks from the index to all pages that can be reached; what leads nowhere, a line each."""
    pages, waiting, found = {}, [index.resolve()], []
    while waiting:
        path = waiting.pop()
        if path not in pages:
            pages[path] = _Page(path)
            targets = (_target(path, link)[0] for link in pages[path].links)
            waiting += [target for target in targets if target.suffix == ".html" and target.exists()]
    for path, page in pages.items():
        for link in page.links:
            target, fragment = _target(path, link)
            if not target.is_file():
                found.append("%s: %s: no such file" % (path.name, link))
            elif fragment and fragment not in pages[target].ids:
                found.append("%s: %s: no such place" % (path.name, link))
    return sorted(set(found)), len(pages)


def _target(path, link):
    way, _, fragment = link.partition("#")
    return ((path.parent / unquote(way)).resolve() if way else path), fragment
