// No text that nothing shows: it would be translated and reviewed four times for nobody.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Theme } from '../../renderer/app/preferences-store.ts'
import type { Deciding } from '../../renderer/inbox/pins.ts'
import type { Choice } from '../../renderer/records/relate-dialog.tsx'
import type { ProposedDays, UnitForm } from '../../renderer/setup/operation-forms.ts'
import type { Strength } from '../../renderer/setup/passphrase-strength.ts'
import { en } from '../../renderer/texts/en/index.ts'
import type { RelationKind } from '../../shared/events/event.ts'
import { measures } from '../../shared/figures/measures.ts'
import { dimensionOf } from '../../shared/figures/sum.ts'
import type { MatchedBy } from '../../shared/fold/view-duplicates.ts'
import type { CopyRefusal, CopyStanding } from '../../shared/ipc/copy.ts'
import { problemNames } from '../../shared/kinds/field.ts'
import { kindNames, kinds } from '../../shared/kinds/kinds.ts'
import type { LogOutcome, Session, UnitHolds } from '../../shared/ledger-api.ts'
import { refusalReasons } from '../../shared/result.ts'
import { rowTexts, type SheetGroup } from '../../shared/sheet/sheet-rows.ts'

/** Every word of a type: one that comes or goes there does not compile here. */
const every = <Word extends string>(words: Readonly<Record<Word, 1>>): readonly string[] => Object.keys(words)
const fields = Object.values(kinds).flatMap((kind) => kind.fields)
const quick = every<'persons' | 'vehicles' | 'documents' | 'queries'>({
  ...{ persons: 1, vehicles: 1, documents: 1, queries: 1 },
})
const relations = every<RelationKind>({
  ...{ 'same-incident': 1, 'same-person': 1, 'same-case': 1, 'part-of-group': 1 },
})
const decisions = every<Deciding>({ reject: 1, revoke: 1, again: 1, choose: 1 })

/** Keys that the sources put together, as they are written there, and all that can stand in the gap. */
const composed: Readonly<Record<string, readonly string[]>> = {
  'copy:refused.*': every<Exclude<CopyRefusal, 'cancelled'>>({
    ...{ 'own-folder': 1, foreign: 1, full: 1, 'read-only': 1, failed: 1 },
  }),
  'copy:standing.*': every<CopyStanding>({
    ...{ 'up-to-date': 1, following: 1, away: 1, full: 1, 'read-only': 1 },
    ...{ foreign: 1, ahead: 1, failed: 1 },
  }),
  // In a history also when and where something happened.
  'kinds:*': [...fields.map(({ name }) => name), 'when', 'site'],
  'kinds:section.*': fields.map(({ section }) => section),
  'kinds:of.*': fields.flatMap((field) =>
    field.shape === 'counts' ? field.dimensions.map(({ of }) => of) : [],
  ),
  'log:*': quick,
  'problems:*': problemNames,
  'records:choice.*': every<Choice>({
    ...{ 'same-incident': 1, 'same-person': 1, 'same-case': 1, 'part-of-group': 1, 'group-of': 1 },
  }),
  // Part of a group is said from either side, as `group` and `member`.
  'records:holds.*': every<UnitHolds['state']>({
    ...{ counted: 1, waiting: 1, 'set-aside': 1, 'not-held': 1, 'no-receipt': 1 },
  }),
  'records:relation.*': relations.filter((kind) => kind !== 'part-of-group'),
  'records:relation.not.*': relations,
  'records:sum.*': [...quick, 'POSSIBLE', 'HIT_PENDING', 'HIT_CONFIRMED', 'HIT_REJECTED'],
  'refusals:*': refusalReasons,
  'review:same.*': every<MatchedBy>({ document: 1, name: 1 }),
  'settings:role.*': every<Session['officer']['role']>({ officer: 1, supervisor: 1 }),
  'settings:theme.*': every<Theme>({ day: 1, night: 1, contrast: 1 }),
  'setup:*': every<keyof ProposedDays>({ starts: 1, ends: 1, retention: 1 }),
  'setup:step.*': ['operation', 'unit', 'sites', 'officer', 'write'],
  'setup:strength.*': every<Strength>({ none: 1, weak: 1, fair: 1, good: 1, strong: 1 }),
  'setup:type.*': every<UnitForm['type']>({ OCU: 1, CSU: 1, NCB: 1 }),
  // Through `textOr`, with what is said otherwise.
  'tally:*': [
    'figure',
    'by.other',
    // Flights are also told by airport, which no measure names.
    'by.site',
    ...measures.map(({ no }) => `figure.${no}`),
    ...measures.flatMap(({ breakdowns }) => breakdowns.map((by) => `by.${dimensionOf(by)}`)),
  ],
  'tally:group.*': every<SheetGroup>({ A: 1, B: 1, C: 1, D: 1, E: 1, F: 1 }),
  'tally:row.*': rowTexts,
  'unit:by.*': every<NonNullable<LogOutcome['against']>>({ rejected: 1, revoked: 1 }),
  'unit:decide.*.act': decisions,
  'unit:decide.*.done': decisions,
  'unit:decide.*.open': decisions,
  'unit:decide.*.text': decisions,
  'unit:decide.*.title': decisions,
  'unit:short.*': refusalReasons,
}

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url))
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  // The catalogues do not use themselves; the worker shows nothing.
  .filter((path) => /\.tsx?$/.test(path) && !/^(ledger|texts\/(en|fr|es|ar))\//.test(path))
  .map((path) => readFileSync(join(renderer, path), 'utf8'))

const spaces = Object.keys(en).join('|')
const gap = /\$\{[^}]*\}/g
const written = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(new RegExp(`\`((?:${spaces}):[^\`]*\\$\\{[^\`]*)\``, 'g'))].map(([, key]) =>
      (key ?? '').replace(gap, '*'),
    ),
  ),
)

test('every key that is put together is told here, and nothing else is', () => {
  expect(Object.keys(composed).sort()).toEqual([...written].sort())
})

test('every text is used', () => {
  // A key of `common` has no prefix: a word that also stands for something else counts as used.
  const used = new Set(
    sources.flatMap((text) => [...text.matchAll(/(['"`])([\w:.-]+)\1/g)].map(([, , key]) => key)),
  )
  for (const kind of kindNames) used.add(kind)
  for (const [key, words] of Object.entries(composed))
    for (const word of words) used.add(key.replace('*', word))
  const keys = Object.entries(en).flatMap(([space, texts]) =>
    Object.keys(texts).map((key) => {
      const asked = key.replace(/_(one|other)$/, '')
      return space === 'common' ? asked : `${space}:${asked}`
    }),
  )
  expect([...new Set(keys)].filter((key) => !used.has(key))).toEqual([])
})
