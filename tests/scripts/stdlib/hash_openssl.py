"""hashlib and hmac as they are with OpenSSL: all algorithms, keys made of passwords, what is refused."""

import hashlib, hmac, warnings
warnings.simplefilter('always')
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: repr(hashlib.sha256())[:30])
t(lambda: type(hashlib.md5(b'')))
t(lambda: type(hashlib.sha3_256(b'')))
t(lambda: type(hashlib.blake2b(b'')))
t(lambda: type(hashlib.shake_128(b'')))
t(lambda: sorted(hashlib.algorithms_available))
t(lambda: sorted(hashlib.algorithms_guaranteed))
t(lambda: hashlib.pbkdf2_hmac('sha256', b'p', b's', 1000).hex())
t(lambda: hashlib.pbkdf2_hmac('sha512', b'p', b's', 10, dklen=100).hex())
t(lambda: hashlib.pbkdf2_hmac('md5', b'p'*100, b's', 10, 5).hex())
t(lambda: hashlib.pbkdf2_hmac('nope', b'p', b's', 10))
t(lambda: hashlib.pbkdf2_hmac('sha1', 'p', b's', 10))
t(lambda: hashlib.pbkdf2_hmac('sha1', b'p', b's', 0))
t(lambda: hashlib.pbkdf2_hmac('sha1', b'p', b's', -1))
t(lambda: hashlib.pbkdf2_hmac('sha1', b'p', b's', 1, 0))
t(lambda: hashlib.pbkdf2_hmac(b'sha1', b'p', b's', 1))
for a in ('ripemd160','sm3','md5-sha1','sha512_224','sha512_256','SHA256','Sha1','sha3_224','blake2b', 'whirlpool', 'md4', 'SHAKE_256', 'blake2s', 'sha2'):
    t(lambda: (hashlib.new(a, b'x').name, hashlib.new(a, b'x').digest_size, hashlib.new(a,b'x').block_size, hashlib.new(a, b'x').digest().hex() if 'hak' not in a.lower() else hashlib.new(a, b'x').hexdigest(5)))
t(lambda: hashlib.new('md5', b'x', usedforsecurity=False).hexdigest())
t(lambda: hashlib.sha1('x'))
t(lambda: hashlib.sha1(1))
t(lambda: hashlib.sha1(string=b'x').hexdigest())
t(lambda: hashlib.sha1(data=b'x'))
t(lambda: hashlib.sha1(b'x', b'y'))
h = hashlib.sha256(b'a'); c = h.copy(); c.update(b'b'); print(h.hexdigest() != c.hexdigest(), h.name, h.digest_size, h.block_size)
t(lambda: h.update('x')); t(lambda: h.update()); t(lambda: h.foo); t(lambda: setattr(h, 'name', 1)); t(lambda: hashlib.shake_128(b'x').hexdigest()); t(lambda: hashlib.shake_128(b'x').hexdigest(-1)); t(lambda: hashlib.shake_128(b'x').digest(length=3))
t(lambda: type(h)())
t(lambda: hashlib.scrypt(b'a', salt=b'b', n=16, r=8, p=1).hex())
for kw in (dict(), dict(salt=b'a'), dict(salt=b'a', n=15, r=8, p=1), dict(salt=b'a', n=16, r=-8, p=1), dict(salt=b'a', n=16, r=8, p=0), dict(salt='a', n=16, r=8, p=1), dict(salt=b'a', n=16, r=8, p=1, dklen=0), dict(salt=b'a', n=2**20, r=8, p=1), dict(salt=b'a', n=16, r=8, p=1, maxmem=-1), dict(salt=b'a', n=16, r=8, p=1, dklen=10), dict(salt=b'a', n=1, r=8, p=1), dict(salt=b'a', n='x', r=8, p=1), dict(salt=b'a', n=16, r=8, p=1, maxmem=1000)):
    t(lambda: hashlib.scrypt(b'a', **kw).hex())
t(lambda: hashlib.scrypt('a', salt=b'b', n=16, r=8, p=1))
m = hmac.new(b'k', b'm', 'sha256'); print(m.hexdigest(), m.name, m.digest_size, m.block_size, type(m))
m2 = m.copy(); m2.update(b'x'); print(m2.hexdigest())
t(lambda: hmac.new(b'k', b'm')); t(lambda: hmac.new('k', b'm', 'md5')); t(lambda: hmac.new(b'k', 'm', 'md5')); t(lambda: hmac.new(b'k', b'm', 'nope')); t(lambda: hmac.new(b'k'*200, b'm', hashlib.sha3_256).hexdigest()); t(lambda: hmac.digest(b'k', b'm', 'md5').hex()); t(lambda: hmac.digest(b'k', b'm', hashlib.sha1).hex()); t(lambda: hmac.digest(b'k', 'm', 'md5'))
t(lambda: hmac.compare_digest('a', 'a')); t(lambda: hmac.compare_digest('é', 'é')); t(lambda: hmac.compare_digest(b'a', 'a')); t(lambda: hmac.compare_digest(b'a', b'ab')); t(lambda: hmac.compare_digest(1, 2)); t(lambda: hmac.compare_digest)
t(lambda: hmac.new(b'k', b'm', 'blake2b').hexdigest()); t(lambda: hmac.new(b'k', b'm', 'shake_128')); t(lambda: hmac.HMAC(b'k', digestmod='sha1').inner)
import io
t(lambda: hashlib.file_digest(io.BytesIO(b'abc'), 'md5').hexdigest()); t(lambda: hashlib.file_digest(io.BytesIO(b'q'), hashlib.sha1).name)
t(lambda: hashlib.blake2b(b'x', digest_size=65)); t(lambda: hashlib.blake2b(b'x', key=b'k'*65)); t(lambda: hashlib.blake2b(b'x', salt=b's'*17)); t(lambda: hashlib.blake2b(b'x', digest_size=5, key=b'k', salt=b's', person=b'p').hexdigest()); t(lambda: hashlib.blake2s(b'x', fanout=300)); t(lambda: hashlib.blake2b(b'', tree=1))
import pickle, copy
t(lambda: pickle.dumps(h)); t(lambda: copy.copy(h))

for name in sorted(hashlib.algorithms_available):
    for key in b'', b'k', b'k' * 64, b'k' * 300:
        if 'shake' in name:
            continue
        print(name, hmac.new(key, b'message' * 40, name).hexdigest(), hmac.digest(key, b'm', name).hex(),
              hashlib.pbkdf2_hmac(name, key, b'salt', 3, 150).hex())
import _hashlib
h = _hashlib.hmac_new(b'k', b'm', hashlib.sha256)
c = h.copy()
c.update(b'more')
print(h.hexdigest(), c.digest().hex(), h.name, h.block_size, h.digest_size, repr(h)[:20], type(h))
t(lambda: _hashlib.hmac_new(b'k', b'm')); t(lambda: _hashlib.hmac_new(b'k', b'm', print)); t(lambda: type(h)())
t(lambda: _hashlib.hmac_new(b'k', digestmod='sha1').hexdigest()); t(lambda: h.update('x')); t(lambda: h.update(1))
t(lambda: issubclass(_hashlib.HASHXOF, _hashlib.HASH)); t(lambda: _hashlib.UnsupportedDigestmodError.__mro__)
t(lambda: hashlib.scrypt(b'password', salt=b'NaCl', n=1024, r=8, p=16, dklen=64).hex())
t(lambda: hashlib.scrypt(b'', salt=b'', n=16, r=1, p=1, dklen=64).hex())
t(lambda: hashlib.scrypt(bytearray(b'a'), salt=memoryview(b's'), n=4, r=3, p=2, maxmem=2**25, dklen=7).hex())
