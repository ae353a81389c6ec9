/** The database belongs to one installation: that whose keyring lies in the mirror. */
import { decodeText, encodeText } from '../../../shared/lines/bytes.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { type MilepostDatabase, within } from '../store/database.ts'

/** An empty database is taken; another installation's stops with `stores-disagree`. */
export const claimDatabase = async (database: MilepostDatabase, store: string): Promise<Result<null>> => {
  try {
    if (!database.isOpen()) await within(database.open())
    const owner = await within(database.meta.get('store'))
    if (owner && decodeText(owner.value) !== store) {
      database.close()
      return refuse({ reason: 'stores-disagree' })
    }
    if (!owner) await within(database.meta.put({ name: 'store', value: encodeText(store) }))
    return accept(null)
  } catch {
    database.close()
    return refuse({ reason: 'store-failed' })
  }
}
