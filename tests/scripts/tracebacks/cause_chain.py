# The above exception was the direct cause of the following exception.
class ConfigError(Exception): pass
def load(d):
    try:
        return d['port']
    except KeyError as e:
        raise ConfigError('no port') from e
load({})
