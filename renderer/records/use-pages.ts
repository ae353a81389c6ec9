/** A list of any length, asked for in pages as they come into sight. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RecordQuery, RecordRow } from '../../shared/ledger-api.ts'
import { useLedger, useNews } from '../app/ledger.ts'

const pageSize = 100

export const usePages = (query: Omit<RecordQuery, 'offset' | 'limit'>) => {
  const ledger = useLedger()
  const news = useNews()
  const asked = JSON.stringify(query)
  const [total, setTotal] = useState<number>()
  const [, redraw] = useState(0)
  /** Rows of the question before stay in sight until the first page of the new one is here. */
  const state = useRef({
    question: '',
    pages: new Map<number, readonly RecordRow[]>(),
    waiting: new Set<number>(),
  })
  const question = `${news}/${asked}`

  const fetchPage = useCallback(
    async (page: number) => {
      const begun = state.current
      if (begun.pages.has(page) || begun.waiting.has(page)) return
      begun.waiting.add(page)
      const answer = await ledger.records({ ...JSON.parse(asked), offset: page * pageSize, limit: pageSize })
      if (state.current !== begun) return
      begun.pages.set(page, answer.rows)
      begun.waiting.delete(page)
      setTotal(answer.total)
      redraw((now) => now + 1)
    },
    [ledger, asked],
  )

  useEffect(() => {
    let wanted = true
    const fresh = { question, pages: new Map<number, readonly RecordRow[]>(), waiting: new Set<number>() }
    void ledger.records({ ...JSON.parse(asked), offset: 0, limit: pageSize }).then((answer) => {
      if (!wanted) return
      fresh.pages.set(0, answer.rows)
      state.current = fresh
      setTotal(answer.total)
      redraw((now) => now + 1)
    })
    return () => {
      wanted = false
    }
  }, [ledger, asked, question])

  const rowAt = (index: number): RecordRow | undefined =>
    state.current.pages.get(Math.floor(index / pageSize))?.[index % pageSize]
  const onSight = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++)
        void fetchPage(page)
    },
    [fetchPage],
  )
  /** What is in sight answers this question, and not one before. */
  const settled = state.current.question === question
  return { total, settled, rowAt, onSight }
}
