/** The ledger's calls from inside the window, over the same worker and the same messages as the screens' own. */
import * as Comlink from 'comlink'
import type { Scope } from '../../../shared/events/event.ts'
import { kindNames } from '../../../shared/kinds/kinds.ts'
import type { LedgerApi, RecordQuery, SaveDraft } from '../../../shared/ledger-api.ts'
import { answer, finished } from './store-rows.ts'

const place = window as unknown as { milepostBenchWorker?: Worker }

/**
 * One for each worker, kept for good: Comlink tells the worker when a remote is collected, and the worker then answers nobody,
 * the screens neither.
 */
const remotes = new Map<Worker, Comlink.Remote<LedgerApi>>()

/** From now on the worker that the page starts is kept: locking and unlocking starts a new one. */
export const watchWorkers = (): void => {
  const Plain = window.Worker
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      place.milepostBenchWorker = this
    }
  }
}

const ledger = (): Comlink.Remote<LedgerApi> => {
  const worker = place.milepostBenchWorker
  if (!worker) throw new Error('no worker was started since it is watched for')
  const remote = remotes.get(worker) ?? Comlink.wrap<LedgerApi>(worker)
  remotes.set(worker, remote)
  return remote
}

/** Accepts every log that waits; gives how many there were. */
export const acceptAll = async (): Promise<number> => {
  const api = ledger()
  const waiting = (await api.inbox()).logs.filter(({ state }) => state === 'waiting')
  for (const { log } of waiting) {
    const done = await api.acceptLog(log, [], null)
    if (!done.ok) throw new Error(done.refusal.reason)
  }
  return waiting.length
}

export const countRecords = async (): Promise<number> => {
  const { total } = await ledger().records({ offset: 0, limit: 1 })
  return total
}

export interface Times {
  /** Milliseconds of each call, in order. */
  readonly all: readonly number[]
  /** The first call of all, with nothing worked out before. */
  readonly first: number
}

const timesOf = async (calls: readonly (() => Promise<unknown>)[]): Promise<Times> => {
  const all: number[] = []
  for (const call of calls) {
    const began = performance.now()
    await call()
    all.push(performance.now() - began)
  }
  return { all, first: all[0] ?? Number.NaN }
}

/** Every scope and every day so far, over and over, a record saved before each round so that nothing is known already. */
export const askFigures = async (atLeast: number): Promise<Times> => {
  const api = ledger()
  const { scopes, days } = await api.tallyChoices()
  const pairs = days.flatMap((day) => scopes.map(({ scope }): [Scope, string] => [scope, day]))
  const all: number[] = []
  while (all.length < atLeast) {
    await saveOne(api, all.length)
    const round = await timesOf(
      pairs.map(
        ([scope, day]) =>
          () =>
            api.tally(scope, day),
      ),
    )
    all.push(...round.all)
  }
  return { all, first: all[0] ?? Number.NaN }
}

/** Parts of plates, documents and names of records all over the ledger: each search another text. */
export const askSearches = async (atLeast: number): Promise<Times & { readonly found: number }> => {
  const api = ledger()
  const { total } = await api.records({ offset: 0, limit: 1 })
  const texts = new Set<string>()
  for (let at = 0; texts.size < atLeast && at < atLeast * 4; at++) {
    const offset = Math.floor((total * ((at * 0.618_034) % 1)) % total)
    const { rows } = await api.records({ offset, limit: 1 })
    const { plate, documentNumber, familyName } = rows[0]?.record.personal ?? {}
    const text =
      plate?.slice(3, 9 - (at % 3)) ?? (at % 2 ? documentNumber?.slice(0, 6) : familyName?.slice(0, 7))
    if (text) texts.add(text)
  }
  let found = 0
  const times = await timesOf(
    [...texts].map((text) => async () => {
      found += (await api.records({ text, offset: 0, limit: PAGE })).total
    }),
  )
  return { ...times, found }
}

/** As the list of records asks for it. */
const PAGE = 100

/** The first page of every list and filter, a record saved before each round. */
export const askLists = async (atLeast: number): Promise<Times> => {
  const api = ledger()
  const { days } = await api.tallyChoices()
  const { rows } = await api.records({ offset: 0, limit: PAGE })
  const sites = [...new Set(rows.map(({ record }) => record.site))]
  const filters: Omit<RecordQuery, 'offset' | 'limit'>[] = [
    {},
    ...kindNames.map((kind) => ({ kind })),
    ...sites.map((site) => ({ site })),
    ...days.map((day) => ({ day })),
    ...days.map((day) => ({ day, kind: 'inspection' as const, voided: false })),
    { voided: true },
    { voided: false },
  ]
  const sorts = (['when', 'label', 'kind', 'site'] as const).flatMap((sort) =>
    [true, false].map((descending) => ({ sort, descending })),
  )
  const queries = filters.flatMap((filter) =>
    sorts.map((sort) => ({ ...filter, ...sort, offset: 0, limit: PAGE })),
  )
  const all: number[] = []
  while (all.length < atLeast) {
    await saveOne(api, all.length)
    all.push(...(await timesOf(queries.map((query) => () => api.records(query)))).all)
  }
  return { all, first: all[0] ?? Number.NaN }
}

const draftOf = (site: string, at: number): SaveDraft => ({
  kind: 'inspection',
  site,
  when: `${new Date(Date.now() - 60_000).toISOString().slice(0, 16)}+00:00`,
  body: {
    place: 'CHECKPOINT',
    checked: { 'inspectionTypes:PERSON': 1 + (at % 3) },
    queries: { 'databases:SLTD/queryResults:NO_HIT': 1 },
  },
  personal: { plate: `ZG ${1000 + at}-MP` },
})

const saveOne = async (api: Comlink.Remote<LedgerApi>, at: number): Promise<void> => {
  const site = (await api.records({ offset: 0, limit: 1 })).rows[0]?.record.site
  const done = await api.save(draftOf(site ?? 'HRBAJ', at))
  if (!done.ok) throw new Error(`${done.refusal.refusal.reason} ${JSON.stringify(done.refusal.problems)}`)
}

/** So many saves, and beside each a strict put of as many bytes into a database of its own. */
export const timeSaves = async (count: number): Promise<{ readonly saves: Times; readonly puts: Times }> => {
  const api = ledger()
  const site = (await api.records({ offset: 0, limit: 1 })).rows[0]?.record.site ?? 'HRBAJ'
  const name = 'milepost-bench-puts'
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
  const database = await answer(opening)
  const saves: number[] = []
  const puts: number[] = []
  for (let at = 0; at < count; at++) {
    const began = performance.now()
    const done = await api.save(draftOf(site, at))
    saves.push(performance.now() - began)
    if (!done.ok) throw new Error(`${done.refusal.refusal.reason} ${JSON.stringify(done.refusal.problems)}`)
    const before = performance.now()
    const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
    transaction.objectStore('rows').put(new Uint8Array(400), at)
    await finished(transaction)
    puts.push(performance.now() - before)
  }
  database.close()
  await answer(indexedDB.deleteDatabase(name))
  const first = (all: readonly number[]): Times => ({ all, first: all[0] ?? Number.NaN })
  return { saves: first(saves), puts: first(puts) }
}
