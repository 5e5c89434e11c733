# Rows read and written by csv with all kinds of dialects.
import csv
import io
import itertools

TEXTS = ["a,b,c\r\n1,2,3\n", "", "\n", "\r\n\r\n", ",", "a", 'x,"y,z",w', '"a ""b"" c",d\n', '"two\nlines",2\n3,4', "a\\,b,c\\\nd",
         "a;b;'c;d'", " a, b,c ", '"open', "a\rb\n", "é,日,😀\n", '1,"2",x', 'ab"cd,e"f', '"q"x,y', "\\\r\nz", "long field,x\n"]
DIALECTS = [{}, {"delimiter": ";", "quotechar": "'"}, {"escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"},
            {"skipinitialspace": True}, {"strict": True}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"},
            {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"}, {"quoting": csv.QUOTE_NONE}]
for text, dialect in itertools.product(TEXTS, DIALECTS):
    rows = []
    try:
        reader = csv.reader(text.splitlines(True), **dialect)
        for row in reader:
            rows.append(row)
    except (csv.Error, ValueError) as error:
        rows.append(str(error))
    print(rows, reader.line_num)
fields = ["", "a", 5, 1.5, None, "x,y", 'q"', "l\nm", " sp ", "'", ";", "\\", "日"]
for dialect in DIALECTS:
    out = io.StringIO()
    writer = csv.writer(out, **dialect)
    for row in [fields, [""], [], [None], ["a", ""]] + [[field, 1] for field in fields]:
        try:
            print(writer.writerow(row), end=" ")
        except csv.Error as error:
            print(error, end=" ")
    print(repr(out.getvalue()))
old = csv.field_size_limit(4)
for text in ("abcd,e", "abcde", '"abcd"', '"abcde"', "ab,cd"):
    try:
        print(list(csv.reader([text])))
    except csv.Error as error:
        print(error)
csv.field_size_limit(old)
print([dict(row) for row in csv.DictReader(["n,m", "1,2", "3"])])
