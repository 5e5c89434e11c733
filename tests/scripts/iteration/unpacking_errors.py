# Wrong numbers of values.
def t(src, values):
    try:
        exec(src, {'v': values})
        print(src, 'ok')
    except (ValueError, TypeError) as e:
        print(src, '->', type(e).__name__ + ':', e)
t('a, b = v', [1]); t('a, b = v', [1, 2, 3]); t('a, b = v', ''); t('a, = v', [1, 2])
t('[] = v', []); t('() = v', [1]); t('a, *b, c = v', [1]); t('a, b = v', 5)
t('(a, b), c = v', [1, 2]); t('a, b = v', iter([1, 2, 3, 4])); t('a, b, c = v', {1: 2})
t('*a, b = v', []); t('a, b = v', None); t('a, b, c = v', 'ab'); t('a, b = v', range(3))
t('a, b = v', (i for i in range(1)))
