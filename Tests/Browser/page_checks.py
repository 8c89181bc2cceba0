"""Checks of the page that a browser shows. Each returns a list of what is wrong."""

UNLOADED_IMAGES = """
return Array.from(document.images)
  .filter(image => !image.complete || image.naturalWidth === 0)
  .map(image => 'not loaded: ' + image.currentSrc.slice(0, 100))
"""

# Only style.css removes the margin of the body and makes every box a border box.
UNSTYLED = """
const wrong = []
if (getComputedStyle(document.body).marginTop !== '0px') wrong.push('the body has a margin')
if (getComputedStyle(document.body).boxSizing !== 'border-box') wrong.push('no border box')
if (getComputedStyle(document.querySelector('.skip')).position !== 'absolute')
  wrong.push('the skip link is not placed')
return wrong
"""

OVERFLOW = """
const width = document.documentElement.clientWidth
if (document.scrollingElement.scrollWidth <= width) return []
const inside = element => element.parentElement && (
  getComputedStyle(element.parentElement).overflowX !== 'visible' || inside(element.parentElement))
return [`${document.scrollingElement.scrollWidth} px wide in ${width} px`].concat(
  Array.from(document.body.querySelectorAll('*'))
    .filter(element => element.getBoundingClientRect().right > width + 0.5 && !inside(element))
    .map(element => `${element.localName}.${element.getAttribute('class')}: ` +
      element.textContent.trim().slice(0, 60))
    .slice(0, 5))
"""

# Text that takes no room, is cut off by a box around it, or is left of the page. Boxes that scroll
# cut nothing off; the skip link is outside of the page until it has the focus.
CLIPPED_TEXT = """
const wrong = []
// What is out of sight is not laid out until it is asked for, and then it has no size at first.
for (const card of document.querySelectorAll('.card')) card.style.contentVisibility = 'visible'
const frames = Array.from(document.body.querySelectorAll(':not(svg, svg *)'), element => {
  const style = getComputedStyle(element)
  return {element, x: /hidden|clip/.test(style.overflowX), y: /hidden|clip/.test(style.overflowY)}
}).filter(frame => frame.x || frame.y)
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
while (walker.nextNode()) {
  const parent = walker.currentNode.parentElement
  if (!walker.currentNode.data.trim() || parent.closest('svg, script, style, .skip')) continue
  if (!parent.checkVisibility()) continue
  const range = document.createRange()
  range.selectNodeContents(walker.currentNode)
  const box = range.getBoundingClientRect()
  let left = Math.max(box.left, -scrollX), right = box.right, top = box.top, bottom = box.bottom
  for (const frame of frames.filter(frame => frame.element.contains(parent))) {
    const edge = frame.element.getBoundingClientRect()
    if (frame.x) [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)]
    if (frame.y) [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)]
  }
  if (right - left < 1 || bottom - top < 1)
    wrong.push('cut away: ' + walker.currentNode.data.trim().slice(0, 60))
}
return wrong
"""

UNRESOLVED_FRAGMENTS = """
return Array.from(document.querySelectorAll('[href]'))
  .map(link => new URL(link.getAttribute('href'), document.baseURI))
  .filter(url => url.hash && url.href.split('#')[0] === location.href.split('#')[0])
  .filter(url => !document.getElementById(decodeURIComponent(url.hash.slice(1))))
  .map(url => 'leads nowhere: ' + url.hash)
"""

NO_FOCUS_MARK = """
const element = document.activeElement, style = getComputedStyle(element)
const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
const box = element.getBoundingClientRect()
const seen = box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight
const name = element.localName + ': ' + element.textContent.trim().slice(0, 60)
return [].concat(marked ? [] : ['no outline on ' + name], seen ? [] : ['out of sight: ' + name])
"""


def loading(browser):
    return browser.script(UNLOADED_IMAGES) + browser.script(UNSTYLED)


def layout(browser):
    return browser.script(OVERFLOW) + browser.script(CLIPPED_TEXT)


def fragments(browser):
    return browser.script(UNRESOLVED_FRAGMENTS)


def focus(browser):
    return browser.script(NO_FOCUS_MARK)
