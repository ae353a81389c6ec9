/** What a fake ledger answers about units below units. */

import type { TierCalls } from '../../shared/ledger-api/tiers.ts'
import type { Session } from '../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'

const fingerprint = '4f1c 09aa 37e2 b8d0 5561 77c3 0b1e 92fa'

export const fakeTierCalls = (open: (role: 'unit') => Result<Session>): TierCalls => ({
  createJoiningUnit: async () => open('unit'),
  makeJoinFile: async () =>
    accept({ bytes: new Uint8Array(900), suggestedName: 'LT_OCUTUN.mpjoin', fingerprint }),
  readJoinFile: async () =>
    accept({
      unit: { id: 'OCUTUN', name: 'OCU Tunis', type: 'OCU', country: 'TUN', parent: 'OCUABU' },
      created: '2021-07-04T22:38:05+02:00',
      fingerprint,
      before: null,
      otherLog: false,
      parents: [{ id: 'OCUABU', name: 'OCU Abu Dhabi' }],
    }),
  addUnit: async () => open('unit'),
  takePack: async () => refuse({ reason: 'older-pack' }),
})
