import { identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { makeFirstMember, writeSignatureLine } from '../../../shared/batch/container.ts'
import { limits } from '../../../shared/batch/limits.ts'
import { encodeText, fromHex, joinBytes } from '../../../shared/lines/bytes.ts'
import { checkPack } from '../../../shared/pack/check-pack.ts'
import { fingerprintOf, operationIdOf } from '../../../shared/pack/fingerprint.ts'
import { makePackFile, type OpenedPack, packFileHeader, signPack } from '../../../shared/pack/make-pack.ts'
import { checkSuccessor, openPackFile, verifyPack } from '../../../shared/pack/open-pack.ts'
import { groupOpeningCode, makeOpeningCode } from '../../../shared/pack/opening-code.ts'
import { trainingPack } from '../../../shared/pack/training.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { offsetAt, offsetsOf } from '../../../shared/pack/zone-offsets.ts'
import {
  deterministicRandomness,
  logOf,
  makeTestPack,
  seedOf,
  someRecipient,
  testSite,
  testUnit,
} from '../builders.ts'

// scrypt at 2^18 takes a second alone and ten beside other tests.
vi.setConfig({ testTimeout: 60_000 })

const secret = seedOf('authority')
const pack = makeTestPack()
const signed = signPack(cryptography, pack, secret)
const code = makeOpeningCode(deterministicRandomness('code'))
const otherCode = makeOpeningCode(deterministicRandomness('other code'))
const leadOf = (name: string) => ({ log: logOf(name), recipient: someRecipient })
const days = { starts: '2026-11-23', ends: '2026-11-27', retention: '2027-11-27' }
let file: Uint8Array
// scrypt takes a second each time: one file for all, and what is inside is tested without it.
beforeAll(async () => {
  file = await makePackFile(cryptography, signed, code)
}, 60_000)
const open = async (bytes: Uint8Array, typed: string, training = false) => {
  const opened = await openPackFile(cryptography, bytes, typed, training)
  return opened.ok ? 'taken' : opened.refusal
}
/** Decryption taken as done. */
const openContent = async (inside: Uint8Array) => {
  const caps = { ...cryptography, decrypt: async () => ({ ok: true, bytes: inside }) as const }
  const opened = await openPackFile(caps, file, code, false)
  return opened.ok ? 'taken' : opened.refusal
}

test('a pack opens with its code, however it is typed', async () => {
  expect(await openPackFile(cryptography, file, groupOpeningCode(code).toLowerCase(), false)).toEqual({
    ok: true,
    value: signed,
  })
})

describe('refused', () => {
  test('wrong-opening-code, mistyped-code', async () => {
    expect(await open(file, otherCode)).toEqual({ reason: 'wrong-opening-code' })
    expect(await open(file, `${code.slice(0, -1)}${code.endsWith('Z') ? 'Y' : 'Z'}`)).toEqual({
      reason: 'mistyped-code',
    })
  })

  test('not-a-pack: anything else, a batch too', async () => {
    const recipient = await identityToRecipient(trainingKeys.unitIdentity)
    expect(await open(encodeText('hello'), code)).toEqual({ reason: 'not-a-pack' })
    expect(await open(await cryptography.encryptTo(encodeText('x'), [recipient]), code)).toEqual({
      reason: 'not-a-pack',
    })
    const lines = [packFileHeader, signed.line, writeSignatureLine(signed.signature)]
    expect(await openContent(await makeFirstMember(cryptography, lines))).toBe('taken')
    for (const wrong of [
      [],
      ['{"milepost":1,"type":"batch"}', ...lines.slice(1)],
      lines.slice(0, 2),
      [...lines, '{}'],
      [packFileHeader, '{}', String(lines[2])],
    ])
      expect(await openContent(await makeFirstMember(cryptography, wrong))).toMatchObject({
        reason: 'not-a-pack',
      })
    expect(
      await openContent(joinBytes([await makeFirstMember(cryptography, lines), new Uint8Array(3)])),
    ).toEqual({ reason: 'not-a-pack' })
  })

  test('newer-format: of the file, of the pack', async () => {
    const newer = ['{"milepost":2,"type":"pack"}', signed.line, writeSignatureLine(signed.signature)]
    expect(await openContent(await makeFirstMember(cryptography, newer))).toEqual({
      reason: 'newer-format',
      detail: { format: 2 },
    })
    expect(checkPack({ ...pack, pack: 2, more: {} })).toEqual({
      ok: false,
      refusal: { reason: 'newer-format', detail: { format: 2 } },
    })
  })

  test('altered, cut-short, over-limit, bomb', async () => {
    const changed = file.slice()
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    expect(await open(changed, code)).toEqual({ reason: 'altered' })
    expect(await open(file.slice(0, 60), code)).toEqual({ reason: 'cut-short' })
    expect(await open(new Uint8Array(limits.packBytes + 1), code)).toMatchObject({ reason: 'over-limit' })
    expect(
      await openContent(await makeFirstMember(cryptography, [packFileHeader, ' '.repeat(5_000_000)])),
    ).toEqual({ reason: 'bomb' })
  })

  test('altered: signed by another, or the operation’s id is not of this authority', () => {
    const forged = { ...signed, signature: '00'.repeat(64) }
    expect(verifyPack(cryptography, forged.line, forged.signature, false)).toEqual({
      ok: false,
      refusal: { reason: 'altered' },
    })
    const other = { ...pack, operation: logOf('x') }
    expect(() => signPack(cryptography, other, secret)).toThrow('operation id')
    expect(() => signPack(cryptography, pack, seedOf('thief'))).toThrow('key')
  })

  test('training-mismatch: a training pack in earnest, and public keys in a pack that says it is real', () => {
    const training = signPack(cryptography, trainingPack(days), fromHex(trainingKeys.authoritySecret))
    expect(verifyPack(cryptography, training.line, training.signature, true).ok).toBe(true)
    const mismatch = { ok: false, refusal: { reason: 'training-mismatch' } }
    expect(verifyPack(cryptography, training.line, training.signature, false)).toEqual(mismatch)
    expect(verifyPack(cryptography, signed.line, signed.signature, true)).toEqual(mismatch)
    const disguised = signPack(
      cryptography,
      { ...trainingPack(days), training: false },
      fromHex(trainingKeys.authoritySecret),
    )
    expect(verifyPack(cryptography, disguised.line, disguised.signature, false)).toEqual(mismatch)
  })
})

describe('successors', () => {
  const next = (more: Partial<typeof pack> = {}): OpenedPack =>
    signPack(cryptography, { ...pack, version: 2, previous: signed.hash, ...more }, secret)
  test('the next version is taken, and one that skips some', () => {
    expect(checkSuccessor(signed, next())).toEqual({ ok: true, value: next() })
    expect(checkSuccessor(signed, next({ version: 5, previous: logOf('x') })).ok).toBe(true)
  })
  test('nothing else is', () => {
    const reason = (held: OpenedPack, other: OpenedPack) => {
      const checked = checkSuccessor(held, other)
      return checked.ok ? 'taken' : checked.refusal.reason
    }
    expect(reason(signed, signed)).toBe('older-pack')
    expect(reason(next(), signed)).toBe('older-pack')
    expect(reason(signed, next({ previous: logOf('x') }))).toBe('altered')
    const nonce = '00'.repeat(16)
    expect(
      reason(signed, next({ nonce, operation: operationIdOf(cryptography, pack.authority, nonce) })),
    ).toBe('other-operation')
    const authority = logOf('other')
    const usurper = signPack(
      cryptography,
      {
        ...pack,
        version: 2,
        previous: signed.hash,
        authority,
        operation: operationIdOf(cryptography, authority, pack.nonce),
      },
      seedOf('other'),
    )
    expect(reason(signed, usurper)).toBe('unknown-authority')
  })
})

test.each<[string, object]>([
  ['version', { version: 0 }],
  ['previous', { previous: logOf('x') }],
  ['previous', { version: 2 }],
  ['nonce', { nonce: 'abc' }],
  ['name', { name: '' }],
  ['name', { name: 'a\nb' }],
  ['short', { short: 'lt' }],
  ['ends', { ends: '2021-07-04' }],
  ['retention', { retention: '2021-07-08' }],
  ['languages', { languages: [] }],
  ['mark', { mark: 'TOP SECRET' }],
  ['matching', { matching: 'AAEC' }],
  ['units', { units: [] }],
  ['units', { units: [testUnit('OCUABU', null), testUnit('OCUABU', 'OCUABU')] }],
  ['units', { units: [testUnit('OCUABU', null), testUnit('OCU2', 'OCUABU', { log: logOf('OCUABU') })] }],
  ['units', { units: [testUnit('OCUABU', null, { log: logOf('authority') })] }],
  ['units', { units: [testUnit('OCUABU', null, { country: 'XXX' })] }],
  ['recovery', { units: [testUnit('OCUABU', null, { recovery: someRecipient })] }],
  ['parent', { units: [testUnit('OCUABU', null), testUnit('OCU2', null)] }],
  ['parent', { units: [testUnit('OCUABU', null), testUnit('OCU2', 'NOBODY')] }],
  ['parent', { units: [testUnit('OCUABU', null), testUnit('OCU2', 'OCU3'), testUnit('OCU3', 'OCU2')] }],
  ['sites', { sites: [testSite('HRBAJ'), testSite('HRBAJ')] }],
  ['sites', { sites: [testSite('HRBAJ', { unit: 'OCU2' })] }],
  ['sites', { sites: [testSite('HRBAJ', { type: 'MOON' })] }],
  ['sites', { sites: [testSite('HRBAJ', { offsets: [] })] }],
  ['sites', { sites: [testSite('HRBAJ', { offsets: [{ from: '2021-07-05', minutes: 120 }] })] }],
  [
    'sites',
    {
      sites: [
        testSite('HRBAJ', {
          cutoffs: [
            { from: '2021-07-05', minutes: 360 },
            { from: '2021-07-05', minutes: 0 },
          ],
        }),
      ],
    },
  ],
  ['sites', { sites: [testSite('HRBAJ', { cutoffs: [{ from: '2021-07-05', minutes: 1440 }] })] }],
  ['sites', { sites: [testSite('HRBAJ', { lead: { log: 'ab', recipient: someRecipient } })] }],
  ['sites', { sites: [testSite('HRBAJ', { lead: { log: logOf('lead'), recipient: 'age1' } })] }],
  // Keys in their order, and nothing else.
  [
    'sites',
    {
      sites: [
        testSite('HRBAJ', { lead: Object.assign({ recipient: someRecipient }, { log: logOf('lead') }) }),
      ],
    },
  ],
  ['sites', { sites: [{ lead: leadOf('lead'), ...testSite('HRBAJ') }] }],
  ['sites', { sites: [testSite('HRBAJ', { lead: null as never })] }],
  ['lead', { sites: ['HRBAJ', 'TZNAM'].map((id) => testSite(id, { lead: leadOf('lead') })) }],
  ['lead', { sites: [testSite('HRBAJ', { lead: leadOf('OCUABU') })] }],
  ['lead', { sites: [testSite('HRBAJ', { lead: leadOf('authority') })] }],
  ['?', { more: 1 }],
])('a pack is refused for its %s: %j', (field, change) => {
  expect(checkPack({ ...pack, ...change })).toEqual({
    ok: false,
    refusal: { reason: 'not-a-pack', detail: { field } },
  })
})

test('a site may name its lead station; a line without one says nothing of it', () => {
  const led = { ...pack, sites: [testSite('HRBAJ', { lead: leadOf('lead') }), testSite('TZNAM')] }
  expect(checkPack(led)).toEqual({ ok: true, value: led })
  expect(JSON.stringify(led).match(/"lead"/g)).toHaveLength(1)
})

test('the training pack is a pack, and its keys are a pair each', async () => {
  const training = trainingPack(days)
  expect(checkPack(training)).toEqual({ ok: true, value: training })
  expect(training.sites).toHaveLength(14)
  const key = (hex: string) => cryptography.publicKey(fromHex(hex))
  expect(key(trainingKeys.authoritySecret)).toEqual(fromHex(trainingKeys.authority))
  expect(key(trainingKeys.unitLogSecret)).toEqual(fromHex(trainingKeys.unitLog))
  expect(await identityToRecipient(trainingKeys.unitIdentity)).toBe(trainingKeys.unitRecipient)
  expect(await identityToRecipient(trainingKeys.recoveryIdentity)).toBe(trainingKeys.recoveryRecipient)
  expect(operationIdOf(cryptography, trainingKeys.authority, trainingKeys.nonce)).toBe(trainingKeys.operation)
  // SHA-256 of the words, so that nobody need wonder where they came from.
  expect(fromHex(trainingKeys.authoritySecret)).toEqual(
    cryptography.sha256(encodeText('milepost public training key: authority')),
  )
})

test('offsets of a zone, as numbers with the instants at which they change', () => {
  expect(offsetsOf('Europe/Zagreb', '2021-07-05', '2021-07-09')).toEqual([
    { from: '2021-06-04T00:00Z', minutes: 120 },
  ])
  expect(offsetsOf('Europe/Zagreb', '2021-10-25', '2021-11-05')).toEqual([
    { from: '2021-09-24T00:00Z', minutes: 120 },
    { from: '2021-10-31T01:00Z', minutes: 60 },
  ])
  expect(offsetAt('Asia/Kathmandu', Date.UTC(2021, 6, 5))).toBe(345)
  expect(offsetsOf('Mars/Olympus', '2021-07-05', '2021-07-09')).toBe(null)
})

test('a fingerprint is eight groups of four', () => {
  expect(fingerprintOf(cryptography, trainingKeys.authority)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
})
