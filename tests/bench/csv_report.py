# Tables of text: csv written and read, rows converted, grouped, sorted and laid out as a report.
import csv
import io

FIELDS = "date", "region", "product", "units", "price", "note"


def make(count):
    for i in range(count):
        yield {
            "date": f"2023-{i % 12 + 1:02}-{i % 28 + 1:02}",
            "region": ("north", "south", "east", "west")[i * 7 % 4],
            "product": "product " + "ABCDEFG"[i * 3 % 7],
            "units": i % 50,
            "price": round(i % 90 * 1.1, 2),
            "note": 'said "yes", twice' if i % 10 == 0 else "",
        }


def write(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(text):
    rows = []
    for row in csv.DictReader(io.StringIO(text)):
        row["units"] = int(row["units"])
        row["price"] = float(row["price"])
        row["year"], row["month"], _ = map(int, row["date"].split("-"))
        rows.append(row)
    return rows


def by_hand(text):
    total = 0
    for line in text.splitlines()[1:]:
        date, region, product, units, price, note = line.split(",", 5)
        if region in {"north", "east"} and note:
            total += int(units) * float(price)
    return round(total, 2)


def group(rows, *keys):
    groups = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    return groups


def report(rows):
    lines = []
    for key, members in sorted(group(rows, "region", "product").items()):
        units = sum(row["units"] for row in members)
        income = sum(row["units"] * row["price"] for row in members)
        best = max(members, key=lambda row: row["units"] * row["price"])
        lines.append(f"{key[0]:<8}{key[1].title():>12}{units:>9,}{income:>16,.2f}  {best['date']}")
    return "\n".join(lines)


text = write(make(45000))
rows = read(text)
table = report(rows)
monthly = {key: sum(row["units"] for row in members) for key, members in group(rows, "month").items()}
ordered = sorted(rows, key=lambda row: (row["product"], -row["price"], row["date"]))
result = len(text), len(rows), by_hand(text), len(table), monthly[3,], ordered[0]["date"], table[:60]
assert result == (1723038, 45000, 3960000.0, 1623, 90000, '2023-06-22', 'east       Product A   38,586    1,876,974.00  2023-11-15\nea'), result
print(*result)
