/**
 * Logs that no Milepost of today wrote: forged ones, correctly signed by a key that nobody accepted; files whose signature
 * is somebody else's; and the log of a station with a later version of the rules, whose ops and fields are unknown here.
 */

import { clockTime } from '../../../renderer/ledger/clock.ts'
import { makeBatch } from '../../../shared/batch/make-batch.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import { toHex } from '../../../shared/lines/bytes.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { sealUnchecked } from '../../../shared/segments/seal-segment.ts'
import type { Segment } from '../../../shared/segments/segment.ts'
import type { Actor, Operation } from '../actors.ts'
import { recipientOf } from '../platform/simulated-age.ts'
import { siteIds } from '../set-up.ts'

type Line = Readonly<Record<string, unknown>>

/** A log written by hand. */
export class Stranger {
  readonly log: string
  readonly secret: Uint8Array
  readonly site: string
  readonly unit: Actor
  #index = 0
  #n = 0
  #previous: string
  readonly #operation: Operation
  readonly segments: Segment[] = []

  constructor(operation: Operation, pack: Pack) {
    const { caps } = operation.central.laptop
    this.#operation = operation
    this.secret = operation.random.bytes(32)
    this.log = toHex(caps.publicKey(this.secret))
    this.site = operation.random.pick(siteIds)
    const unit = pack.sites.find(({ id }) => id === this.site)?.unit
    this.unit = operation.units.find((one) => one.unit === unit) ?? operation.central
    this.#previous = pack.operation
  }

  async write(pack: Pack, rules: number, lines: readonly Line[]): Promise<void> {
    const { caps } = this.#operation.central.laptop
    const first = this.#n + 1
    const at = clockTime(this.#operation.now, 120)
    const texts = lines.map((line) => JSON.stringify({ n: ++this.#n, at, by: 1, ...line }))
    const { operation, version } = pack
    const place = { operation, log: this.log, secret: this.secret, index: ++this.#index, first }
    const segment = await sealUnchecked(
      caps,
      { ...place, previous: this.#previous, rules, pack: version },
      texts.map((line) => ({ line, personal: [] })),
    )
    this.#previous = segment.hash
    this.segments.push(segment)
  }

  async send(pack: Pack, secret = this.secret): Promise<void> {
    const operation = this.#operation
    const { caps } = operation.central.laptop
    const unit = pack.units.find(({ id }) => id === this.unit.unit)
    if (!unit) return
    const made = await makeBatch(caps, {
      ...{ from: { log: this.log, secret }, to: unit.id, operation: pack.operation, training: false },
      ...{ created: clockTime(operation.now, 120), recipients: [unit.recipient], segments: this.segments },
    })
    if (made.ok) operation.send(this.unit, { name: `LT_${this.site}X.mpbatch`, bytes: made.value })
  }
}

const opened = (site: string, code: string): Line => ({
  ...{ op: 'opened', role: 'station', place: site, code, recipient: recipientOf(`nobody at ${code}`) },
})
const recorded = (operation: Operation, site: string, more: Line = {}): Line => ({
  ...{
    op: 'recorded',
    kind: 'inspection',
    site,
    when: clockTime(operation.now, 120).replace(/:\d\d\+/, '+'),
  },
  body: { place: 'AIRPORT', checked: { 'inspectionTypes:PERSON': 1000 }, ...more },
})

/** Somebody invents a station. */
export const forge = async (operation: Operation): Promise<void> => {
  const pack = operation.central.laptop.open?.fold.pack
  if (!pack) return
  const stranger = new Stranger(operation, pack)
  const { site } = stranger
  await stranger.write(pack, rulesVersion, [opened(site, `${site}9`), recorded(operation, site)])
  await stranger.send(pack)
  operation.count('fault: forged log, correctly signed')
  if (operation.random.chance(0.5)) {
    // The same in somebody else's name.
    await stranger.write(pack, rulesVersion, [recorded(operation, site)])
    await stranger.send(pack, operation.random.bytes(32))
    operation.count('fault: file signed by another key')
  }
}

/** What it says of other stations' records, which it may not change: kept as proposals. */
const proposals = (operation: Operation, unit: Actor): readonly Line[] => {
  const { random } = operation
  const records = [...(unit.laptop.open?.fold.records() ?? [])]
  return random
    .shuffled(records)
    .slice(0, 2)
    .map(({ reference, heads }) => ({
      ...{ op: 'amended', record: reference, base: heads },
      set: { place: random.pick(['RIVER', 'AT_SEA']) },
    }))
}

/** A station of a later version: its logs are accepted like others, and what nobody here understands is kept as it came. */
export const laterVersion = async (operation: Operation): Promise<void> => {
  const pack = operation.central.laptop.open?.fold.pack
  if (!pack) return
  const later = new Stranger(operation, pack)
  const { site } = later
  operation.genuine.add(later.log)
  operation.strangers.set(later.log, 3)
  await later.write(pack, rulesVersion, [
    opened(site, `${site}7`),
    recorded(operation, site),
    ...proposals(operation, later.unit),
  ])
  await later.write(pack, rulesVersion + 1, [
    { op: 'measured', site, width: 3 + operation.random.below(90) },
    recorded(operation, site, { drone: 'SEEN' }),
    recorded(operation, site),
  ])
  await later.send(pack)
  operation.count('fault: log of a later rules version')
}
