/** Place to screen. */
import type { ReactNode } from 'react'
import { LogScreen } from '../log/log-screen.tsx'
import type { Place } from './navigation-store.ts'

export const screenOf = (place: Place): ReactNode => {
  switch (place.screen) {
    case 'log':
      return <LogScreen />
    default:
      return null
  }
}
