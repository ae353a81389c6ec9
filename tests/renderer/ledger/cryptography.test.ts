/** The platform's cryptography against published vectors, and at its bounds. */
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { encodeText, fromHex, joinBytes, toHex } from '../../../shared/lines/bytes.ts'

test('Ed25519: RFC 8032, section 7.1, test 2', () => {
  const secret = fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')
  const key = fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
  const signature =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
  expect(cryptography.publicKey(secret)).toEqual(key)
  expect(toHex(cryptography.sign(new Uint8Array([0x72]), secret))).toBe(signature)
  expect(cryptography.verify(fromHex(signature), new Uint8Array([0x72]), key)).toBe(true)
  expect(cryptography.verify(fromHex(signature), new Uint8Array([0x73]), key)).toBe(false)
})

test('Ed25519: what is no key or signature is false, and never throws', () => {
  const message = encodeText('x')
  for (const length of [0, 31, 32, 33, 64])
    for (const fill of [0, 1, 0xff]) {
      const bytes = new Uint8Array(length).fill(fill)
      expect(cryptography.verify(new Uint8Array(64).fill(fill), message, bytes)).toBe(false)
      expect(cryptography.verify(bytes, message, cryptography.publicKey(new Uint8Array(32)))).toBe(false)
    }
})

test('Ed25519: a key of small order signs nothing, as with OpenSSL', () => {
  // The neutral element: under ZIP 215 this "signature" holds for every message.
  const neutral = new Uint8Array(32)
  neutral[0] = 1
  expect(cryptography.verify(joinBytes([neutral, new Uint8Array(32)]), encodeText('anything'), neutral)).toBe(
    false,
  )
})

test('SHA-256: FIPS 180-4', () => {
  expect(toHex(cryptography.sha256(encodeText('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('randomness comes in any length', () => {
  for (const length of [0, 1, 12, 65_536, 200_000]) expect(cryptography.random(length)).toHaveLength(length)
  expect(cryptography.random(32)).not.toEqual(cryptography.random(32))
  expect(cryptography.random(200_000).subarray(-32)).not.toEqual(new Uint8Array(32))
})

describe('gzip', () => {
  test('what was packed comes out, up to the bound and not beyond', async () => {
    for (const length of [0, 1, 1_000, 300_000]) {
      const bytes = new Uint8Array(length).map((_, i) => i * 7)
      const member = await cryptography.gzip(bytes)
      const unpacked = await cryptography.gunzip(member, length)
      expect(unpacked.ok && Buffer.compare(unpacked.bytes, bytes)).toBe(0)
      if (length > 0)
        expect(await cryptography.gunzip(member, length - 1)).toEqual({ ok: false, why: 'too-large' })
    }
  })
  test('damage is told, wherever it is', async () => {
    const member = await cryptography.gzip(encodeText('some lines\n'.repeat(40)))
    const damaged = { ok: false, why: 'damaged' }
    for (let length = 0; length < member.length; length += 3)
      expect(await cryptography.gunzip(member.slice(0, length), 1e6)).toEqual(damaged)
    for (const at of [0, 1, 2, 15, member.length - 6, member.length - 2]) {
      const changed = member.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x10
      expect(await cryptography.gunzip(changed, 1e6)).toEqual(damaged)
    }
  })
  test('one member, and nothing behind it', async () => {
    const member = await cryptography.gzip(encodeText('x\n'))
    for (const more of [member, new Uint8Array(1), encodeText('trailing bytes')])
      expect(await cryptography.gunzip(joinBytes([member, more]), 1e6)).toEqual({ ok: false, why: 'damaged' })
  })
  test('a view on a larger buffer is only itself', async () => {
    const member = await cryptography.gzip(encodeText('x\n'))
    const within = joinBytes([new Uint8Array(9), member, new Uint8Array(9)]).subarray(9, 9 + member.length)
    expect(await cryptography.gunzip(within, 10)).toEqual({ ok: true, bytes: encodeText('x\n') })
  })
})

describe('age', () => {
  test('to several recipients; nobody else', async () => {
    const identities = await Promise.all([1, 2, 3].map(() => generateIdentity()))
    const [one, two] = await Promise.all(identities.map((identity) => identityToRecipient(identity)))
    const file = await cryptography.encryptTo(encodeText('hello'), [one as string, two as string])
    for (const identity of identities.slice(0, 2))
      expect(await cryptography.decrypt(file, { identity })).toEqual({ ok: true, bytes: encodeText('hello') })
    expect(await cryptography.decrypt(file, { identity: identities[2] as string })).toEqual({
      ok: false,
      why: 'no-key-fits',
    })
    expect(await cryptography.decrypt(file, { code: 'x' })).toEqual({ ok: false, why: 'no-key-fits' })
  })
  test('cut between chunks of 64 KiB, how much came is told', async () => {
    const identity = await generateIdentity()
    const file = await cryptography.encryptTo(cryptography.random(200_000), [
      await identityToRecipient(identity),
    ])
    // The header, a nonce, and the first chunk with its tag: a third of the file.
    const payload = file.length - (16 + 200_000 + 4 * 16)
    const cut = file.slice(0, payload + 16 + 65_536 + 16)
    expect(await cryptography.decrypt(cut, { identity })).toEqual({
      ok: false,
      why: 'cut-short',
      percent: 33,
    })
    const changed = file.slice()
    changed[100_000] = (changed[100_000] ?? 0) ^ 1
    expect(await cryptography.decrypt(changed, { identity })).toEqual({ ok: false, why: 'altered' })
  })
  test('a header that would cost much is refused before it does', async () => {
    const stanza =
      '-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\nEmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n'
    const many = encodeText(
      `age-encryption.org/v1\n${stanza.repeat(65)}--- gxhoSa5BciRDt8lOpYNcx4EYtKpS0CJ06F3ZwN82VaM\n`,
    )
    const identity = await generateIdentity()
    expect(await cryptography.decrypt(many, { identity })).toEqual({ ok: false, why: 'altered' })
    const long = encodeText(`age-encryption.org/v1\n${stanza.repeat(400)}`)
    expect(await cryptography.decrypt(long, { identity })).toEqual({ ok: false, why: 'altered' })
    const dear = encodeText(
      'age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 20\nLKbxTM2pQnNKH2pWH7dFKdCHIuFVCHXXWBbfYLEwcNQ\n--- gxhoSa5BciRDt8lOpYNcx4EYtKpS0CJ06F3ZwN82VaM\n1234567890123456',
    )
    expect(await cryptography.decrypt(dear, { code: 'x' })).toEqual({ ok: false, why: 'altered' })
  })
  test('anything at all: a reason, and no throw', async () => {
    const identity = await generateIdentity()
    const whys = ['not-age', 'no-key-fits', 'cut-short', 'altered']
    for (const text of [
      '',
      'a',
      'age-encryption.org/v',
      'age-encryption.org/v2\n',
      'age-encryption.org/v1\n',
      'age-encryption.org/v1\n---\n',
      'age-encryption.org/v1\n--- \n',
      'age-encryption.org/v1\n-> \n\n--- x\n',
      'age-encryption.org/v1\n-> X25519\n\n--- gxhoSa5BciRDt8lOpYNcx4EYtKpS0CJ06F3ZwN82VaM\n',
      'age-encryption.org/v1\n-> milepost/size -5\n\n--- !\n',
    ]) {
      const opened = await cryptography.decrypt(encodeText(text), { identity })
      expect(opened.ok ? 'opened' : whys.includes(opened.why)).toBe(true)
    }
  })
})
