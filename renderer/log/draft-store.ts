/** Drafts of entries not yet saved: in memory only, one for each form, gone when Milepost locks. */
import { create } from 'zustand'
import { forgetOnLock } from '../app/locking.ts'
import { useStanding } from '../app/session-store.ts'
import { localNow } from '../components/operation-line.ts'
import type { EntryDraft } from './entry-draft.ts'

/** `new/arrest`, or `amend/` and a record's key. */
export type DraftName = string
type Drafts = Readonly<Record<DraftName, EntryDraft>>

export const useDrafts = create<{ readonly drafts: Drafts }>(() => ({ drafts: {} }))
forgetOnLock(() => useDrafts.setState({ drafts: {} }))

export const draftNamed = (name: DraftName): EntryDraft | undefined => useDrafts.getState().drafts[name]
export const putDraft = (name: DraftName, draft: EntryDraft): void =>
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [name]: draft } }))
export const dropDraft = (name: DraftName): void =>
  useDrafts.setState(({ drafts: { [name]: _, ...others } }) => ({ drafts: others }))

/** As the clock over the screen shows it. */
const clock = () => {
  const { standing } = useStanding.getState()
  return localNow(standing.phase === 'open' ? standing.session.site?.zone : undefined).slice(11)
}

/** A change by the officer: kept at once, with the time. */
export const changeDraft = (name: DraftName, change: (draft: EntryDraft) => Partial<EntryDraft>): void =>
  useDrafts.setState(({ drafts }) => {
    const draft = drafts[name]
    return draft === undefined
      ? {}
      : { drafts: { ...drafts, [name]: { ...draft, ...change(draft), keptAt: clock() } } }
  })
/** A change that is none of the entry: a section unfolded, a field left. */
export const markDraft = (name: DraftName, change: (draft: EntryDraft) => Partial<EntryDraft>): void =>
  useDrafts.setState(({ drafts }) => {
    const draft = drafts[name]
    return draft === undefined ? {} : { drafts: { ...drafts, [name]: { ...draft, ...change(draft) } } }
  })
/** The officer has left a field: what is wrong with it may now be said. */
export const touchField = (name: DraftName, field: string): void =>
  markDraft(name, ({ touched }) => (touched.includes(field) ? {} : { touched: [...touched, field] }))
