// Keys: what opens with what, and what does not.
import { describe, expect, test } from 'vitest'
import { toBase64 } from '../../../renderer/ledger/bytes.ts'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { createFastHash } from '../../../renderer/ledger/fast-hash.ts'
import {
  makeKeyring,
  readKeyring,
  unlockKeyring,
  wrap,
  writeKeyring,
} from '../../../renderer/ledger/vault/keyring.ts'
import { makeIdentity, makeSlot } from '../../../renderer/ledger/vault/officer-slot.ts'
import { calibrateCost, deriveKey, isWeak, leastCost } from '../../../renderer/ledger/vault/passphrase.ts'
import { addSlot, disableSlot, replaceSlot } from '../../../renderer/ledger/vault/rewrap.ts'
import { readSecrets, type Secrets, writeSecrets } from '../../../renderer/ledger/vault/secrets.ts'
import { createVault } from '../../../renderer/ledger/vault/vault.ts'
import { encodeText } from '../../../shared/lines/bytes.ts'
import { deriveOnce, passphrase, reasonOf, value } from './harness.ts'

const store = 'ab'.repeat(16)
const bytes = new TextEncoder().encode('HRBAJ1 Müller')

describe('sealed bytes', () => {
  const vaultOf = (number: number, fill: number, of = store) =>
    createVault(of, [{ number, secret: new Uint8Array(32).fill(fill) }], cryptography)

  test('open in their place only, under their key only, whole only', async () => {
    const vault = await vaultOf(1, 7)
    const sealed = await vault.seal('journal', '12', bytes)
    expect(await vault.open('journal', '12', sealed)).toEqual(bytes)
    expect(sealed.length).toBe(1 + 4 + 12 + bytes.length + 16)
    expect(await vault.open('journal', '13', sealed)).toBeNull()
    expect(await vault.open('counted', '12', sealed)).toBeNull()
    expect(await (await vaultOf(1, 8)).open('journal', '12', sealed)).toBeNull()
    expect(await (await vaultOf(2, 7)).open('journal', '12', sealed)).toBeNull()
    expect(await (await vaultOf(1, 7, 'cd'.repeat(16))).open('journal', '12', sealed)).toBeNull()
    for (const at of [0, 3, 8, 20, sealed.length - 1])
      expect(
        await vault.open(
          'journal',
          '12',
          sealed.map((byte, i) => (i === at ? byte ^ 1 : byte)),
        ),
      ).toBeNull()
    expect(await vault.open('journal', '12', sealed.slice(0, 20))).toBeNull()
  })

  test('the newest key seals, the older still open', async () => {
    const keys = [1, 2].map((number) => ({ number, secret: new Uint8Array(32).fill(number) }))
    const before = await (await createVault(store, keys.slice(0, 1), cryptography)).seal('pack', '', bytes)
    const vault = await createVault(store, keys, cryptography)
    expect(await vault.open('pack', '', before)).toEqual(bytes)
    const after = await vault.seal('pack', '', bytes)
    expect(new DataView(after.buffer).getUint32(1)).toBe(2)
    expect(
      await (await createVault(store, keys.slice(0, 1), cryptography)).open('pack', '', after),
    ).toBeNull()
  })
})

describe('passphrases', () => {
  test.each([
    ['short', 'heron 7 pond', false],
    ['eleven characters', 'herons-7-x!', true],
    ['one character over and over', 'aaaaaaaaaaaaaaaa', true],
    ['a run of the keyboard', 'qwertyuiopasdf', true],
    ['digits in order', '123456789012', true],
    ['a common word and little else', 'Password2021', true],
    ['the officer’s own name and number', 'Horvat HR-0417', true],
    ['the training passphrase', 'training', true],
    ['four words', 'seven grey herons 41', false],
    ['Arabic words', 'سبعة طيور رمادية', false],
  ])('%s', (_, phrase, weak) => {
    expect(isWeak(phrase, ['Ivo Horvat', 'HR-0417', 'HRBAJ1'])).toBe(weak)
  })

  test('the cost is never below 64 MiB and 3 passes, and is raised on a fast machine', async () => {
    const derive = async () => new Uint8Array(32)
    const taking = (ms: number) => {
      let now = 0
      return () => (now += ms)
    }
    expect(await calibrateCost(derive, taking(5000))).toEqual(leastCost)
    expect(await calibrateCost(derive, taking(250))).toEqual({ memory: 65_536, passes: 9 })
    expect((await calibrateCost(derive, taking(1))).passes).toBe(16)
  })

  test('composed and decomposed accents give one key; the cost is part of it', async () => {
    const salt = new Uint8Array(16)
    const key = await deriveKey('Kovač', salt, leastCost)
    expect(await deriveKey('Kovač'.normalize('NFD'), salt, leastCost)).toEqual(key)
    expect(await deriveKey('Kovac', salt, leastCost)).not.toEqual(key)
  })
})

describe('the keyring', () => {
  const make = async () => {
    const recovery = await makeIdentity()
    const made = await makeKeyring(cryptography, deriveOnce, {
      ...{
        role: 'station',
        code: 'HRBAJ1',
        operation: 'Liberterra',
        training: false,
        recovery: recovery.recipient,
      },
      secrets: { log: '11'.repeat(32), identity: recovery.identity, unit: null },
      ...{ passphrase, cost: leastCost },
    } as const)
    return { recovery, ...made }
  }

  test('opens for its officers, for nobody else, and holds no name or secret in clear', async () => {
    const { keyring, ...opened } = await make()
    const two = await addSlot(cryptography, deriveOnce, keyring, opened, 2, 'nine old bridges 7', leastCost)
    const read = readKeyring(writeKeyring(two))
    if (!read) throw new Error('not read')
    expect(read).toEqual(two)
    for (const [officer, phrase] of [
      [1, passphrase],
      [2, 'nine old bridges 7'],
    ] as const)
      expect(value(await unlockKeyring(cryptography, deriveOnce, read, officer, phrase)).secrets.log).toBe(
        '11'.repeat(32),
      )
    for (const officer of [2, 3])
      expect(reasonOf(await unlockKeyring(cryptography, deriveOnce, read, officer, passphrase))).toBe(
        'wrong-passphrase',
      )
    const text = new TextDecoder().decode(writeKeyring(two))
    for (const secret of ['AGE-SECRET', '1111', passphrase]) expect(text).not.toContain(secret)
  })

  test('with an officer disabled: a key that they never had, and every key for those who stay', async () => {
    const { keyring, recovery, ...opened } = await make()
    const two = await addSlot(cryptography, deriveOnce, keyring, opened, 2, 'nine old bridges 7', leastCost)
    const before = await opened.vault.seal('journal', '1', bytes)
    const { keyring: without, key } = await disableSlot(cryptography, two, opened, 2)
    expect(key.number).toBe(2)
    const read = readKeyring(writeKeyring(without)) ?? without
    expect(reasonOf(await unlockKeyring(cryptography, deriveOnce, read, 2, 'nine old bridges 7'))).toBe(
      'wrong-passphrase',
    )
    const first = value(await unlockKeyring(cryptography, deriveOnce, read, 1, passphrase))
    expect(first.keys.map(({ number }) => number)).toEqual([1, 2])
    expect(await first.vault.open('journal', '1', before)).toEqual(bytes)
    const after = await first.vault.seal('journal', '2', bytes)
    expect(await opened.vault.open('journal', '2', after)).toBeNull()
    await opened.vault.begin(key)
    expect(await opened.vault.open('journal', '2', after)).toEqual(bytes)
    // Her slot, put back by hand, opens no key: the file does not hold together.
    const slots = read.slots.map((slot) => ({ ...slot, enabled: true }))
    expect(
      reasonOf(await unlockKeyring(cryptography, deriveOnce, { ...read, slots }, 2, 'nine old bridges 7')),
    ).toBe('keyring-altered')
    for (const [at, { wrapped }] of read.vaultKeys.entries()) {
      const file = Uint8Array.from(atob(wrapped), (c) => c.charCodeAt(0))
      const secret = first.keys[at]?.secret
      expect(await cryptography.decrypt(file, { identity: recovery.identity })).toEqual({
        ok: true,
        bytes: secret,
      })
    }
  })

  test('with another slot in place of one: the passphrase before opens nothing', async () => {
    const { keyring, ...opened } = await make()
    const slot = await makeSlot(cryptography, keyring.store, 1, 'nine old bridges 7', leastCost, deriveOnce)
    const changed = await replaceSlot(cryptography, keyring, opened, slot)
    expect(reasonOf(await unlockKeyring(cryptography, deriveOnce, changed, 1, passphrase))).toBe(
      'wrong-passphrase',
    )
    const keys = value(await unlockKeyring(cryptography, deriveOnce, changed, 1, 'nine old bridges 7')).keys
    expect(keys).toEqual(opened.keys)
    // The slot alone, without the keys wrapped to it.
    const half = { ...keyring, slots: [slot] }
    expect(reasonOf(await unlockKeyring(cryptography, deriveOnce, half, 1, 'nine old bridges 7'))).toBe(
      'keyring-altered',
    )
  })

  test('the recovery recipient opens the vault key without any officer', async () => {
    const { keyring, recovery, keys } = await make()
    const wrapped = Uint8Array.from(atob(keyring.vaultKeys[0]?.wrapped ?? ''), (c) => c.charCodeAt(0))
    expect(await cryptography.decrypt(wrapped, { identity: recovery.identity })).toEqual({
      ok: true,
      bytes: keys[0]?.secret,
    })
  })

  test('changed by hand it does not open, or is not a keyring', async () => {
    const { keyring } = await make()
    for (const [change, reason] of [
      [{ training: true }, 'keyring-altered'],
      [{ role: 'unit' }, 'keyring-altered'],
      // Slots are bound to the store: nothing opens, as with another passphrase.
      [{ store: 'cd'.repeat(16) }, 'wrong-passphrase'],
    ] as const) {
      const changed = { ...keyring, ...change }
      expect(reasonOf(await unlockKeyring(cryptography, deriveOnce, changed, 1, passphrase))).toBe(reason)
    }
    const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
    expect(readKeyring(bytesOf({ ...keyring, slots: [{}] }))).toBeNull()
    expect(readKeyring(bytesOf({ ...keyring, keyring: 2 }))).toBeNull()
    expect(readKeyring(bytesOf(null))).toBeNull()
    expect(readKeyring(Uint8Array.of(1, 2))).toBeNull()
  })

  test('with secrets that somebody else sealed, under a key of their own, it is altered', async () => {
    const { keyring, secrets } = await make()
    const key = { number: 1, secret: new Uint8Array(32).fill(7) }
    const vault = await createVault(keyring.store, [key], cryptography)
    const forged = async (said: string) => ({
      ...keyring,
      vaultKeys: [await wrap(cryptography, key, keyring.slots, keyring.recovery)],
      secrets: toBase64(await vault.seal('secrets', '', new TextEncoder().encode(said))),
    })
    const open = async (said: string) =>
      reasonOf(await unlockKeyring(cryptography, deriveOnce, await forged(said), 1, passphrase))
    for (const change of [
      ...[{ log: 'zz' }, { log: 7 }, { former: {} }, { identity: 'AGE-SECRET-KEY-1' }, { identity: null }],
      ...[{ unit: {} }, { role: 'unit' }, { wrapping: null }],
    ])
      expect(await open(JSON.stringify({ ...secrets, ...change })), JSON.stringify(change)).toBe(
        'keyring-altered',
      )
    for (const said of ['x', 'null', '[]', '']) expect(await open(said), said).toBe('keyring-altered')
  })

  test('has a unit’s secrets whole, or they are none', async () => {
    const { secrets } = await make()
    const [batch, recovery] = [await makeIdentity(), await makeIdentity()]
    const wish = { id: 'OCUZAG', name: 'Zagreb', type: 'OCU', country: 'HRV', parent: 'OCUABU' } as const
    const unit = { authority: null, batch: batch.identity, recovery: recovery.identity, wish }
    const ofUnit: Secrets = { ...secrets, role: 'unit', unit }
    expect(await readSecrets(writeSecrets(ofUnit))).toEqual(ofUnit)
    const { wish: _, ...root } = { ...unit, authority: '22'.repeat(32) }
    expect(await readSecrets(writeSecrets({ ...ofUnit, unit: root }))).toEqual({ ...ofUnit, unit: root })
    for (const change of [
      ...[{ authority: 'zz' }, { batch: 'AGE-SECRET-KEY-1QQ' }, { recovery: recovery.recipient }],
      ...[{ wish: null }, { wish: { ...wish, parent: wish.id } }, { wish: { ...wish, name: '\ud800' } }],
    ]) {
      const said = encodeText(JSON.stringify({ ...ofUnit, unit: { ...unit, ...change } }))
      expect(await readSecrets(said), JSON.stringify(change)).toBeNull()
    }
    expect(await readSecrets(writeSecrets({ ...ofUnit, unit: null }))).toBeNull()
  })

  test('with a part that this app never writes is none: nothing is derived, encrypted or asked by what it says', async () => {
    const { keyring } = await make()
    const [slot] = keyring.slots
    const [key] = keyring.vaultKeys
    if (!slot || !key) throw new Error('no slot')
    const nobody = `age1${'q'.repeat(58)}`
    const ofSlot = [
      { cost: { memory: 64 * leastCost.memory, passes: 3 } },
      { cost: { memory: leastCost.memory, passes: 1_000_000 } },
      { cost: { memory: 7, passes: 3 } },
      { salt: 'no base64!' },
      { salt: 'AAAA' },
      { locked: '*' },
      { recipient: nobody },
      { officer: 10_000 },
    ].map((change) => ({ slots: [{ ...slot, ...change }] }))
    for (const change of [
      ...ofSlot,
      ...[{ recovery: nobody }, { secrets: 'x' }, { code: '../x' }],
      ...[
        { operation: '' },
        { operation: '\ud800' },
        { operation: 'a\u0000' },
        { operation: 'x'.repeat(121) },
      ],
      ...[
        { vaultKeys: [] },
        { vaultKeys: [key, key] },
        { vaultKeys: [{ ...key, wrapped: '?' }] },
        { vaultKeys: [{ ...key, wrapped: 'AAAA' }] },
        { vaultKeys: [{ ...key, wrapped: 'A'.repeat(32 * 1024) }] },
      ],
    ])
      expect(readKeyring(new TextEncoder().encode(JSON.stringify({ ...keyring, ...change })))).toBeNull()
  })

  test('opens with whatever number of vault keys it was written with, though a recovery file holds a thousand', async () => {
    const { keyring } = await make()
    const [key] = keyring.vaultKeys
    if (!key) throw new Error('no key')
    const vaultKeys = Array.from({ length: 1500 }, (_, at) => ({ ...key, number: at + 1 }))
    expect(readKeyring(writeKeyring({ ...keyring, vaultKeys }))?.vaultKeys).toHaveLength(1500)
  })
})

test('the keyring’s recipients and keys, changed by hand, open nothing', async () => {
  const [recovery, other] = [await makeIdentity(), await makeIdentity()]
  const made = await makeKeyring(cryptography, deriveOnce, {
    ...{ role: 'station', code: 'HRBAJ1', operation: 'Liberterra', training: false },
    ...{ recovery: recovery.recipient, passphrase, cost: leastCost },
    secrets: { log: '11'.repeat(32), identity: recovery.identity, unit: null },
  })
  const { keyring: one, ...opened } = made
  const keyring = await addSlot(cryptography, deriveOnce, one, opened, 2, 'nine old bridges 7', leastCost)
  const [slot, second] = keyring.slots
  const [key] = keyring.vaultKeys
  if (!slot || !second || !key) throw new Error('no slot or key')
  const changes = [
    { recovery: other.recipient },
    { slots: [slot, { ...second, recipient: other.recipient }] },
    { slots: [slot, second, { ...second, officer: 3, recipient: other.recipient }] },
    { slots: [slot, { ...second, enabled: false }] },
    { slots: [slot] },
    { vaultKeys: [key, { ...key, number: 2 }] },
    { secrets: one.secrets },
    { secrets: 'not base64' },
    { vaultKeys: [{ ...key, wrapped: '#' }] },
    { vaultKeys: [] },
  ]
  for (const change of changes) {
    const changed = { ...keyring, ...change }
    expect(await unlockKeyring(cryptography, deriveOnce, changed, 1, passphrase)).toEqual({
      ok: false,
      refusal: { reason: 'keyring-altered', detail: { file: 'keyring.json' } },
    })
    expect(reasonOf(await unlockKeyring(cryptography, deriveOnce, changed, 1, 'another one 88'))).toBe(
      'wrong-passphrase',
    )
  }
  expect((await unlockKeyring(cryptography, deriveOnce, keyring, 1, passphrase)).ok).toBe(true)
})

test('the fast hash is SHA-256, and every digest is its own bytes', async () => {
  const { sha256 } = await createFastHash()
  const known = cryptography.sha256(bytes)
  const first = sha256(bytes)
  for (const length of [0, 1, 55, 56, 64, 65, 1000, 200_000]) {
    const some = new Uint8Array(length).map((_, at) => at * 7)
    expect(sha256(some)).toEqual(cryptography.sha256(some))
  }
  expect(first).toEqual(known)
})
