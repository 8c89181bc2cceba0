from bs4 import BeautifulSoup
html = '<html>' + ''.join('<div class="a%d"><p>t%d<b>x</b></p></div>' % (i, i) for i in range(3000)) + '</html>'
for _ in range(2): soup = BeautifulSoup(html, 'html.parser')
