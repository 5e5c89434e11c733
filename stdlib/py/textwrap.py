"""Wrapping and filling paragraphs, and indentation."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_WHITESPACE = '\t\n\x0b\x0c\r '
_TO_SPACES = {ord(c): ' ' for c in _WHITESPACE}


def _is_word(c):
    """A character of a word that may be hyphenated."""
    return c.isalnum() or c == '_'


class TextWrapper:
    """Breaks text into lines of a width; its attributes are the options."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    # ---- from text to chunks: words, pieces of words behind hyphens, and blanks

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_TO_SPACES)
        return text

    def _split(self, text):
        chunks, start, i, n = [], 0, 0, len(text)
        while i < n:
            blank = text[i] in _WHITESPACE
            start = i
            while i < n and (text[i] in _WHITESPACE) == blank:
                i += 1
            piece = text[start:i]
            if blank or not self.break_on_hyphens:
                chunks.append(piece)
            else:
                chunks.extend(self._hyphen_pieces(piece))
        return chunks

    @staticmethod
    def _hyphen_pieces(word):
        """A word is cut behind a hyphen between letters, and around a long dash."""
        pieces, start, i, n = [], 0, 0, len(word)
        while i < n:
            if word[i] != '-':
                i += 1
                continue
            end = i
            while end < n and word[end] == '-':
                end += 1
            dash = end - i >= 2
            before = i > 0 and (_is_word(word[i - 1]) or word[i - 1] in '!"\'&.,?')
            if dash and before and end < n and _is_word(word[end]):
                if start < i:
                    pieces.append(word[start:i])
                pieces.append(word[i:end])
                start = end
            elif (not dash and i - start >= 2 and word[i - 1].isalpha() and word[i - 2].isalpha()
                  and end + 1 < n and word[end].isalpha()
                  and (word[end + 1].isalpha() or word[end + 1] == '-')):
                pieces.append(word[start:end])
                start = end
            i = end
        if start < n:
            pieces.append(word[start:])
        return pieces

    def _fix_sentence_endings(self, chunks):
        i = 0
        while i < len(chunks) - 1:
            end = chunks[i].rstrip('"\'')
            if (chunks[i + 1] == ' ' and len(end) > 1 and end[-1] in '.!?'
                    and end[-2].islower() and end[-2].isascii()):
                chunks[i + 1] = '  '
                i += 2
            else:
                i += 1

    # ---- from chunks to lines

    def _handle_long_word(self, reversed_chunks, line, room, width):
        space = 1 if width < 1 else width - room
        if self.break_long_words:
            end, chunk = space, reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space:
                hyphen = chunk.rfind('-', 0, space)
                if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not line:
            line.append(reversed_chunks.pop())

    def _check(self):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')

    def _wrap_chunks(self, chunks):
        self._check()
        lines = []
        chunks.reverse()
        while chunks:
            line, size = [], 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                chunks.pop()
            while chunks and size + len(chunks[-1]) <= width:
                size += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, size, width)
                size = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                size -= len(line.pop())
            if not line:
                continue
            rest = not chunks or (self.drop_whitespace and len(chunks) == 1
                                  and not chunks[0].strip())
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or rest and size <= width):
                lines.append(indent + ''.join(line))
                continue
            self._end_early(lines, line, size, width, indent)
            break
        return lines

    def _end_early(self, lines, line, size, width, indent):
        """The last line allowed ends with the placeholder."""
        while line:
            if line[-1].strip() and size + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + ''.join(line))
                return
            size -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        """The lines of a paragraph."""
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks([chunk for chunk in chunks if chunk])

    def fill(self, text):
        """The lines of a paragraph as one text."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph, none longer than the width."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The same as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """As many words as fit the width, in one line."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Without the blanks that all lines begin with."""
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = indent
            continue
        same = 0
        while same < min(len(margin), len(indent)) and margin[same] == indent[same]:
            same += 1
        margin = margin[:same]
    return '\n'.join(line[len(margin):] for line in lines) if margin else '\n'.join(lines)


def indent(text, prefix, predicate=None):
    """A prefix before each line that is not blank."""
    if predicate is None:
        predicate = str.strip
    return ''.join(prefix + line if predicate(line) else line for line in text.splitlines(True))
