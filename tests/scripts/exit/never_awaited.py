# env: OURO_CHECK_EXIT=0
# A coroutine that nobody has awaited is told of at the end.
async def work():
    return 1


kept = work()
print("end")
