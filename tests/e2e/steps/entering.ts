// From the first start to an open session: creating an operation, joining one, training, locking and unlocking.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { SiteDraft } from '../../../shared/ledger-api.ts'
import type { Milepost } from '../harness/index.ts'

/** The passphrase of officer 1 after one click on Training. */
export const trainingPassphrase = 'training'

export interface OfficerForm {
  readonly name: string
  readonly badge: string
  readonly passphrase: string
}

export interface OperationForm {
  readonly name: string
  readonly short: string
  /** `2021-07-05`; without it, what the form proposes. */
  readonly starts?: string
  readonly ends?: string
  readonly unit: {
    readonly id: string
    readonly name: string
    readonly type: string
    readonly country: string
  }
  readonly sites: readonly (Omit<SiteDraft, 'cutoff'> & { readonly cutoff?: string })[]
  readonly officer: OfficerForm
  readonly training: boolean
}

export interface JoinForm {
  /** The pack file and its opening code. */
  readonly pack: string
  readonly code: string
  readonly site: string
  readonly stationCode: string
  readonly officer: OfficerForm
}

/** Called at each step of a wizard, to take its picture. */
export type Look = (screen: string) => Promise<void>

export async function createOperation(_: Milepost, __: OperationForm, ___?: Look): Promise<void> {
  throw new Error('not yet')
}

export async function writePack(_: Milepost, __: string, ___?: Look): Promise<string> {
  throw new Error('not yet')
}

/** The authority's fingerprint as the operation's screen shows it. */
export async function fingerprintShown(_: Milepost): Promise<string> {
  throw new Error('not yet')
}

/** Gives the fingerprint that was compared. */
export async function joinOperation(_: Milepost, __: JoinForm, ___?: Look): Promise<string> {
  throw new Error('not yet')
}

export async function startTraining(_: Milepost, __: 'station' | 'unit', ___ = 30_000): Promise<void> {
  throw new Error('not yet')
}

export async function unlock(_: Milepost, __: string): Promise<void> {
  throw new Error('not yet')
}

export async function lock({ page }: Milepost): Promise<void> {
  await page.keyboard.press('F12')
  await expect(page.getByRole('navigation', { name: en.common.screens })).toBeHidden()
}
