# Fields that are one run of plain characters beside those that are not, in every dialect that tells
# them apart in its own way.
import csv
import io

TEXTS = ["a,b,c\n1,2,3\n", "\n", "a", ",,\n", "a,\n,b\n", '"a","b"\n', '"a""b",c\n', 'a"b,c\n', '"a\nb",c\nd,e', "a,b\r\nc\r\n", "a\rb"]
TEXTS += [" a, b\n", "\xe9,\u20ac,x\n", "\xe9,y\n", "a;b\n", "a\\,b\n", "a\\\nb,c\n", "1,2.5,'x'\n", '"1",2,3\n', "a,b\n\"c", "'q,r',s\n", 'a,"b"c\n']
DIALECTS = [{}, {"delimiter": ";"}, {"quotechar": "'"}, {"quoting": csv.QUOTE_NONE}, {"escapechar": "\\"}, {"quoting": csv.QUOTE_NONNUMERIC}]
DIALECTS += [{"skipinitialspace": True}, {"strict": True}, {"delimiter": "\u20ac"}, {"delimiter": "a"}, {"delimiter": " ", "skipinitialspace": True}]


def show(text, **dialect):
    reader = csv.reader(io.StringIO(text, newline=""), **dialect)
    try:
        for row in reader:
            print(row, reader.line_num, end=" ")
    except (csv.Error, ValueError) as error:
        print(type(error).__name__, error, end=" ")
    print()


for dialect in DIALECTS:
    print(dialect)
    for text in TEXTS:
        show(text, **dialect)
csv.field_size_limit(5)
for text in ("abcde,f\n", "abcdef,g\n", "a,bcdefg", "a,bcdefg\n"):
    show(text)
