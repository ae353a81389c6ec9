/** The page's end of the ledger: one connection at a time, ended by locking, with its news. */
import { useEffect, useRef, useState } from 'react'
import { create } from 'zustand'
import type { LedgerApi, Refused } from '../../shared/ledger-api.ts'
import { type Result, refuse } from '../../shared/result.ts'

export interface LedgerConnection {
  readonly ledger: LedgerApi
  /** Told whenever something in the ledger changed; returns the function that stops listening. */
  onNews(listener: () => void): () => void
  /** Told when the worker failed after its start: calls still open are never answered. */
  onFault(listener: () => void): void
  /** Ends the worker, and with it every key and opened record. */
  end(): void
}
export type Connect = () => Promise<LedgerConnection>

interface Connected {
  readonly connection: LedgerConnection | null
  /** Counts the news: whoever shows something of the ledger asks again when it grows. */
  readonly news: number
}
const useConnected = create<Connected>(() => ({ connection: null, news: 0 }))

let connectAgain: Connect | null = null
let stopListening: () => void = () => undefined

let faultOf: () => void = () => undefined
/** What happens when a ledger fails at work: whoever asked it something hears no more of it. */
export const onLedgerFault = (act: () => void): void => {
  faultOf = act
}

/** Connects with `connect`, now and after every lock. */
export const openLedger = async (connect: Connect | null = connectAgain): Promise<LedgerApi> => {
  if (connect === null) throw new Error('openLedger needs the way to connect at its first call')
  connectAgain = connect
  closeLedger()
  const connection = await connect()
  stopListening = connection.onNews(() => useConnected.setState((now) => ({ news: now.news + 1 })))
  connection.onFault(() => faultOf())
  useConnected.setState({ connection, news: 0 })
  return connection.ledger
}

export const closeLedger = (): void => {
  stopListening()
  stopListening = () => undefined
  const { connection } = useConnected.getState()
  useConnected.setState({ connection: null })
  connection?.end()
}

/** The ledger, for verbs outside components. Throws when there is none, which is a bug. */
export const ledger = (): LedgerApi => {
  const { connection } = useConnected.getState()
  if (connection === null) throw new Error('No ledger is open')
  return connection.ledger
}
/** What the ledger answered; a fault of the worker becomes a refusal, so that no screen waits for ever. */
export const answerOf = async <T>(asked: Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await asked
  } catch {
    return refuse({ reason: 'store-failed' })
  }
}

/** The same for what is saved. */
export const savedOf = async <T>(asked: Promise<Result<T, Refused>>): Promise<Result<T, Refused>> => {
  try {
    return await asked
  } catch {
    return refuse({ refusal: { reason: 'store-failed' }, problems: [] })
  }
}

/** The ledger, in a screen. */
export const useLedger = (): LedgerApi => {
  const connection = useConnected((now) => now.connection)
  if (connection === null) throw new Error('A screen needs an open ledger')
  return connection.ledger
}
/** A number that grows whenever something in the ledger changed. */
export const useNews = (): number => useConnected((now) => now.news)

/**
 * Shows what the ledger answers to `ask`, now and after each news, until the function given back is called. An answer is
 * shown unless one to a later question is shown already: while news come without a pause, the screen still goes on.
 */
export const followAnswers = <T>(
  connection: LedgerConnection,
  ask: (ledger: LedgerApi) => Promise<T>,
  show: (answer: T) => void,
): (() => void) => {
  let asked = 0
  let shown = 0
  const askAgain = (): void => {
    const mine = ++asked
    void ask(connection.ledger).then(
      (answer) => {
        if (mine <= shown) return
        shown = mine
        show(answer)
      },
      (fault: unknown) => {
        // A question still open when the worker is ended has nobody left to read its answer.
        if (mine > shown) console.error(fault)
      },
    )
  }
  askAgain()
  const stop = useConnected.subscribe((now, before) => {
    if (now.connection === connection && now.news !== before.news) askAgain()
  })
  return () => {
    shown = Number.POSITIVE_INFINITY
    stop()
  }
}

/**
 * What the ledger answers to `ask`, asked again when `deps` change or something in the ledger did. `undefined` until the
 * first answer; the answer before stays until the next one is here, so that nothing flickers. News alone draws nothing anew.
 */
export const useAnswer = <T>(
  ask: (ledger: LedgerApi) => Promise<T>,
  deps: readonly unknown[],
): T | undefined => {
  const connection = useConnected((now) => now.connection)
  const [answer, setAnswer] = useState<T>()
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    if (connection === null) return
    return followAnswers(
      connection,
      (held) => latest.current(held),
      (value) => setAnswer(() => value),
    )
  }, [connection, ...deps])
  return answer
}
