/**
 * Writes `format-1/` anew: `WRITE_VECTORS=1 npx vitest run --project unit tests/vectors`. Only until format 1 is frozen,
 * and the commit says so. age draws its own randomness: the encrypted files differ each time, what is inside does not.
 */
import { writeFileSync } from 'node:fs'
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { makeBatchContent } from '../../shared/batch/make-batch.ts'
import { makeReceiptContent } from '../../shared/batch/make-receipt.ts'
import { makePackFile } from '../../shared/pack/make-pack.ts'
import {
  makeScenario,
  openingCode,
  readerIdentity,
  readerRecipient,
  type Scenario,
  textOf,
} from './scenario.ts'

export const folder = `${import.meta.dirname}/format-1`

export const writeVectors = async (): Promise<void> => {
  const scenario = await makeScenario()
  const content = await makeBatchContent(cryptography, scenario.plan)
  writeFileSync(`${folder}/vectors.json`, `${JSON.stringify(textOf(scenario), null, 1)}\n`)
  writeFileSync(`${folder}/batch-content.gz`, content)
  writeFileSync(`${folder}/batch.mpbatch`, await cryptography.encryptTo(content, [readerRecipient]))
  writeFileSync(`${folder}/identity.txt`, `${readerIdentity}\n`)
  writeFileSync(`${folder}/pack.mppack`, await makePackFile(cryptography, scenario.pack, openingCode))
  await writeReceiptVectors(scenario)
}

export const writeReceiptVectors = async ({ receipt }: Scenario): Promise<void> => {
  const content = await makeReceiptContent(cryptography, receipt)
  writeFileSync(`${folder}/receipt-content.gz`, content)
  writeFileSync(`${folder}/receipt.mpreceipt`, await cryptography.encryptTo(content, [receipt.recipient]))
}
