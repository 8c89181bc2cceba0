"""Parsing of pages into classes of ours, with html.parser and lxml."""
import copy
import pickle

import bs4
import looks
from bs4 import BeautifulSoup, SoupStrainer
from lxml import etree, html, objectify


class Link(bs4.Tag):                    # no constructor of its own
    def target(self):
        return self.get('href')


class Text(bs4.NavigableString):
    pass


class Element(etree.ElementBase):
    @property
    def size(self):
        return len(self)


class Resolver(etree.Resolver):
    def resolve(self, url, identifier, context):
        return self.resolve_string('<!ENTITY word "resolved">', context)


page = '<html><body>%s<p class="x y">end</body></html>' % ''.join(
    f'<div id="d{n}"><a href="/{n}">link {n}</a></div>' for n in range(30))
for parser in ('html.parser', 'lxml'):
    soup = BeautifulSoup(page, parser, element_classes={bs4.Tag: Link, bs4.NavigableString: Text})
    print(type(soup.a).__name__, soup.a.target(), len(soup.find_all('a')), soup.p['class'],
          soup.select('div#d3 > a')[0].string, type(soup.a.string).__name__, len(soup.prettify()))
    print(copy.copy(soup.p), soup.a.decompose(), len(soup('a')), soup.p.wrap(soup.new_tag('b')))
print(BeautifulSoup(page, 'html.parser', parse_only=SoupStrainer('p')),
      len(pickle.dumps(BeautifulSoup('<a>b</a>', 'html.parser'))))
parser = etree.XMLParser(load_dtd=True)
parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=Element))
parser.resolvers.add(Resolver())
tree = etree.fromstring('<!DOCTYPE r SYSTEM "x"><r><i n="1"/><i>&word;</i></r>', parser)
print(type(tree).__name__, tree.size, tree.xpath('//i/@n'), etree.tostring(tree))
print(html.fromstring(page).xpath('count(//a)'), objectify.fromstring('<a><b>3</b></a>').b + 1)
try:
    etree.fromstring('<a>')
except etree.XMLSyntaxError as error:
    print(error)


class Found(object):
    def __init__(self, tag):
        self.tag = tag


kept = [Found(tag) for tag in soup.find_all('div')]
looks.look(Link, Text, Element, Resolver, Found, 'bs4')
looks.counted(Found, 30, 30)
