/** The database belongs to one installation: that whose keyring lies in the mirror. */
import { decodeText, encodeText } from '../../../shared/lines/bytes.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import type { Mirror } from '../mirror-client.ts'
import { type MilepostDatabase, orElse, within } from '../store/database.ts'
import { journalName, packName } from '../store/mirror-files.ts'

const opens = (database: MilepostDatabase): Promise<boolean> =>
  orElse(async () => {
    if (!database.isOpen()) await within(database.open())
    await within(database.meta.count())
    return true
  }, false)

/**
 * One that does not open, twice, is made anew, if the mirror has what was in it. Not one of a newer version of this
 * program: `VersionError` is thrown by an intact database.
 */
const openOrRenew = async (database: MilepostDatabase, mirror: Mirror): Promise<boolean> => {
  if (await opens(database)) return true
  database.close()
  const again = await within(database.open()).then(
    () => null,
    (error: Error) => error.name,
  )
  if (again === null) return opens(database)
  const files = await mirror.list()
  const names = new Set(files.ok ? files.value.map(({ name }) => name) : [])
  if (again === 'VersionError' || !names.has(journalName) || !names.has(packName)) return false
  return orElse(async () => {
    await within(database.delete())
    await within(database.open())
    return true
  }, false)
}

/** An empty database is taken; another installation's stops with `stores-disagree`. */
export const claimDatabase = async (
  database: MilepostDatabase,
  mirror: Mirror,
  store: string,
): Promise<Result<null>> => {
  const done = await orElse<Result<null>>(
    async () => {
      if (!(await openOrRenew(database, mirror))) return refuse({ reason: 'store-failed' })
      const owner = await within(database.meta.get('store'))
      if (owner && decodeText(owner.value) !== store) return refuse({ reason: 'stores-disagree' })
      if (!owner) await within(database.meta.put({ name: 'store', value: encodeText(store) }))
      return accept(null)
    },
    refuse({ reason: 'store-failed' }),
  )
  if (!done.ok) database.close()
  return done
}
