/** The course of an entry form: its draft, what is to settle, and saving. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RecordDraft } from '../../shared/kinds/check-record.ts'
import type { Problem } from '../../shared/kinds/field.ts'
import type { Refused, Saved } from '../../shared/ledger-api.ts'
import type { Refusal, Result } from '../../shared/result.ts'
import { savedOf } from '../app/ledger.ts'
import { dismissNotice } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { type DraftName, draftNamed, dropDraft, putDraft, useDrafts } from './draft-store.ts'
import { type EntryDraft, problemsOf, recordOf } from './entry-draft.ts'
import { keptAs } from './kept-entry.ts'

/** `follows`: in the mirror, and the database gets it later. */
export interface Entered {
  readonly label: string
  readonly follows: boolean
}

/** Puts the cursor into a field of the form. */
export const focusField = (form: HTMLElement | null, field: string): void => {
  const cell = form?.querySelector(`[data-field="${CSS.escape(field)}"]`)
  cell?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button')?.focus()
}

export const useEntry = (
  name: DraftName,
  start: () => EntryDraft,
  save: (record: RecordDraft) => Promise<Result<Saved, Refused>>,
) => {
  const { pack, code } = useSession()
  const starts = useRef(start)
  const [fresh, setFresh] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `fresh` asks for a new empty form under the same name
  const first = useMemo(() => draftNamed(name) ?? starts.current(), [name, fresh])
  const draft = useDrafts((now) => now.drafts[name]) ?? first
  useEffect(() => {
    if (draftNamed(name) === undefined) putDraft(name, first)
  }, [name, first])

  const form = useRef<HTMLDivElement>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  /** What the ledger found and the form did not: shown until the next change. */
  const [answered, setAnswered] = useState<{
    readonly to: EntryDraft
    readonly problems: readonly Problem[]
  }>()
  const record = useMemo(() => recordOf(draft, pack), [draft, pack])
  const own = useMemo(() => problemsOf(draft, record, pack), [draft, record, pack])
  const problems = own.length === 0 && answered?.to === draft ? answered.problems : own

  useEffect(() => {
    if (fresh >= 0) form.current?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')?.focus()
  }, [fresh])

  const submit = useCallback(async (): Promise<Entered | null> => {
    if (busy) return null
    setTried(true)
    dismissNotice()
    const [problem] = own
    if (problem !== undefined) {
      // After the error is drawn: a folded field is shown only then.
      requestAnimationFrame(() => focusField(form.current, problem.field))
      return null
    }
    setBusy(true)
    const saved = await savedOf(save(record))
    setBusy(false)
    if (saved.ok) {
      setRefusal(null)
      return { label: saved.value.label, follows: false }
    }
    const kept = keptAs(saved.refusal.refusal, code)
    if (kept !== null) return { label: kept, follows: true }
    setRefusal(saved.refusal.refusal)
    setAnswered({ to: draft, problems: saved.refusal.problems })
    return null
  }, [busy, own, record, draft, save, code])

  /** An empty form again, for the next entry. */
  const startOver = () => {
    dropDraft(name)
    setTried(false)
    setRefusal(null)
    setFresh((now) => now + 1)
  }
  return {
    fresh,
    draft,
    problems,
    tried,
    busy,
    refusal,
    form,
    submit,
    startOver,
    forget: () => dropDraft(name),
  }
}
