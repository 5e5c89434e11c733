# An uncaught error: header, frame, source line, message.
print('before')
raise ValueError('something is wrong')
