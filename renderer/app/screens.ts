/** The rows of the rail. To add a screen: its name in `navigation-store.ts`, its component in `screen-of.tsx`, its text, a row here. */
import type { Session, Today } from '../../shared/ledger-api.ts'
import type { TextKey } from '../texts/index.ts'
import type { Place, ScreenName } from './navigation-store.ts'

export interface Badges {
  readonly today: Today | undefined
  /** Logs and files that wait for a person. */
  readonly waiting: number
  /** Conflicts and proposals. */
  readonly review: number
}

export interface RailRow {
  readonly place: Place
  readonly text: TextKey
  readonly shows: (session: Session, badges: Badges) => boolean
  readonly badge?: (badges: Badges) => number
  /** Screens that are reached from this one and light it up. */
  readonly under?: readonly ScreenName[]
}

const atStation = (session: Session) => session.role === 'station'
const atUnit = (session: Session) => session.role === 'unit'
const always = () => true
const importing = (session: Session) => session.mayImport
const hasParent = (session: Session) => session.unit?.parent != null

/** In the order of the rail. */
export const rail: readonly RailRow[] = [
  { place: { screen: 'log' }, text: 'log', shows: atStation, under: ['entry'] },
  { place: { screen: 'inbox' }, text: 'inbox', shows: importing, badge: (badges) => badges.waiting },
  { place: { screen: 'records' }, text: 'records', shows: always, under: ['record', 'amend'] },
  {
    place: { screen: 'review' },
    text: 'review',
    // At a station only where there is something, for who may settle it.
    shows: (session, { review }) => atUnit(session) || (session.officer.role === 'supervisor' && review > 0),
    badge: (badges) => badges.review,
  },
  { place: { screen: 'tally' }, text: 'tally', shows: atStation },
  { place: { screen: 'tally' }, text: 'tallies', shows: atUnit },
  {
    place: { screen: 'export' },
    text: 'export',
    shows: (session) => atStation(session) || hasParent(session),
    badge: ({ today }) => today?.unreceived?.count ?? today?.unsent ?? 0,
  },
  { place: { screen: 'operation' }, text: 'operationScreen', shows: atUnit },
  { place: { screen: 'stations' }, text: 'stations', shows: atUnit },
  { place: { screen: 'settings' }, text: 'settings', shows: always },
]

export const firstPlace = (session: Session): Place => ({ screen: atStation(session) ? 'log' : 'inbox' })
