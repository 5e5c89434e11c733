# What builds on the parser of XML: etree, minidom, sax, plistlib, xmlrpc.
import io
import plistlib
import xml.dom.minidom
import xml.etree.ElementTree as ET
import xml.sax
import xmlrpc.client

TEXT = '''<?xml version="1.0"?>
<data xmlns:x="urn:x"><country name="A &amp; B"><rank>1</rank><x:year when="now">2008</x:year></country>
<!-- said aside --><country name="C"><rank>4</rank><empty/></country></data>'''

root = ET.fromstring(TEXT)
print([(c.get('name'), c.findtext('rank')) for c in root.iter('country')])
print(root.find('country/x:year', {'x': 'urn:x'}).attrib, root.find('.//{urn:x}year').text)
for event, element in ET.iterparse(io.BytesIO(TEXT.encode()), ('start', 'end', 'start-ns', 'comment')):
    print(event, getattr(element, 'tag', element) if event != 'comment' else element.text)
root[1].set('new', 'ä <>"')
print(ET.tostring(root, encoding='unicode'))
print(ET.tostring(root[1]))
try:
    ET.fromstring('<a><b></a>')
except ET.ParseError as e:
    print(e, e.code, e.position)
pull = ET.XMLPullParser(['end'])
for piece in ('<a><b/', '><c>x</c>', '</a>'):
    pull.feed(piece)
    print([element.tag for event, element in pull.read_events()])

document = xml.dom.minidom.parseString(TEXT)
print([n.getAttribute('name') for n in document.getElementsByTagName('country')])
print(document.documentElement.childNodes[2].data, document.toxml()[:60])


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attributes):
        print('start', name, dict(attributes))

    def characters(self, content):
        print('text', repr(content))


xml.sax.parseString(TEXT, Handler())
try:
    xml.sax.parseString('<a>', Handler())
except xml.sax.SAXParseException as e:
    print(e)

value = {'list': [1, 2.5, True, b'bytes', 'text'], 'nested': {'a': 'ä'}}
packed = plistlib.dumps(value)
print(packed.decode())
print(plistlib.loads(packed) == value)
print(xmlrpc.client.loads(xmlrpc.client.dumps((1, 'x', [True, None], {'a': 2.5}), 'method', allow_none=True)))
