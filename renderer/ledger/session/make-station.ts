/** A station at a site of a pack: its log's key and its age identity. */
import type { Cryptography } from '../../../shared/capabilities.ts'
import { toHex } from '../../../shared/lines/bytes.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { makeIdentity } from '../vault/officer-slot.ts'
import type { NewInstallation } from './create-installation.ts'
import type { PackFile } from './pack-file.ts'

/** Letters and digits, `HRBAJ3`: it stands in labels and file names. */
export const isCode = (code: string): boolean => /^[A-Z0-9]{2,12}$/.test(code)

export const makeStation = async (
  caps: Cryptography,
  packFile: PackFile,
  place: string,
  code: string,
): Promise<Result<Omit<NewInstallation, 'officer'>>> => {
  const { sites, units } = packFile.pack
  const site = sites.find(({ id }) => id === place)
  const unit = units.find(({ id }) => id === site?.unit)
  if (!unit || !isCode(code)) return refuse({ reason: 'invalid-entry' })
  const { identity, recipient } = await makeIdentity()
  const secrets = { log: toHex(caps.random(32)), identity, unit: null }
  return accept({ role: 'station', place, code, packFile, recovery: unit.recovery, recipient, secrets })
}
