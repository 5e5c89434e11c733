import io
import pyexpat
from pyexpat import errors, model
from xml.parsers import expat


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


DOCUMENT = b'''<?xml version="1.0" encoding="iso-8859-1" standalone="no"?>
<?xml-stylesheet href="stylesheet.css"?>
<!-- comment data -->
<!DOCTYPE quotations SYSTEM "quotations.dtd" [
<!ELEMENT root (one, (two | three)*, four?)>
<!ELEMENT one (#PCDATA | two)*>
<!ELEMENT two EMPTY>
<!ELEMENT four ANY>
<!NOTATION notation SYSTEM "notation.jpeg">
<!ENTITY acirc "&#226;">
<!ENTITY external_entity SYSTEM "entity.file">
<!ENTITY unparsed_entity SYSTEM "entity.file" NDATA notation>
<!ENTITY % parameter "text">
<!ATTLIST root attr1 CDATA #REQUIRED attr2 CDATA "default" attr3 (a|b) #IMPLIED>
%unparsed_entity;
]>
<root attr1="value1" attr3="a">
<myns:subelement xmlns:myns="http://www.python.org/namespace">
     Contents of subelements \xe4
</myns:subelement>
<sub2><![CDATA[contents of CDATA section]]></sub2>
&external_entity;
&skipped_entity;
&acirc;
</root>
'''
NAMES = [n for n in dir(pyexpat.XMLParserType) if n.endswith('Handler') or n == 'DefaultHandlerExpand']
print(NAMES)


def record(parser, names, log):
    for name in names:
        def handler(*arguments, name=name):
            log.append((name, *arguments))
            return 1
        setattr(parser, name, handler)


def parse(names, document=DOCUMENT, *create, **attributes):
    log = []
    parser = expat.ParserCreate(*create)
    for name, value in attributes.items():
        setattr(parser, name, value)
    record(parser, names, log)
    try:
        log.append(parser.Parse(document, True))
    except expat.ExpatError as e:
        log.append((e, e.code, e.lineno, e.offset))
    return log


ALL = [n for n in NAMES if 'Default' not in n]
for row in parse(ALL):
    print(row)
for row in parse(ALL, DOCUMENT, None, '!'):
    print(row)
for row in parse(['StartElementHandler', 'CharacterDataHandler'], buffer_text=True, ordered_attributes=True,
                 specified_attributes=True):
    print(row)
for row in parse(['DefaultHandler', 'StartElementHandler'])[:12]:
    print(row)
for row in parse(['DefaultHandlerExpand'])[-6:]:
    print(row)
for row in parse(['StartElementHandler'], DOCUMENT, None, ' ', namespace_prefixes=True):
    print(row)

# what is no XML
for bad in ('', '<a>', '<a></b>', '<a b="1" b="2"/>', '<a>&x;</a>', 'text', '<a/><b/>', '<a>\x01</a>', '<?xml version="1.0" encoding="nonsense"?><a/>',
            '<a xmlns:x="" />', '<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a>&x;</a>', '<a b=1/>', '<a>]]></a>', '<x:a/>'):
    print(repr(bad), parse([], bad, None, ':')[-1])

# other encodings
print(parse(['CharacterDataHandler'], '<a>\xe4\u20ac</a>'))
print(parse(['CharacterDataHandler'], '<a>\xe4</a>'.encode('utf-16')))
print(parse(['CharacterDataHandler'], '<?xml version="1.0" encoding="koi8-r"?><a>\u0416</a>'.encode('koi8-r')))
t(lambda: parse([], '<?xml version="1.0" encoding="utf-7"?><a/>'.encode()))
print(parse(['CharacterDataHandler'], b'<a>\xe4</a>', 'iso-8859-1'))

# making parsers
for arguments in ((5,), (None, 'ab'), (None, 5), ('a\0b',), (None, None, 5)):
    t(lambda: expat.ParserCreate(*arguments))
t(lambda: expat.ParserCreate(intern={}).intern)
t(lambda: expat.ParserCreate(intern=None).intern)
t(lambda: pyexpat.XMLParserType())
names = {}
p = expat.ParserCreate(intern=names)
p.StartElementHandler = lambda name, attributes: None
p.Parse('<a><b/><a x="1"/></a>', True)
print(sorted(names))

# attributes
p = expat.ParserCreate()
print(p.buffer_text, p.buffer_size, p.buffer_used, p.ordered_attributes, p.specified_attributes, p.namespace_prefixes)
for size in (0, -1, 'a', 1.5, 2**40, 2**70, 100):
    t(lambda: setattr(p, 'buffer_size', size))
t(lambda: delattr(p, 'buffer_text'))
t(lambda: delattr(p, 'StartElementHandler'))
t(lambda: setattr(p, 'ErrorCode', 1))
t(lambda: setattr(p, 'nonsense', 1))
t(lambda: p.nonsense)
p.StartElementHandler = 5
print(p.StartElementHandler, p.EndElementHandler)
t(lambda: p.Parse('<a/>'))
p = expat.ParserCreate()
t(lambda: p.Parse(5))
t(lambda: p.ParseFile(5))
t(lambda: p.SetBase(5))
print(p.GetBase(), p.SetBase('/base'), p.GetBase(), p.GetInputContext())
t(lambda: p.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS))
t(lambda: p.UseForeignDTD())
print(p.Parse('<a>'), p.CurrentLineNumber, p.CurrentColumnNumber, p.CurrentByteIndex)
t(lambda: p.UseForeignDTD(True))
t(lambda: p.Parse('</b>'))
print(p.ErrorCode, p.ErrorLineNumber, p.ErrorColumnNumber, p.ErrorByteIndex, expat.ErrorString(p.ErrorCode))
t(lambda: p.Parse('more'))
p = expat.ParserCreate()
p.Parse('<a/>', True)
t(lambda: p.Parse('<a/>', True))
t(lambda: expat.ErrorString(9999))
t(lambda: expat.ErrorString('a'))

# files
class Reader:
    def __init__(self, *results):
        self.results = list(results)

    def read(self, size):
        return self.results.pop(0)


log = []
p = expat.ParserCreate()
record(p, ['StartElementHandler', 'EndElementHandler'], log)
print(p.ParseFile(io.BytesIO(b'<a>' + b'<b/>' * 2000 + b'</a>')), len(log))
for results in (('<a/>', b''), (b'x' * 3000, b''), (b'<a>', b''), (bytearray(b'<a/>'), b'')):
    t(lambda: expat.ParserCreate().ParseFile(Reader(*results)))

# handlers that raise, go away, or parse
def raising(*arguments):
    raise KeyError('from a handler', arguments)


for name, document in (('StartElementHandler', '<a><b/></a>'), ('CharacterDataHandler', '<a>x<b/>y</a>'), ('CommentHandler', '<a><!--x--></a>'),
                       ('ExternalEntityRefHandler', DOCUMENT), ('ElementDeclHandler', DOCUMENT), ('NotStandaloneHandler', DOCUMENT)):
    p = expat.ParserCreate()
    log = []
    record(p, ['EndElementHandler'], log)
    setattr(p, name, raising)
    t(lambda: p.Parse(document, True))
    print(log, p.StartElementHandler, p.EndElementHandler)
for value in (0, 'a', None, 2**40):
    p = expat.ParserCreate()
    p.ExternalEntityRefHandler = lambda *arguments: value
    t(lambda: p.Parse(DOCUMENT, True))


class Changing:
    def __init__(self, parser):
        self.parser = parser

    def start(self, name, attributes):
        print('start', name)
        self.parser.StartElementHandler = None
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = self.end

    def end(self, name):
        print('end', name, self.parser.GetInputContext())
        self.parser.StartElementHandler = self.start


p = expat.ParserCreate()
c = Changing(p)
p.StartElementHandler = c.start
p.CharacterDataHandler = print
print(p.Parse('<a>text<b>more</b><c/></a>', True))

# an entity in another document
p = expat.ParserCreate()
log = []


def entity(context, base, system, public):
    child = p.ExternalEntityParserCreate(context)
    log.append((system, child.StartElementHandler is p.StartElementHandler))
    return child.Parse('<inner/>text')


record(p, ['StartElementHandler', 'CharacterDataHandler'], log)
p.ExternalEntityRefHandler = entity
print(p.Parse('<!DOCTYPE a [<!ENTITY x SYSTEM "other">]><a>&x;</a>', True), log)
t(lambda: p.ExternalEntityParserCreate(5))

print(errors.XML_ERROR_SYNTAX, errors.codes[errors.XML_ERROR_SYNTAX], len(errors.codes) == len(errors.messages))
print(sorted((n, getattr(model, n)) for n in dir(model) if n.startswith('XML')))
print(expat.error is expat.ExpatError, expat.ExpatError.__mro__, pyexpat.native_encoding)
# deep models
p = expat.ParserCreate()
p.ElementDeclHandler = lambda name, model: print(name, len(repr(model)) > 100)
p.Parse('<!DOCTYPE a [<!ELEMENT a ' + '(' * 50 + 'b' + ')' * 50 + '>]><a/>', True)
