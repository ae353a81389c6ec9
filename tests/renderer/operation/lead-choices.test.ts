import { expect, it } from 'vitest'
import { leadChoices, leadName } from '../../../renderer/operation/lead-choices.ts'
import { draftOf } from '../../../renderer/operation/site-choices.ts'
import type { LogView } from '../../../shared/fold/view.ts'
import { testSite } from '../../shared/builders.ts'

const log = (code: string, more: Partial<LogView> = {}): LogView => ({
  ...{ log: code.toLowerCase().padEnd(64, '0'), role: 'station', place: 'HRBAJ', code, state: 'accepted' },
  ...{ segments: [], heard: null, events: 1, contradiction: null, continues: null },
  ...more,
})
const logs = [
  log('HRBAJ2'),
  log('HRBAJ1'),
  log('HRBAJ3', { state: 'waiting' }),
  log('TZNAM1', { place: 'TZNAM' }),
  log('HRBAJ', { role: 'unit' }),
]

it('a site’s accepted stations may lead it, by code', () => {
  expect(leadChoices(logs, { id: 'HRBAJ' }).map(({ label }) => label)).toEqual(['HRBAJ1', 'HRBAJ2'])
  expect(leadChoices([], { id: 'HRBAJ', lead: null })).toEqual([])
})

it('who leads already stays a choice, whatever became of its log', () => {
  const lead = 'f'.repeat(64)
  expect(leadChoices(logs, { id: 'HRBAJ', lead }).map(({ label }) => label)).toEqual([
    'HRBAJ1',
    'HRBAJ2',
    'ffffffff',
  ])
  expect(leadName(logs, logs[2]?.log ?? '')).toBe('HRBAJ3')
})

it('a draft says of every site of the pack who leads it, or that nobody does', () => {
  const site = testSite('HRBAJ')
  expect(draftOf(site).lead).toBeNull()
  expect(draftOf({ ...site, lead: { log: 'a'.repeat(64), recipient: 'age1' } }).lead).toBe('a'.repeat(64))
})
