/** A ledger in memory, to look at screens without a worker. It keeps no rule of the domain: it answers plausibly. */
import type { LedgerConnection } from '../../renderer/app/ledger.ts'
import { kinds } from '../../shared/kinds/kinds.ts'
import type { LedgerApi, RecordDetail, RecordRow, Session } from '../../shared/ledger-api.ts'
import { accept, refuse } from '../../shared/result.ts'
import { anyRow, firstRows, log, moreRows, pack, rowOf, sessionOf } from './fake-data.ts'
import { fakeRecoveryCalls } from './fake-recovery.ts'
import { relatedRows } from './fake-related.ts'
import { fakeTierCalls } from './fake-tiers.ts'
import { fakeUnitCalls } from './fake-unit.ts'

export interface FakeState {
  readonly start: 'empty' | 'station' | 'unit'
  readonly training?: boolean
  readonly many?: number
}

/** A clock that went on. */
const steady = { corrected: null, jump: null }

export const fakeConnection = (state: FakeState): LedgerConnection => {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  let session: Session | null = null
  const many = state.many ?? 400
  let rows: RecordRow[] = [...firstRows, ...moreRows(Math.min(many, 5000))]
  const open = (role: 'station' | 'unit', training = false) => {
    session = sessionOf(role, training)
    return accept(session)
  }
  const find = (key: string) => rows.find((row) => row.record.key === key)
  const detail = (row: RecordRow): RecordDetail => ({
    ...row,
    mayChange: true,
    mayErase: true,
    mayApprove: row.record.kind === 'arrest' && !row.record.approved,
    related: row.record.kind === 'arrest' ? relatedRows : [],
    holders: [{ unit: 'OCUABU', name: 'OCU Abu Dhabi', state: 'no-receipt', at: null }],
    history: [
      {
        reference: row.record.reference,
        op: 'recorded',
        at: `${row.record.when.slice(0, 16)}:12+02:00`,
        by: 1,
        effective: true,
        changes: [],
        reason: null,
        officer: row.officer,
        label: row.label,
        ...steady,
      },
      ...(row.record.voided
        ? [
            {
              reference: [log, 420, '00'] as const,
              op: 'voided' as const,
              at: '2021-07-06T22:50:00+02:00',
              by: 1,
              effective: true,
              changes: [{ register: 'voided', from: false, to: true }],
              reason: 'Entered twice',
              officer: 'Horvat',
              label: 'HRBAJ3-000420',
              ...steady,
            },
          ]
        : []),
      ...(row.record.kind === 'arrest'
        ? [
            {
              reference: [log, 419, '00'] as const,
              op: 'amended' as const,
              at: '2021-07-06T22:44:00+02:00',
              by: 2,
              effective: true,
              changes: [
                { register: 'roles/Transporter', from: null, to: 'Transporter' },
                { register: 'wantedBy', from: 'BIH', to: 'SRB' },
              ],
              reason: 'The notice is Serbia’s',
              officer: 'Kovač',
              label: 'HRBAJ3-000419',
              ...steady,
            },
          ]
        : []),
    ],
  })
  const ledger: LedgerApi = {
    ...fakeUnitCalls(),
    ...fakeTierCalls(open),
    boot: async () =>
      accept(
        state.start === 'empty'
          ? { state: 'empty' as const }
          : {
              state: 'locked' as const,
              role: state.start,
              code: state.start === 'station' ? 'HRBAJ3' : 'OCUABU',
              operation: 'Liberterra',
              training: state.training ?? false,
              officers: [1, 2],
              lastOfficer: 1,
              asksUnit: false,
            },
      ),
    createUnit: async (_draft, _officer, training) => open('unit', training),
    writePack: async () =>
      accept({
        bytes: new Uint8Array(2048),
        suggestedName: 'LT_pack_001.milepost',
        code: 'AB12-CD34-EF56-GH78-J',
      }),
    changeOperation: async () => accept(session ?? sessionOf('unit')),
    readPack: async (_bytes, code) =>
      code.startsWith('A')
        ? accept({ pack, fingerprint: '7ae17ae17ae17ae17ae17ae17ae17ae17ae17ae1' })
        : refuse({ reason: 'wrong-opening-code' as const }),
    createStation: async () => open('station'),
    startTraining: async (side) => open(side, true),
    unlock: async (_officer, passphrase) =>
      passphrase === 'wrong'
        ? refuse({ reason: 'wrong-passphrase' as const })
        : open(state.start === 'unit' ? 'unit' : 'station', state.training),
    lock: async () => {
      session = null
    },
    session: async () => session,
    addOfficer: async () => accept(3),
    officers: async () => [
      { number: 1, name: 'Sgt. I. Horvat', badge: 'HR-4471', role: 'supervisor', enabled: true },
      { number: 2, name: 'M. Kovač', badge: 'HR-4480', role: 'officer', enabled: true },
    ],
    ...fakeRecoveryCalls(open),
    today: async () => ({
      day: '2021-07-06',
      dayNumber: 2,
      of: 5,
      counters: {
        inspections_total: 318,
        persons_checked: 741,
        vehicles_checked: 302,
        db_queries: 766,
        hits_possible: 3,
        arrests_total: 4,
        victims_total: 7,
        irregular_migrants: 68,
      },
      recent: rows.slice(0, 20),
      unsent: 146,
      unreceived: null,
    }),
    save: async (draft) => {
      const problems = kinds[draft.kind].rules(draft.body, draft.personal, draft.when)
      if (problems.length > 0) return refuse({ refusal: { reason: 'invalid-entry' as const }, problems })
      if (draft.personal.note === 'disk full')
        return refuse({ refusal: { reason: 'disk-full' as const }, problems: [] })
      const n = Math.max(...rows.map((row) => row.record.reference[1])) + 1
      const row = rowOf(n, draft.kind, draft.when, draft.body, draft.personal, 'Horvat', { state: 'saved' })
      rows = [row, ...rows]
      setTimeout(changed)
      return accept({ key: row.record.key, label: row.label, at: `${draft.when.slice(0, 16)}:00+02:00` })
    },
    amend: async (key) => accept({ key, label: 'HRBAJ3-000421', at: '2021-07-06T22:55:00+02:00' }),
    restoreRecord: async (key) => accept({ key, label: 'HRBAJ3-000423', at: '2021-07-06T22:57:00+02:00' }),
    purgePersonal: async () => refuse({ reason: 'operation-runs', detail: { ends: '2021-07-09' } }),
    makeBackup: async () =>
      accept({ bytes: new Uint8Array(8), suggestedName: 'LT_HRBAJ3_2021-07-06.mpbackup' }),
    backedUp: async () => accept(undefined),
    lastBackup: async () => '2021-07-06T21:10:00+02:00',
    readBackup: async () =>
      accept({
        ...({ role: 'station', code: 'HRBAJ3', operation: 'Operation Liberterra', training: false } as const),
        ...{ created: '2021-07-06T21:10:00+02:00', officers: [1, 2], lastOfficer: 1, nextCode: 'HRBAJ3B' },
        asksUnit: false,
      }),
    restore: async () => refuse({ reason: 'wrong-passphrase' }),
    eraseRecord: async (key) => accept({ key, label: 'HRBAJ3-000425', at: '2021-07-06T22:59:00+02:00' }),
    approveRecord: async (key) => accept({ key, label: 'HRBAJ3-000424', at: '2021-07-06T22:58:00+02:00' }),
    relate: async ([key]) => accept({ key, label: 'HRBAJ3-000425', at: '2021-07-06T22:59:00+02:00' }),
    voidRecord: async (key) => accept({ key, label: 'HRBAJ3-000422', at: '2021-07-06T22:56:00+02:00' }),
    records: async (query) => {
      // Beyond what is held, rows are made as they are asked for.
      if (many > 5000 && query.text === undefined) {
        const length = Math.min(query.limit, many - query.offset)
        return { rows: Array.from({ length }, (_, i) => anyRow(query.offset + i)), total: many }
      }
      const found = rows.filter(
        (row) =>
          (query.kind === undefined || row.record.kind === query.kind) &&
          (query.voided === undefined || row.record.voided === query.voided) &&
          (query.text === undefined ||
            `${row.label} ${Object.values(row.record.personal ?? {}).join(' ')}`
              .toLowerCase()
              .includes(query.text.toLowerCase())),
      )
      return { rows: found.slice(query.offset, query.offset + query.limit), total: found.length }
    },
    record: async (key) => {
      const row = find(key)
      return row === undefined ? null : detail(row)
    },
    shift: async () => accept({ key: 'k', label: 'HRBAJ3-000423', at: '2021-07-06T22:57:00+02:00' }),
  }
  return {
    ledger,
    onNews: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onFault: () => undefined,
    end: () => undefined,
  }
}
