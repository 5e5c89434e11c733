# The module json: a document written, read again, changed and written in other styles.
import json


def person(i):
    return {
        "id": i,
        "name": f"Person {i}",
        "email": f"person{i}@example.org",
        "active": i % 3 == 0,
        "balance": i * 1.25,
        "tags": ["new", "vip", "caf\u00e9", 'quo"ted'][: i % 5],
        "address": {"street": f"{i} Main St\n2nd floor", "zip": str(10000 + i), "geo": [i / 7, -i / 3]},
        "friends": [{"id": i + k, "since": 2000 + k} for k in range(i % 4)],
        "note": None,
    }


class Encoder(json.JSONEncoder):
    def default(self, value):
        if isinstance(value, (set, frozenset)):
            return sorted(value)
        return super().default(value)


document = {"people": [person(i) for i in range(2500)], "count": 2500, "version": [1, 0, 2]}
total = 0
for _ in range(9):
    text = json.dumps(document)
    again = json.loads(text)
    assert again == document
    total += len(text) + sum(p["balance"] for p in again["people"] if p["active"])
    again["people"].sort(key=lambda p: (p["active"], p["name"]))
    total += again["people"][0]["id"]
pretty = json.dumps(document["people"][:600], indent=2, sort_keys=True)
compact = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
special = json.dumps({"set": {3, 1, 2}, "nested": [frozenset("ab")]}, cls=Encoder)
pairs = json.loads(compact, object_pairs_hook=len)
whole = json.loads(text, parse_float=lambda digits: int(digits.split(".")[0]))
refused = 0
for i in range(1, 4000):
    try:
        json.loads(text[:i])
    except json.JSONDecodeError as error:
        refused += error.pos
result = total, len(pretty), len(compact), special, pairs, whole["people"][10]["balance"], refused
assert result == (18770469.75, 278732, 701872, '{"set": [1, 2, 3], "nested": [["a", "b"]]}', 3, 12, 7985991), result
print(*result)
