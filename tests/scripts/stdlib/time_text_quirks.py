"""Times without colons take the digits behind the seconds as a fraction, times with them even behind a colon."""

import datetime as D

for text in ('20240229', '1305075', '13050712345678', '13:05:07:5', '13:05:07:', '13:', '13:05:', '1305.5', '13.5', '13:05.5',
             '13,5', '130507,5', '13:0507', '1305:07', '13:05:07.5:5', '13050', '130', '13:05:07;5', '1305+01', '130507123+0100',
             '13:05:07:123456789+01:00', '13:05:07.', '130507.', '24:00', '13:60'):
    for make, prefix in (D.time, ''), (D.time, 'T'), (D.datetime, '2024-02-29T'), (D.datetime, '20240229 '):
        try:
            print(prefix + text, repr(make.fromisoformat(prefix + text)))
        except ValueError as error:
            print(prefix + text, error)
