async def fetch(session, urls):
    async with session as s:
        async for url in urls:
            await s.get(url)
    return [x async for x in s if await x]


async def numbers():
    yield 1
