/** Place to screen. */
import type { ReactNode } from 'react'
import { ExportScreen } from '../export/export-screen.tsx'
import { InboxScreen } from '../inbox/inbox-screen.tsx'
import { EntryScreen } from '../log/entry-screen.tsx'
import { LogScreen } from '../log/log-screen.tsx'
import { OperationScreen } from '../operation/operation-screen.tsx'
import { AmendScreen } from '../records/amend-screen.tsx'
import { RecordScreen } from '../records/record-screen.tsx'
import { RecordsScreen } from '../records/records-screen.tsx'
import { ReviewScreen } from '../review/review-screen.tsx'
import { SettingsScreen } from '../settings/settings-screen.tsx'
import { StationsScreen } from '../stations/stations-screen.tsx'
import { TallyScreen } from '../tally/tally-screen.tsx'
import type { Place } from './navigation-store.ts'

export const screenOf = (place: Place): ReactNode => {
  switch (place.screen) {
    case 'log':
      return <LogScreen />
    case 'entry':
      return <EntryScreen key={place.kind} kind={place.kind} />
    case 'tally':
      return <TallyScreen />
    case 'export':
      return <ExportScreen />
    case 'inbox':
      return <InboxScreen />
    case 'operation':
      return <OperationScreen />
    case 'stations':
      return <StationsScreen />
    case 'records':
      return <RecordsScreen />
    case 'record':
      return <RecordScreen key={place.record} record={place.record} />
    case 'amend':
      return <AmendScreen key={place.record} record={place.record} />
    case 'review':
      return <ReviewScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
