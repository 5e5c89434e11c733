def guard(path):
    try:
        return open(path)
    except (OSError, ValueError) as error:
        print(error)
        raise RuntimeError("no") from error
    except Exception:
        pass
    else:
        done()
    finally:
        cleanup()


def managed():
    with lock, open("f") as f:
        return f.read()


def groups():
    try:
        run()
    except* ValueError as group:
        print(group)
    except* OSError:
        pass
