import { describe, expect, it } from 'vitest'
import '../start-texts.ts'
import { useNotice } from '../../../renderer/app/notice-store.ts'
import { keptAs, tellKept } from '../../../renderer/log/kept-entry.ts'

describe('what the mirror kept and the database did not take', () => {
  it('has the label that the entry will be listed under', () => {
    expect(keptAs({ reason: 'store-failed', detail: { kept: 412 } }, 'HRBAJ3')).toBe('HRBAJ3-000412')
  })
  it('is told apart from what was not saved at all', () => {
    expect(keptAs({ reason: 'store-failed' }, 'HRBAJ3')).toBeNull()
    expect(keptAs({ reason: 'mirror-failed' }, 'HRBAJ3')).toBeNull()
  })
  it('is told as saved', () => {
    tellKept('HRBAJ3-000412')
    expect(useNotice.getState().notice).toEqual({
      tone: 'warn',
      text: 'Kept as HRBAJ3-000412; the database follows',
      saved: 'HRBAJ3-000412',
    })
  })
})
