# A text adventure as a state machine, driven by a script of commands.
class Room:
    def __init__(self, name, text, items=()):
        self.name, self.text, self.items, self.exits = name, text, list(items), {}
    def link(self, direction, other, back=None):
        self.exits[direction] = other
        if back: other.exits[back] = self
        return self
hall = Room('Hall', 'A dusty hall.', ['lamp'])
kitchen = Room('Kitchen', 'It smells of onions.', ['knife', 'bread'])
cellar = Room('Cellar', 'Dark and wet.', ['treasure'])
hall.link('north', kitchen, 'south')
kitchen.link('down', cellar, 'up')
class GameOver(Exception): pass
class Game:
    def __init__(self, start):
        self.room, self.bag, self.moves, self.lit = start, [], 0, False
    def look(self, *_):
        if self.room is cellar and not self.lit: return 'It is too dark to see.'
        items = f' You see {", ".join(self.room.items)}.' if self.room.items else ''
        return f'{self.room.name}: {self.room.text}{items} Exits: {", ".join(sorted(self.room.exits))}.'
    def go(self, where=None, *_):
        if where not in self.room.exits: return f"You can't go {where or 'nowhere'}."
        self.room = self.room.exits[where]
        return self.look()
    def take(self, what=None, *_):
        if self.room is cellar and not self.lit: return 'You grope about in the dark.'
        if what not in self.room.items: return f'There is no {what} here.'
        self.room.items.remove(what)
        self.bag.append(what)
        if what == 'treasure': raise GameOver(f'You won in {self.moves} moves!')
        return f'Taken: {what}.'
    def drop(self, what=None, *_):
        try:
            self.bag.remove(what)
        except ValueError:
            return f'You have no {what}.'
        self.room.items.append(what)
        return f'Dropped: {what}.'
    def light(self, *_):
        if 'lamp' not in self.bag: return 'You have nothing to light.'
        self.lit = True
        return 'The lamp is lit.'
    def inventory(self, *_): return 'You carry ' + (', '.join(self.bag) or 'nothing') + '.'
    def do(self, line):
        self.moves += 1
        verb, *args = line.lower().split() or ['look']
        verb = {'n': 'go', 'i': 'inventory', 'get': 'take'}.get(verb, verb)
        action = getattr(self, verb, None)
        if verb.startswith('_') or verb == 'do' or not callable(action):
            return f'I do not understand "{line}".'
        return action(*args)
game = Game(hall)
try:
    for line in [
        'look', 'dance', 'go north', 'get bread', 'take sofa', 'go down', 'take treasure', 'light',
        'go up', 'go south', 'take lamp', 'i', 'light', 'go east', 'go north', 'drop bread',
        'drop bread', 'go down', 'take treasure', 'never'
    ]:
        print(f'> {line}')
        print(game.do(line))
except GameOver as e:
    print(e)
