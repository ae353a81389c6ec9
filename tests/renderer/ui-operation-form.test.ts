import { afterEach, expect, test, vi } from 'vitest'
import './start-texts.ts'
import { operationForm } from '../../renderer/setup/operation-forms.ts'

afterEach(() => vi.useRealTimers())

test('an operation set up at night begins with the operation day in which it is, so that an entry now is in it', () => {
  vi.useFakeTimers()
  const local = (hour: number, minute: number) => new Date(2026, 10, 25, hour, minute)
  vi.setSystemTime(local(5, 59))
  expect(operationForm()).toMatchObject({ starts: '24.11.2026', ends: '28.11.2026' })
  vi.setSystemTime(local(6, 0))
  expect(operationForm()).toMatchObject({ starts: '25.11.2026', ends: '29.11.2026' })
})
